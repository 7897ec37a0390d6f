import type { CountedPhrase } from '../clauses/counted-phrases.ts';
import type { Quantity } from '../quantities/quantities.ts';
import { isBreak, type SentenceWords } from '../words/sentence-words.ts';
import type { FigureReading } from './readings.ts';

/** Whether the number is a part of something larger, and of which figure before it. */
export function wholeOf(
  words: SentenceWords,
  quantity: Quantity,
  phrase: CountedPhrase,
  before: readonly FigureReading[],
): Pick<FigureReading, 'subsetOf' | 'part' | 'apposed'> {
  const none = { subsetOf: null, part: false, apposed: false };
  const nearest = before.findLastIndex(
    ({ quantity: other }) => other.unit.kind === 'count' && other.end <= quantity.start,
  );
  const whole = nearest < 0 ? null : rootOf(before, nearest);
  // "nine of them children" says nothing of its own; "nine of them died" does.
  if (phrase.part === 'pronoun') return { subsetOf: whole, part: true, apposed: phrase.head !== null };
  if (phrase.part !== null) return { ...none, part: true };
  if (quantity.unit.kind !== 'count') return none;
  const lead = words.word(quantity.first - 1);
  if (/^(?:whom|which)$/u.test(lead) && words.word(quantity.first - 2) === 'of')
    return { ...none, subsetOf: whole, part: true };
  // "Of the 300 detained, 45 were released and 12 charged": the whole is named first.
  if (
    whole !== null &&
    opensWithOf(words, before[whole]?.quantity) &&
    !stopBetween(words, before[whole]?.quantity, quantity)
  )
    return { ...none, subsetOf: whole, part: true };
  // "Among the dead were 5 firefighters".
  if (words.classes[quantity.first - 1] === 'be' && amongBefore(words, quantity.first - 1))
    return { ...none, part: true };
  // "31 dead, including 9 children, and 200 injured": the list of parts has ended.
  const and = quantity.first - 1;
  const isFate = /^(?:verb|gerund|predicative)$/u.test(words.classes[quantity.last + 1] ?? '');
  if (phrase.head === null && isFate && words.word(and) === 'and' && words.breaks[and] === 'comma') return none;
  // "including 3 children", "among them two nurses".
  for (
    let at = quantity.first - 1;
    at >= Math.max(0, quantity.first - 12) && words.breaks[at + 1] !== 'stop';
    at -= 1
  ) {
    const word = words.word(at);
    if (/^(?:including|included|include)$/u.test(word)) {
      // The whole is before the word: "The dead included 9 children and three nurses" names none.
      const of = wholeBefore(before, at);
      return of === null ? none : { subsetOf: of, part: true, apposed: true };
    }
    if (isAmongThem(words, at)) return { subsetOf: wholeBefore(before, at), part: true, apposed: true };
    if (words.classes[at] === 'be' || words.classes[at] === 'have') break;
    // "Killed 6, including two children, and injured dozens": another verb of the same subject.
    if (words.classes[at] === 'verb' && words.word(at - 1) === 'and') break;
  }
  // "31 people, 9 children among them".
  if (whole !== null && amongThemBehind(words, phrase.last)) return { subsetOf: whole, part: true, apposed: true };
  const last = before.at(-1);
  if (
    last?.part &&
    last.subsetOf !== null &&
    words.word(quantity.first - 1) === 'and' &&
    quantity.first - last.phrase.last <= 2
  )
    return { subsetOf: last.subsetOf, part: true, apposed: last.apposed };
  return none;
}

function isAmongThem(words: SentenceWords, at: number): boolean {
  return /^(?:among|amongst)$/u.test(words.word(at)) && /^(?:them|whom|these|those)$/u.test(words.word(at + 1));
}

function amongThemBehind(words: SentenceWords, last: number): boolean {
  for (let at = last + 1; at <= last + 8 && !isBreak(words, at); at += 1) {
    if (isAmongThem(words, at)) return true;
    if (!/^(?:noun|number|conjunction)$/u.test(words.classes[at] ?? '')) return false;
  }
  return false;
}

/** Index of the whole among the readings to the left of token `at`. */
function wholeBefore(before: readonly FigureReading[], at: number): number | null {
  const nearest = before.findLastIndex(({ quantity }) => quantity.unit.kind === 'count' && quantity.last < at);
  return nearest < 0 ? null : rootOf(before, nearest);
}

function stopBetween(words: SentenceWords, whole: Quantity | undefined, { first }: Quantity): boolean {
  for (let at = (whole?.last ?? first) + 1; at <= first; at += 1) if (words.breaks[at] === 'stop') return true;
  return false;
}

/** Token of the "of" that the number at token `first` is behind, as in "some of the 50 passengers"; -1 without. */
export function ofBefore(words: SentenceWords, first: number): number {
  const of = words.classes[first - 1] === 'determiner' ? first - 2 : first - 1;
  return words.word(of) === 'of' && !isBreak(words, first) ? of : -1;
}

function opensWithOf(words: SentenceWords, whole: Quantity | undefined): boolean {
  const of = whole === undefined ? -1 : ofBefore(words, whole.first);
  return of >= 0 && isBreak(words, of);
}

function amongBefore(words: SentenceWords, be: number): boolean {
  for (let at = be - 1; at >= Math.max(0, be - 6); at -= 1) {
    if (words.breaks[at + 1] !== 'none') return false;
    if (words.word(at) === 'among') return true;
  }
  return false;
}

function rootOf(before: readonly FigureReading[], at: number): number {
  const whole = before[at]?.subsetOf;
  return whole === null || whole === undefined ? at : whole;
}
