import type { Rings } from '../functions/engine/concepts/rings.ts';
import { confidenceOf } from '../functions/engine/evidence/confidence.ts';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { indexTexts, PLAIN_BM25, searchPlain, TextScorer } from './baselines.ts';
import type { QuestionSet } from './question-set.ts';
import { areaUnderCurve } from './ranking-metrics.ts';
import { percent, table } from './table.ts';

/** Share of the unanswerable questions that may get an answer when two engines are compared. */
const WRONG_ANSWERS = 0.05;

/** The weights are not those of the signs that the engine measures now. */
class StaleWeightsError extends Error {
  override readonly name = 'StaleWeightsError';

  constructor() {
    super('a confidence is not a number: learn the weights again with npm run train:confidence -- --set FOLDER');
  }
}

export interface AbstentionQuality {
  readonly answerable: readonly boolean[];
  /** One score a case, the more the surer. */
  readonly verbatim: readonly number[];
  readonly plain: readonly number[];
  /** Whether Verbatim answers, by the thresholds that it ships with. */
  readonly found: readonly boolean[];
}

/**
 * Half of the pages are removed, then the other half: every question is asked once with its page and once without. A set
 * whose passages have no titles has a page a passage.
 */
export function measureAbstention(
  set: QuestionSet,
  rings: Rings,
  onProgress: (done: number, total: number) => void,
): AbstentionQuality {
  const pageOf = new Map(set.articles.map(({ id, title }) => [id, title ?? id]));
  const pages = [...new Set(pageOf.values())].sort();
  const quality = {
    answerable: [] as boolean[],
    verbatim: [] as number[],
    plain: [] as number[],
    found: [] as boolean[],
  };
  for (const half of [0, 1]) {
    const kept = new Set(pages.filter((_, at) => at % 2 === half));
    const articles = set.articles.filter(({ id }) => kept.has(pageOf.get(id) ?? id));
    const index = buildIndex(articles, rings);
    const texts = articles.map(({ text }) => text);
    const search = indexTexts(texts, PLAIN_BM25);
    const scorer = new TextScorer(texts);
    set.questions.forEach(({ question, passage }, done) => {
      onProgress(half * set.questions.length + done, 2 * set.questions.length);
      quality.answerable.push(kept.has(pageOf.get(passage) ?? passage));
      const { confidence, found } = confidenceOf(findEvidence(parseQuestion(question, index.rings), index));
      if (Number.isNaN(confidence)) throw new StaleWeightsError();
      quality.verbatim.push(confidence);
      quality.found.push(found);
      quality.plain.push((searchPlain(question, search)[0]?.score ?? 0) / (scorer.ideal(question) || 1));
    });
  }
  return quality;
}

export function areaOf(scores: readonly number[], { answerable }: AbstentionQuality): number {
  return areaUnderCurve(scores, answerable);
}

export function abstentionTable(quality: AbstentionQuality): string {
  const { answerable, verbatim, plain, found } = quality;
  const row = (name: string, scores: readonly number[], shipped: readonly boolean[] | null) => {
    const threshold = thresholdOf(scores, answerable);
    const answered = scores.map((score) => score > threshold);
    return [
      name,
      areaOf(scores, quality).toFixed(4),
      shareOf(answered, answerable, true),
      shipped === null ? '–' : shareOf(shipped, answerable, true),
      shipped === null ? '–' : shareOf(shipped, answerable, false),
    ];
  };
  return table(
    ['half of the pages removed', 'area under curve', 'kept at 5% wrong', 'kept as shipped', 'wrong as shipped'],
    [row('plain BM25, top score ÷ ideal', plain, null), row('Verbatim', verbatim, found)],
  );
}

/** Share of the questions that get an answer, of those that have one or of those that have none. */
function shareOf(answered: readonly boolean[], answerable: readonly boolean[], having: boolean): string {
  const of = answered.filter((_, at) => answerable[at] === having);
  return percent(of.filter((value) => value).length, of.length);
}

/** No more than 5% of the unanswerable questions score above it. */
function thresholdOf(scores: readonly number[], answerable: readonly boolean[]): number {
  const wrong = scores.filter((_, at) => answerable[at] === false).sort((a, b) => b - a);
  return wrong[Math.floor(wrong.length * WRONG_ANSWERS)] ?? 0;
}
