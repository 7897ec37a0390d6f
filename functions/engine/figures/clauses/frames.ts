import type { Token } from '../../text/tokens.ts';
import { BEFORE_COUNTING_MONTH, MONTHS, WEEKDAYS } from '../quantities/lexicon.ts';
import { isPlural, REPORTING, type WordClass } from '../words/word-classes.ts';

/** What {@link coreStart} looks at. */
export interface FramedTokens {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly classes: readonly WordClass[];
  readonly breaks: readonly string[];
}

/** Tokens of a frame; a longer one has a clause of its own in it. */
const LONGEST_FRAME = 14;

/** A year, beside a month. */
const YEAR = /^\d{4}$/u;

/** Words between two sentences that say nothing of either, before a comma. */
const LINK =
  /^(?:meanwhile|however|also|moreover|furthermore|additionally|separately|elsewhere|still|later|overall|altogether)$/u;

/** Words that a time may consist of, beside names of days and months and numbers. */
const TIME =
  /^(?:on|in|by|at|during|since|until|till|late|early|earlier|later|mid|before|after|about|around|from|to|between|the|a|an|of|and|this|last|next|that|same|previous|following|now|then|day|days|night|nights|week|weeks|weekend|month|months|year|years|quarter|half|decade|season|morning|afternoon|evening|noon|midnight|dawn|dusk|first|second|third|fourth|fifth|spring|summer|autumn|winter|end|beginning|start|hours?)$/u;
const TODAY = /^(?:yesterday|today|tonight|overnight)$/u;
const DAY_PARTS = /^(?:morning|afternoon|evening|night)$/u;
const SPANS = /^(?:week|weekend|month|year|night|quarter|season|spring|summer|autumn|winter)$/u;
const POINTS = /^(?:last|this|next)$/u;

/**
 * Where the sentence proper begins: behind frames that open it and say nothing of its figures. "On Monday, …", "According to
 * the ministry, …", "Officials said (that) …", one or more of them. 0 without.
 */
export function coreStart(words: FramedTokens): number {
  let core = 0;
  for (;;) {
    const from = opensWithLink(words, core) ? core + 1 : core;
    const next = behindTime(words, from) ?? behindSource(words, from) ?? behindSaying(words, from);
    if (next === null || next >= words.tokens.length) return core;
    core = next;
  }
}

/** "But on Monday …". */
function opensWithLink({ tokens, breaks }: FramedTokens, at: number): boolean {
  return /^(?:but|and|yet|so)$/u.test(tokens[at]?.word ?? '') && breaks[at + 1] === 'none';
}

/** "On the evening of 5 January, [prices fell]", "Last month [the plant closed]". */
function behindTime(words: FramedTokens, from: number): number | null {
  const { text, tokens, classes, breaks } = words;
  /** Token behind the last word that names a time. */
  let end: number | null = null;
  for (let at = from; at < Math.min(tokens.length, from + LONGEST_FRAME); at += 1) {
    const token = tokens[at];
    if (token === undefined) break;
    const { word } = token;
    // "On June 28, 1776, [they sailed]": a year between commas is the date's.
    const isDateYear = YEAR.test(word) && breaks[at + 1] === 'comma' && end === at;
    if (at > from && breaks[at] !== 'none' && !isDateYear) return breaks[at] === 'comma' && end !== null ? at : null;
    // "Monday's vote"
    if (/['’]s?$/u.test(text.slice(token.start, token.end))) break;
    const isName = WEEKDAYS.has(word) || (MONTHS.has(word) && token.capitalised) || TODAY.test(word);
    const isPointed = SPANS.test(word) && POINTS.test(tokens[at - 1]?.word ?? '') && at > from;
    const isPart = DAY_PARTS.test(word) && (end === at || classes[at - 1] === 'determiner');
    const isInDay = classes[at] === 'number' && isInDate(words, at);
    if (isName || isPointed || (end === at && (isPart || isInDay)) || isDateYear) end = at + 1;
    else if (LINK.test(word) && breaks[at + 1] === 'comma') return at + 1;
    // "On Monday [the 7 January attack …]".
    else if ((!isInDay && !TIME.test(word)) || (end !== null && classes[at] === 'determiner')) break;
  }
  // Without a comma, only behind what leads to a time: "Monday saw 12 arrests" begins with its subject.
  const lead = tokens[from]?.word ?? '';
  const leads =
    classes[from] === 'preposition' || POINTS.test(lead) || TODAY.test(lead) || /^(?:late|early|earlier)$/u.test(lead);
  return end !== null && leads && beginsClause(classes[end]) ? end : null;
}

function beginsClause(wordClass: WordClass | undefined): boolean {
  return wordClass !== undefined && /^(?:determiner|number|pronoun|noun|preposition)$/u.test(wordClass);
}

function isInDate({ tokens, breaks }: FramedTokens, at: number): boolean {
  const word = tokens[at]?.word ?? '';
  const isMonth = (i: number): boolean => MONTHS.has(tokens[i]?.word ?? '') && tokens[i]?.capitalised === true;
  if (YEAR.test(word)) return isMonth(at - 1) || isMonth(at - 2);
  if (!/^\d{1,2}(?:st|nd|rd|th)?$/u.test(word)) return false;
  // "In March 9 miners died" and "on 7 January 12 people died" count people.
  const counts = breaks[at + 1] === 'none' && BEFORE_COUNTING_MONTH.test(tokens[at - 2]?.word ?? '');
  return isMonth(at + 1) || (isMonth(at - 1) && !counts);
}

/** "According to the police in Oran, [12 people died]". */
function behindSource({ tokens, classes, breaks }: FramedTokens, from: number): number | null {
  if (tokens[from]?.word !== 'according' || tokens[from + 1]?.word !== 'to') return null;
  for (let at = from + 2; at < Math.min(tokens.length, from + LONGEST_FRAME); at += 1) {
    if (breaks[at] !== 'none') return breaks[at] === 'comma' ? at : null;
    if (!/^(?:noun|determiner|preposition|conjunction)$/u.test(classes[at] ?? '')) return null;
  }
  return null;
}

/** "The ministry said on Monday that [12 people died]", "officials told reporters that", "police say [the dam is full]". */
function behindSaying(words: FramedTokens, from: number): number | null {
  const { tokens, classes, breaks } = words;
  let said: number | null = null;
  for (let at = from; at < Math.min(tokens.length - 1, from + LONGEST_FRAME); at += 1) {
    if (at > from && breaks[at] !== 'none') break;
    if (said !== null && tokens[at]?.word === 'that') return leadsToClause(words, at) ? at + 1 : null;
    const wordClass = classes[at] ?? '';
    if (wordClass === 'verb' && said === null) {
      if (at === from || !isReporting(tokens[at])) return null;
      said = at;
    } else if (!/^(?:noun|determiner|preposition|adverb|have|pronoun|conjunction)$/u.test(wordClass)) break;
  }
  if (said === null || !/^(?:said|says|say)$/u.test(tokens[said]?.word ?? '') || breaks[said + 1] !== 'none')
    return null;
  // "A move they say should help" has no clause of its own.
  if (!beginsClause(classes[said + 1])) return null;
  if (classes[said + 1] === 'pronoun') return pointsBack(words, said) ? null : said + 1;
  if (classes[said + 1] === 'determiner') return said + 1;
  // "Officials said [prices were 5% higher]": a clause has a verb of its own, "said 12 words" has not.
  for (let at = said + 1; at < Math.min(tokens.length, said + LONGEST_FRAME); at += 1) {
    if (breaks[at] === 'stop') return null;
    if (/^(?:verb|be|have|modal)$/u.test(classes[at] ?? '')) return said + 1;
  }
  return null;
}

function isReporting(token: Token | undefined): boolean {
  // The stem of "added" is that of "ads".
  return token !== undefined && (REPORTING.has(token.stem) || token.word === 'added');
}

/** "The bank said it paid $3m": the pronoun is the bank. "Police said he stole 12 cars": it is not the police. */
function pointsBack({ tokens }: FramedTokens, said: number): boolean {
  const pronoun = tokens[said + 1]?.word ?? '';
  if (pronoun === 'there') return false;
  return !/^(?:he|she)$/u.test(pronoun) || !isPlural(tokens[said - 1]?.word ?? '');
}

/** "Said that [the dam is full]"; what "that it" points to is the speaker. */
function leadsToClause({ classes, breaks }: FramedTokens, that: number): boolean {
  if (!/^(?:subordinator|determiner)$/u.test(classes[that] ?? '')) return false;
  return breaks[that + 1] !== 'none' || !/^(?:pronoun|verb|be|have|modal)$/u.test(classes[that + 1] ?? '');
}
