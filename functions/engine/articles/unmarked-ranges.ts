import { segmentSentences } from '../text/sentences.ts';
import type { Range } from './units.ts';

/**
 * The parts of a range that can be quoted as they are: its sentences, less each with one of `marks` (in text order) in it, which
 * are markup or no words of the article. A sentence that goes on with the speech of one left out is left out, too: its slice alone would
 * pass for the article's own words.
 */
export function unmarkedRanges(text: string, { start, end }: Range, marks: readonly Range[]): Range[] {
  const within = marks.filter((mark) => mark.end > start && mark.start < end);
  if (within.length === 0) return [{ start, end }];
  const ranges: { start: number; end: number }[] = [];
  let at = 0;
  let open: { start: number; end: number } | null = null;
  for (const sentence of segmentSentences(masked(text, { start, end }, within), 0, end - start)) {
    const from = start + sentence.start;
    const to = start + sentence.end;
    const before = at;
    while ((within[at]?.end ?? Number.POSITIVE_INFINITY) <= from) at += 1;
    if (at > before) open = null;
    const isMarked = (within[at]?.start ?? Number.POSITIVE_INFINITY) < to;
    if (isMarked || (open === null && sentence.inSpeech)) {
      open = null;
    } else if (open) {
      open.end = to;
    } else {
      open = { start: from, end: to };
      ranges.push(open);
    }
  }
  return ranges;
}

/** The range with a blank for each character of a mark: what stands where stays so. */
function masked(text: string, { start, end }: Range, marks: readonly Range[]): string {
  let shown = '';
  let at = start;
  for (const mark of marks) {
    const from = Math.max(at, mark.start);
    const to = Math.max(from, Math.min(mark.end, end));
    shown += text.slice(at, from) + ' '.repeat(to - from);
    at = to;
  }
  return shown + text.slice(at, end);
}
