/** Control characters, and those that change the direction of writing: they could rewrite the line around them. */
const STEERING = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu;

/** What an article or a person wrote, as part of a line of ours. Quotations are never put through this. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim().replace(STEERING, '�');
}

/** At most `most` UTF-16 code units, with an ellipsis where something is left out; never half a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const end = most - 1;
  return `${text.slice(0, isInsidePair(text, end) ? end - 1 : end)}…`;
}

/** As many of the words as fit into `most` characters, and how many are not named. */
export function listed(
  words: readonly string[],
  separator: string,
  most: number,
  andMore: (number: number) => string,
): string {
  const shown: string[] = [];
  let length = 0;
  for (const word of words.map((each) => shortened(oneLine(each), MOST_WORD))) {
    if (length + word.length + separator.length > most) break;
    shown.push(word);
    length += word.length + separator.length;
  }
  const left = words.length - shown.length;
  return [...shown, ...(left > 0 ? [andMore(left)] : [])].join(separator);
}

/** Characters of one word or label in a list: longer ones are no words. */
const MOST_WORD = 80;

/** Whether a cut at `at` would split a surrogate pair. */
export function isInsidePair(text: string, at: number): boolean {
  return isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
