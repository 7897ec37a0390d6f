import type { CountedPhrase } from './counted-phrases.ts';
import type { Quantity } from './quantities.ts';
import type { Reading } from './readings.ts';
import type { SentenceWords } from './sentence-words.ts';

/** Whether the number is a part of something larger, and of which figure before it. */
export function wholeOf(
  words: SentenceWords,
  quantity: Quantity,
  phrase: CountedPhrase,
  before: readonly Reading[],
): { subsetOf: number | null; part: boolean } {
  const none = { subsetOf: null, part: false };
  const nearest = before.findLastIndex(
    ({ quantity: other }) => other.unit.kind === 'count' && other.end <= quantity.start,
  );
  const whole = nearest < 0 ? null : rootOf(before, nearest);
  if (phrase.part === 'pronoun') return { subsetOf: whole, part: true };
  if (phrase.part !== null) return { ...none, part: true };
  if (quantity.unit.kind !== 'count') return none;
  const lead = words.word(quantity.first - 1);
  if (/^(?:whom|which)$/u.test(lead) && words.word(quantity.first - 2) === 'of') return { subsetOf: whole, part: true };
  // "Of the 300 detained, 45 were released": the whole is named first.
  if (whole !== null && nearest === whole && opensWithOf(words, before[nearest]?.quantity))
    return { subsetOf: whole, part: true };
  // "Among the dead were 5 firefighters".
  if (words.classes[quantity.first - 1] === 'be' && amongBefore(words, quantity.first - 1))
    return { ...none, part: true };
  // "including 3 children", "among them two nurses".
  for (
    let at = quantity.first - 1;
    at >= Math.max(0, quantity.first - 12) && words.breaks[at + 1] !== 'stop';
    at -= 1
  ) {
    const word = words.word(at);
    if (/^(?:including|included|include)$/u.test(word)) return whole === null ? none : { subsetOf: whole, part: true };
    if (word === 'among' && /^(?:them|whom|these|those)$/u.test(words.word(at + 1)))
      return { subsetOf: whole, part: true };
    if (words.classes[at] === 'be' || words.classes[at] === 'have') break;
  }
  const last = before.at(-1);
  if (
    last?.part &&
    last.subsetOf !== null &&
    words.word(quantity.first - 1) === 'and' &&
    quantity.first - last.phrase.last <= 2
  )
    return { subsetOf: last.subsetOf, part: true };
  return none;
}

function opensWithOf(words: SentenceWords, whole: Quantity | undefined): boolean {
  if (!whole) return false;
  if (words.breaks[whole.first] !== 'none') return false;
  const at = words.classes[whole.first - 1] === 'determiner' ? whole.first - 2 : whole.first - 1;
  return words.word(at) === 'of' && words.breaks[at] !== 'none';
}

function amongBefore(words: SentenceWords, be: number): boolean {
  for (let at = be - 1; at >= Math.max(0, be - 6); at -= 1) {
    if (words.breaks[at + 1] !== 'none') return false;
    if (words.word(at) === 'among') return true;
  }
  return false;
}

function rootOf(before: readonly Reading[], at: number): number {
  const whole = before[at]?.subsetOf;
  return whole === null || whole === undefined ? at : whole;
}
