import type { SentenceWords } from '../words/sentence-words.ts';

/** How a source bounds a number. `range`: two numbers; `vague`: an amount without a number ("dozens"). */
export type Bound = 'exact' | 'at-least' | 'at-most' | 'about' | 'range' | 'vague';

export interface Hedge {
  readonly bound: 'at-least' | 'at-most' | 'about';
  /** The first token of a hedge before the number, or the last of one behind it. */
  readonly edge: number;
}

const BEFORE: readonly (readonly [string, Hedge['bound']])[] = [
  ['at least', 'at-least'],
  ['at the least', 'at-least'],
  ['at the very least', 'at-least'],
  ['a minimum of', 'at-least'],
  ['no fewer than', 'at-least'],
  ['not fewer than', 'at-least'],
  ['no less than', 'at-least'],
  ['not less than', 'at-least'],
  ['more than', 'at-least'],
  ['greater than', 'at-least'],
  ['higher than', 'at-least'],
  ['well over', 'at-least'],
  ['over', 'at-least'],
  ['above', 'at-least'],
  ['exceeding', 'at-least'],
  ['upwards of', 'at-least'],
  ['upward of', 'at-least'],
  ['in excess of', 'at-least'],
  ['minimum of', 'at-least'],
  ['at most', 'at-most'],
  ['at the most', 'at-most'],
  ['up to', 'at-most'],
  ['as many as', 'at-most'],
  ['as much as', 'at-most'],
  ['as high as', 'at-most'],
  ['no more than', 'at-most'],
  ['not more than', 'at-most'],
  ['a maximum of', 'at-most'],
  ['maximum of', 'at-most'],
  ['not exceeding', 'at-most'],
  ['not exceed', 'at-most'],
  ['never exceeded', 'at-most'],
  ['fewer than', 'at-most'],
  ['less than', 'at-most'],
  ['under', 'at-most'],
  ['below', 'at-most'],
  ['about', 'about'],
  ['around', 'about'],
  ['approximately', 'about'],
  ['approx', 'about'],
  ['roughly', 'about'],
  ['some', 'about'],
  ['nearly', 'about'],
  ['almost', 'about'],
  ['close to', 'about'],
  ['virtually', 'about'],
  ['an estimated', 'about'],
  ['estimated', 'about'],
  ['an average of', 'about'],
  ['circa', 'about'],
  ['ca', 'about'],
  ['somewhere around', 'about'],
  ['in the region of', 'about'],
  ['on the order of', 'about'],
  ['perhaps', 'about'],
  ['maybe', 'about'],
  ['just over', 'at-least'],
  ['just under', 'about'],
  ['just about', 'about'],
  ['a little over', 'at-least'],
  ['slightly over', 'at-least'],
  ['slightly more than', 'at-least'],
];

/** Indexed by the last word, which is the one beside the number. */
const byLastWord = new Map<string, { parts: readonly string[]; bound: Hedge['bound'] }[]>();
for (const [phrase, bound] of BEFORE) {
  const parts = phrase.split(' ');
  const last = parts.at(-1) ?? '';
  const list = byLastWord.get(last) ?? [];
  list.push({ parts, bound });
  list.sort((a, b) => b.parts.length - a.parts.length);
  byLastWord.set(last, list);
}

/** The hedge that ends right before token `at`, the longest; two in a row ("over an estimated") join, the outer one rules. */
export function hedgeBefore(words: SentenceWords, at: number): Hedge | null {
  const inner = oneHedgeBefore(words, at);
  if (!inner || isSpread(words, inner.edge) || isCorrection(words, inner.edge)) return null;
  const outer = oneHedgeBefore(words, inner.edge);
  return outer ?? inner;
}

/** "spread over 683 hectares", "scattered across and over 12 villages": a place, not an amount. */
function isSpread(words: SentenceWords, over: number): boolean {
  return (
    words.word(over) === 'over' &&
    words.breaks[over] === 'none' &&
    /^(?:spread|stretch|extend|scatter|sprawl|distribut|preced|built|hover|flew|fli|rang|look)$/u.test(
      words.tokens[over - 1]?.stem ?? '',
    )
  );
}

/** "revised the toll up to 31", "went up to 5.5%": a direction, no upper bound. */
function isCorrection(words: SentenceWords, up: number): boolean {
  if (words.word(up) !== 'up' || words.word(up + 1) !== 'to') return false;
  if (words.breaks[up] === 'none' && MOVES.test(words.word(up - 1))) return true;
  for (let at = up - 1; at >= Math.max(0, up - 4) && words.breaks[at + 1] === 'none'; at -= 1)
    if (/^(?:revis|adjust|correct|updat|amend)/u.test(words.word(at))) return true;
  return false;
}

const MOVES =
  /^(?:go|goes|going|gone|went|edge[ds]?|edging|tick(?:s|ed)?|move[ds]?|creep|crept|inche[ds]|nudge[ds]?|push(?:es|ed)?|bring|brought|take|took|taken|sent|drove|driven|pick(?:s|ed)|inching)$/u;

function oneHedgeBefore(words: SentenceWords, at: number): Hedge | null {
  if (words.breaks[at] !== 'none') return null;
  for (const { parts, bound } of byLastWord.get(words.word(at - 1)) ?? []) {
    const first = at - parts.length;
    if (first < 0 || !parts.every((part, offset) => words.word(first + offset) === part)) continue;
    if (parts.some((_, offset) => offset > 0 && words.breaks[first + offset] !== 'none')) continue;
    return { bound, edge: first };
  }
  return null;
}

/**
 * "or more", "or so", "plus", "+" behind a number. `afterNoun` is the token behind its noun phrase: "12 people or more".
 * The end of a `+` is found by the caller, which knows the text.
 */
export function hedgeAfter(words: SentenceWords, last: number): Hedge | null {
  const next = last + 1;
  if (words.breaks[next] !== 'none') return null;
  if (words.word(next) === 'or') {
    const word = words.word(next + 1);
    if (word === 'more' || (word === 'over' && words.breaks[next + 2] !== 'none')) {
      return { bound: 'at-least', edge: next + 1 };
    }
    if (word === 'fewer' || word === 'less') return { bound: 'at-most', edge: next + 1 };
    if (word === 'so') return { bound: 'about', edge: next + 1 };
    if (word === 'thereabouts') return { bound: 'about', edge: next + 1 };
  }
  if (words.word(next) === 'plus' && words.classes[next + 1] !== 'number') {
    return { bound: 'at-least', edge: next };
  }
  if (words.word(next) === 'at' && (words.word(next + 1) === 'least' || words.word(next + 1) === 'most')) {
    return { bound: words.word(next + 1) === 'least' ? 'at-least' : 'at-most', edge: next + 1 };
  }
  return null;
}
