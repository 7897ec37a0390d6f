import { isNumeric } from '../text/words.ts';
import type { CorpusIndex, IndexedPassage } from './corpus-index.ts';
import { parseQuestion } from './question.ts';
import { bindTerms } from './retrieval.ts';

/**
 * Share of what a question's known terms weigh together that an article has to have in its words, titles and headings, for it to
 * count as able to change the answer. Settled by `npm run bench:watch`, which asks every question again and misses none.
 */
const TOUCHED_SHARE = 0.45;

/** One term of one question. */
interface Posting {
  /** Position among the questions. */
  readonly question: number;
  readonly term: number;
  readonly weight: number;
}

/**
 * Which questions new articles could give another answer: for each, by its position in `questions`, the ids of those of `articles` that
 * share enough with it, in the order of the index. Questions without such an article are left out.
 *
 * An inverted list of the questions' terms is read once for the words of each article, so the time grows with the new articles and
 * with the questions that share words with them. A figure that the question itself states counts for nothing: a new article gives another.
 */
export function touchedQuestions(
  questions: readonly string[],
  articles: ReadonlySet<string>,
  index: CorpusIndex,
): ReadonlyMap<number, readonly string[]> {
  const { postings, totals } = invertedList(questions, index);
  const touched = new Map<number, string[]>();
  for (const [article, passages] of passagesOf(articles, index)) {
    const shared = new Map<number, number>();
    const counted = new Set<string>();
    for (const key of keysOf(passages, index)) {
      for (const { question, term, weight } of postings.get(key) ?? []) {
        const once = `${question}.${term}`;
        if (counted.has(once)) continue;
        counted.add(once);
        shared.set(question, (shared.get(question) ?? 0) + weight);
      }
    }
    for (const [question, weight] of shared) {
      if (weight < TOUCHED_SHARE * (totals[question] ?? 0)) continue;
      const found = touched.get(question) ?? [];
      touched.set(question, [...found, article]);
    }
  }
  return touched;
}

/** Key of a stem, 0 or more; of a ring, below 0. */
const ringKey = (ring: number): number => -1 - ring;

function invertedList(questions: readonly string[], index: CorpusIndex) {
  const postings = new Map<number, Posting[]>();
  const totals: number[] = [];
  questions.forEach((text, question) => {
    let total = 0;
    bindTerms(parseQuestion(text, index.rings), index).forEach(
      ({ word, stemId, aliasIds, ring, isKnown, weight }, term) => {
        if (!isKnown || isNumeric(word)) return;
        total += weight;
        const keys = new Set([
          ...(stemId === undefined ? [] : [stemId]),
          ...aliasIds.flat(),
          ...(ring < 0 ? [] : [ringKey(ring)]),
        ]);
        for (const key of keys) {
          const list = postings.get(key);
          const posting = { question, term, weight };
          if (list) list.push(posting);
          else postings.set(key, [posting]);
        }
      },
    );
    totals.push(total);
  });
  return { postings, totals };
}

function passagesOf(articles: ReadonlySet<string>, { passages }: CorpusIndex): Map<string, IndexedPassage[]> {
  const found = new Map<string, IndexedPassage[]>();
  for (const passage of passages) {
    const { id } = passage.article;
    if (articles.has(id)) found.set(id, [...(found.get(id) ?? []), passage]);
  }
  return found;
}

/** Stems and rings of the words of one article. */
function keysOf(passages: readonly IndexedPassage[], { lexicon }: CorpusIndex): Set<number> {
  const keys = new Set<number>();
  for (const { tokens, rings, contextStems, contextRings } of passages) {
    for (const token of tokens) keys.add(lexicon.stemOf(token >> 1));
    for (const ring of rings) if (ring >= 0) keys.add(ringKey(ring));
    for (const stem of contextStems) keys.add(stem);
    for (const ring of contextRings) keys.add(ringKey(ring));
  }
  return keys;
}
