import type { Figure } from '../figures/figures.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { wordPlaces } from '../text/words.ts';

/** The words around one figure of a sentence, as shares of the question's weight, 0 to 1. */
export interface Surroundings {
  /** The question's words close to the figure; a word counts less the further away it is. */
  readonly near: number;
  /** Those behind it. */
  readonly behind: number;
  /** Those that no other figure of the sentence is closer to. */
  readonly own: number;
  /** Those in the figure's clause. */
  readonly clause: number;
  /** How close the word for what is counted or measured is, 0 to 1, on either side. */
  readonly head: number;
}

/** Which word of the question a token is, by the id of its stem, by ring or spelling: its index among the terms, or -1. */
export type TermAt = (stemId: number, ring: number) => number;

/** Tokens. A question's word further away than this says nothing about the figure. */
const NEAR = 12;

/** Tokens of sentences by their figures, which an index keeps: the same sentences answer many questions. */
const tokensOf = new WeakMap<readonly Figure[], { readonly text: string; readonly tokens: readonly Token[] }>();

export function sentenceTokens(
  text: string,
  figures: readonly Figure[],
  read: () => readonly Token[] = () => tokenize(text),
): readonly Token[] {
  const kept = tokensOf.get(figures);
  if (kept?.text === text) return kept.tokens;
  const tokens = read();
  tokensOf.set(figures, { text, tokens });
  return tokens;
}

/** The tokens of a sentence as the index has them: only where they are has to be looked for. */
function indexedTokens(
  text: string,
  { tokens }: IndexedPassage,
  { firstToken }: IndexedSentence,
  lexicon: Slice['lexicon'],
): Token[] {
  return wordPlaces(text).map(
    ({ start, end }, at) => new IndexedToken(start, end, tokens[firstToken + at] ?? 0, lexicon),
  );
}

/** Its word and stem are made into strings when they are asked for. */
class IndexedToken implements Token {
  readonly start: number;
  readonly end: number;
  readonly capitalised: boolean;
  readonly #word: number;
  readonly #lexicon: Slice['lexicon'];

  constructor(start: number, end: number, token: number, lexicon: Slice['lexicon']) {
    this.start = start;
    this.end = end;
    this.capitalised = (token & 1) === 1;
    this.#word = token >>> 1;
    this.#lexicon = lexicon;
  }

  get word(): string {
    return this.#lexicon.word(this.#word);
  }

  get stem(): string {
    return this.#lexicon.stem(this.#lexicon.stemOf(this.#word));
  }
}

/** The places of the question's words in a sentence, against its figures. */
export class FigureSurroundings {
  readonly tokens: readonly Token[];
  readonly #weights: readonly number[];
  readonly #head: number;
  readonly #most: number;
  /** First and last token of each figure. */
  readonly #spans: readonly { readonly first: number; readonly last: number }[];
  /** Tokens that are words of the question, outside of all figures. */
  readonly #found: readonly { readonly at: number; readonly term: number }[];
  readonly #clauseOf: readonly number[];

  /** `weights`: how much each of the question's terms tells; `head`: the one that is counted, or -1. */
  constructor(
    passage: IndexedPassage,
    sentence: IndexedSentence,
    lexicon: Slice['lexicon'],
    termAt: TermAt,
    weights: readonly number[],
    head: number,
  ) {
    const { article, rings } = passage;
    const { start, end, firstToken, figures } = sentence;
    const text = article.text.slice(start, end);
    this.#weights = weights;
    this.#head = head;
    this.#most = weights.reduce((sum, weight) => sum + weight, 0) || 1;
    const tokens = sentenceTokens(text, figures, () => indexedTokens(text, passage, sentence, lexicon));
    this.tokens = tokens;
    this.#spans = figures.map((figure) => ({
      first: tokens.findIndex((token) => token.end > figure.start),
      last: tokens.findLastIndex((token) => token.start < figure.end),
    }));
    const found: { at: number; term: number }[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const stemId = lexicon.stemOf((passage.tokens[firstToken + at] ?? 0) >>> 1);
      const term = termAt(stemId, rings[firstToken + at] ?? -1);
      if (term < 0 || this.#spans.some(({ first, last }) => first <= at && at <= last)) continue;
      found.push({ at, term });
    }
    this.#found = found;
    this.#clauseOf = clausesOf(text, tokens);
  }

  /** Whether the token is in the clause of the figure. */
  isInClause(figure: number, at: number): boolean {
    return this.#clauseOf[at] === this.#clauseOf[this.#spans[figure]?.first ?? 0];
  }

  /** The words of the figure's clause, folded and joined by spaces, without those of figures. */
  clauseOf(figure: number): string {
    return this.tokens
      .filter((_, at) => this.isInClause(figure, at) && this.distance(figure, at) > 0)
      .map(({ word }) => word)
      .join(' ');
  }

  distance(figure: number, at: number): number {
    return distanceTo(this.#spans[figure] ?? { first: 0, last: 0 }, at);
  }

  /** Whether a name that is asked for, or only others, are in the figure's clause; a name of none of the question's words. */
  namesAround(figure: number, isAsked: (term: number) => boolean): { nameInClause: number; otherName: number } {
    const asked = this.#found.some(({ at, term }) => isAsked(term) && this.isInClause(figure, at));
    const found = new Set(this.#found.map(({ at }) => at));
    const others = this.tokens.some(
      ({ capitalised }, at) =>
        capitalised && at > 0 && !found.has(at) && this.isInClause(figure, at) && this.distance(figure, at) > 0,
    );
    return { nameInClause: Number(asked), otherName: Number(others && !asked) };
  }

  around(figure: number): Surroundings {
    const span = this.#spans[figure] ?? { first: 0, last: 0 };
    const clause = this.#clauseOf[span.first];
    const near = new Map<number, number>();
    const behind = new Map<number, number>();
    const own = new Set<number>();
    const inClause = new Set<number>();
    for (const { at, term } of this.#found) {
      const distance = distanceTo(span, at);
      if (this.#clauseOf[at] === clause) inClause.add(term);
      if (this.#spans.every((other) => distanceTo(other, at) >= distance)) own.add(term);
      if (distance > NEAR) continue;
      const closeness = 1 - (distance - 1) / NEAR;
      near.set(term, Math.max(near.get(term) ?? 0, closeness));
      if (at > span.last) behind.set(term, Math.max(behind.get(term) ?? 0, closeness));
    }
    return {
      near: this.#share(near.keys(), (term) => near.get(term) ?? 0),
      behind: this.#share(behind.keys(), (term) => behind.get(term) ?? 0),
      own: this.#share(own),
      clause: this.#share(inClause),
      head: near.get(this.#head) ?? 0,
    };
  }

  #share(terms: Iterable<number>, closeness: (term: number) => number = () => 1): number {
    let sum = 0;
    for (const term of terms) sum += (this.#weights[term] ?? 0) * closeness(term);
    return sum / this.#most;
  }
}

function distanceTo({ first, last }: { readonly first: number; readonly last: number }, at: number): number {
  return at < first ? first - at : at > last ? at - last : 0;
}

/** For each token the number of its clause: commas, brackets and stops part them. */
function clausesOf(text: string, tokens: readonly Token[]): number[] {
  let clause = 0;
  let end = 0;
  return tokens.map((token, at) => {
    if (at > 0 && isParted(text, end, token.start)) clause += 1;
    end = token.end;
    return clause;
  });
}

const PARTING = ',;:.()–—';

function isParted(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (PARTING.includes(text.charAt(at))) return true;
  return false;
}
