import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { describeLivingCorpus } from '../end-to-end/corpus.contract.ts';
import { LivingCorpus } from '../end-to-end/living-corpus.ts';
import { FaultyNode } from './faulty-node.ts';
import { isMissing } from './test-cluster.ts';

describe.skipIf(isMissing)('in a search cluster', () => {
  let node: FaultyNode;

  beforeAll(async () => {
    node = await FaultyNode.before(inject('openSearch') ?? '');
  });

  afterAll(async () => {
    // That it is the cluster which was written to and asked.
    for (const request of ['/_bulk', '/_msearch', '/_mget']) {
      expect(node.asked.some((path) => path.includes(request))).toBe(true);
    }
    await node[Symbol.asyncDispose]();
  });

  describeLivingCorpus('in a search cluster', () =>
    LivingCorpus.start({ SEARCH_NODE: node.url, SEARCH_CORPUS: `living-${randomUUID()}` }),
  );
});
