import type { Rings } from '../concepts/rings.ts';
import { askedSpeaker } from '../figures/asks/asked-speaker.ts';
import { TALLIES } from '../figures/words/event-nouns.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { withAntecedents } from './antecedents.ts';
import { askedAgain, type OtherAsk } from './asked-again.ts';
import { AUXILIARY, LONGEST_TEXT } from './is-question.ts';
import { phrasesOf } from './question-phrases.ts';
import { ended, substituted } from './substitution.ts';

/** What only joins a follow-up to what was said before. */
const OPENING =
  /^(?:(?:ok(?:ay)?|thanks|thank you|great|right|hm+|yes|no|so|now|also|and|but|or|then|plus)\b[\s,.!:–—-]*)*(?:(?:what|how) about\b|what of\b|same (?:question )?for\b)?\s*/iu;
const CLOSING = /(?:[\s,]*\b(?:too|as well|then|please|instead|exactly|precisely|though))*[\s?!.…]*$/iu;

const QUESTION_WORD = /^(?:who|whom|whose|what|which|when|where|why|how|whats|whos)$/u;
/** Opens a request for a figure without a verb: a question of its own. */
const OWN_FIGURE =
  /^(?:the )?(?:total |exact |death |casualty )?(?:number|numbers|count|total|toll|percentage|percent|share|proportion|amount|size|population|cost|price)\b/iu;

const BARE = new RegExp(
  '^(?:(?:at|on|in|by|since|until) )?' +
    '(who|whom|when|where|why|how many|how much|how come|how|what time|what day|which day|what year|what date)' +
    '(?: (?:(?:was|is|did|does|has) )?(?:that|this|it|so)(?: (?:happen(?:ed)?|be|occur(?:red)?|(?:take|took|taken) place))?)?$',
  'iu',
);
const SAID_SO =
  /^(?:who|which (?:source|article|paper|publisher)s?) (?:said|says|say|claimed|claims|claim|reported|reports|report|confirmed|confirms|confirm|stated|states)(?: (?:so|that|this|it))?$|^says who$|^according to (?:whom|who|what)$|^(?:who|what) (?:is|was|are|were) (?:the|your) sources?$|^(?:the )?sources?$/iu;

/** Asks whose figure or word it is, of the same matter: "and according to the union?" */
const BY_OTHERS = /^according to /iu;

/** Words. A fragment leaves out most of its question; what is longer says what it means. */
const LONGEST_FRAGMENT = 8;

/**
 * The question as it is to be answered: what `text` leaves out is taken from `previous`, the last question of the thread.
 * The text itself when it is alone; `null` when it asks for nothing, or for nothing that could be in `previous`.
 *
 * Only what is clearly elliptical inherits. A fragment ("and civilians?", "injured?", "in Almaty?") replaces what is of its
 * kind; a pronoun becomes what it stands for; a question that has its own verb and nothing else ("how many were
 * arrested?") is asked of the same place and time.
 */
export function followUp(text: string, previous: string, rings: Rings): string | null {
  const asked = text.replace(/\s+/gu, ' ').trim();
  if (asked.length > LONGEST_TEXT || previous.length > LONGEST_TEXT) return asked;
  const opening = OPENING.exec(asked)?.[0] ?? '';
  const core = asked.slice(opening.length).replace(CLOSING, '').trim();
  const tokens = tokenize(core);
  const before = settled(previous);
  if (tokens.length === 0) return null;
  if (tokenize(before).length === 0 || sameWords(core, before)) return asked;

  if (SAID_SO.test(core)) return askedAgain('source', before, rings);
  if (BY_OTHERS.test(core)) return ended(`${askedSpeaker(before)?.rest ?? before} ${core}`);
  const bare = BARE.exec(core)?.[1];
  if (bare !== undefined) return askedAgain(otherAsk(bare.toLowerCase()), before, rings);

  const first = tokens[0]?.word ?? '';
  const noun = /^how (?:many|much) (.+)$/iu.exec(core)?.[1];
  if (noun !== undefined && isNounAlone(noun, rings)) {
    return /\bhow (?:many|much)\b/iu.test(before) ? (substituted(noun, before, rings, true) ?? asked) : asked;
  }
  if (QUESTION_WORD.test(first) || AUXILIARY.test(first)) {
    const resolved = withAntecedents(core, before, rings);
    if (resolved !== core) return ended(resolved);
    return withWhereAndWhen(core, before, rings) ?? asked;
  }
  if (OWN_FIGURE.test(core)) return withWhereAndWhen(core, before, rings) ?? asked;
  if (tokens.length > LONGEST_FRAGMENT || isStatement(core, rings)) return asked;
  return substituted(core, before, rings, opening !== '');
}

/** The question without its closing marks and without what a follow-up of its own hung on: ", and when". */
function settled(previous: string): string {
  return previous
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<![\s?!.…])[\s?!.…]+$/u, '')
    .replace(/, and (?:who|when|where|why|how|how many|how much)$/iu, '');
}

function sameWords(a: string, b: string): boolean {
  const words = (text: string) => tokenize(text).map(({ word }) => word);
  return words(a).join(' ') === words(b).join(' ');
}

function otherAsk(word: string): OtherAsk {
  switch (word) {
    case 'whom':
    case 'who':
      return 'who';
    case 'where':
    case 'why':
    case 'how':
    case 'how many':
    case 'how much':
      return word;
    case 'how come':
      return 'why';
    default:
      return 'when';
  }
}

/** "How many civilians?": nothing is said of them. */
function isNounAlone(text: string, rings: Rings): boolean {
  const { phrases } = phrasesOf(`and ${text}`, rings);
  return phrases.some(({ kind }) => kind === 'noun') && phrases.every(({ kind }) => kind !== 'verb');
}

/** Someone does or is something: no part of a question. */
function isStatement(core: string, rings: Rings): boolean {
  const { words } = phrasesOf(core, rings);
  return words.classes.some((wordClass) => /^(?:be|have|modal)$/u.test(wordClass)) || words.classes[0] === 'pronoun';
}

/**
 * A question of one word ("how many were arrested?") with the place, time and circumstance of the one before, where it
 * gives none; `null` when it has more words or inherits nothing.
 */
function withWhereAndWhen(core: string, before: string, rings: Rings): string | null {
  const terms = new Set(
    tokenize(core).flatMap(({ word, stem }) => (isStopWord(word) || TALLIES.test(word) ? [] : stem)),
  );
  if (terms.size > 1) return null;
  const own = phrasesOf(core, rings).phrases.map(({ kind }) => kind);
  const inherited = phrasesOf(before, rings).phrases.filter(
    ({ kind, lead, noun }) =>
      !own.includes(kind) &&
      (kind === 'place' ||
        kind === 'time' ||
        (kind === 'circumstance' && !noun?.people && /^(?:in|at|during)$/u.test(lead ?? ''))),
  );
  if (inherited.length === 0) return null;
  return ended([core, ...inherited.map(({ start, end }) => before.slice(start, end))].join(' '));
}
