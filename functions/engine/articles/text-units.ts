import { type Line, linesOf, plainText, type Unit } from './units.ts';

/** Columns between which plain text is wrapped by hand or by a mail program. */
const WRAP_WIDTHS = { from: 45, to: 130 };

/** Fewer lines that go on in lower case show no habit. */
const WRAP_EVIDENCE = 2;

/**
 * A scraped page has a paragraph per line. Only where most long lines break off in the middle of a sentence, and the next
 * one goes on in lower case, is the text wrapped by hand, and its lines belong together.
 */
export function readTextUnits(text: string, from: number): Unit[] {
  const lines = [...linesOf(text, from)];
  const width = wrapWidth(text, lines);
  const units: Unit[] = [];
  let gap = true;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    at += 1;
    if (!line) break;
    if (line.start === line.end) {
      gap = true;
      continue;
    }
    let end = line.end;
    let last = line;
    for (let next = lines[at]; width !== null && next && continues(text, last, next, width); next = lines[at]) {
      end = next.end;
      last = next;
      at += 1;
    }
    units.push({
      start: line.start,
      end,
      plain: plainText(text, line.start, end),
      gap,
      listItem: line.listItem,
      level: 0,
      quote: 0,
      markup: false,
      marks: [],
    });
    gap = false;
  }
  return units;
}

const SENTENCE_END = /[.!?…:;。！？؟।]["'”’»)\]]*$/u;
const SIGNATURE_START = /^(?:—|–|--?)\s*\S.{0,80}\(@\w/u;

/** The column at which a hand-wrapped text is wrapped, or `null` when each line is a paragraph of its own. */
function wrapWidth(text: string, lines: readonly Line[]): number | null {
  let pairs = 0;
  let broken = 0;
  let lowerCase = 0;
  const lengths: number[] = [];
  for (let at = 0; at + 1 < lines.length; at += 1) {
    const line = lines[at];
    const next = lines[at + 1];
    if (!line || !next || line.end - line.start < WRAP_WIDTHS.from || next.start === next.end) continue;
    pairs += 1;
    lengths.push(line.end - line.markStart + line.indent);
    if (SENTENCE_END.test(text.slice(Math.max(line.start, line.end - 8), line.end))) continue;
    broken += 1;
    if (!next.listItem && /^\p{Ll}/u.test(text.slice(next.start, next.start + 2))) lowerCase += 1;
  }
  if (lowerCase < WRAP_EVIDENCE || broken * 2 < pairs || lowerCase * 3 < broken) return null;
  lengths.sort((a, b) => a - b);
  const width = lengths[Math.floor(lengths.length * 0.9)] ?? 0;
  return width <= WRAP_WIDTHS.to ? width : null;
}

/** Share of the width within which a line must end for the wrap to have broken it there. */
const FULL_LINE = 0.75;

/** Whether `next` goes on with the paragraph of `line`: its first word would not have fitted, or it goes on in lower case. */
function continues(text: string, line: Line, next: Line, width: number): boolean {
  if (next.start === next.end || next.listItem) return false;
  const head = text.slice(next.start, Math.min(next.end, next.start + 100));
  if (SIGNATURE_START.test(head)) return false;
  const length = line.end - line.markStart + line.indent;
  if (/^\p{Ll}/u.test(head) && length >= WRAP_WIDTHS.from) return true;
  if (length < width * FULL_LINE) return false;
  if (!SENTENCE_END.test(text.slice(Math.max(line.start, line.end - 8), line.end))) return true;
  const [firstWord = ''] = head.split(/\s/u);
  return length + 1 + firstWord.length > width;
}
