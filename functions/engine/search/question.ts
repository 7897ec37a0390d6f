import { aliasesOf, isPairName, type NameForm } from '../concepts/name-aliases.ts';
import type { Rings } from '../concepts/rings.ts';
import { ringsOf } from '../concepts/rings.ts';
import { type AskedSpeaker, askedSpeaker } from '../figures/asks/asked-speaker.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { askOf } from '../figures/asks/quantity-question.ts';
import { reworded } from '../figures/asks/question-phrases.ts';
import { otherForms } from '../text/irregular-verbs.ts';
import { kinOf } from '../text/kin.ts';
import { isStopWord } from '../text/stop-words.ts';
import { classOf } from '../text/token-classes.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { isNumeric } from '../text/words.ts';
import { withoutFiller } from './filler.ts';
import { predicateTokens } from './predicates.ts';

/** What kind of thing would answer a question, as far as its wording says. */
export type AnswerType = 'number' | 'date' | 'person' | 'place' | 'reason' | 'other';

/** A distinct content word of a question. */
export interface QueryTerm {
  /** As the asker typed it. */
  readonly text: string;
  readonly word: string;
  readonly stem: string;
  /** Index of its concept ring, or -1. */
  readonly ring: number;
  /** Capitalised inside the question, or a number: what holds of something else is no answer. */
  readonly isName: boolean;
  /** Other forms under which articles name the same, "Germany" for "German", and those of an irregular verb. */
  readonly aliases: readonly NameForm[];
}

export interface Question {
  readonly text: string;
  readonly answerType: AnswerType;
  readonly terms: readonly QueryTerm[];
  /** The terms in the order of the question, repetitions included, as indexes into `terms`. */
  readonly sequence: readonly number[];
  /** What it wants a figure of; `null` when it asks for none. */
  readonly quantity: QuantityAsk | null;
  /** Whose figure it asks for: the "organisers" of "according to the organisers". */
  readonly speaker: Pick<AskedSpeaker, 'stems' | 'isOnly'> | null;
  /** The terms that name what is counted: "police", "officers" in "how many police officers died". */
  readonly counted: readonly number[];
  /** The term right after "what", "which" or "how many", or -1. */
  readonly focus: number;
  /** The terms that say what is asked of whom or what the question names: "born" of "where was Ada Brandt born?". */
  readonly predicate: readonly number[];
  /** Stems of words that may say it instead. */
  readonly kin: ReadonlySet<string>;
  /** The words of a person's full name as indexes into `terms`, the surname last: an article goes on with it alone. */
  readonly fullNames: readonly (readonly number[])[];
  /** The asker writes names with capitals, so that a word without one is no name. */
  readonly capitalises: boolean;
  /** Every folded word of the question, stop words too: what repeats the question does not answer it. */
  readonly words: ReadonlySet<string>;
}

/** Terms. A question has about five; this bounds the work for a pasted article without touching any real question. */
const MOST_TERMS = 48;

/** Nouns that are written in capitals and name nobody: "the TV office" is no other office where the articles say "television". */
const ABBREVIATED_NOUNS =
  /^(?:TV|PM|MP|MEP|CEO|CFO|PC|CD|DVD|ID|IT|GDP|VAT|IPO|DNA|HIV|AIDS|UFO|ATM|CCTV|SUV|NGO|GP)s?$/u;

/** `quantity` where it is known already what figure is wanted; else the wording tells. */
export function parseQuestion(text: string, rings: Rings, quantity?: QuantityAsk | null): Question {
  const speaker = askedSpeaker(withoutFiller(text));
  const wanted = quantity === undefined ? askOf(speaker?.rest ?? withoutFiller(text), rings) : quantity;
  const asked = reworded(withoutFiller(text));
  const tokens = tokenize(asked);
  const ringOfToken = ringsOf(tokens, rings);
  const terms: QueryTerm[] = [];
  const sequence: number[] = [];
  const known = new Map<string, number>();
  const allCapitalised = tokens.every((token) => token.capitalised || isNumeric(token.word));
  let behind = 0;
  tokens.forEach((token, at) => {
    const next = tokens[at + 1];
    const joined = next && token.start >= behind ? joinedName(asked, token, next) : null;
    if (token.start < behind || (isStopWord(token.word) && !joined)) return;
    if (joined && next) behind = next.end;
    const stem = joined ?? token.stem;
    let index = known.get(stem);
    if (index === undefined) {
      if (terms.length >= MOST_TERMS) return;
      index = terms.length;
      known.set(stem, index);
      const pair = next && (joined || isPairName(token.stem, next.stem)) ? next : undefined;
      if (pair && !joined) known.set(pair.stem, index);
      const printed = asked.slice(token.start, (pair ?? token).end);
      terms.push({
        text: printed,
        ...(joined && pair
          ? { word: joined, stem: joined, aliases: [[token.stem, pair.stem]] }
          : namesOf(token, pair, printed)),
        ring: ringOfToken[at] ?? -1,
        isName:
          joined !== null ||
          isNumeric(token.word) ||
          (token.capitalised &&
            (at > 0 || pair !== undefined) &&
            !allCapitalised &&
            !ABBREVIATED_NOUNS.test(asked.slice(token.start, token.end))),
      });
    }
    if (sequence.at(-1) !== index) sequence.push(index);
  });
  const predicate = predicateTokens(asked, rings).flatMap((at) => known.get(tokens[at]?.stem ?? '') ?? []);
  return {
    text,
    predicate,
    kin: new Set(predicate.flatMap((term) => [...kinOf(terms[term]?.stem ?? '')])),
    answerType: wanted ? 'number' : answerTypeOf(asked),
    quantity: wanted,
    speaker: wanted && speaker ? { stems: speaker.stems, isOnly: speaker.isOnly } : null,
    terms,
    sequence,
    counted: countedTerms(tokens, known),
    focus: focusTerm(tokens, known),
    fullNames: allCapitalised ? [] : fullNames(tokens, known),
    capitalises: tokens.some(({ capitalised }, at) => capitalised && at > 0),
    words: new Set(tokens.map((token) => token.word)),
  };
}

/** Letters before a number that are no designation: "May 12", "Act 3", "top 10". */
const NO_DESIGNATION =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|day|top|no|nr|act|age|big|all|top|q|pm|am|st)$/u;

/**
 * The word under which articles have a name that the question prints in two: "su25" of "SU 25" and "su-25", "p&g" of "p&g" and "P & G";
 * `null` of other words. In small letters only what is joined by its sign is one.
 */
function joinedName(asked: string, token: Token, next: Token): string | null {
  const gap = asked.slice(token.end, next.start);
  const isShort = (word: string, most: number) => word.length <= most && /^\p{L}+$/u.test(word);
  if (/^ ?& ?$/u.test(gap))
    return isShort(token.word, 2) && isShort(next.word, 2) ? `${token.word}&${next.word}` : null;
  if (
    !isShort(token.word, 3) ||
    classOf(token.word, true) !== 'word' ||
    !/^\d{1,3}\p{L}?$/u.test(next.word) ||
    NO_DESIGNATION.test(token.word)
  )
    return null;
  const isDesignation = gap === '-' || (gap === ' ' && token.capitalised && !isStopWord(token.word));
  return isDesignation ? token.word + next.word : null;
}

/** A name of two words goes by a shorter form of itself ("US"), and is an alias of that. */
function namesOf(token: Token, pair: Token | undefined, printed: string): Pick<QueryTerm, 'word' | 'stem' | 'aliases'> {
  if (!pair) {
    const forms = token.capitalised ? [] : otherForms(token.stem).map((stem): NameForm => [stem]);
    return { word: token.word, stem: token.stem, aliases: [...aliasesOf([token.stem], printed), ...forms] };
  }
  const form: NameForm = [token.stem, pair.stem];
  const others = aliasesOf(form, printed);
  const [short] = others.find(({ length }) => length === 1) ?? form;
  return {
    word: short ?? token.word,
    stem: short ?? token.stem,
    aliases: [form, ...others.filter((other) => other.join(' ') !== short)],
  };
}

/** First words of places, which the second alone does not name. */
const OF_PLACES =
  /^(?:new|north|south|east|west|northern|southern|eastern|western|central|great|saint|st|san|santa|los|las|el|al|la|le|de|mount|lake|fort|port)$/u;

/** Runs of two to four capitalised words inside the question. */
function fullNames(tokens: readonly Token[], terms: ReadonlyMap<string, number>): number[][] {
  const found: number[][] = [];
  let run: number[] = [];
  tokens.forEach((token, at) => {
    const before = tokens[at - 1];
    const joined = before !== undefined && token.start - before.end === 1;
    const index = token.capitalised && at > 0 && !isStopWord(token.word) ? terms.get(token.stem) : undefined;
    if (!joined || index === undefined) {
      if (run.length > 1) found.push(run);
      run = [];
    }
    if (index !== undefined && !(run.length === 0 && OF_PLACES.test(token.word))) run.push(index);
    else if (index !== undefined) run = [];
  });
  if (run.length > 1) found.push(run);
  return found.filter(({ length }) => length <= 4);
}

const ASKS_NUMBER = [
  /\bhow (?:many|much|old|long|far|tall|large|big|high|fast|deep|wide|often|few|heavy)\b/u,
  /\b(?:what|which) (?:percentage|percent|number|proportion|share|fraction|amount)\b/u,
  /\bwhat(?:'s|’s| is| was| were| are)? (?:the )?(?:\p{L}+ )?(?:percentage|percent|number|amount|total|population|cost|price|rate|size|length|height|distance|ratio|proportion|share|toll|figure|count|budget|score)\b/u,
  /\b(?:number|total|share|percentage|proportion|amount) of\b/u,
  /\b(?:death |casualty )?toll\b|\b(?:fatality|casualty|injury) (?:figures?|count|numbers?)\b/u,
];
const ASKS_DATE =
  /\bwhen\b|\b(?:what|which) (?:year|date|day|month|decade|century|time)\b|\bsince when\b|\bhow long ago\b/u;
const ASKS_PERSON = /\bwho\b|\bwhom\b|\bwhose\b/u;
const ASKS_PLACE =
  /\bwhere\b|\b(?:what|which) (?:city|cities|country|countries|state|states|region|place|county|town|continent|location|area|province|street|village)\b/u;
const ASKS_REASON = /\bwhy\b|\bwhat (?:was |is )?(?:the )?(?:reason|cause)s?\b|\bwhat caused\b|\bhow come\b/u;

/** "Which judge …", "in which hospital …", "what is the name of the man who …". */
const NAMED_PERSON =
  /^(?:\p{L}+ )?(?:which|what) (?:\p{L}+ ){0,2}?(?:judge|mp|minister|officer|man|woman|person|player|actor|singer|senator|politician|lawyer|director|doctor|pilot|coach|author|artist|leader|king|queen|president|emperor|general|scientist)s?\b|\bnames? of the (?:\p{L}+ )?(?:man|men|woman|women|person|people|officer|driver|pilot|boy|girl|victim|suspect|killer|judge)s?\b/u;
const NAMED_PLACE =
  /^(?:\p{L}+ )?(?:which|what) (?:\p{L}+ )?(?:hospital|school|constituency|constituencies|seat|university|college|prison|jail|airport|hotel|town|building|stadium|church)\b/u;
const WHETHER = /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/u;

function answerTypeOf(text: string): AnswerType {
  const lower = text.toLowerCase();
  // "Was he armed when police shot him?": the clause asks nothing.
  if (WHETHER.test(lower) && !/[,;] *(?:and )?(?:who|when|where|why)\b/u.test(lower)) return 'other';
  if (NAMED_PERSON.test(lower)) return 'person';
  if (NAMED_PLACE.test(lower)) return 'place';
  if (ASKS_NUMBER.some((pattern) => pattern.test(lower))) return 'number';
  if (ASKS_DATE.test(lower)) return 'date';
  if (ASKS_PERSON.test(lower)) return 'person';
  if (ASKS_PLACE.test(lower)) return 'place';
  if (ASKS_REASON.test(lower)) return 'reason';
  return 'other';
}

/** The terms among the (at most three) words after "how many", "how much" or "number of". */
function countedTerms(tokens: readonly Token[], terms: ReadonlyMap<string, number>): number[] {
  const words = tokens.map((token) => token.word);
  const at = words.findIndex(
    (word, index) =>
      ((word === 'many' || word === 'much') && words[index - 1] === 'how') ||
      (word === 'of' && /^(?:number|percentage|share|proportion|amount)$/u.test(words[index - 1] ?? '')),
  );
  if (at < 0) return [];
  return tokens.slice(at + 1, at + 4).flatMap((token) => terms.get(token.stem) ?? []);
}

function focusTerm(tokens: readonly Token[], terms: ReadonlyMap<string, number>): number {
  const at = tokens.findIndex((token) => /^(?:what|which|many|much)$/u.test(token.word));
  const next = tokens[at + 1];
  return at >= 0 && next ? (terms.get(next.stem) ?? -1) : -1;
}
