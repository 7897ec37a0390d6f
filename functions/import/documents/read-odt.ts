import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, type TextBlock, visibleLine } from '../markdown-text.ts';
import { BlockWriter } from '../pages/block-writer.ts';
import { ownTexts, reachOf, tableRows } from '../pages/table-rows.ts';
import { raisedNumber } from '../raised-digits.ts';
import { OdtStyles, type RunStyle, StylesReader } from './odt-styles.ts';
import { isPerson } from './stated-person.ts';
import { eachPart, type PartsListener } from './xml-parts.ts';
import { ArchiveError, ZipArchive } from './zip-archive.ts';

type Attributes = Readonly<Record<string, string>>;

/** Notes, comments, what was deleted, what is hidden, the second reading of a ruby, and what is said of a picture. */
const LEFT_OUT = new Set([
  'text:note',
  'office:annotation',
  'text:tracked-changes',
  'text:hidden-text',
  'text:hidden-paragraph',
  'text:ruby-text',
  'draw:object',
  'svg:title',
  'svg:desc',
  'text:table-of-content',
  'text:sequence-decls',
]);

/** The article of an OpenDocument text. Its dates are those of the file, not of a publication. */
export function readOdt(bytes: Uint8Array, name: string): ImportedDrafts {
  try {
    const archive = new ZipArchive(bytes);
    if (isEncrypted(archive)) return skippedWhole(name, 'is protected by a password; save it without one');
    const [styles, content, meta] = ['styles.xml', 'content.xml', 'meta.xml'].map((entry) => xmlOf(archive, entry));
    return articleOf({ styles: [styles ?? '', content ?? ''], content: content ?? '', meta: meta ?? '' }, name);
  } catch (error) {
    if (error instanceof ArchiveError) return skippedWhole(name, error.problem);
    throw error;
  }
}

/** The article of an OpenDocument text that is one XML file: `.fodt`. */
export function readFlatOdt(xml: string, name: string): ImportedDrafts {
  return articleOf({ styles: [xml], content: xml, meta: xml }, name);
}

interface OdtParts {
  readonly styles: readonly string[];
  readonly content: string;
  readonly meta: string;
}

function articleOf({ styles, content, meta }: OdtParts, name: string): ImportedDrafts {
  const reader = new OdtReader();
  for (const part of styles) eachPart(part, new StylesReader(reader.styles));
  eachPart(content, reader);
  const blocks = reader.blocks();
  if (blocks.length === 0) return skippedWhole(name, 'has no text; is it made of pictures?');
  const [first, ...others] = blocks;
  const printed = first?.kind === 'heading' && first.level === 1 && others.length > 0 ? first.text : null;
  const text = markdownOf(printed === null ? blocks : others);
  const { title, author } = properties(meta);
  return { drafts: [{ name, title: printed ?? title, author, text }], skipped: [] };
}

function xmlOf(archive: ZipArchive, entry: string): string {
  return new TextDecoder().decode(archive.read(entry) ?? new Uint8Array());
}

function isEncrypted(archive: ZipArchive): boolean {
  return xmlOf(archive, 'META-INF/manifest.xml').includes('manifest:encryption-data');
}

function properties(xml: string): { title: string | null; author: string | null } {
  const found = new Map<string, string>();
  let open = '';
  let isMeta = false;
  eachPart(xml, {
    open: (element) => {
      isMeta ||= element === 'office:meta';
      open = isMeta ? element : '';
    },
    text: (text) => {
      if (open !== '') found.set(open, (found.get(open) ?? '') + text);
    },
    close: (element) => {
      if (element === 'office:meta') isMeta = false;
      open = '';
    },
  });
  const value = (key: string): string | null => visibleLine(found.get(key) ?? '') || null;
  const author = value('meta:initial-creator') ?? value('dc:creator');
  return { title: value('dc:title'), author: author !== null && isPerson(author) ? author : null };
}

/** A text of its own: the document's, or that of a box, which hangs in the middle of one of its paragraphs. */
class OdtStory {
  readonly writer = new BlockWriter();
  readonly runs: RunStyle[] = [];
  /** What boxes in the open paragraph or table say; it follows behind it. */
  readonly boxes: (readonly TextBlock[])[] = [];
  rows: OdtCell[][] | null = null;
  headRows = 0;
  inHead = false;
  tables = 0;

  closeBoxes(): void {
    for (const box of this.boxes.splice(0)) this.writer.add(box);
  }

  blocks(): readonly TextBlock[] {
    this.writer.endBlock();
    this.closeBoxes();
    return this.writer.blocks();
  }
}

class OdtReader implements PartsListener {
  readonly styles = new OdtStyles();
  readonly #body = new OdtStory();
  /** The body and the boxes that are open in it, innermost last. */
  readonly #stories: OdtStory[] = [this.#body];
  /** Open elements within one that is left out, and the one itself. */
  #leftOut = 0;
  #inBody = false;
  #inNoteRef = false;

  get #story(): OdtStory {
    return this.#stories.at(-1) ?? this.#body;
  }

  open(element: string, attributes: Attributes): void {
    if (element === 'office:text') this.#inBody = true;
    const isLeftOut =
      LEFT_OUT.has(element) ||
      (element === 'text:section' && /^(?:none|condition)$/u.test(attributes['text:display'] ?? ''));
    if (this.#leftOut > 0 || isLeftOut) {
      this.#leftOut += 1;
      return;
    }
    if (!this.#inBody) return;
    const story = this.#story;
    switch (element) {
      case 'draw:text-box':
        this.#stories.push(new OdtStory());
        return;
      case 'text:note-ref':
        this.#inNoteRef = true;
        return;
      case 'text:h':
        story.runs.push(this.#styleOf(element, attributes));
        if (story.tables === 0)
          story.writer.openHeading(Math.min(6, Number(attributes['text:outline-level'] ?? 1) || 1));
        return;
      case 'text:p':
        if (story.tables > 0) this.#write(' ');
        story.runs.push(this.#styleOf(element, attributes));
        return;
      case 'text:span':
        story.runs.push(this.#styleOf(element, attributes));
        return;
      case 'text:s':
      case 'text:tab':
      case 'text:line-break':
        this.#write(' ');
        return;
      case 'text:list':
        if (story.tables === 0) story.writer.openList();
        return;
      case 'text:list-item':
        if (story.tables === 0) story.writer.openItem();
        return;
      case 'table:table':
        story.tables += 1;
        if (story.tables === 1) {
          story.writer.endBlock();
          story.rows = [];
          story.headRows = 0;
        }
        return;
      case 'table:table-header-rows':
        story.inHead = story.tables === 1;
        return;
      case 'table:table-row':
        if (story.tables === 1) {
          story.rows?.push([]);
          if (story.inHead) story.headRows += 1;
        }
        return;
      case 'table:table-cell':
        if (story.tables === 1) {
          const columns = reachOf(attributes['table:number-columns-spanned']);
          story.rows?.at(-1)?.push({ text: '', columns, rows: reachOf(attributes['table:number-rows-spanned']) });
        }
    }
  }

  text(text: string): void {
    const { runs } = this.#story;
    if (this.#leftOut > 0 || !this.#inBody || runs.length === 0) return;
    if (runs.some(({ isHidden }) => isHidden)) return;
    const isRaised = this.#inNoteRef || runs.some((run) => run.isRaised);
    this.#write(isRaised ? raisedNumber(text) : text);
  }

  close(element: string): void {
    if (this.#leftOut > 0) {
      this.#leftOut -= 1;
      return;
    }
    if (!this.#inBody) return;
    const story = this.#story;
    switch (element) {
      case 'draw:text-box':
        if (this.#stories.length > 1) this.#stories.pop();
        this.#story.boxes.push(story.blocks());
        return;
      case 'text:note-ref':
        this.#inNoteRef = false;
        return;
      case 'text:h':
        story.runs.pop();
        if (story.tables > 0) return;
        story.writer.closeHeading();
        story.closeBoxes();
        return;
      case 'text:p':
        story.runs.pop();
        if (story.tables > 0) return;
        story.writer.endBlock();
        story.closeBoxes();
        return;
      case 'text:span':
        story.runs.pop();
        return;
      case 'text:list':
        if (story.tables === 0) story.writer.closeList();
        return;
      case 'table:table-header-rows':
        story.inHead = false;
        return;
      case 'table:table':
        this.#closeTable();
    }
  }

  blocks(): readonly TextBlock[] {
    return this.#body.blocks();
  }

  #styleOf(element: string, attributes: Attributes): RunStyle {
    return this.styles.of(element === 'text:span' ? 'text' : 'paragraph', attributes['text:style-name'] ?? '');
  }

  #write(text: string): void {
    const story = this.#story;
    const row = story.rows?.at(-1);
    if (row === undefined) story.writer.text(text);
    else {
      const cell = row.at(-1);
      if (cell) cell.text += text;
    }
  }

  #closeTable(): void {
    const story = this.#story;
    story.tables -= 1;
    if (story.tables > 0 || story.rows === null) return;
    const cells = story.rows.map((row) => row.map((cell) => ({ ...cell, text: visibleLine(cell.text) })));
    story.rows = null;
    const { header, rows } = tableRows(cells, story.headRows);
    story.writer.tableOrText(header === null ? rows : [header, ...rows], header, ownTexts(cells));
    story.closeBoxes();
  }
}

interface OdtCell {
  text: string;
  readonly columns: number;
  readonly rows: number;
}
