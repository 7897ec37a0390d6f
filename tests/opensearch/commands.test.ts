import { describe, expect, inject, test } from 'vitest';
import { answer } from '../../functions/engine/answer.ts';
import { LocalCorpus } from '../../functions/local/server/corpus/local-corpus.ts';
import { harbourFiles } from '../local/server/preview.ts';
import { runAsk, runIndex } from '../support/command.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { FaultyNode } from './faulty-node.ts';
import { isMissing } from './test-cluster.ts';

const QUESTIONS = ['how many police died in Marlow?', 'who is the mayor of Marlow?', 'who won the marathon in Zagreb?'];
const RINGS = new URL('../../corpus/rings.yaml', import.meta.url).pathname;

describe.skipIf(isMissing)('--store opensearch', () => {
  const node = inject('openSearch') ?? '';
  const store = ['--store', 'opensearch', '--node', node];

  test('what index has written is asked, and printed as the same articles in a folder are', async () => {
    await using folder = await tempFolder(harbourFiles());
    const first = await runIndex(['--corpus', folder.path, ...store, '--shards', '2']);
    expect(first).toMatchObject({
      code: 0,
      out: expect.stringMatching(/: 6 articles, .* 6 written, index [0-9a-f]{12}\n$/u),
    });
    const again = await runIndex(['--corpus', folder.path, ...store]);
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('0 written') });
    for (const question of QUESTIONS) {
      const asked = await runAsk([...store, '--json', question]);
      expect(asked).toEqual(await runAsk(['--corpus', folder.path, '--json', question]));
      expect(asked.code).toBe(0);
    }
    const window = ['--after', '2022-01-01', '--explain', '--claim', 'Nine police officers were killed in Marlow.'];
    expect(await runAsk([...store, ...window])).toEqual(await runAsk(['--corpus', folder.path, ...window]));
  });

  test('a cluster that cannot be reached is told in one line', async () => {
    const closed = await FaultyNode.before(node);
    await closed[Symbol.asyncDispose]();
    const nowhere = ['--store', 'opensearch', '--node', closed.url];
    for (const result of [await runAsk([...nowhere, 'who died?']), await runIndex(nowhere)]) {
      expect(result).toMatchObject({ code: 1, out: '' });
      expect(result.err).toMatch(
        /^(?:ask|index): The search cluster 127\.0\.0\.1:\d+ cannot be reached \(ECONNREFUSED\)\n$/u,
      );
    }
  });

  test('the app on this machine asks the cluster, also for what is added while it runs', async () => {
    await using folder = await tempFolder(harbourFiles());
    await using corpus = await LocalCorpus.open({ corpus: folder.path, rings: RINGS, node });
    const ships = 'How many ships left the port of Quern?';
    const ask = async () => {
      const slice = await (await corpus.current())?.slice([ships]);
      return slice && answer(ships, slice, { limit: 3 });
    };
    expect((await ask())?.kind).toBe('not_found');
    const bytes = Buffer.from(
      '---\ntitle: The port opens\n---\nNine ships left the port of Quern on Tuesday morning.\n',
    );
    await corpus.add([{ kind: 'file', label: 'port.md', name: 'port.md', read: async () => bytes }]);
    // An edition is taken for the current one for two seconds.
    await expect.poll(async () => (await ask())?.kind).toBe('answered');
    expect(await ask()).toEqual(answer(ships, corpus.index, { limit: 3 }));
  });
});
