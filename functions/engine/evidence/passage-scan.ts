import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Question } from '../search/question.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { LikenedWord } from '../text/trigrams.ts';
import { type KindMatch, kindMatches } from './answer-kinds.ts';
import { type SeenWords, seenWords, type WordFilter, wordFilter } from './seen-words.ts';
import { TRAIT } from './word-traits.ts';

/** One sentence's tokens against the question. Positions count tokens from the start of the sentence. */
export interface SentenceScan {
  readonly sentence: IndexedSentence;
  /** For each term its positions, in order; empty when the sentence lacks it. */
  readonly positions: readonly (readonly number[])[];
  /** For each term whether the sentence has it at all. */
  readonly present: readonly boolean[];
  /** For each term whether it has it in the form of the question, or as a word of its ring. */
  readonly exact: readonly boolean[];
  /** For each term the likest other word of the sentence, 0 or 0.45 to 1. */
  readonly alike: readonly number[];
  /**
   * Positions of the tokens that the question does not have and that may be the number or, of a kind that does not show, the
   * word that it asks for. "One" is rarely a number.
   */
  readonly candidates: readonly number[];
  /** Where a number is asked for, those that the question does not have, years left out. */
  readonly numbers: readonly number[];
  /** Where a number is asked for, each "no" that the question does not have. */
  readonly nones: readonly number[];
  /** What is of the kind that the question asks for. */
  readonly kinds: readonly KindMatch[];
  /** Positions of the question's predicate, in its own words or in kin. */
  readonly predicate: readonly number[];
  /** Tokens that are no stop words. */
  readonly contentLength: number;
  /** Traits of its first and second word; 0 where there is none. */
  readonly opensWith: number;
  readonly second: number;
  /** A personal pronoun is among its first words. */
  readonly pronounNear: boolean;
  /** It has a word of a correction. */
  readonly mayCorrect: boolean;
}

/** What the question makes of a word of the corpus that it has something to do with. */
interface WordMatch {
  /** Index of the term with its stem, or -1. */
  readonly term: number;
  readonly isExact: boolean;
  readonly isAsked: boolean;
  /** It may say what the question's predicate says. */
  readonly isKin: boolean;
  /** The terms it resembles, and how much. */
  readonly alike: readonly Likeness[];
  /** The terms that it may name by an alias. */
  readonly aliases: readonly Alias[];
}

type Likeness = readonly [term: number, similarity: number];
type Alias = readonly [term: number, next: number | undefined];

const NONE: readonly never[] = [];

/** Tokens. A pronoun farther on mostly stands for a name of its own sentence. */
const PRONOUN_WITHIN = 4;

const ANY_NUMBER = TRAIT.number | TRAIT.year;
const NO_NAME = ANY_NUMBER | TRAIT.calendar | TRAIT.stop;

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
  readonly #words: SeenWords;
  readonly #number: number;
  readonly #filter: WordFilter;
  readonly #stems: readonly string[];
  readonly #likened: readonly LikenedWord[];
  /** By word id. */
  readonly #matches = new Map<number, WordMatch>();
  /** What a sentence has that has none of the terms. */
  readonly #absent: Absent;

  constructor(question: Question, terms: readonly BoundTerm[], index: Slice) {
    this.#question = question;
    this.#terms = terms;
    this.#index = index;
    this.#words = seenWords(index.lexicon);
    this.#number = this.#words.nextQuestion();
    const none = terms.map(() => false);
    this.#absent = { positions: terms.map(() => NONE), present: none, exact: none, alike: terms.map(() => 0) };
    terms.forEach((term, at) => {
      if (term.stemId !== undefined) this.#termOfStem.set(term.stemId, at);
      for (const [first, next] of term.aliasIds) {
        if (first !== undefined) this.#aliases.set(first, [...(this.#aliases.get(first) ?? []), [at, next]]);
      }
      if (term.ring >= 0) this.#termsOfRing.set(term.ring, [...(this.#termsOfRing.get(term.ring) ?? []), at]);
    });
    const stems = [...this.#termOfStem.keys(), ...this.#aliases.keys()].map((id) => index.lexicon.stem(id));
    this.#stems = terms.map(({ stem }) => stem);
    this.#likened = this.#stems.map((stem) => new LikenedWord(stem));
    this.#filter = wordFilter(question.words, [...stems, ...question.kin], this.#stems);
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
    const { tokens, rings } = passage;
    const { firstToken, endToken } = sentence;
    const { answerType } = this.#question;
    const showsKind = answerType !== 'number' && answerType !== 'other';
    const isOfNumber = answerType === 'number';
    const isOfAny = answerType === 'reason' || answerType === 'other';
    const found = new Found(this.#absent);
    const traitsOfAll: number[] = [];
    const candidates: number[] = [];
    const numbers: number[] = [];
    const nones: number[] = [];
    const kin: number[] = [];
    let contentLength = 0;
    let pronounNear = false;
    let traitsOfAny = 0;
    for (let index = firstToken; index < endToken; index += 1) {
      const at = index - firstToken;
      const token = tokens[index] ?? 0;
      const traits = this.#words.traits(token >>> 1);
      traitsOfAny |= traits;
      const match = this.#match(token >>> 1);
      if ((traits & TRAIT.stop) === 0) contentLength += 1;
      if (at < PRONOUN_WITHIN && (traits & TRAIT.pronoun) !== 0) pronounNear = true;
      const isAsked = match?.isAsked === true;
      if (showsKind) {
        const capital = (token & 1) === 1 ? TRAIT.capitalised : 0;
        traitsOfAll.push(traits | capital | (isAsked ? TRAIT.asked : 0));
      }
      if (!isAsked) {
        if (isOfAny) {
          if ((traits & TRAIT.stop) === 0) candidates.push(at);
        } else if (isOfNumber) {
          if ((traits & ANY_NUMBER) !== 0 && (traits & TRAIT.one) === 0) candidates.push(at);
          if ((traits & TRAIT.number) !== 0) numbers.push(at);
          if ((traits & TRAIT.no) !== 0) nones.push(at);
        }
      }
      if (match !== null) {
        if (match.isKin) kin.push(at);
        this.#add(match, at, tokens[index + 1], found);
      }
      const ring = rings[index] ?? -1;
      if (ring >= 0) {
        for (const term of this.#termsOfRing.get(ring) ?? NONE) {
          if (term !== match?.term) found.add(term, at);
          found.setExact(term); // a ring says that its words mean the same
        }
      }
    }
    if (this.#givenNames.size > 0) this.#nameInFull(found, passage, sentence);
    return {
      sentence,
      positions: found.positions,
      present: found.present,
      exact: found.exact,
      alike: found.alike,
      candidates,
      numbers,
      nones,
      kinds: kindMatches(answerType, traitsOfAll),
      predicate: this.#predicate(found.positions, kin),
      contentLength,
      opensWith: firstToken < endToken ? this.#words.traits((tokens[firstToken] ?? 0) >>> 1) : 0,
      second: firstToken + 1 < endToken ? this.#words.traits((tokens[firstToken + 1] ?? 0) >>> 1) : 0,
      pronounNear,
      mayCorrect: (traitsOfAny & TRAIT.corrects) !== 0,
    };
  }

  #add({ term, isExact, aliases, alike }: WordMatch, at: number, following: number | undefined, found: Found): void {
    if (term >= 0) {
      found.add(term, at);
      if (isExact) found.setExact(term);
    }
    for (const [named, next] of aliases) {
      const follows = next === undefined || this.#index.lexicon.stemOf((following ?? 0) >> 1) === next;
      if (follows && named !== term) {
        found.add(named, at);
        found.setExact(named);
      }
    }
    for (const [resembled, value] of alike) found.setAlike(resembled, value);
  }

  #predicate(positions: readonly (readonly number[])[], kin: readonly number[]): readonly number[] {
    let all = kin;
    for (const term of this.#question.predicate) {
      const own = positions[term] ?? NONE;
      if (own.length > 0) all = all.length === 0 ? own : [...all, ...own].sort((a, b) => a - b);
    }
    return all;
  }

  /** "Mr Reed" is the Tomas Reed that is asked for; "Ada Reed" is not. */
  #nameInFull(found: Found, { tokens }: IndexedPassage, { firstToken }: IndexedSentence): void {
    for (const [last, given] of this.#givenNames) {
      const at = found.positions[last]?.find((place) => !this.#isOtherName(place - 1, tokens, firstToken));
      if (at === undefined) continue;
      for (const term of given) if (found.positions[term]?.length === 0) found.add(term, at);
    }
  }

  /** Whether there is a name that the question does not have. */
  #isOtherName(place: number, tokens: Uint32Array, firstToken: number): boolean {
    const index = firstToken + place;
    const token = tokens[index] ?? 0;
    if (place < 0 || (token & 1) === 0) return false;
    if ((this.#words.traits(token >>> 1) & (NO_NAME | TRAIT.title)) !== 0) return false;
    if (this.#match(token >>> 1)?.isAsked) return false;
    return place > 0 || ((tokens[index + 1] ?? 0) & 1) === 1;
  }

  /** What the question makes of a word whose traits were read; `null`: nothing, as of nearly all. */
  #match(wordId: number): WordMatch | null {
    const known = this.#words.isOf(this.#number, wordId);
    if (known !== undefined) return known ? (this.#matches.get(wordId) ?? null) : null;
    const match = this.#words.isAmong(wordId, this.#filter)
      ? this.#matchOf(wordId)
      : this.#words.mayResemble(wordId, this.#filter)
        ? this.#likeOf(wordId)
        : null;
    if (match) this.#matches.set(wordId, match);
    this.#words.mark(this.#number, wordId, match !== null);
    return match;
  }

  #matchOf(wordId: number): WordMatch | null {
    const { lexicon } = this.#index;
    const word = lexicon.word(wordId);
    const stemId = this.#words.stemId(wordId);
    const stem = lexicon.stem(stemId);
    const term = this.#termOfStem.get(stemId) ?? -1;
    const isAsked = term >= 0 || this.#question.words.has(word);
    const isKin = this.#question.kin.has(stem);
    const alike = this.#alike(stem, term);
    const aliases = this.#aliases.get(stemId) ?? NONE;
    if (!isAsked && !isKin && alike.length === 0 && aliases.length === 0) return null;
    const isExact = term >= 0 && this.#terms[term]?.word === word;
    return { term, isExact, isAsked, isKin, alike, aliases };
  }

  /** Of a word that is none of the question's. */
  #likeOf(wordId: number): WordMatch | null {
    const alike = this.#alike(this.#index.lexicon.stem(this.#words.stemId(wordId)), -1);
    if (alike.length === 0) return null;
    return { term: -1, isExact: false, isAsked: false, isKin: false, alike, aliases: NONE };
  }

  /** The terms besides its own that a stem resembles. */
  #alike(stem: string, own: number): readonly Likeness[] {
    let alike: Likeness[] | undefined;
    const initial = stem.charCodeAt(0);
    for (let at = 0; at < this.#stems.length; at += 1) {
      const other = this.#stems[at] ?? '';
      if (at === own || other.charCodeAt(0) !== initial) continue;
      const value = this.#likened[at]?.similarityTo(stem) ?? 0;
      if (value <= 0) continue;
      alike ??= [];
      alike.push([at, value]);
    }
    return alike ?? NONE;
  }
}

/** What of the terms was found in a sentence: that which most sentences lack is one and the same for all. */
class Found {
  #positions: number[][] | undefined;
  #exact: boolean[] | undefined;
  #alike: number[] | undefined;
  readonly #absent: Absent;

  constructor(absent: Absent) {
    this.#absent = absent;
  }

  get positions(): readonly (readonly number[])[] {
    return this.#positions ?? this.#absent.positions;
  }

  get present(): readonly boolean[] {
    return this.#positions?.map(({ length }) => length > 0) ?? this.#absent.present;
  }

  get exact(): readonly boolean[] {
    return this.#exact ?? this.#absent.exact;
  }

  get alike(): readonly number[] {
    return this.#alike ?? this.#absent.alike;
  }

  add(term: number, at: number): void {
    this.#positions ??= this.#absent.positions.map(() => []);
    this.#positions[term]?.push(at);
  }

  setExact(term: number): void {
    this.#exact ??= [...this.#absent.exact];
    this.#exact[term] = true;
  }

  setAlike(term: number, value: number): void {
    if (value <= (this.alike[term] ?? 0)) return;
    this.#alike ??= [...this.#absent.alike];
    this.#alike[term] = value;
  }
}

type Absent = Pick<SentenceScan, 'positions' | 'present' | 'exact' | 'alike'>;

export function has({ present }: Pick<SentenceScan, 'present'>, term: number): boolean {
  return present[term] === true;
}
