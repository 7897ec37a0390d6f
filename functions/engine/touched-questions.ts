import { answer } from './answer.ts';
import { answerClaim } from './claim-answer.ts';
import { statedAsk } from './figures/asks/stated-asks.ts';
import { ringTerm } from './search/corpus-index.ts';
import { withoutFiller } from './search/filler.ts';
import { parseQuestion } from './search/question.ts';
import type { Slice } from './search/slice.ts';
import { respelled } from './search/spelling.ts';

export interface AskedText {
  readonly text: string;
  /** `either`: which of the two it was is not known any more. */
  readonly kind: 'question' | 'claim' | 'either';
}

export interface Touched {
  /** Ids of the new articles that its answer may quote, in order. */
  readonly articles: readonly string[];
  /** Whether an answer may give figures for what is asked. */
  readonly asksFigure: boolean;
}

/**
 * Which questions new articles touch, by their positions in `questions`: those for which a passage of one, with its title, is among
 * the passages that the answer is chosen from, and those with a word that no other article has. `fresh`: ids of the new articles, which
 * `slice` has. The answer to any other question quotes no new article and counts none; how common the new articles make a word, and how
 * long a passage is on average, changes a little for all questions, and counts for nothing here.
 *
 * It is the retrieval of the answer itself, without the reading of what it finds. A question that shares no word with the new articles is not even
 * searched for, so that most of the time goes where something has changed.
 */
export function touchedQuestions(
  questions: readonly AskedText[],
  fresh: readonly string[],
  slice: Slice,
): ReadonlyMap<number, Touched> {
  const touched = new Map<number, Touched>();
  const words = new FreshWords(fresh, slice);
  if (words.isEmpty) return touched;
  for (const [at, { text, kind }] of questions.entries()) {
    const found = new Set<string>();
    const probe = probing(slice, words, found);
    // Nothing is found on the probe, so that every way to an answer is gone down to its end.
    if (kind !== 'claim') answer(text, probe, NO_LIMIT);
    if (kind !== 'question') answerClaim(text, probe, NO_LIMIT);
    if (found.size === 0) continue;
    touched.set(at, {
      articles: fresh.filter((id) => found.has(id)),
      asksFigure: mayGiveFigures({ text, kind }, slice),
    });
  }
  return touched;
}

const NO_LIMIT = { limit: 1 } as const;

/** A slice on which nothing is found, and which notes which new articles would be. */
function probing(slice: Slice, words: FreshWords, found: Set<string>): Slice {
  const { version, rings, lexicon, statistics, origins } = slice;
  return {
    version,
    rings,
    statistics,
    origins,
    lexicon: {
      word: (id) => lexicon.word(id),
      stem: (id) => lexicon.stem(id),
      stemOf: (id) => lexicon.stemOf(id),
      isStop: (id) => lexicon.isStop(id),
      stemId(stem) {
        for (const id of words.onlyIn(stem)) found.add(id);
        return lexicon.stemId(stem);
      },
    },
    best(terms, limit, window) {
      if (!terms.some(({ term }) => words.has(term))) return [];
      for (const { passage } of slice.best(terms, limit, window)) {
        if (words.isFresh(passage.article.id)) found.add(passage.article.id);
      }
      return [];
    },
    passagesOf: () => [],
    isMentioned: (term, window) => slice.isMentioned(term, window),
    wordsNear: (word, slips) => slice.wordsNear(word, slips),
  };
}

/** An answer gives figures only to what asks for one, or claims one. A slip that is put right may do so then. */
function mayGiveFigures({ text, kind }: AskedText, slice: Slice): boolean {
  if (kind === 'claim' || (kind === 'either' && !text.trimEnd().endsWith('?'))) return true;
  const { rings } = slice;
  return (
    parseQuestion(text, rings).quantity !== null ||
    statedAsk(withoutFiller(text), rings) !== null ||
    respelled(text, slice) !== null
  );
}

interface FreshTerm {
  /** Passages of new articles with it in their text. */
  passages: number;
  /** Ids of the new articles with it in their text or above it. */
  readonly articles: Set<string>;
}

/** The words of new articles, as they are searched for. */
class FreshWords {
  readonly #terms = new Map<string, FreshTerm>();
  readonly #fresh: ReadonlySet<string>;
  readonly #slice: Slice;

  constructor(fresh: readonly string[], slice: Slice) {
    this.#fresh = new Set(fresh);
    this.#slice = slice;
    const { lexicon, rings } = slice;
    for (const id of this.#fresh) {
      for (const { tokens, rings: ringOfToken, contextStems, contextRings } of slice.passagesOf(id)) {
        const said = new Set<string>();
        for (const token of tokens) {
          if (!lexicon.isStop(token >> 1)) said.add(lexicon.stem(lexicon.stemOf(token >> 1)));
        }
        for (const ring of ringOfToken) if (ring >= 0) said.add(ringTerm(ring, rings));
        for (const term of said) this.#term(term, id).passages += 1;
        for (const stem of contextStems) this.#term(lexicon.stem(stem), id);
        for (const ring of contextRings) this.#term(ringTerm(ring, rings), id);
      }
    }
  }

  get isEmpty(): boolean {
    return this.#terms.size === 0;
  }

  isFresh(article: string): boolean {
    return this.#fresh.has(article);
  }

  has(term: string): boolean {
    return this.#terms.has(term);
  }

  /** The new articles that have the stem, where no passage of another one has. */
  onlyIn(stem: string): Iterable<string> {
    const term = this.#terms.get(stem);
    if (!term) return [];
    const { lexicon, statistics } = this.#slice;
    return statistics.passageFrequency(lexicon.stemId(stem), -1) <= term.passages ? term.articles : [];
  }

  #term(term: string, article: string): FreshTerm {
    const known = this.#terms.get(term) ?? { passages: 0, articles: new Set<string>() };
    this.#terms.set(term, known);
    known.articles.add(article);
    return known;
  }
}
