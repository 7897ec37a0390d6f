import { MONTHS, WEEKDAYS } from '../quantities/lexicon.ts';
import type { FigureReading } from '../rules/readings.ts';
import { isBreak, type SentenceWords } from '../words/sentence-words.ts';
import { REPORTING } from '../words/word-classes.ts';

const LEADS = /^(?:in|at|near|inside|outside|across|around|throughout|within)$/u;
/** Between the preposition and the name: "in the nearby town of Hosk", "near the northern city of Oran". */
const OF_A_PLACE =
  /^(?:of|nearby|neighbouring|neighboring|city|town|village|region|district|province|state|port|suburb|capital|resort|island|county|municipality|northern|southern|eastern|western|central|north|south|east|west|downtown|coastal|border|mountain|main|largest|second|historic|old|greater)$/u;
/** Capitalised behind "in", yet no places. */
const NO_PLACE =
  /^(?:english|french|german|spanish|russian|chinese|arabic|latin|parliament|congress|christmas|easter|ramadan|spring|summer|autumn|winter|twitter|facebook|telegram|instagram|youtube)$/u;
const EVERYWHERE = /^(?:nationwide|nationally|countrywide)$/u;

/** Tokens. A place further away is another clause's. */
const REACH_OF_PLACE = 15;
const LONGEST_NAME = 4;
/** Tokens between the preposition and the name. */
const LONGEST_LEAD = 5;

/** Where the clause says the number is; see {@link import('../figures.ts').Figure.place}. */
export function placeOf(
  words: SentenceWords,
  { quantity, phrase }: FigureReading,
  before?: FigureReading,
  behind?: FigureReading,
): string | null {
  const from = before === undefined ? 0 : before.quantity.last + 1;
  const to = behind === undefined ? words.tokens.length : behind.quantity.first;
  return placeAround(words, quantity.first, Math.max(quantity.last, phrase.head ?? 0), from, to);
}

/**
 * The place nearest behind the number in its clause, else the nearest before it; else what opens the sentence, which holds
 * for all of it: "In Hosk, 3 died and 12 were hurt". `from` and `to` are where other numbers' words end and begin.
 */
export function placeAround(
  words: SentenceWords,
  first: number,
  last: number,
  from = 0,
  to = words.tokens.length,
): string | null {
  return placeBehind(words, last, to) ?? placeBefore(words, first, from) ?? placeOpening(words, first);
}

function placeBehind(words: SentenceWords, last: number, to: number): string | null {
  for (let at = last + 1; at < Math.min(to, last + REACH_OF_PLACE); at += 1) {
    if (isBreak(words, at)) return null;
    if (/^(?:and|but|after|before|as|from|to)$/u.test(words.word(at))) return null;
    if (words.classes[at] === 'relative' || words.classes[at] === 'subordinator') return null;
    const place = placeAt(words, at);
    if (place !== null) return place;
  }
  return null;
}

function placeBefore(words: SentenceWords, first: number, from: number): string | null {
  for (let at = first - 1; at >= Math.max(from, first - REACH_OF_PLACE); at -= 1) {
    const place = placeAt(words, at);
    // "In nearby Hosk, 5 people died": past a comma only where the place itself begins the clause.
    if (place !== null) return crosses(words, at, first) && !isFronted(words, at) ? null : place;
    const wordClass = words.classes[at];
    if (words.breaks[at + 1] === 'stop' || wordClass === 'relative' || wordClass === 'subordinator') return null;
    // "Officials in Oran said 5 people died": where they spoke.
    if (wordClass === 'verb' && REPORTING.has(words.tokens[at]?.stem ?? '')) return null;
  }
  return null;
}

function placeOpening(words: SentenceWords, first: number): string | null {
  const place = placeAt(words, 0);
  if (place === null) return null;
  for (let at = 1; at <= Math.min(first, REACH_OF_PLACE); at += 1) {
    if (words.breaks[at] === 'stop') return null;
    if (words.breaks[at] === 'comma') return place;
  }
  return null;
}

/** Whether only other times and places are before it in its clause: "on Monday in Hosk, …". */
function isFronted(words: SentenceWords, place: number): boolean {
  for (let at = place; at >= 0; at -= 1) {
    const opens = at === 0 || isBreak(words, at) || /^(?:and|but|while|whereas)$/u.test(words.word(at - 1));
    if (opens) return at === place || words.classes[at] === 'preposition' || words.classes[at] === 'adverb';
    if (!/^(?:preposition|determiner|noun|number)$/u.test(words.classes[at - 1] ?? '')) return false;
  }
  return false;
}

function crosses(words: SentenceWords, at: number, first: number): boolean {
  for (let i = at + 1; i <= first; i += 1) if (isBreak(words, i)) return true;
  return false;
}

/** The first place that the sentence names, whatever for. */
export function placeNamed(words: SentenceWords): string | null {
  for (let at = 0; at < words.tokens.length; at += 1) {
    const place = placeAt(words, at);
    if (place !== null) return place;
  }
  return null;
}

/** The place that the words from token `at` name. */
function placeAt(words: SentenceWords, at: number): string | null {
  const word = words.word(at);
  if (EVERYWHERE.test(word)) return 'nationwide';
  if (!LEADS.test(word)) return null;
  let capital = false;
  for (let i = at + 1; i <= at + LONGEST_LEAD && !isBreak(words, i); i += 1) {
    const next = words.word(i);
    // "At US$40": a price.
    if (/[$€£¥]/u.test(words.text[words.tokens[i]?.end ?? 0] ?? '')) return null;
    if (isOfPeoples(words, i)) continue;
    if (words.tokens[i]?.capitalised && words.classes[i] === 'noun') return nameFrom(words, i);
    if (/^(?:country|nation)$/u.test(next) && /^(?:across|throughout|around)$/u.test(word)) return 'nationwide';
    if (next === 'capital') {
      // "In the capital, Estmar, turnout was …"
      const named = i + 1;
      const isNamed =
        words.breaks[named] === 'comma' && words.tokens[named]?.capitalised && words.classes[named] === 'noun';
      if (isNamed && (named + 1 >= words.tokens.length || isBreak(words, named + 1))) return nameFrom(words, named);
      capital = true;
    }
    if (/(?:al|ern)$/u.test(next) && words.word(i + 1) === 'capital') continue;
    if (!OF_A_PLACE.test(next) && words.classes[i] !== 'determiner') break;
  }
  return capital ? 'capit' : null;
}

/** "In the Norlandian city of Brin", "shares in a Norlandian airline": the word only says whose. */
function isOfPeoples(words: SentenceWords, at: number): boolean {
  const isFollowed = !isBreak(words, at + 1) && words.classes[at + 1] === 'noun' && !words.tokens[at + 1]?.capitalised;
  return words.tokens[at]?.capitalised === true && isFollowed && /(?:[ei]an|ish|ese)$/u.test(words.word(at));
}

function nameFrom(words: SentenceWords, from: number): string | null {
  const stems: string[] = [];
  for (let at = from; at < from + LONGEST_NAME && (at === from || !isBreak(words, at)); at += 1) {
    const token = words.tokens[at];
    if (!token?.capitalised || words.classes[at] !== 'noun') break;
    if (MONTHS.has(token.word) || WEEKDAYS.has(token.word) || NO_PLACE.test(token.word)) break;
    stems.push(token.stem);
  }
  return stems.length === 0 ? null : stems.join(' ');
}
