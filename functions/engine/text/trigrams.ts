/** Below this two words are not alike: "nation" and "national" are (0.71), "police" and "policy" are at the edge (0.5). */
const LEAST_SIMILARITY = 0.45;

/** Dice coefficient from which a like word passes for another form or spelling of a name: "Kassim" and "Kassym" reach 0.67. */
export const OTHER_SPELLING = 0.6;

/**
 * Dice coefficient of two stems' letter trigrams (Adamson & Boreham 1974), 0 unless they share their first letter, are
 * four letters or longer and reach 0.45. It covers the spelling and derivation that stems miss.
 */
export function similarity(a: string, b: string): number {
  return mayShare(a, b) ? diceOf(LEFT, readTrigrams(a, LEFT), b) : 0;
}

/** A word that others are held against, its trigrams read once: {@link similarity} with it. */
export class LikenedWord {
  readonly #word: string;
  readonly #trigrams: Float64Array;

  constructor(word: string) {
    this.#word = word;
    this.#trigrams = LEFT.slice(0, readTrigrams(word, LEFT));
  }

  similarityTo(other: string): number {
    return mayShare(this.#word, other) ? diceOf(this.#trigrams, this.#trigrams.length, other) : 0;
  }
}

/** Whether two words share their first letter, and are long enough and alike enough in length to be similar. */
function mayShare(a: string, b: string): boolean {
  if (a.length < 4 || b.length < 4 || a.charCodeAt(0) !== b.charCodeAt(0)) return false;
  return 2 * Math.min(a.length, b.length) >= LEAST_SIMILARITY * (a.length + b.length);
}

function diceOf(trigrams: Float64Array, count: number, other: string): number {
  const right = readTrigrams(other, RIGHT);
  let shared = 0;
  for (let at = 0; at < count; at += 1) if (isAmong(RIGHT, right, trigrams[at] ?? 0)) shared += 1;
  const dice = (2 * shared) / (count + right);
  return dice >= LEAST_SIMILARITY ? dice : 0;
}

/** The different letters of a word as bits, `a` to `z`; another character is the bit behind them. */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < Math.min(word.length, MOST_LETTERS); at += 1) {
    const letter = word.charCodeAt(at) - FIRST_LETTER;
    letters |= 1 << (letter >= 0 && letter < LETTERS ? letter : LETTERS);
  }
  return letters;
}

/**
 * How many different letters one word has that the other lacks, of both ways the larger number: a lower bound of the slips between them.
 * 0 where either is longer than {@link MOST_LETTERS}.
 */
export function lettersApart(a: string, b: string): number {
  if (Math.max(a.length, b.length) > MOST_LETTERS) return 0;
  const [left, right] = [lettersOf(a), lettersOf(b)];
  return Math.max(bits(left & ~right & PLAIN), bits(right & ~left & PLAIN));
}

/**
 * Whether words of these lengths and letters may be similar at all. Each letter is the middle of one trigram, so that a word has at
 * least as many different ones as letters, at most as many as it is long, and one without a match for each letter that the other lacks.
 */
export function mayBeSimilar(length: number, letters: number, otherLength: number, otherLetters: number): boolean {
  if (length < 4 || otherLength < 4) return false;
  const [most, otherMost] = [Math.min(length, MOST_LETTERS), Math.min(otherLength, MOST_LETTERS)];
  const shared = most - bits(letters & ~otherLetters & PLAIN);
  const otherShared = otherMost - bits(otherLetters & ~letters & PLAIN);
  return (
    2 * shared >= LEAST_SIMILARITY * (most + bits(otherLetters)) &&
    2 * otherShared >= LEAST_SIMILARITY * (otherMost + bits(letters))
  );
}

const FIRST_LETTER = 'a'.charCodeAt(0);
const LETTERS = 26;
const PLAIN = (1 << LETTERS) - 1;

/** How many are set of 32. */
function bits(of: number): number {
  let left = of - ((of >>> 1) & 0x55555555);
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333);
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Letters of a word that are compared: a trigram begins before each, and one behind the last but one. */
const MOST_LETTERS = 40;

/** The trigrams of the two words that are compared now: nothing is made for a pair, of which a question has hundreds. */
const LEFT = new Float64Array(MOST_LETTERS);
const RIGHT = new Float64Array(MOST_LETTERS);

const START = '^'.charCodeAt(0);
const END = '$'.charCodeAt(0);
const UNIT = 2 ** 16;

/** Writes a word's different trigrams, three UTF-16 code units as one number each, and gives how many they are. */
function readTrigrams(word: string, into: Float64Array): number {
  const length = Math.min(word.length, MOST_LETTERS);
  let count = 0;
  let first = START;
  let second = word.charCodeAt(0);
  for (let at = 1; at <= length; at += 1) {
    const third = at < length ? word.charCodeAt(at) : END;
    const trigram = (first * UNIT + second) * UNIT + third;
    if (!isAmong(into, count, trigram)) {
      into[count] = trigram;
      count += 1;
    }
    first = second;
    second = third;
  }
  return count;
}

function isAmong(trigrams: Float64Array, count: number, trigram: number): boolean {
  for (let at = 0; at < count; at += 1) if (trigrams[at] === trigram) return true;
  return false;
}
