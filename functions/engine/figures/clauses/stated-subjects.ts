import { hedgeBefore } from '../quantities/hedges.ts';
import { isBreak, isPossessive, REACH, type SentenceWords } from '../words/sentence-words.ts';
import { groupStart } from './verb-groups.ts';

/** Whether a clause can have the word for its verb: "got" and "is" among them. */
export function isClauseVerb(words: SentenceWords, at: number): boolean {
  return /^(?:verb|be|have)$/u.test(words.classes[at] ?? '');
}

/** Tokens between a verb and the number that is its object. */
const REACH_OF_VERB = 4;

/** The verb right before the number at token `number`: "won 14", "made up about 52", "prevailed with 52". */
export function verbOfNumber(words: SentenceWords, number: number): number | null {
  const edge = hedgeBefore(words, number)?.edge ?? number;
  if (isBreak(words, edge)) return null;
  for (let at = edge - 1; at >= Math.max(0, edge - REACH_OF_VERB); at -= 1) {
    if (isClauseVerb(words, at)) return at;
    if (isBreak(words, at) || !/^(?:determiner|adverb|preposition)$/u.test(words.classes[at] ?? '')) return null;
  }
  return null;
}

/** Nouns kept of a subject: a name has hardly more. */
const MOST_NOUNS = 4;

/**
 * Nouns of the subject of an active verb, its head last; none where it is a pronoun, or the verb a passive. What an "of"
 * leads to narrows the subject and is left out: "the mayor of Oran" is the mayor.
 */
export function subjectBeforeVerb(words: SentenceWords, verb: number): readonly number[] {
  const start = groupStart(words, verb);
  for (let i = start; i < verb; i += 1) if (words.classes[i] === 'be') return [];
  let at = start - 1;
  if (at >= 0 && words.breaks[at + 1] === 'comma') at = beforeInsertion(words, at);
  // "Holm, who got 45 per cent"
  if (words.classes[at] === 'relative' && at > 0 && words.breaks[at] !== 'stop') at -= 1;
  let nouns: number[] = [];
  for (const from = at; at >= Math.max(0, from - REACH); at -= 1) {
    if (at < from && isBreak(words, at + 1)) break;
    const wordClass = words.classes[at];
    if (wordClass === 'noun') nouns.unshift(at);
    else if (wordClass === 'preposition') nouns = [];
    else if (wordClass !== 'determiner') break;
  }
  // "would not hesitate to send": a verb that its form does not show.
  const auxiliary = words.classes[at] === 'adverb' ? at - 1 : at;
  return words.classes[auxiliary] === 'modal' ? [] : nouns.slice(-MOST_NOUNS);
}

/** ", leader of the Greens," → the token before it; the token itself where nothing is put in. */
function beforeInsertion(words: SentenceWords, last: number): number {
  for (let at = last; at > Math.max(0, last - REACH); at -= 1) {
    if (words.breaks[at] === 'stop') return last;
    if (words.breaks[at] === 'comma') return at - 1;
  }
  return last;
}

/** Nouns of the owner right before a number: "Berg's 52", "the bank's 12 branches". */
export function ownerBefore(words: SentenceWords, number: number): readonly number[] {
  const head = number - 1;
  if (head < 0 || isBreak(words, number) || words.classes[head] !== 'noun' || !isPossessive(words, head)) return [];
  const nouns: number[] = [];
  for (let at = head; at > Math.max(-1, head - MOST_NOUNS) && words.classes[at] === 'noun'; at -= 1) {
    nouns.unshift(at);
    if (isBreak(words, at)) break;
  }
  return nouns;
}

/** "Put [Ada Berg] at 51 per cent", "47 per cent for [Berg]": the name beside a number that is told of it. */
function nameAround(words: SentenceWords, number: number): readonly number[] {
  const isName = (at: number) => words.tokens[at]?.capitalised === true && words.classes[at] === 'noun';
  const edge = hedgeBefore(words, number)?.edge ?? number;
  if (words.word(edge - 1) === 'at' && !isBreak(words, edge) && !isBreak(words, edge - 1)) {
    let from = edge - 1;
    while (from > edge - 1 - MOST_NOUNS && isName(from - 1) && (from === edge - 1 || !isBreak(words, from))) from -= 1;
    return Array.from({ length: edge - 1 - from }, (_, i) => from + i);
  }
  let link = number + 1;
  while (link <= number + 2 && /^(?:per|cent|percent|votes|seats)$/u.test(words.word(link))) link += 1;
  if (words.word(link) !== 'for' || isBreak(words, link)) return [];
  let to = link + 1;
  while (to <= link + MOST_NOUNS && isName(to) && !isBreak(words, to)) to += 1;
  return Array.from({ length: to - link - 1 }, (_, i) => link + 1 + i);
}

const HOLDS_TRUE =
  /^(?:say|said|told|tell|claim|believ|think|thought|estim|announc|warn|insist|argu|deni|fear|expect|assum)$/u;

/** Nouns of the subject that has, does or suffers the number: the owner before it, else the subject of its verb. */
export function statedSubject(words: SentenceWords, number: number): readonly number[] {
  const owner = ownerBefore(words, number);
  if (owner.length > 0) return owner;
  const beneficiary = nameAround(words, number);
  if (beneficiary.length > 0) return beneficiary;
  const verb = verbOfNumber(words, number);
  // "Officials said 31 people had died": they only say so.
  return verb === null || HOLDS_TRUE.test(words.tokens[verb]?.stem ?? '') ? [] : subjectBeforeVerb(words, verb);
}
