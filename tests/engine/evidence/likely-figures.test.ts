import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareAmong, compareFigures } from '../../../functions/engine/evidence/compared-figures.ts';
import { findEvidence, type QuestionEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { isHidden } from '../../../functions/engine/evidence/figure-confidence.ts';
import { isCurrencyCertain } from '../../../functions/engine/evidence/figure-conversions.ts';
import {
  type FigureCandidate,
  figureCandidates,
  likelyCandidates,
} from '../../../functions/engine/evidence/figure-model.ts';
import { FIGURE_SIGNS } from '../../../functions/engine/evidence/figure-model-signs.ts';
import { outlineFigures } from '../../../functions/engine/evidence/figure-signs.ts';
import { FIGURE_WEIGHTS } from '../../../functions/engine/evidence/figure-weights.ts';
import type { QuantityAsk } from '../../../functions/engine/figures/asks/quantity-ask.ts';
import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { article, indexOf } from '../../support/articles.ts';
import { runs } from '../../support/runs.ts';

const WHO = ['passengers', 'miners', 'people', 'protesters', 'officers', 'lorries', 'young passengers'];
const WHAT = ['died', 'were injured', 'were arrested', 'were sold', 'went missing', 'had been expected to march'];
const WHERE = ['in Dorn', 'on the ferry Oria', 'near Marlow', 'in Norway', 'in March', 'a year earlier', 'on Monday'];
const AMOUNT = [
  '18',
  'at least 40',
  '2,000',
  'some 7',
  '97',
  '12%',
  '$3 million',
  '€2.7 million ($3 million)',
  'a 35-year-old and 9',
];
const FORMS = [
  (amount: string, who: string, what: string, where: string) => `${amount} ${who} ${what} ${where}.`,
  (amount: string, who: string, what: string, where: string) => `The ${who} that ${what} ${where} came to ${amount}.`,
  (amount: string, who: string, what: string, where: string) =>
    `The number of ${who} that ${what} rose from 12 to ${amount} ${where}, the mayor of Dorn said.`,
  (amount: string, who: string, what: string, where: string) =>
    `Of 140 ${who}, ${amount} ${what} ${where}, instead of 15 as first reported.`,
  (amount: string, who: string, what: string, where: string) => `It cost ${amount} ${where} after ${who} ${what}.`,
];
const ASKED = [
  (who: string, what: string, where: string) => `How many ${who} ${what} ${where}?`,
  (_: string, what: string, where: string) => `How much did what ${what} cost ${where}?`,
  (who: string, what: string, where: string) => `By what percentage did the ${who} that ${what} rise ${where}?`,
  (who: string, _: string, where: string) => `What was the original number of ${who} ${where}?`,
];

const SPEAKERS = ['', ' according to the mayor', ' according to the organisers'];

const one = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
const sentence = fc
  .tuple(one(FORMS), one(AMOUNT), one(WHO), one(WHAT), one(WHERE))
  .map(([form, ...words]) => form(...words));
const corpus = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), { minLength: 2, maxLength: 8 });
const question = fc.tuple(one(ASKED), one(WHO), one(WHAT), one(WHERE)).map(([form, ...words]) => form(...words));
const OPTIONS = { numRuns: runs(150) };

interface Asked {
  readonly ask: QuantityAsk;
  readonly list: QuestionEvidence;
  readonly index: CorpusIndex;
}

const indexOfTexts = (texts: readonly (readonly string[])[]) =>
  indexOf(texts.map((sentences, at) => article(`a${at}`, null, sentences.join(' '))));

function asked(texts: readonly (readonly string[])[], text: string): Asked | null {
  return askedOf(indexOfTexts(texts), text);
}

function askedOf(index: CorpusIndex, text: string): Asked | null {
  const parsed = parseQuestion(text, index.rings);
  return parsed.quantity && { ask: parsed.quantity, list: findEvidence(parsed, index), index };
}

function logitOf(signs: FigureCandidate['signs']): number {
  return FIGURE_SIGNS.reduce((sum, sign) => sum + FIGURE_WEIGHTS[sign] * signs[sign], 0);
}

const named = ({ evidence, at, probability }: FigureCandidate) =>
  `${evidence.passage.article.id} ${evidence.sentence.start} ${at} ${probability}`;

describe('the figures that are not measured', () => {
  it('are never likelier than their signs at best', () => {
    let compared = 0;
    fc.assert(
      fc.property(corpus, question, (texts, text) => {
        const given = asked(texts, text);
        if (!given) return;
        const { frame, sentences } = outlineFigures(given.ask, given.list, given.index);
        for (const outlined of frame === null ? [] : sentences) {
          const atBest = frame?.atBest(outlined) ?? [];
          const measured = frame?.measure(outlined) ?? [];
          expect(atBest.map(({ at }) => at)).toEqual(measured.map(({ at }) => at));
          const logits = frame?.logitsAtBest(outlined) ?? [];
          expect(logits).toEqual(
            atBest.map(({ signs }) => expect.closeTo(FIGURE_WEIGHTS.intercept + logitOf(signs), 9)),
          );
          measured.forEach(({ signs }, place) => {
            const most = atBest[place];
            if (most) expect(logitOf(most.signs)).toBeGreaterThanOrEqual(logitOf(signs) - 1e-9);
            compared += 1;
          });
        }
      }),
      OPTIONS,
    );
    expect(compared).toBeGreaterThan(100);
  });

  it('are those that are too unlikely to change anything, and all others are as they were', () => {
    let passed = 0;
    fc.assert(
      fc.property(corpus, question, (texts, text) => {
        const given = asked(texts, text);
        const likely = given && likelyCandidates(given.ask, given.list, given.index);
        if (!likely) return;
        const all = figureCandidates(given.ask, given.list, given.index);
        const isLikely = ({ probability }: FigureCandidate) => probability >= likely.least;
        expect(likely.candidates.filter(isLikely).map(named)).toEqual(all.filter(isLikely).map(named));
        expect(likely.candidates).toHaveLength(all.length);
        const known = new Set(all.map(named));
        passed += likely.candidates.filter((candidate) => !known.has(named(candidate))).length;
      }),
      OPTIONS,
    );
    expect(passed).toBeGreaterThan(20);
  });

  it('lead to the same figures beside each other as all of them, whoever is asked to have given them', () => {
    let passed = 0;
    fc.assert(
      fc.property(corpus, question, (texts, text) => {
        const index = indexOfTexts(texts);
        for (const speaker of SPEAKERS) {
          const given = askedOf(index, text.replace('?', `${speaker}?`));
          if (!given) continue;
          const all = compareAmong(given.ask, figureCandidates(given.ask, given.list, index), given.list, index);
          expect(compareFigures(given.ask, given.list, index)).toEqual(all);
          passed += Number(given.list.question.speaker !== null && all.agreement.groups.length > 0);
        }
      }),
      OPTIONS,
    );
    expect(passed).toBeGreaterThan(20);
  });
});

it('sums in two currencies of about the same weight leave it open in which they are told', () => {
  const index = indexOf([
    article('a', null, 'The bridge in Dorn cost €2.7 million ($3 million).'),
    article('b', null, 'The bridge in Dorn cost $9 million.'),
  ]);
  const parsed = parseQuestion('How much did the bridge in Dorn cost?', index.rings);
  if (!parsed.quantity) throw new Error('asks for no figure');
  const candidates = figureCandidates(parsed.quantity, findEvidence(parsed, index), index);
  expect(isCurrencyCertain(parsed.quantity, { candidates, least: 0 })).toBe(true);
  expect(isCurrencyCertain(parsed.quantity, { candidates, least: 1 })).toBe(false);
});

it('nothing is set beside a leading figure that is too unlikely to be shown', () => {
  const index = indexOf([
    article('a', null, 'The museum in Dorn has a long history, and 14 lorries were sold near Marlow.'),
    article('b', null, 'Some 90 lorries were sold near Marlow.'),
    article('c', null, 'The paintings of the museum were shown in Quern.'),
  ]);
  const parsed = parseQuestion('How many paintings does the museum in Dorn own?', index.rings);
  if (!parsed.quantity) throw new Error('asks for no figure');
  const list = findEvidence(parsed, index);
  const [first] = figureCandidates(parsed.quantity, list, index);
  const found = compareFigures(parsed.quantity, list, index);
  expect(found.probability).toBe(first?.probability);
  expect(found.probability).toBeGreaterThan(0);
  expect(isHidden(found, list)).toBe(true);
  expect(found.compared).toEqual([]);
});
