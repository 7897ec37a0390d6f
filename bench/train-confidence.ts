/**
 * Learns when to abstain from a labelled set and writes `functions/engine/evidence/confidence-weights.ts`.
 *
 *     npm run train:confidence -- --set FOLDER
 *
 * Half of the pages are removed, then the other half: every question is asked once with its page and once without. The
 * same in small corpora, of four pages each, since most desks begin with a small one. Two thirds of the pages train and
 * one third tests; the weights that are written are learnt from all. Figures and threshold are those of the halves.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Gap, gapOf, SIGNS, type Sign, signsOf } from '../functions/engine/evidence/confidence.ts';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { trainingSet } from './bench-arguments.ts';
import { logistic, trainLogistic } from './linear-model.ts';
import { areaUnderCurve } from './ranking-metrics.ts';
import { defaultRings, sampleCorpus } from './sample-corpus.ts';

/**
 * Share of the unanswerable questions that may get an answer, the price of answering the others: of all of them, and of
 * those of which a concept or a name is missing near the best sentence. A quotation about somebody else is the worst of
 * wrong answers.
 */
const WRONG_ANSWERS = { all: 0.06, concept: 0.02, name: 0.0005 } as const;

/** Together about as much as a tenth of the labelled set. */
const NEWS_IMPORTANCE = 40;

/** Pages: about two hundred passages. */
const SMALL_CORPUS = 4;

const LOWERING: ReadonlySet<Sign> = new Set(['conceptMissing', 'nameMissing']);

const TARGET = join(import.meta.dirname, '../functions/engine/evidence/confidence-weights.ts');

interface Case {
  readonly signs: readonly number[];
  readonly gap: Gap;
  readonly answerable: boolean;
  readonly held: boolean;
  readonly importance: number;
}

const set = trainingSet('train:confidence');
const rings = defaultRings();
const titles = [...new Set(set.articles.map(({ title }) => title))].sort();
const titleOf = new Map(set.articles.map(({ id, title }) => [id, title]));
const halves = [0, 1].flatMap((half) => casesOf(pagesWhere((at) => at % 2 === half)));
const smallCount = Math.floor(titles.length / SMALL_CORPUS);
const small = Array.from({ length: smallCount }, (_, group) =>
  casesOf(
    pagesWhere((at) => at % smallCount === group),
    pagesWhere((at) => at % smallCount === (group + 1) % smallCount),
  ),
).flat();
const news = await newsCases();
const cases = [...halves, ...small, ...news];

const train = cases.filter(({ held }) => !held);
const test = halves.filter(({ held }) => held);
const trial = learn(train);
process.stdout.write(`held out: ${report(test, trial)}\n`);
for (const [at, sign] of SIGNS.entries()) {
  const only = test.map(({ signs }) => signs[at] ?? 0);
  process.stdout.write(
    `  ${sign} alone: ${areaUnderCurve(
      only,
      test.map(({ answerable }) => answerable),
    ).toFixed(4)}\n`,
  );
}
const weights = learn(cases);
process.stdout.write(`all:      ${report(halves, weights)}\nnews:     ${report(news, weights)}\n`);
writeFileSync(TARGET, moduleText(weights, thresholdsOf(halves, weights)));

function pagesWhere(chosen: (at: number) => boolean): Set<string | null> {
  return new Set(titles.filter((_, at) => chosen(at)));
}

/** Asks a corpus of the `kept` pages the questions on them, and those on `other` pages (default: on all). */
function casesOf(kept: ReadonlySet<string | null>, other?: ReadonlySet<string | null>): Case[] {
  const index = buildIndex(
    set.articles.filter(({ title }) => kept.has(title)),
    rings,
  );
  return set.questions.flatMap(({ question, passage }) => {
    const title = titleOf.get(passage) ?? null;
    if (other && !kept.has(title) && !other.has(title)) return [];
    const signs = signsOf(findEvidence(parseQuestion(question, index.rings), index));
    if (!signs) return [];
    const held = titles.indexOf(title) % 3 === 0;
    const row = SIGNS.map((sign) => signs[sign]);
    return [{ signs: row, gap: gapOf(signs), answerable: kept.has(title), held, importance: 1 }];
  });
}

/** The project's own questions: the only ones here that are asked of news, so each counts as many. */
async function newsCases(): Promise<Case[]> {
  const { articles, questions } = await sampleCorpus();
  const index = buildIndex(articles, rings);
  return questions.flatMap(({ question, kind }) => {
    const signs = signsOf(findEvidence(parseQuestion(question, index.rings), index));
    if (!signs) return [];
    const row = SIGNS.map((sign) => signs[sign]);
    return [
      { signs: row, gap: gapOf(signs), answerable: kind !== 'not_found', held: false, importance: NEWS_IMPORTANCE },
    ];
  });
}

function learn(of: readonly Case[]): number[] {
  return trainLogistic(
    of.map(({ signs }) => signs),
    of.map(({ answerable }) => answerable),
    SIGNS.map((sign) => (LOWERING.has(sign) ? -1 : 1)),
    of.map(({ importance }) => importance),
  );
}

function scoresOf(of: readonly Case[], learnt: readonly number[]): number[] {
  const [intercept = 0, ...slopes] = learnt;
  return of.map(({ signs }) => logistic(signs.reduce((sum, x, c) => sum + x * (slopes[c] ?? 0), intercept)));
}

type Thresholds = Readonly<Record<Gap, number>>;

function thresholdsOf(of: readonly Case[], learnt: readonly number[]): Thresholds {
  const scores = scoresOf(of, learnt);
  const wrong = of.flatMap(({ answerable, gap }, at) => (answerable ? [] : [{ gap, score: scores[at] ?? 0 }]));
  const scoresWith = (gap: Gap) => wrong.filter((one) => one.gap === gap).map(({ score }) => score);
  const [name, concept, none] = [scoresWith('name'), scoresWith('concept'), scoresWith('none')];
  const allowed = { name: WRONG_ANSWERS.name * name.length, concept: WRONG_ANSWERS.concept * concept.length };
  return {
    none: highest(none, WRONG_ANSWERS.all * wrong.length - allowed.name - allowed.concept),
    concept: highest(concept, allowed.concept),
    name: highest(name, allowed.name),
  };
}

/** The score that only `count` of them exceed. */
function highest(scores: readonly number[], count: number): number {
  return scores.toSorted((a, b) => b - a)[Math.floor(count)] ?? 0;
}

function report(of: readonly Case[], learnt: readonly number[]): string {
  const scores = scoresOf(of, learnt);
  const area = areaUnderCurve(
    scores,
    of.map(({ answerable }) => answerable),
  );
  const thresholds = thresholdsOf(halves, learnt);
  const found = of.map((one, at) => (scores[at] ?? 0) > thresholds[one.gap]);
  const share = (answerable: boolean) => {
    const ones = of.flatMap((one, at) => (one.answerable === answerable ? [found[at]] : []));
    return `${((100 * ones.filter(Boolean).length) / ones.length).toFixed(1)}%`;
  };
  return `${of.length} cases, area under the curve ${area.toFixed(4)}, answers ${share(true)} of the answerable and ${share(false)} of the others`;
}

function moduleText(learnt: readonly number[], { none, concept, name }: Thresholds): string {
  const lines = ['intercept', ...SIGNS].map((name, c) => `  ${name}: ${Number((learnt[c] ?? 0).toFixed(4))},`);
  return `import type { Gap, Sign } from './confidence.ts';

/** Learnt by \`npm run train:confidence\`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<Sign | 'intercept', number>> = {
${lines.join('\n')}
};

/** Up to this the answer is "not found", by what is missing near the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<Gap, number>> = {
  none: ${none.toFixed(4)},
  concept: ${concept.toFixed(4)},
  name: ${name.toFixed(4)},
};
`;
}
