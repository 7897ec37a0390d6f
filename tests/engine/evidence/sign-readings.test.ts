import { describe, expect, test } from 'vitest';
import { kindMatches } from '../../../functions/engine/evidence/answer-kinds.ts';
import { compareFigures } from '../../../functions/engine/evidence/compared-figures.ts';
import { signsOf } from '../../../functions/engine/evidence/confidence-signs.ts';
import { type Evidence, findEvidence } from '../../../functions/engine/evidence/evidence.ts';
import { figureCandidates } from '../../../functions/engine/evidence/figure-model.ts';
import { askedPeriods } from '../../../functions/engine/evidence/figure-times.ts';
import { askedWording, directionOf, wordingOf } from '../../../functions/engine/evidence/figure-wording.ts';
import { quotedSpans } from '../../../functions/engine/evidence/quoted-span.ts';
import { RivalFrame } from '../../../functions/engine/evidence/rival-signs.ts';
import { TRAIT, traitsOf } from '../../../functions/engine/evidence/word-traits.ts';
import { askOf } from '../../../functions/engine/figures/asks/quantity-question.ts';
import { figureLabel } from '../../../functions/engine/figures/figure-labels.ts';
import { figuresOf } from '../../../functions/engine/figures/figures.ts';
import { parseQuestion } from '../../../functions/engine/search/question.ts';
import { compare } from '../../../functions/engine/text/compare.ts';
import { isStopWord } from '../../../functions/engine/text/stop-words.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';
import { indexOf } from '../../support/articles.ts';
import { featureValues } from '../../support/feature-values.ts';
import { toldNumbers } from '../../support/told-numbers.ts';
import { FIGURE_RINGS } from '../figures/figure-rings.ts';
import { NOTE_QUESTIONS, VARIED_NOTES } from './varied-notes.ts';

/** How likely the figures of a question are, in the order of their places: no learnt weight decides what they are to each other. */
const LIKELY = [0.62, 0.9, 0.31, 0.04, 0.62, 0.29, 0.5];

const textOf = ({ passage, sentence }: Evidence): string => {
  const text = passage.article.text.slice(sentence.start, sentence.end);
  return text.length > 90 ? `${text.slice(0, 90)}…` : text;
};

/** Best sentences whose features are told. */
const MOST_SENTENCES = 4;

/** Figures of a question whose signs are told: others for the next question. */
const MOST_FIGURES = 5;

// Weights are learnt for what these are: whoever changes one learns the weights again.
test('sentences and figures that differ in time, place or firm have the signs that the weights were learnt for', async () => {
  const index = indexOf(VARIED_NOTES, FIGURE_RINGS);
  const place = ({ passage: { article }, sentence }: Evidence) =>
    `${article.id} ${String(sentence.start).padStart(5, '0')}`;
  const lines = NOTE_QUESTIONS.flatMap((question, turn) => {
    const asked = parseQuestion(question, index.rings);
    const list = findEvidence(asked, index);
    const best = list.evidence.slice(0, MOST_SENTENCES);
    const { quoted } = quotedSpans(best, list);
    const told = [
      `${question} ${toldNumbers(signsOf(list) ?? {})}`,
      ...best
        .toSorted((a, b) => compare(place(a), place(b)))
        .map((one) => {
          const span = quoted.find(({ evidence }) => evidence === one)?.span;
          const more = span ? span.end - span.start - (one.sentence.end - one.sentence.start) : 0;
          return `  “${textOf(one)}”${more > 0 ? ` and ${more} units beside it` : ''}: ${toldNumbers(featureValues(one.features))}`;
        }),
    ];
    if (!asked.quantity) return told;
    const candidates = figureCandidates(asked.quantity, list, index)
      .toSorted((a, b) => compare(place(a.evidence), place(b.evidence)) || a.figure.start - b.figure.start)
      .map((one, at) => ({ ...one, probability: LIKELY[at % LIKELY.length] ?? 0 }));
    const [lead] = candidates;
    const every = Math.ceil(candidates.length / MOST_FIGURES);
    const isTold = (_: unknown, at: number) => (at + turn) % every === 0;
    const frame = lead && new RivalFrame(lead, candidates, list.terms, index);
    const label = ({ evidence, figure }: (typeof candidates)[number]) =>
      `${figureLabel(figure, evidence.passage.article.text.slice(evidence.sentence.start, evidence.sentence.end))} of ${evidence.passage.article.id}`;
    const { agreement, events } = compareFigures(asked.quantity, list, index);
    return [
      ...told,
      ...candidates
        .filter(isTold)
        .flatMap((one) => [
          `  ${label(one)}: ${toldNumbers(one.signs)}`,
          ...(frame && one !== lead ? [`    beside the first: ${toldNumbers(frame.measure(one))}`] : []),
        ]),
      ...[agreement, ...events.map((event) => event.agreement)].map(
        ({ verdict, groups }) =>
          `  ${verdict}: ${groups.map((group) => `${group.label} ${group.scope} by ${group.articles.join(' ')}`).join('; ')}`,
      ),
    ];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('sign-readings.txt');
});

const WORDED: readonly string[] = [
  'Sales rose 7,000 to 41,000, up 9% from 37,000.',
  'Sales rose by a further 7,000, a 3% rise, or 12% down, 30% more than planned.',
  'Growth of 3.7% fell to an annual rate of 2.1%.',
  'The rate was cut by just 2 points to a record low of 4%, the lowest for 12 years.',
  'It reached 40, totalled about 31, stood at 12 and stands at only 9.',
  'The first 12 went; another 9, the other 4, the last 3 and some 2 stayed.',
  'He got 9 instead of 12, 7 rather than 8, 4 compared with 3 and 6 against 5.',
  'Seven of the 40 patients, 3 of about 9 and half of their 12 boats left.',
  'A year earlier 12 had left, and 9 the month before; in the same period 4 came.',
  'It is expected to sell 40; it could sell 50, it hoped for 60, and should have sold 70 if asked.',
  'The initial estimate was 12; the first reading of 9 and an earlier bid of about 40 were low.',
  'It went from the 12 of May to 9, from 40 in all, and more than the previous forecast of 31.',
  'A 40-metre tower, a 3-1 win, a 43-year-old man and 12–14 goats.',
  'Dorn (12), Quern ( 9) and Ostby, 4.',
  'Prices slid 9%, slipped, and grew 4 per cent; a 3% annual increase and a 2 point drop followed; a 5% cut.',
  `Prices rose, ${'said the mayor, '.repeat(4)}12%.`,
  `He got less than ${'the very '.repeat(12)}12 of them.`,
];

const ASKED_WORDS: readonly string[] = [
  'How many cars did Orlo originally plan to sell?',
  'How many cars was Orlo expected to sell?',
  'By how much did sales rise?',
  'How much of a rise is it?',
  'How many cars will it sell?',
  'What was the first estimate of the dead?',
  'How many used to live there before the change?',
  'How many died in May?',
  'How many died in the July-September quarter?',
  'How many died in the second quarter, on the first night and on the third floor?',
  'How many died in spring on a Monday?',
];

describe('the words around a figure', () => {
  test('say of it what they said when somebody last looked at it', async () => {
    const lines = [
      ...WORDED.flatMap((text) => [
        text.length > 120 ? `${text.slice(0, 120)}…` : text,
        ...figuresOf(text, FIGURE_RINGS).map((figure) => {
          const said = wordingOf(figure, text, text);
          const names = Object.entries(said).flatMap(([name, is]) => (is ? [name] : []));
          return `  ${text.slice(figure.start, figure.end)}: ${names.join(' ')}; ${directionOf(figure, text)}`;
        }),
      ]),
      ...ASKED_WORDS.map((question) => {
        const ask = askOf(question, FIGURE_RINGS);
        return `${question} ${ask ? `${JSON.stringify(askedWording(ask, question))} ${askedPeriods(ask).join(', ')}` : 'nothing'}`;
      }),
    ];
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('wording-readings.txt');
  });
});

const KINDS = ['person', 'place', 'date', 'reason'] as const;

const TOLD: readonly string[] = [
  'Mr Tomas Reed met Inspector Holt and Dr Jana Maar of the Bank of Norland.',
  'Reed met Ada Quill, Ada of Dorn, the Bank Voss and Voss Street in the City of Quern.',
  'Deputy Lang, President Voss and the Labour Party went to Hotel Ada.',
  'In the Hague, near Dorn, outside the Old Town, into Quern and of Ostby he slept in a hospital.',
  'The Norland court met at the school.',
  'It opened in 1994, on Monday, in May, yesterday at 7pm and at 10.30am, at noon, last week and this summer.',
  'He may march next year, the day after, one evening, every winter, a few minutes later, three weeks ago and long ago.',
  'It was held until last March, till Monday, until the very end of the year and until he left in 2001.',
  'It failed because of rain, due to a dispute, after a protest, for £750m, to avoid 12 men, so as to help, and over pay.',
  'After the fire they left, hoping to sleep, by order and since then.',
  'Reed and REED said so; Reed Holt, Holt Reed.',
];

test('the words of a sentence that may be who, where, when or why are those that were when somebody last looked at it', async () => {
  const lines = TOLD.flatMap((text) => {
    const tokens = tokenize(text);
    const traits = tokens.map(
      ({ word, capitalised }) =>
        traitsOf(word, isStopWord(word)) | (capitalised ? TRAIT.capitalised : 0) | (word === 'reed' ? TRAIT.asked : 0),
    );
    return [
      text,
      ...KINDS.map((kind) => {
        const found = kindMatches(kind, traits);
        return `  ${kind}: ${found.map(({ at, worth, isEnd }) => `${tokens[at]?.word} ${worth}${isEnd ? ' ends' : ''}`).join(', ')}`;
      }),
    ];
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('kind-readings.txt');
});
