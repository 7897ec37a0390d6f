import porter2 from 'wink-porter2-stemmer';

/**
 * Porter 2, not Porter 1: the older algorithm stems "died" to "di" and "die" to "die", which a fact check on deaths
 * cannot live with. Stemming costs about a microsecond a word, and a corpus repeats its words, hence the memo.
 */
const memo = new Map<string, string>();

/** Bounds the memo on hostile input; a vocabulary of this size costs about 30 MB. */
const MEMO_LIMIT = 200_000;

/** Porter 2 stem of a folded word. Anything that is not plain a–z (numbers, other scripts) stems to itself. */
export function stemWord(word: string): string {
  const known = memo.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/u.test(word) && word.length <= 60 ? porter2(word) : word;
  if (memo.size >= MEMO_LIMIT) memo.clear();
  memo.set(word, stem);
  return stem;
}
