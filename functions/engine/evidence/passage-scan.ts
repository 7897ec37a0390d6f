import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Question } from '../search/question.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { classOf, type TokenClass } from '../text/token-classes.ts';
import { similarity } from '../text/trigrams.ts';
import { type KindMatch, type KindWord, kindMatches } from './answer-kinds.ts';
import { TITLES } from './titles.ts';

/** One sentence's tokens against the question. Positions count tokens from the start of the sentence. */
export interface SentenceScan {
  readonly sentence: IndexedSentence;
  /** For each term its positions, in order; empty when the sentence lacks it. */
  readonly positions: readonly (readonly number[])[];
  /** For each term whether the sentence has it in the form of the question, or as a word of its ring. */
  readonly exact: readonly boolean[];
  /** For each term the likest other word of the sentence, 0 or 0.45 to 1. */
  readonly alike: readonly number[];
  /** The tokens that the question does not have. */
  readonly fresh: readonly FreshToken[];
  /** What is of the kind that the question asks for. */
  readonly kinds: readonly KindMatch[];
  /** Positions of the question's predicate, in its own words or in kin. */
  readonly predicate: readonly number[];
  /** Tokens that are no stop words. */
  readonly contentLength: number;
  readonly opensWith: string;
  readonly second: string;
  /** A personal pronoun is among its first words. */
  readonly pronounNear: boolean;
}

export interface FreshToken {
  readonly at: number;
  readonly word: string;
  readonly kind: TokenClass;
  readonly isStop: boolean;
  /** Capitalised, and not only because a sentence starts with it. */
  readonly isName: boolean;
  /** The word before it, folded; empty at the start. */
  readonly after: string;
}

/** What the question makes of a word of the corpus: the same for every token, so worked out once a question. */
interface WordView {
  readonly word: string;
  readonly stem: string;
  readonly stemId: number;
  /** Index of the term with its stem, or -1. */
  readonly term: number;
  readonly isExact: boolean;
  readonly isAsked: boolean;
  readonly isStop: boolean;
  /** It may say what the question's predicate says. */
  readonly isKin: boolean;
  /** The terms it resembles, and how much. */
  readonly alike: readonly Likeness[];
  /** What kind of word it is with a small letter and with a capital. */
  readonly kinds: readonly [small: TokenClass, capital: TokenClass];
  /** What {@link kindMatches} is told of it, likewise. */
  readonly words: readonly [small: KindWord, capital: KindWord];
  /** The terms that it may name by an alias. */
  readonly aliases: readonly Alias[];
}

type Likeness = readonly [term: number, similarity: number];
type Alias = readonly [term: number, next: number | undefined];

const NONE: readonly never[] = [];

/** A word of a slice: what a question makes of it that it has nothing to do with, as nearly all, and what the last one did make of it. */
interface SeenWord {
  readonly strange: WordView;
  view: WordView;
  /** The scanner that made it. */
  by: PassageScanner | null;
}

/** By their ids. Questions come one after another, and each word is looked up hundreds of times in one. */
const seen = new WeakMap<Slice['lexicon'], SeenWord[]>();

function seenWords(lexicon: Slice['lexicon']): SeenWord[] {
  const known = seen.get(lexicon) ?? [];
  seen.set(lexicon, known);
  return known;
}

function strangeWord(wordId: number, lexicon: Slice['lexicon']): WordView {
  const word = lexicon.word(wordId);
  const stemId = lexicon.stemOf(wordId);
  const isStop = lexicon.isStop(wordId);
  return {
    word,
    stem: lexicon.stem(stemId),
    stemId,
    term: -1,
    isExact: false,
    isAsked: false,
    isStop,
    isKin: false,
    alike: NONE,
    kinds: [classOf(word, false), classOf(word, true)],
    words: kindWords(word, false, isStop),
    aliases: NONE,
  };
}

function kindWords(word: string, asked: boolean, isStop: boolean): WordView['words'] {
  return [
    { word, capitalised: false, asked, isStop },
    { word, capitalised: true, asked, isStop },
  ];
}

const PRONOUNS = new Set(['he', 'she', 'it', 'they']);

/** Tokens. A pronoun farther on mostly stands for a name of its own sentence. */
const PRONOUN_WITHIN = 4;

/** Reads passages with one question in mind. */
export class PassageScanner {
  readonly #terms: readonly BoundTerm[];
  readonly #question: Question;
  readonly #index: Slice;
  readonly #termOfStem = new Map<number, number>();
  readonly #termsOfRing = new Map<number, number[]>();
  /** By the first stem of an alias: its term, and the stem that has to follow. */
  readonly #aliases = new Map<number, Alias[]>();
  /** Of each full name the last word, and those before it. */
  readonly #givenNames = new Map<number, readonly number[]>();
  readonly #words: SeenWord[];
  /** First letters of the terms: nothing is like a term that begins otherwise. */
  readonly #initials: readonly (string | undefined)[];

  constructor(question: Question, terms: readonly BoundTerm[], index: Slice) {
    this.#question = question;
    this.#terms = terms;
    this.#index = index;
    this.#words = seenWords(index.lexicon);
    this.#initials = terms.map(({ stem }) => stem[0]);
    terms.forEach((term, at) => {
      if (term.stemId !== undefined) this.#termOfStem.set(term.stemId, at);
      for (const [first, next] of term.aliasIds) {
        if (first !== undefined) this.#aliases.set(first, [...(this.#aliases.get(first) ?? []), [at, next]]);
      }
      if (term.ring >= 0) this.#termsOfRing.set(term.ring, [...(this.#termsOfRing.get(term.ring) ?? []), at]);
    });
    for (const name of question.fullNames) {
      const last = name.at(-1) ?? -1;
      // "House" alone is not the White House: the articles write it small more often.
      if (index.statistics.isName(terms[last]?.stemId)) this.#givenNames.set(last, name.slice(0, -1));
    }
  }

  scan(passage: IndexedPassage): SentenceScan[] {
    return passage.sentences.map((sentence) => this.#sentence(passage, sentence));
  }

  #sentence(passage: IndexedPassage, sentence: IndexedSentence): SentenceScan {
    const positions: number[][] = this.#terms.map(() => []);
    const exact: boolean[] = this.#terms.map(() => false);
    const alike: number[] = this.#terms.map(() => 0);
    const fresh: FreshToken[] = [];
    const words: KindWord[] = [];
    const asksKind = this.#question.answerType !== 'number' && this.#question.answerType !== 'other';
    const kin: number[] = [];
    let contentLength = 0;
    let previous = '';
    let opensWith = '';
    let second = '';
    let pronounNear = false;
    for (let index = sentence.firstToken; index < sentence.endToken; index += 1) {
      const at = index - sentence.firstToken;
      const token = passage.tokens[index] ?? 0;
      const capital = (token & 1) as 0 | 1;
      const view = this.#view(token >> 1);
      if (at === 0) opensWith = view.word;
      if (at === 1) second = view.word;
      if (at < PRONOUN_WITHIN && PRONOUNS.has(view.word)) pronounNear = true;
      if (asksKind) words.push(view.words[capital]);
      if (view.isKin) kin.push(at);
      if (!view.isStop) contentLength += 1;
      if (view.term >= 0) {
        positions[view.term]?.push(at);
        if (view.isExact) exact[view.term] = true;
      }
      for (const [term, next] of view.aliases) {
        const follows =
          next === undefined || this.#index.lexicon.stemOf((passage.tokens[index + 1] ?? 0) >> 1) === next;
        if (follows && term !== view.term) {
          positions[term]?.push(at);
          exact[term] = true;
        }
      }
      const ring = passage.rings[index] ?? -1;
      if (ring >= 0) {
        for (const term of this.#termsOfRing.get(ring) ?? NONE) {
          if (term !== view.term) positions[term]?.push(at);
          exact[term] = true; // a ring says that its words mean the same
        }
      }
      for (const [term, value] of view.alike) if (value > (alike[term] ?? 0)) alike[term] = value;
      if (!view.isAsked) {
        const kind = view.kinds[capital];
        const named = at > 0 || ((passage.tokens[index + 1] ?? 0) & 1) === 1;
        const isName = capital === 1 && kind === 'word' && !view.isStop && named;
        fresh.push({ at, word: view.word, kind, isStop: view.isStop, isName, after: previous });
      }
      previous = view.word;
    }
    this.#nameInFull(positions, fresh);
    return {
      sentence,
      positions,
      exact,
      alike,
      fresh,
      kinds: kindMatches(this.#question.answerType, words),
      predicate: [...this.#question.predicate.flatMap((term) => positions[term] ?? []), ...kin].sort((a, b) => a - b),
      contentLength,
      opensWith,
      second,
      pronounNear,
    };
  }

  /** "Mr Reed" is the Tomas Reed that is asked for; "Ada Reed" is not. */
  #nameInFull(positions: number[][], fresh: readonly FreshToken[]): void {
    for (const [last, given] of this.#givenNames) {
      const at = positions[last]?.find(
        (place) => !fresh.some((token) => token.at === place - 1 && token.isName && !TITLES.has(token.word)),
      );
      if (at === undefined) continue;
      for (const term of given) if (positions[term]?.length === 0) positions[term] = [at];
    }
  }

  #view(wordId: number): WordView {
    let word = this.#words[wordId];
    if (word === undefined) {
      const strange = strangeWord(wordId, this.#index.lexicon);
      word = { strange, view: strange, by: null };
      this.#words[wordId] = word;
    }
    if (word.by !== this) {
      word.view = this.#viewOf(word.strange);
      word.by = this;
    }
    return word.view;
  }

  #viewOf(plain: WordView): WordView {
    const { word, stem, stemId, isStop } = plain;
    const term = this.#termOfStem.get(stemId) ?? -1;
    const isAsked = term >= 0 || this.#question.words.has(word);
    const isKin = this.#question.kin.has(stem);
    const alike = this.#alike(stem, term);
    const aliases = this.#aliases.get(stemId) ?? NONE;
    if (!isAsked && !isKin && alike.length === 0 && aliases.length === 0) return plain;
    const isExact = term >= 0 && this.#terms[term]?.word === word;
    const words = isAsked ? kindWords(word, true, isStop) : plain.words;
    return { ...plain, term, isExact, isAsked, isKin, alike, words, aliases };
  }

  /** The terms besides its own that a stem resembles. */
  #alike(stem: string, own: number): readonly Likeness[] {
    const [initial] = stem;
    let alike: Likeness[] | undefined;
    for (let at = 0; at < this.#initials.length; at += 1) {
      if (at === own || this.#initials[at] !== initial) continue;
      const value = similarity(this.#terms[at]?.stem ?? '', stem);
      if (value <= 0) continue;
      alike ??= [];
      alike.push([at, value]);
    }
    return alike ?? NONE;
  }
}

export function has({ positions }: Pick<SentenceScan, 'positions'>, term: number): boolean {
  return (positions[term]?.length ?? 0) > 0;
}
