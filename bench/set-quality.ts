import type { Article } from '../functions/engine/articles/article.ts';
import type { Rings } from '../functions/engine/concepts/rings.ts';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { quotedSpans } from '../functions/engine/evidence/quoted-span.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { indexTexts, MINISEARCH_DEFAULTS, PLAIN_BM25, searchDefaults, searchPlain, TextScorer } from './baselines.ts';
import { asksHowMany, containsAnswer, type LabelledQuestion, type QuestionSet } from './question-set.ts';
import { percent, points, table } from './table.ts';

/** What an engine puts first. */
interface Ranking {
  /** Article ids, best first, each once. */
  readonly passages: readonly string[];
  /** Quotations, best first; `null` for an engine that finds passages and chooses no sentence. */
  readonly quotes: readonly string[] | null;
}

type Engine = (question: string) => Ranking;

const MEASURES = ['passage1', 'passage5', 'quote1', 'quote3'] as const;

/** Shares of the questions, 0 to 1: the right passage among the first k, the answer in one of the first k quotations. */
type Shares = Readonly<Record<(typeof MEASURES)[number], number | null>>;

interface EngineQuality {
  readonly all: Shares;
  readonly howMany: Shares;
}

export interface SetQuality {
  readonly questions: number;
  readonly howMany: number;
  readonly defaults: EngineQuality;
  readonly plain: EngineQuality;
  readonly verbatim: EngineQuality;
}

export function measureSet(
  set: QuestionSet,
  rings: Rings,
  onProgress: (done: number, total: number) => void,
): SetQuality {
  const index = buildIndex(set.articles, rings);
  const texts = set.articles.map(({ text }) => text);
  const engines = [
    defaultsEngine(set.articles, texts),
    plainEngine(set.articles, texts, index),
    verbatimEngine(index),
  ] as const;
  const tallies = engines.map(() => ({ all: new Tally(), howMany: new Tally() }));
  set.questions.forEach((labelled, done) => {
    onProgress(done, set.questions.length);
    engines.forEach((engine, at) => {
      const ranking = engine(labelled.question);
      tallies[at]?.all.add(labelled, ranking);
      if (asksHowMany(labelled.question)) tallies[at]?.howMany.add(labelled, ranking);
    });
  });
  const [defaults, plain, verbatim] = tallies.map(({ all, howMany }) => ({
    all: all.shares(),
    howMany: howMany.shares(),
  }));
  if (!(defaults && plain && verbatim)) throw new Error('three engines were measured');
  const howMany = set.questions.filter(({ question }) => asksHowMany(question)).length;
  return { questions: set.questions.length, howMany, defaults, plain, verbatim };
}

function defaultsEngine(articles: readonly Article[], texts: readonly string[]): Engine {
  const search = indexTexts(texts, MINISEARCH_DEFAULTS);
  return (question) => ({
    passages: searchDefaults(question, search)
      .slice(0, 5)
      .flatMap(({ at }) => articles[at]?.id ?? []),
    quotes: null,
  });
}

/** Its quotations are the best sentences of its best passage. */
function plainEngine(articles: readonly Article[], texts: readonly string[], index: CorpusIndex): Engine {
  const search = indexTexts(texts, PLAIN_BM25);
  const sentences: string[] = [];
  const sentencesOf = new Map<string, number[]>();
  for (const { article, sentences: own } of index.passages) {
    const list = sentencesOf.get(article.id) ?? [];
    sentencesOf.set(article.id, list);
    for (const { start, end } of own) list.push(sentences.push(article.text.slice(start, end)) - 1);
  }
  const scorer = new TextScorer(sentences);
  return (question) => {
    const passages = searchPlain(question, search)
      .slice(0, 5)
      .flatMap(({ at }) => articles[at]?.id ?? []);
    const own = sentencesOf.get(passages[0] ?? '') ?? [];
    const scored = own.map((at) => ({ at, score: scorer.score(question, at) }));
    scored.sort((a, b) => b.score - a.score || a.at - b.at);
    return { passages, quotes: scored.slice(0, 3).flatMap(({ at }) => sentences[at] ?? []) };
  };
}

function verbatimEngine(index: CorpusIndex): Engine {
  return (text) => {
    const list = findEvidence(parseQuestion(text, index.rings), index);
    const { quoted } = quotedSpans(list.evidence.slice(0, 3), list);
    return {
      passages: [...new Set(list.evidence.map(({ passage }) => passage.article.id))],
      quotes: quoted.map(({ evidence, span }) => evidence.passage.article.text.slice(span.start, span.end)),
    };
  };
}

class Tally {
  #questions = 0;
  #quotes = true;
  readonly #hits = { passage1: 0, passage5: 0, quote1: 0, quote3: 0 };

  add({ passage, answers }: LabelledQuestion, { passages, quotes }: Ranking): void {
    this.#questions += 1;
    const place = passages.indexOf(passage);
    if (place === 0) this.#hits.passage1 += 1;
    if (place >= 0 && place < 5) this.#hits.passage5 += 1;
    if (quotes === null) {
      this.#quotes = false;
      return;
    }
    const quoted = quotes.slice(0, 3).findIndex((text) => containsAnswer(text, answers));
    if (quoted === 0) this.#hits.quote1 += 1;
    if (quoted >= 0) this.#hits.quote3 += 1;
  }

  shares(): Shares {
    const share = (hits: number) => hits / this.#questions;
    return {
      passage1: share(this.#hits.passage1),
      passage5: share(this.#hits.passage5),
      quote1: this.#quotes ? share(this.#hits.quote1) : null,
      quote3: this.#quotes ? share(this.#hits.quote3) : null,
    };
  }
}

export function setTable({ defaults, plain, verbatim }: SetQuality): string {
  const cells = ({ all, howMany }: EngineQuality) => [all, howMany].flatMap((of) => MEASURES.map((name) => of[name]));
  const shown = (engine: EngineQuality) => cells(engine).map((share) => (share === null ? '–' : percent(share, 1)));
  const against = (other: EngineQuality) =>
    cells(verbatim).map((share, c) => {
      const base = cells(other)[c] ?? null;
      return share === null || base === null ? '–' : points(share - base);
    });
  const names = ['S@1', 'S@5', 'answer@1', 'answer@3'];
  return table(
    ['passages and quotations', ...names, ...names.map((name) => `how many ${name}`)],
    [
      ['MiniSearch defaults', ...shown(defaults)],
      ['plain BM25', ...shown(plain)],
      ['Verbatim', ...shown(verbatim)],
      ['Verbatim − MiniSearch defaults', ...against(defaults)],
      ['Verbatim − plain BM25', ...against(plain)],
    ],
  );
}
