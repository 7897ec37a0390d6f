/**
 * Learns when to abstain from labelled sets and writes `functions/engine/evidence/confidence-weights.ts`.
 *
 *     npm run train:confidence -- --set FOLDER --news FOLDER
 *
 * Half of the set's pages are removed, then the other half: questions are asked once with their page and once without. The same in
 * small corpora, of four pages each, since most desks begin with a small one, and with nothing but the answering passage gone,
 * which leaves what is about the same and does not answer. The labelled news (`articles/`, `questions.jsonl`) and the project's
 * own questions tell what is asked of news, and how much may be refused.
 *
 * What is held out is printed: a third of the pages, and of the news each half, by the number in its ids, when the other half
 * is learnt from. The weights that are written are learnt from all.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HARDLY_SAID } from '../functions/engine/evidence/confidence.ts';
import { lacksName, SIGNS, type Sign, signsOf } from '../functions/engine/evidence/confidence-signs.ts';
import type { LEAST_CONFIDENCE } from '../functions/engine/evidence/confidence-weights.ts';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { argumentsOf, trainingSet } from './bench-arguments.ts';
import { loadDeskSet } from './desk-set.ts';
import { logistic, trainLogistic } from './linear-model.ts';
import { areaUnderCurve } from './ranking-metrics.ts';
import { defaultRings, sampleCorpus } from './sample-corpus.ts';
import { withheld } from './withheld.ts';

/**
 * Share of the news questions that have an answer, ask for no figure, and may be refused all the same: the price of refusing the others.
 * A question for a figure is judged by its figure.
 */
const REFUSED = 0.15;

/**
 * Signs that a model does without: how far the best passages stand out tells that a matter is covered and nothing of what is said on it, and
 * a figure the reverse.
 */
const LEFT_OUT: Readonly<Record<'covered' | 'says', readonly Sign[]>> = {
  covered: ['figureMissing'],
  says: ['otherMatter', 'sameMatter'],
};

/**
 * Share of the set's unanswerable questions that may pass for covered: of all, and of those of which a name is nowhere about the best
 * sentence. A quotation about someone else is the worst of wrong answers.
 */
const WRONGLY_COVERED = { all: 0.08, name: 0.005 } as const;

/** What one question counts in each of the two models, against 1 for one of the set whose page is there or gone. */
const IMPORTANCE = { covered: { own: 2, news: 1 }, says: { set: 0.02, news: 1, own: 1.5 } } as const;

/** One in so many questions of the set is asked: in its halves, in small corpora, with its passage gone. */
const ONE_IN = { halves: 6, small: 12, passageGone: 16 } as const;

/** Pages: about two hundred passages. */
const SMALL_CORPUS = 4;

/** What may only raise or only lower the confidence that the matter is covered; the others correct each other. */
const DIRECTIONS: Partial<Record<Sign, 1 | -1>> = {
  passageIdeal: 1,
  names: 1,
  score: 1,
  information: 1,
  relation: 1,
  conceptMissing: -1,
  nameMissing: -1,
  otherMatter: 1,
  sameMatter: 1,
  rareMissing: -1,
};

const TARGET = join(import.meta.dirname, '../functions/engine/evidence/confidence-weights.ts');

interface Case {
  readonly signs: readonly number[];
  readonly nameMissing: boolean;
  readonly asksFigure: boolean;
  readonly answerable: boolean;
  readonly held: boolean;
}

const HELP = `Learns when a question counts as answered, and writes both models and their thresholds.

  --set FOLDER     passages.jsonl and questions.jsonl
  --news FOLDER    news: articles/ and questions.jsonl
  --help           this text
`;

const PROGRAM = {
  name: 'train:confidence',
  help: HELP,
  options: { set: { type: 'string' }, news: { type: 'string' } },
} as const;

const { set, newsFolder } = await argumentsOf(PROGRAM, ({ values }) => {
  const example = 'npm run train:confidence -- --set FOLDER --news FOLDER';
  if (values.news === undefined) throw new UsageError(`--set and --news are required: ${example}`);
  return { set: trainingSet(values.set, example), newsFolder: resolve(processIo().folder, values.news) };
});
const rings = defaultRings();
const titles = [...new Set(set.articles.map(({ title }) => title))].sort();
const titleOf = new Map(set.articles.map(({ id, title }) => [id, title]));
const halves = [0, 1].flatMap((half) =>
  casesOf(
    pagesWhere((at) => at % 2 === half),
    ONE_IN.halves,
  ),
);
const smallCount = Math.floor(titles.length / SMALL_CORPUS);
const small = Array.from({ length: smallCount }, (_, group) =>
  casesOf(
    pagesWhere((at) => at % smallCount === group),
    ONE_IN.small,
    pagesWhere((at) => at % smallCount === (group + 1) % smallCount),
  ),
).flat();
const { present, gone } = passageGone();
const own = await ownCases();
const { news, strange } = await newsCases();

const heldOut = halves.filter((one) => one.held);
const trial = learn((one) => !one.held, news);
process.stdout.write(`held out: ${report(heldOut, trial)}\n`);
for (const [at, sign] of SIGNS.entries()) {
  const only = heldOut.map(({ signs }) => signs[at] ?? 0);
  const answerable = heldOut.map((one) => one.answerable);
  process.stdout.write(`  ${sign} alone: ${areaUnderCurve(only, answerable).toFixed(4)}\n`);
}
for (const half of [true, false]) {
  const weights = learn(
    () => true,
    news.filter((one) => one.held === half),
  );
  process.stdout.write(
    `news, other half: ${report(
      news.filter((one) => one.held !== half),
      weights,
    )}\n`,
  );
}
const learnt = learn(() => true, news);
for (const [name, cases] of Object.entries({ all: halves, news, own }))
  process.stdout.write(`${name}: ${report(cases, learnt)}\n`);
writeFileSync(TARGET, moduleText(learnt));

function pagesWhere(chosen: (at: number) => boolean): Set<string | null> {
  return new Set(titles.filter((_, at) => chosen(at)));
}

function isHeld(title: string | null): boolean {
  return titles.indexOf(title) % 3 === 0;
}

/** Asks a corpus of the `kept` pages one in `oneIn` of the questions on them, and of those on `other` pages (default: on all). */
function casesOf(kept: ReadonlySet<string | null>, oneIn: number, other?: ReadonlySet<string | null>): Case[] {
  const index = buildIndex(
    set.articles.filter(({ title }) => kept.has(title)),
    rings,
  );
  return set.questions.flatMap(({ question, passage }, at) => {
    const title = titleOf.get(passage) ?? null;
    if (at % oneIn !== 0 || (other && !kept.has(title) && !other.has(title))) return [];
    return caseOf(question, index, { answerable: kept.has(title), held: isHeld(title) });
  });
}

/** The same questions with the passage that answers and without it. */
function passageGone() {
  const index = buildIndex(set.articles, rings);
  const asked = set.questions.filter((_, at) => at % ONE_IN.passageGone === 0);
  const ask = (without: boolean) =>
    asked.flatMap(({ question, passage }) => {
      const rest = { answerable: !without, held: isHeld(titleOf.get(passage) ?? null) };
      return caseOf(question, index, rest, without ? passage : undefined);
    });
  return { present: ask(false), gone: ask(true) };
}

function caseOf(
  question: string,
  index: CorpusIndex,
  rest: Omit<Case, 'signs' | 'nameMissing' | 'asksFigure'>,
  without?: string,
): Case[] {
  const list = findEvidence(
    parseQuestion(question, index.rings),
    without === undefined ? index : withheld(without, index),
  );
  const signs = signsOf(list);
  if (!signs) return [];
  const asksFigure = list.question.quantity !== null;
  return [{ ...rest, signs: SIGNS.map((sign) => signs[sign]), nameMissing: lacksName(list), asksFigure }];
}

/** The project's own questions. */
async function ownCases(): Promise<Case[]> {
  const { articles, questions } = await sampleCorpus();
  const index = buildIndex(articles, rings);
  return questions.flatMap(({ question, kind }) =>
    caseOf(question, index, { answerable: kind !== 'not_found', held: false }),
  );
}

/**
 * `held` tells the halves apart. What names no event of several is no question to be refused or answered here. `strange`: the same questions
 * asked of the set's pages, which have nothing on them.
 */
async function newsCases(): Promise<{ readonly news: Case[]; readonly strange: Case[] }> {
  const { articles, questions } = await loadDeskSet(newsFolder, 'all');
  const index = buildIndex(articles, rings);
  const pages = buildIndex(set.articles, rings);
  const asked = questions.filter(({ ambiguous }) => !ambiguous);
  const isOdd = (id: string) => Number(id.replace(/\D/gu, '')) % 2 === 1;
  return {
    news: asked.flatMap(({ id, question, answerable }) => caseOf(question, index, { answerable, held: isOdd(id) })),
    strange: asked.flatMap(({ id, question }) => caseOf(question, pages, { answerable: false, held: isOdd(id) })),
  };
}

interface Learnt {
  readonly covered: readonly number[];
  readonly says: readonly number[];
  readonly least: Readonly<Record<keyof typeof LEAST_CONFIDENCE, number>>;
}

/** From the cases of the set that `take` chooses, these of the news, and the project's own. */
function learn(take: (one: Case) => boolean, ofNews: readonly Case[]): Learnt {
  const { covered, says } = IMPORTANCE;
  const pages = [...halves, ...small].filter(take);
  // The news is about what its questions ask, whether or not it answers them.
  const onMatter = ofNews.map((one) => ({ ...one, answerable: true }));
  const ofOther = strange.filter(({ held }) => ofNews.some((one) => one.held === held));
  const coveredWeights = fitted(
    [
      [pages, 1],
      [own, covered.own],
      [[...onMatter, ...ofOther], covered.news],
    ],
    'covered',
    SIGNS.map((sign) => DIRECTIONS[sign] ?? 0),
    1e-4,
  );
  const saysWeights = fitted(
    [
      [[...present, ...gone].filter(take), says.set],
      [ofNews, says.news],
      [own, says.own],
    ],
    'says',
    SIGNS.map(() => 0),
    0.02,
  );
  const wrong = pages.filter(({ answerable }) => !answerable);
  const least = quantile(scoresOf(wrong, coveredWeights), 1 - WRONGLY_COVERED.all);
  const wrongNames = scoresOf(
    wrong.filter(({ nameMissing }) => nameMissing),
    coveredWeights,
  );
  const ofName = Math.max(least, quantile(wrongNames, 1 - WRONGLY_COVERED.name));
  // What is refused as not covered is not to be refused again.
  const answerable = ofNews.filter((one) => one.answerable && !one.asksFigure);
  const scores = scoresOf(answerable, coveredWeights);
  const passed = answerable.filter((one, at) => (scores[at] ?? 0) > (one.nameMissing ? ofName : least));
  const lost = answerable.length - passed.length;
  const share = Math.max(0, REFUSED * answerable.length - lost) / passed.length;
  return {
    covered: coveredWeights,
    says: saysWeights,
    least: { covered: least, name: ofName, says: quantile(scoresOf(passed, saysWeights), share) },
  };
}

function fitted(
  groups: readonly (readonly [readonly Case[], number])[],
  model: keyof typeof LEFT_OUT,
  directions: (1 | -1 | 0)[],
  l2: number,
): number[] {
  const cases = groups.flatMap(([of]) => of);
  const isLeftOut = SIGNS.map((sign) => LEFT_OUT[model].includes(sign));
  return trainLogistic(
    cases.map(({ signs }) => signs.map((value, at) => (isLeftOut[at] ? 0 : value))),
    cases.map(({ answerable }) => answerable),
    directions,
    groups.flatMap(([of, importance]) => of.map(() => importance)),
    { l2 },
  );
}

function scoresOf(of: readonly Case[], [intercept = 0, ...slopes]: readonly number[]): number[] {
  return of.map(({ signs }) => logistic(signs.reduce((sum, x, c) => sum + x * (slopes[c] ?? 0), intercept)));
}

/** The score that a `share` of them do not exceed. */
function quantile(scores: readonly number[], share: number): number {
  return scores.toSorted((a, b) => a - b)[Math.min(scores.length - 1, Math.floor(share * scores.length))] ?? 0;
}

function report(of: readonly Case[], { covered, says, least }: Learnt): string {
  const [isCovered, isSaid] = [scoresOf(of, covered), scoresOf(of, says)];
  const area = areaUnderCurve(
    of.map((_, at) => (isCovered[at] ?? 0) * Math.min(1, (isSaid[at] ?? 0) / least.says) ** HARDLY_SAID),
    of.map(({ answerable }) => answerable),
  );
  const refused = of.map(
    ({ nameMissing }, at) =>
      !((isCovered[at] ?? 0) > (nameMissing ? least.name : least.covered) && (isSaid[at] ?? 0) > least.says),
  );
  const share = (answerable: boolean) => {
    const ones = refused.filter((_, at) => of[at]?.answerable === answerable);
    return `${((100 * ones.filter(Boolean).length) / ones.length).toFixed(1)}% of ${ones.length}`;
  };
  return `area under the curve ${area.toFixed(4)}, refuses ${share(true)} answerable and ${share(false)} others`;
}

function moduleText({ covered, says, least }: Learnt): string {
  const weights = (learnt: readonly number[]) =>
    ['intercept', ...SIGNS].map((name, c) => `    ${name}: ${Number((learnt[c] ?? 0).toFixed(4))},`).join('\n');
  return `import type { Sign } from './confidence-signs.ts';

type Weights = Readonly<Record<Sign | 'intercept', number>>;

/** Learnt by \`npm run train:confidence\`: do not edit by hand. */
export const CONFIDENCE_WEIGHTS: Readonly<Record<'covered' | 'says', Weights>> = {
  covered: {
${weights(covered)}
  },
  says: {
${weights(says)}
  },
};

/** Up to these the answer is "not found"; \`name\` is for \`covered\` where a name is nowhere about the best sentence. */
export const LEAST_CONFIDENCE: Readonly<Record<'covered' | 'name' | 'says', number>> = {
  covered: ${least.covered.toFixed(4)},
  name: ${least.name.toFixed(4)},
  says: ${least.says.toFixed(4)},
};
`;
}
