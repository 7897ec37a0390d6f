import { describe, expect, test } from 'vitest';
import { readCorpusFile } from '../../functions/corpus/corpus-file.ts';
import { bytesOf } from '../support/import-samples.ts';

describe('a Markdown file that an operator put into the corpus', () => {
  test.each([
    ['Fog lay over the *bay*. All had left by noon.', 'has a sentence with'],
    ['Fog lay over the *bay*. All had **left** by noon. Nobody was hurt.', 'has 2 sentences with'],
  ])('says how many of its sentences cannot be quoted: %j', async (text, problem) => {
    const { articles, skipped } = await readCorpusFile(
      'note.md',
      bytesOf(`---\nid: n\n---\n${text}\n\nThe pier is closed.`),
    );
    expect(articles).toHaveLength(1);
    expect(skipped).toEqual([{ file: 'note.md', reason: expect.stringContaining(problem), severity: 'ignored' }]);
  });

  test.each(['**Fog lay over the bay.** All had left.', '## At *noon*\n\nFog lay over the bay.'])(
    'says nothing where all of its prose can be: %j',
    async (text) => {
      expect((await readCorpusFile('note.md', bytesOf(text))).skipped).toEqual([]);
    },
  );
});
