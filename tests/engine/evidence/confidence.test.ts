import { describe, expect, test } from 'vitest';
import { SIGNS } from '../../../functions/engine/evidence/confidence-signs.ts';
import { CONFIDENCE_WEIGHTS, LEAST_CONFIDENCE } from '../../../functions/engine/evidence/confidence-weights.ts';
import { article, ask, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';

const index = indexOf(HARBOUR_REPORTS);
const confidence = (question: string) => ask(question, index).confidence;

describe('confidence', () => {
  test.each([
    ['how many police died?', 'how many police died in Belarus?'],
    ['who is the mayor of Marlow?', 'who is the mayor of Marlow and of Belarus?'],
    ['how old is Marta Lind?', 'how old is Marta Lind the elephant?'],
    ['how many police died?', 'how many police sang in the hills?'],
    ['how many police died?', 'how many police died in Quern?'],
  ])('is higher for "%s" than for "%s"', (known, unknown) => {
    expect(confidence(known)).toBeGreaterThan(confidence(unknown));
  });

  test('never rises with an unknown name that is added', () => {
    const asked = ['', ' in Belarus', ' in Belarus or Peru', ' in Belarus or Peru or Chad'].map((rest) =>
      confidence(`how many police died${rest}?`),
    );
    expect(asked).toEqual(asked.toSorted((a, b) => b - a));
    expect(asked.at(-1)).toBeLessThan(asked[0] ?? 0);
  });

  test('does not hang on case or punctuation where the articles write names themselves', () => {
    expect(confidence('who is the mayor of marlow')).toBe(confidence('who is the mayor of Marlow?!'));
  });

  test.each(['', 'who was it?', 'cricket', '🎉'])(
    'is 0 where there is nothing to be confident about: "%s"',
    (question) => {
      expect(confidence(question)).toBe(0);
    },
  );
});

test('the model has a finite weight for each sign, and thresholds inside its range', () => {
  for (const model of Object.values(CONFIDENCE_WEIGHTS)) {
    expect(Object.keys(model).toSorted()).toEqual(['intercept', ...SIGNS].toSorted());
    for (const weight of Object.values(model)) expect(Number.isFinite(weight)).toBe(true);
  }
  const thresholds = Object.values(LEAST_CONFIDENCE);
  expect(thresholds.length).toBeGreaterThan(0);
  for (const threshold of thresholds) {
    expect(threshold).toBeGreaterThan(0);
    expect(threshold).toBeLessThan(1);
  }
});

describe('a figure that no article gives', () => {
  const reports = indexOf([
    article('a', null, 'Petra Kolm resigned on Monday. The mayor Petra Kolm had led Estwick for two years.'),
    article('b', null, 'Extremists barricaded themselves in the office of the broadcaster Orlo in Estwick.'),
  ]);

  test('is not answered with a sentence that has no age', () => {
    expect(ask('how old is Petra Kolm?', reports)).toMatchObject({ kind: 'not_found', quotes: [] });
  });

  test('an abbreviated noun is no name that the articles lack', () => {
    const asked = (noun: string) => ask(`where is the Orlo ${noun} office?`, reports).kind;
    expect(asked('TV')).toBe('answered');
    expect(asked('Quern')).toBe('not_found');
  });
});
