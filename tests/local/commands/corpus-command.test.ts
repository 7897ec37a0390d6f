import { describe, expect, test } from 'vitest';
import { addArticles } from '../../../functions/corpus/add.ts';
import type { Library } from '../../../functions/corpus/library.ts';
import { MemoryFeedStore } from '../../../functions/feeds/memory-feed-store.ts';
import { importArticles } from '../../../functions/import/import-articles.ts';
import { runCorpusCommand } from '../../../functions/local/commands/corpus-command.ts';
import { formatAdditions } from '../../../functions/local/terminal/corpus-report.ts';
import { TEST_RINGS } from '../../support/articles.ts';
import { runMain } from '../../support/command.ts';
import { bytesOf, paragraphs } from '../../support/import-samples.ts';
import { memoryLibrary } from '../../support/memory-library.ts';

describe('remove, where somebody changes a file meanwhile', () => {
  const record = (id: string) => JSON.stringify({ id, title: null, text: `The ${id} was closed on Monday.` });

  /** Of two files of one line each the second is changed as soon as the first is gone. */
  function contested(): Library {
    const held = memoryLibrary({ 'b.jsonl': `\n${record('bank')}`, 'd.jsonl': record('dam'), 'z.txt': 'A mast fell.' });
    return {
      ...held,
      async remove(name) {
        if (name === 'b.jsonl') await held.write('d.jsonl', bytesOf(`\n${record('dam')}`));
        return held.remove(name);
      },
    };
  }

  const remove = (json: boolean) => {
    const name = 'news';
    const feeds = { store: new MemoryFeedStore(), name, now: Date.now, poll: null };
    const place = { library: contested(), name, known: null, rings: TEST_RINGS, askWith: (one: string) => one, feeds };
    return runMain((_, io) => runCorpusCommand({ kind: 'remove', ids: ['dam', 'bank', 'z'], json }, place, io), []);
  };

  test('tells what is gone and names what is left', async () => {
    expect(await remove(false)).toEqual({
      code: 1,
      out: 'removed: bank (b.jsonl#2)\n',
      err: 'corpus: d.jsonl was changed meanwhile; still to remove: dam z\n',
    });
  });

  test('tells the same with --json', async () => {
    const { code, out } = await remove(true);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual({
      removed: [{ id: 'bank', file: 'b.jsonl#2' }],
      left: ['dam', 'z'],
      overtaken: 'd.jsonl',
    });
  });
});

test('addresses with a fragment are each a source of its own, which may be given an id', async () => {
  const texts = paragraphs(3);
  const library = memoryLibrary();
  const add = (...fragments: number[]) =>
    addArticles(
      fragments.map((at) => ({ kind: 'address', url: `https://courier.example/#${at}` })),
      library,
      {
        fetch: async (url) => {
          const bytes = bytesOf(texts[Number(url.at(-1))] ?? '');
          return { kind: 'page', url: 'https://courier.example/', bytes, contentType: 'text/plain' };
        },
        importer: (input) => importArticles(input),
      },
    );
  await add(0);
  const told = formatAdditions(await add(1, 2), []);
  expect(told.match(/is another article, and stays; to replace it, add this one with --id/gu)).toHaveLength(2);
});
