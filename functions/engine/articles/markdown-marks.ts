import type { Nodes, PhrasingContent } from 'mdast';
import type { Range } from './units.ts';

/** Characters of a paragraph that are markup, and what a reader sees in their place: mostly nothing. */
export interface Mark extends Range {
  readonly shown: string;
}

/** What the inline markup of a paragraph or a heading is made of. Offsets are UTF-16 code units into the whole text. */
export interface InlineMarks {
  /** In text order, not overlapping. */
  readonly marks: Mark[];
  /** Links and pictures with what they show: a paragraph of nothing else is no prose. */
  readonly links: Range[];
  /** Hard line breaks. */
  readonly breaks: Range[];
}

/** An escape, a character reference, a note's mark, a deletion, a link to a name that nothing defines. */
const IN_TEXT =
  /\\(?=[!-/:-@[-`{-~])|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});|\[\^[\w-]{1,30}\]|~~(?:[^~\n]|~(?!~)){1,300}~~|\[(?=[^[\]\n]{1,300}\]\[[^[\]\n]{0,100}\])|(?<=\[[^[\]\n]{1,300})\]\[[^[\]\n]{0,100}\]/giu;

/** The marks in `nodes`, which stand `offset` behind their own positions. */
export function inlineMarks(nodes: readonly PhrasingContent[], text: string, offset: number): InlineMarks {
  const found: InlineMarks = { marks: [], links: [], breaks: [] };
  const rangeOf = (node: Nodes): Range => ({
    start: offset + (node.position?.start.offset ?? 0),
    end: offset + (node.position?.end.offset ?? 0),
  });
  const mark = (start: number, end: number, shown = ''): void => {
    if (start < end) found.marks.push({ start, end, shown });
  };
  const visit = (node: PhrasingContent): void => {
    const { start, end } = rangeOf(node);
    switch (node.type) {
      case 'text':
        for (const match of text.slice(start, end).matchAll(IN_TEXT)) {
          mark(start + match.index, start + match.index + match[0].length, shownFor(match[0]));
        }
        return;
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'link':
      case 'linkReference': {
        if (node.type.startsWith('link')) found.links.push({ start, end });
        const first = node.children[0];
        const last = node.children.at(-1);
        mark(start, first ? rangeOf(first).start : end);
        for (const child of node.children) visit(child);
        if (last) mark(rangeOf(last).end, end);
        return;
      }
      case 'inlineCode': {
        const ticks = /^`+/u.exec(text.slice(start, end))?.[0].length ?? 0;
        mark(start, start + ticks);
        mark(end - ticks, end);
        return;
      }
      case 'break':
        found.breaks.push({ start, end });
        return;
      case 'image':
      case 'imageReference':
        found.links.push({ start, end });
        mark(start, end);
        return;
      case 'html':
      case 'footnoteReference':
        mark(start, end);
    }
  };
  for (const node of nodes) visit(node);
  return found;
}

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
};

/** Of a character reference, the character where it is a usual one. */
function shownFor(mark: string): string {
  const [, decimal, hexadecimal, name = ''] = /^&(?:#(\d+)|#x([\da-f]+)|(\w+));$/iu.exec(mark) ?? [];
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
  return NAMED[name] ?? '';
}

/** What a reader sees of a range. */
export function shownOf(text: string, { start, end }: Range, marks: readonly Mark[]): string {
  let shown = '';
  let at = start;
  for (const mark of marks) {
    if (mark.end <= start || mark.start >= end) continue;
    shown += text.slice(at, Math.max(at, mark.start)) + mark.shown;
    at = Math.max(at, Math.min(mark.end, end));
  }
  return shown + text.slice(at, end);
}

const POSSIBLE =
  /[*`]+|~~+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])|\[\^|\[(?=[^[\]\n]{0,300}\][([])|\][([]|<!--[\s\S]{0,300}?-->|<\/?[a-z][^<>\n]{0,300}>|<(?=[a-z/!?])|\\(?=[!-/:-@[-`{-~])|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});|(?<=[\r\n])[ \t]*>[ \t>]*/giu;

/** Whatever looks like markup within a line, or is between the lines of a quotation: for text that is not parsed. */
export function possibleMarks(text: string, { start, end }: Range): Mark[] {
  return [...text.slice(start, end).matchAll(POSSIBLE)].map(({ index, 0: mark }) => ({
    start: start + index,
    end: start + index + mark.length,
    shown: mark.startsWith('<') ? ' ' : shownFor(mark),
  }));
}
