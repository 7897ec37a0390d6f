import { describe, expect, test } from 'vitest';
import { article, ask, indexOf } from '../../support/articles.ts';

/** Articles of one paragraph each. */
const labels = (question: string, ...texts: readonly string[]) =>
  ask(question, indexOf(texts.map((text, at) => article(`a${at}`, null, text)))).figures.map(({ label }) => label);

describe('the leading figure gives way', () => {
  test('being vague, to an exact one that it can stand for', () => {
    const found = labels(
      'How many visas did the ministry of Orlo grant in error?',
      'The ministry of Orlo granted hundreds of visas in error.',
      'By its own count the ministry of Orlo granted 640 visas in error.',
    );
    expect(found[0]).toBe('640');
  });

  test('being of a place that is not asked for, to one of no place', () => {
    const found = labels(
      'What was annual rent inflation in May according to the Bureau?',
      'In Oran, annual rent inflation was 6.2% in May. Across all towns annual rent inflation came to 11.9% in May, the Bureau said.',
    );
    expect(found[0]).toBe('11.9%');
  });

  test('being paid for each share, to the whole', () => {
    const found = labels(
      'How much did Lenta bid for Orlo Mines?',
      'Lenta bid $4.20 a share for Orlo Mines.',
      'The board of Orlo Mines turned down the $3.1bn bid by Lenta.',
    );
    expect(found).toEqual(['$3.1bn']);
  });

  test('being of somebody whom only the sentence before names, to one whose sentence names all', () => {
    const found = labels(
      'What is Lenta paying for Orlo?',
      'Lenta is a rival bidder. Holm told its owners that Orlo turned down a price of $5bn.',
      'Orlo will be sold to Lenta for $4.1bn, its board said.',
    );
    expect(found[0]).toBe('$4.1bn');
  });

  test('being of another group, to that of the numbers asked for', () => {
    const found = labels(
      'How much do 12 to 15 year olds pay for the ferry?',
      'Children of 6 to 11 pay £2 for the ferry. The ferry costs £3.50 for those aged 12 to 15.',
    );
    expect(found[0]).toBe('£3.50');
  });

  test('having moved against what is asked, to what moved so', () => {
    const found = labels(
      'By how much did sales of lorries fall?',
      'Sales of cars rose 2%, as strong sales of vans made up for weak sales of lorries. With a switch to new models, sales of lorries fell 3.1%.',
    );
    expect(found).toEqual(['3.1%']);
    const risen = labels(
      'By how much did sales of lorries rise?',
      'Sales of cars fell 2%, as weak sales of vans made up for strong sales of lorries. With a switch to new models, sales of lorries rose 3.1%.',
    );
    expect(risen).toEqual(['3.1%']);
  });
});
