import { withRaisedDigits } from '../raised-digits.ts';

/** Measures and symbols that powers are behind: `km²`, `x²`. */
const POWERED = /(?<![\p{L}\p{N}])(?:[kcmdµnh]?m|ft|in|yd|mi|miles?|sq|s|kg|ha|[a-z])$/iu;

/** Words that end in a raised letter: "Prof.ª", "Exmº". */
const ENDS_IN_LETTER = /(?<!\p{L})(?:prof|dr|sr|exm|ilm|eng|arq)$/iu;

/** Of a price, whose cents some print raised, or its millions. */
const PRICE = /(?:[$€£¥]|\p{Sc})\s?\d[\d.,]*$/u;

/**
 * What a raised text or a link to a note is to the words before it; behind a figure a note's number would change the figure:
 * `10⁶`, `km²`, `1st`, `$5⁹⁹`; nothing for a reference to a note. `before` is the text that it is behind, `after` the one behind it:
 * a stroke makes it the upper half of a fraction.
 */
export function raisedText(
  raised: string,
  { before, after = '', isLinked }: { before: string; after?: string; isLinked: boolean },
): string {
  const text = raised.trim();
  if (isLinked || /^(?:[[({*†‡§¶#]|:\s?\d)/u.test(text)) return '';
  if (/^\d{1,3}$/u.test(text) && /^[/⁄]\s?\d/u.test(after)) return /\p{N}$/u.test(before) ? ` ${text}` : text;
  if (/^(?:st|nd|rd|th|er|re|e|o|º|ème|tm|sm|®|©|™|\p{L}{4,})$/iu.test(text)) return text;
  if (PRICE.test(before) && /^(?:\d\d|[mk]|bn)$/iu.test(text)) return withRaisedDigits(text);
  if (/^\p{Ll}$/u.test(text)) {
    const isMark = /[\p{N}.,;:!?”’)]$|\p{L}{3}$/u.test(before) && !ENDS_IN_LETTER.test(before);
    return isMark ? '' : text;
  }
  if (!/^[-−+]?\d/u.test(text)) return text;
  if (/[.,;:!?”’»)]$/u.test(before)) return '';
  if (/\p{N}$/u.test(before) && !/(?<![\p{N}.,])10$/u.test(before)) return '';
  if (/\p{L}$/u.test(before) && !POWERED.test(before)) return '';
  return /^[-−]?\d+$/u.test(text) ? withRaisedDigits(text.replace(/[-−]/u, '⁻')) : '';
}

const MARK = /^[[(]?(?:\d{1,3}(?:[,–-]\d{1,3})*|[*†‡§¶#]{1,3}|\p{Ll})[\])]?$/u;
const NOTE_NAME = /^(?:_?(?:fn|ftn|edn|note|cite|ref|foot|end|sd(?:foot|end)note|cmnt|f|n|r)[\w.:-]*)$/iu;
const BACK = /^[↑↩↵⤴^]+\uFE0E?$/u;

/** Whether a place of a document is called as notes are: `_ftn12`, `fn:2`. */
export function isNoteName(name: string): boolean {
  return NOTE_NAME.test(name);
}

/** Whether a link to a place of the page is a note's mark, or the way back from the note. */
export function isNoteLink(text: string, href: string, before: string): boolean {
  const shown = text.replace(/\s+/gu, '');
  if (!href.startsWith('#')) return false;
  if (BACK.test(shown)) return true;
  if (!MARK.test(shown) || /(?:table|figure|fig\.|section|chapter|part|no\.|page|p\.)\s*$/iu.test(before)) return false;
  return /\S$/u.test(before) || /^[[(*†‡§¶]/u.test(shown) || isNoteName(href.slice(1));
}
