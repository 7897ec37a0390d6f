import { withRaisedDigits } from '../raised-digits.ts';

/** What a raised text or a link to a note is to the words before it. Behind a figure a note's number would change the figure. */

/** Measures and symbols that powers are behind: `km²`, `x²`. */
const POWERED = /(?<![\p{L}\p{N}])(?:[kcmdµnh]?m|ft|in|yd|mi|miles?|sq|s|kg|ha|[a-z])$/iu;

/** `10⁶`, `km²`, `1st`; nothing for a reference to a note. `before` is the text that it is behind. */
export function raisedText(raised: string, before: string, isLinked: boolean): string {
  const text = raised.trim();
  if (isLinked || /^[[({*†‡§¶#]/u.test(text)) return '';
  if (/^(?:st|nd|rd|th|er|re|e|o|º|ème|tm|sm|®|©|™|\p{L}{4,})$/iu.test(text)) return text;
  if (/^\p{Ll}$/u.test(text)) return /[\p{N}.,;:!?”’)]$/u.test(before) ? '' : text;
  if (!/^[-−+]?\d/u.test(text)) return text;
  if (/[.,;:!?”’»)]$/u.test(before)) return '';
  if (/\p{N}$/u.test(before) && !/(?<![\p{N}.,])10$/u.test(before)) return '';
  if (/\p{L}$/u.test(before) && !POWERED.test(before)) return '';
  return /^[-−]?\d+$/u.test(text) ? withRaisedDigits(text.replace(/[-−]/u, '⁻')) : '';
}

const MARK = /^[[(]?(?:\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§¶#]{1,3}|\p{Ll})[\])]?$/u;
const NOTE_NAME = /^(?:_?(?:fn|ftn|edn|note|cite|ref|foot|end|sd(?:foot|end)note|cmnt|f|n|r)[\w.:-]*)$/iu;
const BACK = /^[↑↩↵⤴^]+\uFE0E?$/u;

/** Whether a link to a place of the page is a note's mark, or the way back from the note. */
export function isNoteLink(text: string, href: string, before: string): boolean {
  const shown = text.replace(/\s+/gu, '');
  if (!href.startsWith('#')) return false;
  if (BACK.test(shown)) return true;
  if (!MARK.test(shown) || /(?:table|figure|fig\.|section|chapter|part|no\.|page|p\.)\s*$/iu.test(before)) return false;
  return /\S$/u.test(before) || /^[[(*†‡§¶]/u.test(shown) || NOTE_NAME.test(href.slice(1));
}
