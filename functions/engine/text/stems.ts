import { createStemmer, Languages } from 'multilingual-stemmer';

/**
 * Snowball's English stemmer, release 3.1 (https://snowballstem.org/algorithms/english/stemmer.html), compiled to WebAssembly.
 * Not Porter 1, which stems "died" to "di" and "die" to "die"; nor Porter 2 before Snowball 3, which makes one stem of
 * "organization" and "organism", "international" and "internal", "emergency" and "emerged".
 */
const stemmer = createStemmer(Languages.English);

/**
 * Words whose stem is that of another: "founded" of a firm and "found" of a body are one stem to the rules, which keep "founder" apart.
 */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map(
  ['founded', 'founding', 'founds'].map((word) => [word, 'founder']),
);

/** A stem costs some microseconds, and a corpus repeats its words. */
const memo = new Map<string, string>();

/** Bounds the memo on hostile input; a vocabulary of this size costs about 30 MB. */
const MEMO_LIMIT = 200_000;

/** Snowball stem of a folded word. Anything that is not plain a–z (numbers, other scripts) stems to itself. */
export function stemWord(word: string): string {
  const known = memo.get(word);
  if (known !== undefined) return known;
  const stem = EXCEPTIONS.get(word) ?? (/^[a-z]+$/u.test(word) && word.length <= 60 ? stemmer(word) : word);
  if (memo.size >= MEMO_LIMIT) memo.clear();
  memo.set(word, stem);
  return stem;
}
