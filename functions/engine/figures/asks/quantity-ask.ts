import { isStopWord } from '../../text/stop-words.ts';
import { placeNamed } from '../clauses/places.ts';
import { numeralAt } from '../quantities/read-numeral.ts';
import { AGE } from '../quantities/stated-ages.ts';
import { gradeOfWord } from '../words/grades.ts';
import type { SentenceWords } from '../words/sentence-words.ts';

/** What a question wants a figure of. */
export interface QuantityAsk {
  /** `amount`: "how much": money, a share or a measure, whichever the source gives. */
  readonly unit: 'count' | 'percent' | 'money' | 'measure' | 'amount';
  /** Name of the unit or currency asked for ("square mile", "USD"), `null` when any will do. */
  readonly unitName: string | null;
  /** Ring or stem of what is counted; `null` when the question leaves it open ("how many died?"). */
  readonly who: string | null;
  /** Rings and stems of the words that narrow it: "armed" rioters. */
  readonly modifiers: readonly string[];
  /** Ring or stem of what became of them; `null` when nothing is said. */
  readonly what: string | null;
  /** `what` is a ring: a figure under another ring then answers something else. */
  readonly whatIsConcept: boolean;
  readonly manner: string | null;
  /** Those who do it are asked for: "how many officers attacked protesters". */
  readonly doer: boolean;
  /** Stems of all content words of the question, in order, those above included. */
  readonly terms: readonly string[];
  /** Stems of words that only say what kind of figure is wanted: "share", "percentage", the "big" of "how big a share". */
  readonly kindWords: readonly string[];
  /** Rings of all its words: a figure under another ring tells of something else. */
  readonly concepts: readonly string[];
  /** Where it asks for, as a figure's place is given; `null` when no word says so. */
  readonly place: string | null;
  /** It asks what is to come: "will be cut", "are expected". */
  readonly future: boolean;
  /** Years that the question names. */
  readonly years: readonly number[];
  /** Numbers that the question itself gives: none of them answers it. */
  readonly numbers: readonly number[];
}

/** What the forms of question hand to {@link build}: tokens of the question, not names. */
export interface Asked {
  readonly unit: QuantityAsk['unit'];
  readonly unitName?: string | null;
  readonly head: number | null;
  readonly modifiers: readonly number[];
  readonly trigger: number | null;
  readonly doer?: boolean;
  readonly who?: string | null;
}

export function build(words: SentenceWords, asked: Asked): QuantityAsk {
  const nameOf = (at: number): string => words.concept(at) ?? words.tokens[at]?.stem ?? '';
  const { head, trigger } = asked;
  const concept = head === null ? null : words.concept(head);
  const modifiers = asked.modifiers
    .filter((at) => at !== head && at !== trigger)
    .map((at) => (concept !== null && words.concept(at) === concept ? '' : nameOf(at)))
    .filter((name) => name !== '' && !/^(?:differ|total|mani|more|exact)$/u.test(name));
  const what =
    trigger === null
      ? null
      : /^tolls?$/u.test(words.word(trigger))
        ? (words.concept(trigger) ?? words.conceptOf('death'))
        : nameOf(trigger);
  return {
    unit: asked.unit,
    unitName: asked.unitName ?? null,
    who: asked.who ?? (head === null ? null : nameOf(head)),
    modifiers: [...new Set([...modifiers, ...gradeBefore(words, trigger)])],
    what,
    whatIsConcept:
      asked.unit === 'count' &&
      trigger !== null &&
      (words.concept(trigger) !== null || /^tolls?$/u.test(words.word(trigger))),
    manner: trigger === null ? null : (words.tokens[trigger]?.stem ?? null),
    doer: asked.doer ?? false,
    terms: [...new Set(words.tokens.filter((token) => !isStopWord(token.word)).map((token) => token.stem))],
    kindWords: kindWordsOf(words, asked),
    concepts: conceptsOf(words),
    place: placeNamed(words),
    future: words.tokens.some(({ word }) => FUTURE.test(word)),
    numbers: words.tokens.flatMap((_, at) => numeralAt(words, at)?.value ?? []),
    years: words.tokens.flatMap(({ word }, at) =>
      /^(?:1\d|20)\d\d$/u.test(word) && words.word(at - 1) !== 'per' ? [Number(word)] : [],
    ),
  };
}

/** "How many were critically injured?", "how many suffered serious injuries?" */
function gradeBefore(words: SentenceWords, trigger: number | null): string[] {
  const grade = gradeOfWord(words.word((trigger ?? 0) - 1));
  return grade === null ? [] : [grade];
}

const FUTURE =
  /^(?:will|expect|expects|expected|predict|predicts|plans|planned|planning|forecast|predicted|projected)$/u;

/** A share is told as "52 per cent", and how big it is in no other words. */
const SHARE_WORDS = /^(?:share|shares|percentage|percent|proportion|fraction|cent)$/u;
/** "Brandt, 43," says neither. */
const AGE_WORDS = /^(?:old|age|aged)$/u;
const SIZE_WORDS = /^(?:big|large|high|great|small|low)$/u;

function kindWordsOf(words: SentenceWords, { unit, unitName, head }: Asked): string[] {
  const asksShare = unit === 'percent' || unit === 'amount';
  const asksAge = unitName === AGE;
  return words.tokens.flatMap(({ word, stem }, at) => {
    if (asksAge && AGE_WORDS.test(word)) return [stem];
    if (at === head) return [];
    // What is large may be so in hectares, and then its article says so.
    const isMeasured = unit === 'measure' || (unit === 'amount' && /^(?:large|great)$/u.test(word));
    const isSize = SIZE_WORDS.test(word) && words.word(at - 1) === 'how' && !isMeasured;
    return isSize || (asksShare && SHARE_WORDS.test(word)) ? [stem] : [];
  });
}

export function conceptsOf(words: SentenceWords): string[] {
  return [...new Set(words.tokens.flatMap((_, at) => words.concept(at) ?? []))];
}
