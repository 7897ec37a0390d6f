import { successorsOf } from '../figures/agreement/superseded.ts';
import { figureTokens, type TokenSpan } from '../figures/clauses/figure-regions.ts';
import type { Figure } from '../figures/figures.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { wordPlaces } from '../text/words.ts';
import { type FigureWording, wordingOf } from './figure-wording.ts';

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

/** Which word of the question a token is, by the id of its word and its ring: its index among the terms, or -1. */
export type TermAt = (wordId: number, ring: number) => number;

/** Tokens. A question's word further away than this says nothing about the figure. */
const NEAR = 12;

/** A sentence with figures, read once for all questions. */
interface FiguredSentence {
  readonly text: string;
  readonly tokens: readonly Token[];
  /** First and last token of each figure. */
  readonly spans: readonly TokenSpan[];
  /** By token: 1 for those of figures. */
  readonly isFigure: Uint8Array;
  /** By token the number of its clause: commas, brackets and stops part them. */
  readonly clauseOf: Uint16Array;
  /** Of the figures that were asked about; and which figure of the sentence replaced each. */
  readonly wordings: Map<number, FigureWording>;
  successors: readonly (Figure | null)[] | undefined;
}

/** By their figures, which an index keeps: the same sentences answer many questions. */
const sentences = new WeakMap<readonly Figure[], FiguredSentence>();

function figuredSentence(text: string, figures: readonly Figure[], read: () => readonly Token[]): FiguredSentence {
  const kept = sentences.get(figures);
  if (kept?.text === text) return kept;
  const tokens = read();
  const spans = figures.map((figure) => tokensOf(figure, tokens));
  const sentence = {
    text,
    tokens,
    spans,
    isFigure: figureTokens(spans, tokens.length),
    clauseOf: clausesOf(text, tokens),
    wordings: new Map<number, FigureWording>(),
    successors: undefined,
  };
  sentences.set(figures, sentence);
  return sentence;
}

/** Its first and last token: -1 where there is none. */
export function tokensOf({ start, end }: Pick<Figure, 'start' | 'end'>, tokens: readonly Token[]): TokenSpan {
  const first = firstWhere(tokens, (token) => token.end > start);
  const last = firstWhere(tokens, (token) => token.start >= end) - 1;
  return { first: first === tokens.length ? -1 : first, last };
}

/** The first of what is in order that `holds`, as it does of all behind it; how many they are where it holds of none. */
function firstWhere<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const item = items[middle];
    if (item !== undefined && holds(item)) to = middle;
    else from = middle + 1;
  }
  return from;
}

export function sentenceTokens(text: string, figures: readonly Figure[]): readonly Token[] {
  return figuredSentence(text, figures, () => tokenize(text)).tokens;
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

/** Its word and stem are made into strings when they are first asked for. */
class IndexedToken implements Token {
  readonly start: number;
  readonly end: number;
  readonly capitalised: boolean;
  readonly #id: number;
  #word: string | undefined;
  #stem: string | undefined;
  readonly #lexicon: Slice['lexicon'];

  constructor(start: number, end: number, token: number, lexicon: Slice['lexicon']) {
    this.start = start;
    this.end = end;
    this.capitalised = (token & 1) === 1;
    this.#id = token >>> 1;
    this.#lexicon = lexicon;
  }

  get word(): string {
    this.#word ??= this.#lexicon.word(this.#id);
    return this.#word;
  }

  get stem(): string {
    this.#stem ??= this.#lexicon.stem(this.#lexicon.stemOf(this.#id));
    return this.#stem;
  }
}

/** The places of the question's words in a sentence, against its figures. */
export class FigureSurroundings {
  readonly tokens: readonly Token[];
  /** Of each token the question's term that it stands for, or -1. */
  readonly terms: Int16Array;
  readonly #weights: readonly number[];
  readonly #head: number;
  readonly #most: number;
  readonly #spans: readonly TokenSpan[];
  /** Tokens that are words of the question, outside of all figures; how far the nearest figure is. */
  readonly #found: readonly { readonly at: number; readonly term: number; readonly nearest: number }[];
  readonly #isFigure: Uint8Array;
  readonly #clauseOf: Uint16Array;
  readonly #figures: readonly Figure[];
  readonly #read: FiguredSentence;

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
    const read = figuredSentence(text, figures, () => indexedTokens(text, passage, sentence, lexicon));
    const { tokens, spans, isFigure } = read;
    this.tokens = tokens;
    this.terms = new Int16Array(tokens.length);
    this.#spans = spans;
    this.#isFigure = isFigure;
    this.#clauseOf = read.clauseOf;
    this.#figures = figures;
    this.#read = read;
    const found: { at: number; term: number; nearest: number }[] = [];
    for (let at = 0; at < tokens.length; at += 1) {
      const term = termAt((passage.tokens[firstToken + at] ?? 0) >>> 1, rings[firstToken + at] ?? -1);
      this.terms[at] = term;
      if (term < 0 || isFigure[at] === 1) continue;
      let nearest = Number.POSITIVE_INFINITY;
      for (const span of spans) nearest = Math.min(nearest, distanceTo(span, at));
      found.push({ at, term, nearest });
    }
    this.#found = found;
  }

  /** Whether the token is in the clause of the figure. */
  isInClause(figure: number, at: number): boolean {
    return this.#clauseOf[at] === this.#clauseOf[this.#spans[figure]?.first ?? 0];
  }

  /** What the wording around a figure says of it. */
  wordingOf(figure: Figure, at: number): FigureWording {
    const { wordings, text } = this.#read;
    const wording = wordings.get(at) ?? wordingOf(figure, text, this.#clauseWords(at));
    wordings.set(at, wording);
    return wording;
  }

  /** For each figure of the sentence the one that replaced it, see {@link successorsOf}. */
  get successors(): readonly (Figure | null)[] {
    this.#read.successors ??= successorsOf(this.#figures, this.#read.text);
    return this.#read.successors;
  }

  /** The words of the figure's clause, folded and joined by spaces, without its own: {@link MOST_OF_CLAUSE} on either side. */
  #clauseWords(figure: number): string {
    const { from, to } = this.#clauseAround(figure, MOST_OF_CLAUSE);
    const words: string[] = [];
    for (let at = from; at < to; at += 1) {
      if (this.distance(figure, at) > 0) words.push(this.tokens[at]?.word ?? '');
    }
    return words.join(' ');
  }

  /** The tokens of the figure's clause, at most so many before its own and behind them. */
  #clauseAround(figure: number, most = this.tokens.length): { readonly from: number; readonly to: number } {
    const { first, last } = this.#spans[figure] ?? NOWHERE;
    let [from, to] = [first, first];
    while (from > 0 && first - from < most && this.isInClause(figure, from - 1)) from -= 1;
    while (to < this.tokens.length && to - last <= most && this.isInClause(figure, to)) to += 1;
    return { from, to };
  }

  distance(figure: number, at: number): number {
    return distanceTo(this.#spans[figure] ?? NOWHERE, at);
  }

  /** The first and the last token of a figure. */
  spanOf(figure: number): TokenSpan {
    return this.#spans[figure] ?? NOWHERE;
  }

  /** Whether a name that is asked for, or only others, are in the figure's clause; a name of none of the question's words. */
  namesAround(figure: number, isAsked: (term: number) => boolean): { nameInClause: number; otherName: number } {
    const asked = this.#found.some(({ at, term }) => isAsked(term) && this.isInClause(figure, at));
    return { nameInClause: Number(asked), otherName: Number(!asked && this.#hasOtherName(figure)) };
  }

  #hasOtherName(figure: number): boolean {
    const { from, to } = this.#clauseAround(figure);
    for (let at = Math.max(1, from); at < to; at += 1) {
      const isOther = (this.terms[at] ?? -1) < 0 || this.#isFigure[at] === 1;
      if (isOther && this.tokens[at]?.capitalised === true && this.distance(figure, at) > 0) return true;
    }
    return false;
  }

  around(figure: number): Surroundings {
    const span = this.#spans[figure] ?? NOWHERE;
    const clause = this.#clauseOf[span.first];
    const near = new Map<number, number>();
    const behind = new Map<number, number>();
    const own = new Set<number>();
    const inClause = new Set<number>();
    for (const { at, term, nearest } of this.#found) {
      const distance = distanceTo(span, at);
      if (this.#clauseOf[at] === clause) inClause.add(term);
      if (nearest === distance) own.add(term);
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

const NOWHERE: TokenSpan = { first: 0, last: 0 };

/** Tokens. No clause of written news has as many, and a table's has hundreds of figures. */
const MOST_OF_CLAUSE = 150;

function distanceTo({ first, last }: TokenSpan, at: number): number {
  return at < first ? first - at : at > last ? at - last : 0;
}

/** For each token the number of its clause. */
function clausesOf(text: string, tokens: readonly Token[]): Uint16Array {
  const clauses = new Uint16Array(tokens.length);
  let clause = 0;
  let end = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at];
    if (!token) continue;
    // Most words are a space apart.
    const isSpace = token.start - end === 1 && text[end] === ' ';
    if (at > 0 && !isSpace && isParted(text, end, token.start)) clause += 1;
    end = token.end;
    clauses[at] = clause;
  }
  return clauses;
}

const PARTING = ',;:.()–—';

function isParted(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (PARTING.includes(text.charAt(at))) return true;
  return false;
}
