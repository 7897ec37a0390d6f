/** Below this two words are not alike: "nation" and "national" are (0.71), "police" and "policy" are at the edge (0.5). */
const LEAST_SIMILARITY = 0.45;

/** Dice coefficient from which a like word passes for another form or spelling of a name: "Kassim" and "Kassym" reach 0.67. */
export const OTHER_SPELLING = 0.6;

/**
 * Dice coefficient of two stems' letter trigrams (Adamson & Boreham 1974), 0 unless they share their first letter, are
 * four letters or longer and reach 0.45. It covers the spelling and derivation that stems miss.
 */
export function similarity(a: string, b: string): number {
  if (a.length < 4 || b.length < 4 || a[0] !== b[0]) return 0;
  const shortest = Math.min(a.length, b.length);
  if (2 * shortest < LEAST_SIMILARITY * (a.length + b.length)) return 0; // too unlike in length to reach it
  const left = trigramsOf(a);
  const right = trigramsOf(b);
  let shared = 0;
  for (const trigram of left) if (right.has(trigram)) shared += 1;
  const dice = (2 * shared) / (left.size + right.size);
  return dice >= LEAST_SIMILARITY ? dice : 0;
}

/** The stems of a corpus come up again with every question. Bounded for hostile input: about 20 MB. */
const memo = new Map<string, ReadonlySet<string>>();
const MEMO_LIMIT = 20_000;

function trigramsOf(word: string): ReadonlySet<string> {
  const known = memo.get(word);
  if (known) return known;
  const marked = `^${word.slice(0, 40)}$`;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= marked.length; at += 1) trigrams.add(marked.slice(at, at + 3));
  if (memo.size >= MEMO_LIMIT) memo.clear();
  memo.set(word, trigrams);
  return trigrams;
}
