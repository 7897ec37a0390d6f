import { describe, expect, it } from 'vitest';
import { figureRegions, REGION, type Region } from '../../../../functions/engine/figures/clauses/figure-regions.ts';
import { figuresOf } from '../../../../functions/engine/figures/figures.ts';
import { sentenceWords } from '../../../../functions/engine/figures/words/sentence-words.ts';
import { FIGURE_RINGS } from '../figure-rings.ts';

/** The words that a region of a sentence's figure has, and the heads of what is measured and of the subject. */
function read(sentence: string, figure: string) {
  const words = sentenceWords(sentence, FIGURE_RINGS);
  const figures = figuresOf(sentence, FIGURE_RINGS);
  const spans = figures.map(({ start, end }) => ({
    first: words.tokens.findIndex((token) => token.end > start),
    last: words.tokens.findLastIndex((token) => token.start < end),
  }));
  const at = figures.findIndex(({ start, end }) => sentence.slice(start, end) === figure);
  const found = figureRegions(words, spans)[at];
  if (!found) throw new Error(`no figure ${figure} in ${sentence}`);
  const text = (region: Region) =>
    words.tokens.flatMap(({ word }, token) => (found.regions[token] === REGION[region] ? word : []));
  const head = (token: number | null) => (token === null ? null : words.word(token));
  return { text, quantity: head(found.quantityHead), subject: head(found.subjectHead) };
}

describe('the clause of a figure', () => {
  it('names what is measured behind it, with its complement', () => {
    const found = read('In contrast, Brandt enjoyed a 5% annual increase in van sales while revenues rose 10%.', '5%');
    expect(found.text('quantity')).toEqual(['annual', 'increase', 'van', 'sales']);
    expect(found).toMatchObject({ quantity: 'increase', subject: 'brandt' });
    expect(found.text('elsewhere')).toContain('revenues');
  });

  it('has the subject of its own clause, not that of the one before', () => {
    const found = read('In contrast, Brandt enjoyed a 5% annual increase in van sales while revenues rose 10%.', '10%');
    expect(found).toMatchObject({ quantity: null, subject: 'revenues' });
    expect(found.text('subject')).toEqual(['revenues']);
  });

  it.each([
    ['Officials said growth of 1.5% in Norland was likely.', '1.5%', 'growth'],
    ['The plans rest on growth of 1.5% in Norland next year and 2.2% in Sudland.', '2.2%', 'growth'],
    ['She bought the last shares on Tuesday - taking her stake to 42.3%.', '42.3%', 'stake'],
    ['They hold 28.9% of the club.', '28.9%', 'club'],
  ])('ties a preposition and a shared noun to it: %s', (sentence, figure, quantity) => {
    expect(read(sentence, figure).quantity).toBe(quantity);
  });

  it('begins behind a verb of saying and behind an adverbial', () => {
    expect(read("He said Norland's economy grew 6.9% in 2004.", '6.9%').text('subject')).toEqual([
      'norland',
      'economy',
    ]);
    expect(read('In November, lending fell to £25bn.', '£25bn').text('subject')).toEqual(['lending']);
  });

  it('keeps what is beyond another figure apart', () => {
    const found = read('The plans rest on growth of 1.5% in Norland next year and 2.2% in Sudland.', '1.5%');
    expect(found.text('behind')).toContain('norland');
    expect(found.text('beyond')).toContain('sudland');
  });

  it('goes on with the subject where the clause leaves it out, and with the antecedent', () => {
    expect(read('Shares rose 5% and closed at £25bn.', '£25bn').subject).toBe('shares');
    expect(read('The firm praised the dam, which cost $3bn.', '$3bn').subject).toBe('dam');
  });
});
