import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import type { Window } from '../search/window.ts';

/** Words that turn a text round or ask what took place: that no article has them tells nothing. */
const TELLS_NOTHING = /^(?:n?ever|happen(?:s|ed|ing)?)$/iu;

/**
 * Words of the question that none of the articles which may be quoted has, as they were typed. In a window of dates, what
 * only other days' articles have is uncovered, and where the window holds no article, everything is.
 */
export function uncoveredWords(terms: readonly BoundTerm[], index: Slice, window: Window): string[] {
  // Of the whole corpus it is counted what it has.
  const hasDates = window.after !== undefined || window.before !== undefined;
  return terms
    .filter(({ isKnown, weight, text }) => !(isKnown && (!hasDates || weight === 0)) && !TELLS_NOTHING.test(text))
    .filter((term) => !hasDates || !term.isKnown || !index.isMentioned(term, window))
    .map(({ text }) => text);
}
