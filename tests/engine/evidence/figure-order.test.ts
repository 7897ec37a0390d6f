import { describe, expect, test } from 'vitest';
import { findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { figureCandidates } from '../../../functions/engine/evidence/figure-model.ts';
import type { FigureSigns } from '../../../functions/engine/evidence/figure-model-signs.ts';
import { leadFirst } from '../../../functions/engine/evidence/figure-order.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
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

  test.each([
    ['How much did flat prices rise?', 'down 3.5%'],
    ['How much did flat prices fall?', '3.5%'],
    ['How much did bread prices rise?', '8.3%'],
    ['How much did Orlo shares rise?', '2.3%'],
    ['How much did imports fall?', 'up 0.8%'],
    ['How much did exports fall?', '2.1%'],
  ])('being of something else that moved, to what is asked: %s', (question, label) => {
    const found = labels(
      question,
      'Flat prices in Brin have dropped 3½% over the year. Bread prices rose 8.3% and gas prices 11%.',
      'Orlo sold fewer cars. Sales of vans rose 22%. Shares in Orlo closed up 2.3%.',
      'Exports fell 2.1%, while imports rose 0.8%.',
    );
    expect(found[0]).toBe(label);
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

  test('having risen in other words than "rose"', () => {
    const found = labels(
      'how badly did Lenta sell in 2004, down by how much',
      'Carmaker Orlo sold 2.1% more cars than Lenta in 2004. A switch to new models hit Lenta, with sales down 3.1% at 1.06 million.',
    );
    expect(found).toEqual(['3.1%']);
  });

  test('having been done, to what is to come, where a plan is asked for', () => {
    const found = labels(
      'How many civil posts does Ada Quill want to cut?',
      'Chancellor Ada Quill said the first 400 civil posts had been cut, on target.',
      'The action follows an announcement of Ada Quill in July that 4,000 posts would be cut.',
    );
    expect(found).toEqual(['4,000']);
  });

  test('which says nothing where no plan is asked for', () => {
    const found = labels(
      'How many civil posts did Ada Quill cut?',
      'Chancellor Ada Quill said the first 400 civil posts had been cut, on target.',
      'The action follows an announcement of Ada Quill in July that 4,000 posts would be cut.',
    );
    expect(found[0]).toBe('400');
  });
});

describe('of two figures, the likeliest first', () => {
  const question = 'How much does Lenta need?';
  const index = indexOf([
    article('a', null, 'Lenta needs $35m, it said.'),
    article('b', null, 'Lenta made a loss of $68m.'),
  ]);

  /** The amount that leads, of one of $68m and one of $35m a little less likely, with some of their signs. */
  function leadOf(likeliest: Partial<FigureSigns>, other: Partial<FigureSigns>, likely = 0.96, isVague = false) {
    const parsed = parseQuestion(question, index.rings);
    if (parsed.quantity === null) throw new Error('a question for a sum');
    const found = figureCandidates(parsed.quantity, findEvidence(parsed, index), index);
    const of = (value: number, probability: number, signs: Partial<FigureSigns>) => {
      const one = found.find(({ figure }) => figure.value === value);
      if (!one) throw new Error(`no figure of ${value}`);
      const none = Object.fromEntries(Object.keys(one.signs).map((sign) => [sign, 0])) as unknown as FigureSigns;
      return { ...one, probability, signs: { ...none, ...signs } };
    };
    const [lead, exact] = [of(35e6, likely, other), of(68e6, 0.98, likeliest)];
    const vague = { ...exact.figure, value: null, min: 30e6, max: null, bound: 'vague' } as const;
    const loss = isVague ? { ...exact, figure: vague } : exact;
    const { candidates, apart } = leadFirst(parsed.quantity, question, [loss, lead]);
    expect(apart.has(loss)).toBe(candidates[0] === lead && !isVague);
    return candidates[0] === lead ? 35e6 : 68e6;
  }

  test('one of a loss gives way to one that the verb of the question tells', () => {
    expect(leadOf({ headUnasked: 1 }, { what: 1, verbCover: 0.4 })).toBe(35e6);
  });

  test('but not where its own verb is the question’s as well', () => {
    expect(leadOf({ headUnasked: 1, what: 1, verbCover: 0.4 }, { what: 1, verbCover: 0.4 })).toBe(68e6);
  });

  test('one told of another country gives way to one told of no other than the asked one', () => {
    expect(leadOf({ countryElsewhere: 1 }, {})).toBe(35e6);
    expect(leadOf({ country: 1, countryElsewhere: 1 }, {})).toBe(68e6);
    expect(leadOf({ countryElsewhere: 1 }, { countryElsewhere: 1 })).toBe(68e6);
  });

  test('one that has given way does not come back by a later rule', () => {
    expect(leadOf({ countryElsewhere: 1, what: 1, verbCover: 0.4 }, { headUnasked: 1 })).toBe(35e6);
  });

  test('one has to be half as likely as the other', () => {
    expect(leadOf({}, {}, 0.5, true)).toBe(35e6);
    expect(leadOf({}, {}, 0.48, true)).toBe(68e6);
    expect(leadOf({}, {}, 0.5)).toBe(68e6);
  });

  test('one has to be as near to the names as the other', () => {
    expect(leadOf({ countryElsewhere: 1, names: 1 }, { names: 0.5 })).toBe(68e6);
  });
});

test('a vague amount that gave way is no choice beside the exact one that it stands for', () => {
  const found = labels(
    'How many visas did the ministry of Orlo grant in error?',
    'The ministry of Orlo granted hundreds of visas in error.',
    'By its own count the ministry of Orlo granted 640 visas in error.',
  );
  expect(found).toEqual(['640', 'hundreds']);
});
