import type { Html, Nodes, PhrasingContent, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { inlineMarks, type Mark, possibleMarks, shownOf } from './markdown-marks.ts';
import { plainLine, type Range, trimmed, type Unit } from './units.ts';

/** Where a block stands. */
interface Place {
  readonly quote: number;
  readonly listItem: boolean;
}

/** Elements of raw HTML whose content is no prose, with what is between them. */
const RAW_ELEMENT = /<(script|style|pre|table|svg|iframe|figure|nav|aside|footer|form)\b/iu;
const TABLE_ROW = /^[ \t]*(?:\||:?-{3,}:?[ \t]*\|)/u;
const TABLE_RULE = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*\|[-:| \t]*$/u;
const DEFINITION = /^[ \t]*\[[^\]\n]{1,200}\]:[ \t]*\S/u;
/** Lists of plain texts have it; CommonMark does not know it. */
const BULLET = /^[ \t]*[•●▪◦‣∙·⁃][ \t\u00a0]+(?=\S)/u;
/** The units of a Markdown text by CommonMark, with the characters of each that are markup. */
export function readMarkdownTree(text: string, from: number): Unit[] {
  const reader = new TreeReader(text, from);
  reader.blocks(fromMarkdown(text.slice(from)).children, { quote: 0, listItem: false });
  return reader.units;
}

class TreeReader {
  readonly units: Unit[] = [];
  readonly #text: string;
  readonly #from: number;
  #quotes = 0;
  /** The raw element that is open: nothing up to its end is prose. */
  #raw: string | null = null;

  constructor(text: string, from: number) {
    this.#text = text;
    this.#from = from;
  }

  blocks(nodes: readonly RootContent[], place: Place): void {
    for (const node of nodes) {
      if (node.type === 'html') this.#html(node, place);
      else if (this.#raw === null) this.#block(node, place);
    }
  }

  #block(node: RootContent, place: Place): void {
    switch (node.type) {
      case 'heading':
        this.#heading(node.children, node.depth, place);
        return;
      case 'paragraph':
        this.#paragraph(node.children, this.#rangeOf(node), place);
        return;
      case 'blockquote':
        this.#quotes += 1;
        this.blocks(node.children, { quote: this.#quotes, listItem: false });
        return;
      case 'list':
        for (const { children } of node.children) {
          const [first, ...others] = children;
          if (first) this.blocks([first], { ...place, listItem: true });
          this.blocks(others, { ...place, listItem: false });
        }
    }
  }

  #heading(children: readonly PhrasingContent[], level: number, place: Place): void {
    const [first, last] = [children[0], children.at(-1)];
    if (!first || !last) return;
    const range = { start: this.#rangeOf(first).start, end: this.#rangeOf(last).end };
    const { marks } = inlineMarks(children, this.#text, this.#from);
    this.#add(range, { ...place, level, marks, links: [] });
  }

  #paragraph(children: readonly PhrasingContent[], range: Range, place: Place): void {
    const { marks, links, breaks } = inlineMarks(children, this.#text, this.#from);
    let { listItem } = place;
    const all = this.#withPrefixes(marks, range, place);
    for (const line of this.#runs(range, breaks)) {
      this.#add(line, { quote: place.quote, listItem: line.listItem || listItem, level: 0, marks: all, links });
      listItem = false;
    }
  }

  /** A paragraph's parts between hard breaks; bullets begin one of their own, rows of tables and definitions are in none. */
  *#runs({ start, end }: Range, breaks: readonly Range[]): Generator<Range & { readonly listItem: boolean }> {
    const lines = this.#linesOf({ start, end });
    const rule = lines.findIndex((line, at) => at > 0 && TABLE_RULE.test(this.#slice(line)));
    const prose = rule < 0 ? lines : lines.slice(0, rule - 1);
    let open: { start: number; end: number; listItem: boolean } | null = null;
    for (const line of prose) {
      const words = this.#slice(line);
      const bullet = BULLET.exec(words)?.[0].length ?? 0;
      const isOut = TABLE_ROW.test(words) || DEFINITION.test(words);
      const isBroken = breaks.some((one) => one.end >= line.start - 1 && one.end <= line.start);
      if (open && (isOut || bullet > 0 || isBroken)) {
        yield open;
        open = null;
      }
      if (isOut) continue;
      if (open) open.end = line.end;
      else open = { start: line.start + bullet, end: line.end, listItem: bullet > 0 };
    }
    if (open) yield open;
  }

  /** Lines of a range, without the marks of the quotations that they are in. */
  #linesOf({ start, end }: Range): Range[] {
    const lines: Range[] = [];
    let at = start;
    for (const { index, 0: lineEnd } of this.#text.slice(start, end).matchAll(/(?:\r\n|\r|\n)(?:[ \t]*>)*/gu)) {
      lines.push({ start: at, end: start + index });
      at = start + index + lineEnd.length;
    }
    lines.push({ start: at, end });
    return lines;
  }

  /** With the `> ` before each further line of a paragraph in a quotation. */
  #withPrefixes(marks: readonly Mark[], { start, end }: Range, { quote }: Place): readonly Mark[] {
    if (quote === 0) return marks;
    const found = this.#text.slice(start, end).matchAll(/(?<=[\r\n])[ \t]*>[ \t>]*/gu);
    const prefixes = [...found].map(({ index, 0: prefix }) => ({
      start: start + index,
      end: start + index + prefix.length,
      shown: '',
    }));
    return withoutInner([...marks, ...prefixes]);
  }

  /** Raw HTML: the words between its tags are prose, unless the element is a picture's, a menu's, a script's. */
  #html(node: Html, place: Place): void {
    const range = this.#rangeOf(node);
    const html = this.#slice(range);
    const ends = (name: string, behind: number): boolean => html.toLowerCase().includes(`</${name}`, behind);
    if (this.#raw !== null) {
      if (ends(this.#raw, 0)) this.#raw = null;
      return;
    }
    const raw = RAW_ELEMENT.exec(html);
    if (raw?.[1] !== undefined) {
      const name = raw[1].toLowerCase();
      if (!ends(name, raw.index)) this.#raw = name;
      return;
    }
    this.#add(range, { ...place, level: 0, marks: possibleMarks(this.#text, range), links: [] });
  }

  #add(
    range: Range,
    { marks, links, ...rest }: Place & { level: number; marks: readonly Mark[]; links: readonly Range[] },
  ): void {
    const { start, end } = withoutOuterMarks(this.#text, range, marks);
    if (start === end) return;
    const inner = marks.filter((mark) => mark.end > start && mark.start < end);
    const plain = plainLine(shownOf(this.#text, { start, end }, inner));
    const linked = links.map((link): Mark => ({ ...link, shown: '' }));
    const bare = linked.length === 0 ? plain : shownOf(this.#text, range, withoutInner([...linked, ...marks]));
    const isMarkup = rest.level === 0 && !/[\p{L}\p{N}]/u.test(bare.replace(/https?:\/\/\S+/gu, ''));
    const previous = this.units.at(-1);
    const between = previous ? this.#text.slice(previous.end, start) : '';
    const gap = !previous || previous.level > 0 || (between.match(/\r\n|\r|\n/gu)?.length ?? 0) > 1;
    this.units.push({ ...rest, start, end, plain, gap, markup: isMarkup, marks: inner });
  }

  #rangeOf(node: Nodes): Range {
    return {
      start: this.#from + (node.position?.start.offset ?? 0),
      end: this.#from + (node.position?.end.offset ?? 0),
    };
  }

  #slice({ start, end }: Range): string {
    return this.#text.slice(start, end);
  }
}

/** Pictures, tags and blanks at either end of a range are not part of it; other marks are, lest half a pair is left. */
function withoutOuterMarks(text: string, range: Range, marks: readonly Mark[]): Range {
  let { start, end } = trimmed(text, range.start, range.end);
  const isWhole = (mark: Mark): boolean => /^(?:!\[|<)/u.test(text.slice(mark.start, mark.start + 2));
  for (const mark of marks) {
    if (mark.start !== start || mark.end > end || !isWhole(mark)) continue;
    ({ start, end } = trimmed(text, mark.end, end));
  }
  for (const mark of marks.toReversed()) {
    if (mark.end !== end || mark.start < start || !isWhole(mark)) continue;
    ({ start, end } = trimmed(text, start, mark.start));
  }
  return { start, end };
}

/** In text order, those within another left out. */
function withoutInner(marks: readonly Mark[]): Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start >= (kept.at(-1)?.end ?? 0)) kept.push(mark);
  }
  return kept;
}
