import type { Article } from '../articles/article.ts';
import { type Rings, ringsOf } from '../concepts/rings.ts';
import { backgroundShare } from '../text/background.ts';
import { tokenize } from '../text/tokens.ts';
import { isNumeric } from '../text/words.ts';
import { ringTerm } from './corpus-index.ts';
import { parseQuestion, type QueryTerm } from './question.ts';

/**
 * Share of what a question's terms weigh together that an article has to have, for it to count as able to change the answer. Settled by
 * `npm run bench:watch`, which asks every question again as well: one first answer of 110 is missed.
 */
const TOUCHED_SHARE = 0.4;

/** One term of one question. */
interface Posting {
  /** Position among the questions. */
  readonly question: number;
  readonly term: number;
  readonly weight: number;
}

/**
 * Which questions new articles could give another answer: for each, by its position in `questions`, the ids of those of `articles` that
 * share enough with it, in their order. Questions without such an article are left out.
 *
 * An inverted list of the questions' terms is read once for the words of each article, so the time grows with the new articles and
 * with the questions that share words with them. A term weighs what its commonness in English says, since a corpus is not looked at. A
 * figure that the question itself states counts for nothing: a new article gives another.
 */
export function touchedQuestions(
  questions: readonly string[],
  articles: readonly Article[],
  rings: Rings,
): ReadonlyMap<number, readonly string[]> {
  const { postings, totals } = invertedList(questions, rings);
  const touched = new Map<number, string[]>();
  for (const { id, title, text } of articles) {
    // A title may be stated beside the text.
    for (const [question, weight] of sharedWeights(termsOf(`${title ?? ''}\n${text}`, rings), postings)) {
      if (weight < TOUCHED_SHARE * (totals[question] ?? 0)) continue;
      const found = touched.get(question);
      if (found) found.push(id);
      else touched.set(question, [id]);
    }
  }
  return touched;
}

function invertedList(questions: readonly string[], rings: Rings) {
  const postings = new Map<string, Posting[]>();
  const totals = questions.map((text, question) => {
    let total = 0;
    parseQuestion(text, rings).terms.forEach((each, term) => {
      if (isNumeric(each.word)) return;
      const weight = -Math.log(backgroundShare(each.stem));
      total += weight;
      for (const key of keysOf(each, rings)) {
        const posting = { question, term, weight };
        const list = postings.get(key);
        if (list) list.push(posting);
        else postings.set(key, [posting]);
      }
    });
    return total;
  });
  return { postings, totals };
}

/** Any of these in an article is the term: its stem, a word of another name of it, a word of its ring. */
function keysOf({ stem, aliases, ring }: QueryTerm, rings: Rings): Set<string> {
  return new Set([stem, ...aliases.flat(), ...(ring < 0 ? [] : [ringTerm(ring, rings)])]);
}

/** Stems and rings of all words. */
function termsOf(text: string, rings: Rings): Set<string> {
  const tokens = tokenize(text);
  const terms = new Set(tokens.map(({ stem }) => stem));
  for (const ring of ringsOf(tokens, rings)) if (ring >= 0) terms.add(ringTerm(ring, rings));
  return terms;
}

/** By question: what the terms weigh that the article shares with it, each once. */
function sharedWeights(terms: ReadonlySet<string>, postings: ReadonlyMap<string, readonly Posting[]>) {
  const shared = new Map<number, number>();
  const counted = new Set<string>();
  for (const key of terms) {
    for (const { question, term, weight } of postings.get(key) ?? []) {
      const once = `${question}.${term}`;
      if (counted.has(once)) continue;
      counted.add(once);
      shared.set(question, (shared.get(question) ?? 0) + weight);
    }
  }
  return shared;
}
