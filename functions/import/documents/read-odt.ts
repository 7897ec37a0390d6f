import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, visibleLine } from '../markdown-text.ts';
import { BlockWriter } from '../pages/block-writer.ts';
import { ownTexts, reachOf, tableRows } from '../pages/table-rows.ts';
import { withRaisedDigits } from '../raised-digits.ts';
import { isPerson } from './stated-person.ts';
import { eachPart, type PartsListener } from './xml-parts.ts';
import { ArchiveError, ZipArchive } from './zip-archive.ts';

type Attributes = Readonly<Record<string, string>>;

/** Notes, comments, what was deleted, what is hidden, and the second reading of a ruby. */
const LEFT_OUT = new Set([
  'text:note',
  'office:annotation',
  'text:tracked-changes',
  'text:hidden-text',
  'text:hidden-paragraph',
  'text:ruby-text',
  'draw:object',
  'text:table-of-content',
  'text:sequence-decls',
]);

/** The article of an OpenDocument text. Its dates are those of the file, not of a publication. */
export function readOdt(bytes: Uint8Array, name: string): ImportedDrafts {
  try {
    const archive = new ZipArchive(bytes);
    if (isEncrypted(archive)) return skippedWhole(name, 'is protected by a password; save it without one');
    const reader = new OdtReader();
    eachPart(xmlOf(archive, 'styles.xml'), new StylesReader(reader.styles));
    const content = xmlOf(archive, 'content.xml');
    eachPart(content, new StylesReader(reader.styles));
    eachPart(content, reader);
    const blocks = reader.blocks();
    if (blocks.length === 0) return skippedWhole(name, 'has no text; is it made of pictures?');
    const [first, ...others] = blocks;
    const printed = first?.kind === 'heading' && first.level === 1 && others.length > 0 ? first.text : null;
    const text = markdownOf(printed === null ? blocks : others);
    const { title, author } = properties(archive);
    return { drafts: [{ name, title: printed ?? title, author, text }], skipped: [] };
  } catch (error) {
    if (error instanceof ArchiveError) return skippedWhole(name, error.problem);
    throw error;
  }
}

function xmlOf(archive: ZipArchive, entry: string): string {
  return new TextDecoder().decode(archive.read(entry) ?? new Uint8Array());
}

function isEncrypted(archive: ZipArchive): boolean {
  return xmlOf(archive, 'META-INF/manifest.xml').includes('manifest:encryption-data');
}

function properties(archive: ZipArchive): { title: string | null; author: string | null } {
  const found = new Map<string, string>();
  let open = '';
  eachPart(xmlOf(archive, 'meta.xml'), {
    open: (element) => (open = element),
    text: (text) => found.set(open, (found.get(open) ?? '') + text),
    close: () => (open = ''),
  });
  const value = (key: string): string | null => visibleLine(found.get(key) ?? '') || null;
  const author = value('meta:initial-creator') ?? value('dc:creator');
  return { title: value('dc:title'), author: author !== null && isPerson(author) ? author : null };
}

/** What a style does to the words of its run. */
interface RunStyle {
  readonly isHidden: boolean;
  readonly isRaised: boolean;
}

class StylesReader implements PartsListener {
  readonly #styles: Map<string, RunStyle>;
  #name = '';

  constructor(styles: Map<string, RunStyle>) {
    this.#styles = styles;
  }

  open(element: string, attributes: Attributes): void {
    if (element === 'style:style') this.#name = attributes['style:name'] ?? '';
    if (element !== 'style:text-properties' || this.#name === '') return;
    const struck = attributes['style:text-line-through-style'] ?? 'none';
    this.#styles.set(this.#name, {
      isHidden: attributes['text:display'] === 'none' || struck !== 'none',
      isRaised: /^super|^[1-9]\d*%/u.test(attributes['style:text-position'] ?? ''),
    });
  }
}

class OdtReader implements PartsListener {
  readonly styles = new Map<string, RunStyle>();
  readonly #writer = new BlockWriter();
  readonly #runs: RunStyle[] = [];
  #leftOut = 0;
  #inBody = false;
  #lists = 0;
  #rows: OdtCell[][] | null = null;
  #headRows = 0;
  #inHead = false;
  #tables = 0;

  open(element: string, attributes: Attributes): void {
    if (element === 'office:text') this.#inBody = true;
    if (LEFT_OUT.has(element)) this.#leftOut += 1;
    if (this.#leftOut > 0 || !this.#inBody) return;
    switch (element) {
      case 'text:h':
        this.#runs.push(this.#styleOf(attributes));
        if (this.#tables === 0)
          this.#writer.openHeading(Math.min(6, Number(attributes['text:outline-level'] ?? 1) || 1));
        return;
      case 'text:p':
        if (this.#tables > 0) this.#write(' ');
        this.#runs.push(this.#styleOf(attributes));
        return;
      case 'text:span':
        this.#runs.push(this.#styleOf(attributes));
        return;
      case 'text:s':
      case 'text:tab':
      case 'text:line-break':
        this.#write(' ');
        return;
      case 'text:list':
        this.#lists += 1;
        if (this.#tables === 0) this.#writer.openList();
        return;
      case 'text:list-item':
        if (this.#tables === 0) this.#writer.openItem();
        return;
      case 'table:table':
        this.#tables += 1;
        if (this.#tables === 1) {
          this.#writer.endBlock();
          this.#rows = [];
          this.#headRows = 0;
        }
        return;
      case 'table:table-header-rows':
        this.#inHead = this.#tables === 1;
        return;
      case 'table:table-row':
        if (this.#tables === 1) {
          this.#rows?.push([]);
          if (this.#inHead) this.#headRows += 1;
        }
        return;
      case 'table:table-cell':
        if (this.#tables === 1) {
          const columns = reachOf(attributes['table:number-columns-spanned']);
          this.#rows?.at(-1)?.push({ text: '', columns, rows: reachOf(attributes['table:number-rows-spanned']) });
        }
    }
  }

  text(text: string): void {
    if (this.#leftOut > 0 || !this.#inBody || this.#runs.length === 0) return;
    if (this.#runs.some(({ isHidden }) => isHidden)) return;
    const isRaised = this.#runs.some((run) => run.isRaised) && /^\d+$/u.test(text);
    this.#write(isRaised ? withRaisedDigits(text) : text);
  }

  close(element: string): void {
    const wasLeftOut = this.#leftOut > 0;
    if (LEFT_OUT.has(element)) this.#leftOut -= 1;
    if (wasLeftOut || !this.#inBody) return;
    switch (element) {
      case 'text:h':
        this.#runs.pop();
        if (this.#tables === 0) this.#writer.closeHeading();
        return;
      case 'text:p':
        this.#runs.pop();
        if (this.#tables === 0) this.#writer.endBlock();
        return;
      case 'text:span':
        this.#runs.pop();
        return;
      case 'text:list':
        this.#lists -= 1;
        if (this.#tables === 0) this.#writer.closeList();
        return;
      case 'table:table-header-rows':
        this.#inHead = false;
        return;
      case 'table:table':
        this.#closeTable();
    }
  }

  blocks() {
    return this.#writer.blocks();
  }

  #styleOf(attributes: Attributes): RunStyle {
    return this.styles.get(attributes['text:style-name'] ?? '') ?? { isHidden: false, isRaised: false };
  }

  #write(text: string): void {
    const row = this.#rows?.at(-1);
    if (row === undefined) this.#writer.text(text);
    else {
      const cell = row.at(-1);
      if (cell) cell.text += text;
    }
  }

  #closeTable(): void {
    this.#tables -= 1;
    if (this.#tables > 0 || this.#rows === null) return;
    const cells = this.#rows.map((row) => row.map((cell) => ({ ...cell, text: visibleLine(cell.text) })));
    this.#rows = null;
    const { header, rows } = tableRows(cells, this.#headRows);
    this.#writer.tableOrText(header === null ? rows : [header, ...rows], header, ownTexts(cells));
  }
}

interface OdtCell {
  text: string;
  readonly columns: number;
  readonly rows: number;
}
