import { describe, expect, test } from 'vitest';
import { editSimilarity } from '../../functions/corpus/edits.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { paragraphs } from '../support/import-samples.ts';

const MILL =
  'Eight people were hurt when the mill of Quern burned on Monday. The fire was out by noon. Nobody slept inside.';
const FLOOD = 'The river Quern flooded seven villages on Sunday night, and forty families lost their homes.';
const LONG = paragraphs(4).join('\n\n');

function isEdit(older: string, text: string): boolean {
  const read = (markdown: string) => parseArticle({ text: markdown, file: 'x.md', format: 'markdown' });
  return editSimilarity(read(older), read(text)) > 0;
}

const dated = (day: string, text: string) => `---\npublished: ${day}\n---\n${text}`;
const by = (publisher: string, text: string) => `---\npublisher: ${publisher}\n---\n${text}`;

describe('an edit of a text', () => {
  test.each([
    ['with one figure of three sentences corrected', MILL, MILL.replace('Eight', 'Nine')],
    ['with a word of one sentence corrected', FLOOD, FLOOD.replace('forty', 'fifty')],
    ['with a sentence put in the middle', MILL, MILL.replace('by noon.', 'by noon. Forty firemen came from Tarn.')],
    ['with paragraphs added', MILL, `${MILL}\n\n${LONG}`],
    ['cut by half', LONG, paragraphs(2).join('\n\n')],
    ['with a date that it did not have', MILL, dated('2022-01-06', MILL.replace('Eight', 'Nine'))],
    ['with nothing but another date', dated('2022-01-06', MILL), dated('2022-01-07', MILL)],
  ])('is one %s', (_, older, text) => expect(isEdit(older, text)).toBe(true));

  test.each([
    [
      'a separate report on the same event, with the same words of the owner',
      MILL,
      'A blaze at a mill in Quern on Monday hurt at least eight workers, the guard said. "Nobody slept inside," said its owner.',
    ],
    ['a notice of the same form on another day', paragraphs(1).join(''), paragraphs(2)[1] ?? ''],
    ['the same words with another date', dated('2022-01-06', MILL), dated('2022-01-07', MILL.replace('Eight', 'Nine'))],
    ['an edited copy by another paper', by('The Courier', LONG), by('The Gazette', LONG.replace('Marlow', 'Morlow'))],
    ['what is left of a long text in a line', LONG, `${paragraphs(1).join('').slice(0, 108)} said.`],
    ['a text of two words', 'Two died.', 'Six died.'],
  ])('is not %s', (_, older, text) => expect(isEdit(older, text)).toBe(false));
});
