import { type FigureRegions, figureRegions, REGION, REGIONS } from '../figures/clauses/figure-regions.ts';
import type { Figure } from '../figures/figures.ts';
import { type SentenceWords, sentenceWords } from '../figures/words/sentence-words.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { isStopWord } from '../text/stop-words.ts';
import type { Token } from '../text/tokens.ts';
import { sentenceTokens, tokensOf } from './figure-surroundings.ts';
import { stemWeights } from './stem-weights.ts';

/** A sentence's words, without those of amounts that only give another again, and the regions of its figures. */
export interface ReadSentence {
  readonly words: SentenceWords;
  /** Of each word its place among the sentence's tokens. */
  readonly places: Uint16Array;
  /** By word: 1 for what is neither a stop word nor in digits. */
  readonly isPlain: Uint8Array;
  readonly regions: readonly (FigureRegions | undefined)[];
}

const known = new WeakMap<readonly Figure[], ReadSentence>();

/** The regions of an indexed sentence's figures; read once, for the same sentences answer many questions. */
export function clausesOf(
  { article }: Pick<IndexedPassage, 'article'>,
  { start, end, figures }: Pick<IndexedSentence, 'start' | 'end' | 'figures'>,
  index: Slice,
): ReadSentence {
  const kept = known.get(figures);
  const text = article.text.slice(start, end);
  if (kept?.words.text === text) return kept;
  const tokens = sentenceTokens(text, figures);
  const asides = figures.filter((figure) => isAside(figure, text));
  const plain = asides.length === 0 ? figures : figures.filter((figure) => !asides.includes(figure));
  const isLeft = (at: number) => {
    const from = tokens[at]?.start ?? 0;
    return !asides.some((aside) => aside.start <= from && from < aside.end);
  };
  const places = placesWhere(tokens.length, isLeft);
  const left = asides.length === 0 ? tokens : tokens.filter((_, at) => isLeft(at));
  const words = sentenceWords(text, index.rings, left);
  const regions = figureRegions(
    words,
    plain.map((figure) => tokensOf(figure, left)),
  );
  const read = {
    words,
    places,
    isPlain: plainWords(left),
    regions: figures.map((figure) => {
      const told = asides.includes(figure) ? figures[figure.equivalentOf ?? -1] : figure;
      return told && regions[plain.indexOf(told)];
    }),
  };
  known.set(figures, read);
  return read;
}

/** The numbers below `count` of which something holds. */
function placesWhere(count: number, holds: (at: number) => boolean): Uint16Array {
  const places = new Uint16Array(count);
  let found = 0;
  for (let at = 0; at < count; at += 1) {
    if (!holds(at)) continue;
    places[found] = at;
    found += 1;
  }
  return places.subarray(0, found);
}

function plainWords(tokens: readonly Token[]): Uint8Array {
  const isPlain = new Uint8Array(tokens.length);
  for (let at = 0; at < tokens.length; at += 1) {
    const word = tokens[at]?.word ?? '';
    isPlain[at] = Number(!isStopWord(word) && !isDigit(word.charCodeAt(0)));
  }
  return isPlain;
}

const [ZERO, NINE] = ['0'.charCodeAt(0), '9'.charCodeAt(0)] as const;

function isDigit(unit: number): boolean {
  return unit >= ZERO && unit <= NINE;
}

/** "(£1.3bn)": a figure in brackets that only gives another again. */
function isAside({ equivalentOf, start, end }: Figure, text: string): boolean {
  return equivalentOf !== null && /\([^()]*$/u.test(text.slice(0, start)) && /^[^()]*\)/u.test(text.slice(end));
}

/** What a frame has of the question and what it has besides: see {@link ClauseWords.signs}. */
export interface ClauseSigns {
  readonly quantityCover: number;
  readonly subjectCover: number;
  readonly verbCover: number;
  readonly besideCover: number;
  readonly beyondCover: number;
  readonly quantityNames: number;
  readonly besideNames: number;
  readonly beyondNames: number;
  readonly quantityUnasked: number;
  readonly subjectUnasked: number;
  readonly besideUnasked: number;
  readonly quantityOther: number;
  readonly besideOther: number;
  readonly headAsked: number;
  readonly headUnasked: number;
  readonly subjectAsked: number;
  readonly subjectStrange: number;
}

/** Of the figure that is read now, by region: the weights of terms, of names, of other words. A figure's own rows would be garbage at once. */
const IN_REGIONS = {
  content: new Float64Array(REGIONS.length + 1),
  names: new Float64Array(REGIONS.length + 1),
  unasked: new Float64Array(REGIONS.length + 1),
};

/** What the tokens of one sentence are to a question. */
export class ClauseWords {
  readonly #read: ReadSentence;
  readonly #passage: IndexedPassage;
  readonly #firstToken: number;
  readonly #termOf: Int16Array;
  readonly #terms: readonly BoundTerm[];
  readonly #index: Slice;
  /** Of the figure that is read now the best region of each term. */
  readonly #best: Uint8Array;

  /** `termOf`: of each token of the sentence the question's term that it stands for, or -1. */
  constructor(
    passage: IndexedPassage,
    { firstToken }: IndexedSentence,
    read: ReadSentence,
    termOf: Int16Array,
    terms: readonly BoundTerm[],
    index: Slice,
  ) {
    this.#read = read;
    this.#passage = passage;
    this.#firstToken = firstToken;
    this.#termOf = termOf;
    this.#terms = terms;
    this.#index = index;
    this.#best = new Uint8Array(terms.length);
  }

  /**
   * Shares of the question's weight, of its names and of its other words apart, by where they stand to the figure; the weight of
   * unasked words of its noun phrase, its subject and the words beside it, 1 for as much as the question has; whether a name that is not asked for is
   * there; and whether the head of what is measured, and that of the subject, is a word of the question.
   */
  signs(at: number): ClauseSigns {
    const frame = this.#read.regions[at];
    const { isNamedInPhrase, isNamedBeside } = this.#readTokens(frame?.regions ?? NO_TOKENS);
    const { content, names, unasked } = IN_REGIONS;
    content.fill(0);
    names.fill(0);
    let [all, allNames] = [0, 0];
    for (let term = 0; term < this.#terms.length; term += 1) {
      const { isName = false, weight = 0 } = this.#terms[term] ?? {};
      const positive = Math.max(0, weight);
      const place = this.#best[term] ?? REGION.none;
      if (isName) {
        allNames += positive;
        names[place] = (names[place] ?? 0) + positive;
      } else {
        all += positive;
        content[place] = (content[place] ?? 0) + positive;
      }
    }
    const whole = all + allNames || 1;
    all ||= 1;
    allNames ||= 1;
    const [behind, before] = [unasked[REGION.behind] ?? 0, unasked[REGION.before] ?? 0];
    const head = this.#isAsked(frame?.quantityHead);
    const subject = this.#isAsked(frame?.subjectHead);
    return {
      quantityCover: (content[REGION.quantity] ?? 0) / all,
      subjectCover: (content[REGION.subject] ?? 0) / all,
      verbCover: (content[REGION.verb] ?? 0) / all,
      besideCover: ((content[REGION.behind] ?? 0) + (content[REGION.before] ?? 0)) / all,
      beyondCover: (content[REGION.beyond] ?? 0) / all,
      quantityNames: ((names[REGION.quantity] ?? 0) + (names[REGION.subject] ?? 0)) / allNames,
      besideNames: ((names[REGION.behind] ?? 0) + (names[REGION.before] ?? 0) + (names[REGION.verb] ?? 0)) / allNames,
      beyondNames: (names[REGION.beyond] ?? 0) / allNames,
      quantityUnasked: Math.min(2, (unasked[REGION.quantity] ?? 0) / whole),
      subjectUnasked: Math.min(2, (unasked[REGION.subject] ?? 0) / whole),
      besideUnasked: Math.min(2, (behind + before) / whole),
      quantityOther: Number(isNamedInPhrase),
      besideOther: Number(isNamedBeside),
      headAsked: Number(head === true),
      headUnasked: Number(head === false),
      subjectAsked: Number(subject === true),
      subjectStrange: Number(subject === false),
    };
  }

  /**
   * Reads the best region of each term that is there, and the weight of other words by region. Gives whether other names are in the
   * noun phrase, and beside it.
   */
  #readTokens(regions: Uint8Array) {
    const { lexicon, statistics } = this.#index;
    const best = this.#best.fill(REGION.none);
    const unasked = IN_REGIONS.unasked.fill(0);
    const weights = stemWeights(this.#index);
    let [isNamedInPhrase, isNamedBeside] = [false, false];
    for (let token = 0; token < regions.length; token += 1) {
      const region = regions[token] ?? REGION.none;
      if (region === REGION.none) continue;
      const place = this.#read.places[token] ?? -1;
      const term = this.#termOf[place] ?? -1;
      if (term >= 0) {
        if (region < (best[term] ?? REGION.none)) best[term] = region;
        continue;
      }
      if (region === REGION.elsewhere || this.#read.isPlain[token] !== 1) continue;
      const stem = lexicon.stemOf((this.#passage.tokens[this.#firstToken + place] ?? 0) >>> 1);
      unasked[region] = (unasked[region] ?? 0) + Math.max(0, weights.of(stem));
      if (this.#read.words.tokens[token]?.capitalised !== true || !statistics.isName(stem)) continue;
      if (region === REGION.quantity || region === REGION.subject) isNamedInPhrase = true;
      if (region === REGION.behind || region === REGION.before) isNamedBeside = true;
    }
    return { isNamedInPhrase, isNamedBeside };
  }

  /** Whether a token is a word of the question; `null` of none. */
  #isAsked(token: number | null | undefined): boolean | null {
    if (token === null || token === undefined) return null;
    return (this.#termOf[this.#read.places[token] ?? -1] ?? -1) >= 0;
  }
}

const NO_TOKENS = new Uint8Array(0);
