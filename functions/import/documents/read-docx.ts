import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, visibleLine } from '../markdown-text.ts';
import { documentBlocks } from './word-blocks.ts';
import { eachPart } from './xml-parts.ts';
import { ArchiveError, ZipArchive } from './zip-archive.ts';

/**
 * A Word document's article. Only the XML of its text is unpacked and read, in one pass and without its entities, so no
 * picture, macro or nesting costs anything.
 */
export function readDocx(bytes: Uint8Array, name: string): ImportedDrafts {
  try {
    const archive = new ZipArchive(bytes);
    const document = xmlOf(archive, 'word/document.xml');
    if (document === null) {
      return skippedWhole(name, 'is a zip archive without a Word document in it; unpack it and import its files');
    }
    const blocks = documentBlocks(document, headingStyles(xmlOf(archive, 'word/styles.xml') ?? ''));
    if (blocks.length === 0) return skippedWhole(name, 'has no text; is it made of pictures?');
    const [first, ...others] = blocks;
    // A title that is printed is the article's; the one among the properties is often that of the file it was made from.
    const printed = first?.kind === 'heading' && first.level === 1 && others.length > 0 ? first.text : null;
    const text = markdownOf(printed === null ? blocks : others);
    const stated = { ...properties(archive), ...(printed === null ? {} : { title: printed }) };
    return { drafts: [{ name, text, ...stated }], skipped: [] };
  } catch (error) {
    if (error instanceof ArchiveError) return skippedWhole(name, error.problem);
    throw error;
  }
}

function xmlOf(archive: ZipArchive, entry: string): string | null {
  const bytes = archive.read(entry);
  if (bytes === null) return null;
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}

/** Title and author as the file's properties state them. Its dates are those of the file, not of a publication. */
function properties(archive: ZipArchive): { title?: string; author?: string } {
  const found = new Map<string, string>();
  let open = '';
  eachPart(xmlOf(archive, 'docProps/core.xml') ?? '', {
    open: (element) => (open = element),
    text: (text) => found.set(open, (found.get(open) ?? '') + text),
    close: () => (open = ''),
  });
  const title = visibleLine(found.get('dc:title') ?? '');
  const author = visibleLine(found.get('dc:creator') ?? '');
  return { ...(title ? { title } : {}), ...(author ? { author } : {}) };
}

/** Style ids are translated ("berschrift1"), their names are not. */
function headingStyles(styles: string): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  let style = '';
  eachPart(styles, {
    open(element, attributes) {
      if (element === 'w:style') style = attributes['w:styleId'] ?? '';
      const level = /^heading ([1-6])$/iu.exec(attributes['w:val'] ?? '')?.[1];
      if (element === 'w:name' && level) levels.set(style, Number(level));
      if (element === 'w:name' && /^title$/iu.test(attributes['w:val'] ?? '')) levels.set(style, 1);
    },
  });
  return levels;
}
