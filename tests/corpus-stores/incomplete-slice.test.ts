import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { ArticleCache } from '../../functions/opensearch/article-cache.ts';
import { Cluster } from '../../functions/opensearch/cluster.ts';
import { ClusterEdition } from '../../functions/opensearch/cluster-edition.ts';
import { loadedEdition } from '../../functions/opensearch/loaded-edition.ts';
import { indexNames } from '../../functions/opensearch/mapping.ts';

const EDITION = {
  number: 1,
  version: '0123456789ab',
  summary: { articles: 1, publishers: [], undisclosed: 1, from: null, to: null, undated: 1, version: '0123456789ab' },
  passages: 1,
  sentences: 1,
  meanSentenceLength: 8,
  meanPassageLength: 8,
  meanText: 8,
  meanAbove: 1,
  rings: { names: [], byWord: [], byRoot: [] },
  origins: [],
  suggestions: [],
  common: [],
};

/** Has nothing, and says so to whatever is searched. */
async function emptyNode() {
  const server = createServer(async (request, response) => {
    const searches = (await text(request)).trimEnd().split('\n').length / 2;
    const none = { buckets: [] };
    const one = {
      hits: { hits: [] },
      timed_out: false,
      aggregations: { text: none, above: none, capital: none, small: none },
      suggest: { near: [] },
    };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ responses: Array.from({ length: searches }, () => one) }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

test('what never is all there is told as incomplete, and is no answer from a part', async () => {
  await using node = await emptyNode();
  const cluster = new Cluster({ node: node.url, timeoutMs: 60_000, attempts: 1, sleep: async () => {} });
  const names = indexNames('endless');
  const edition = (loaded = loadedEdition(EDITION)) =>
    new ClusterEdition(loaded, { cluster, names, cache: new ArticleCache(cluster, names) });
  expect(await edition().slice(['Who died in Marlow?'])).toBeDefined();
  const forgetful = loadedEdition(EDITION);
  forgetful.counted.set = () => {};
  await expect(edition(forgetful).slice(['Who died in Marlow?'])).rejects.toMatchObject({ problem: 'incomplete' });
});
