import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, visibleLine } from '../markdown-text.ts';
import { coreProperties, wordBlocks } from './word-package.ts';
import { eachPart } from './xml-parts.ts';
import { ArchiveError, ZipArchive } from './zip-archive.ts';

/**
 * A Word document's article. Only the XML of its text is unpacked and read, in one pass and without its entities, so no
 * picture, macro or nesting costs anything.
 */
export function readDocx(bytes: Uint8Array, name: string): ImportedDrafts {
  try {
    const archive = new ZipArchive(bytes);
    const blocks = wordBlocks(archive);
    if (blocks === null) {
      return skippedWhole(name, 'is a zip archive without a Word document in it; unpack it and import its files');
    }
    if (blocks.length === 0) return skippedWhole(name, 'has no text; is it made of pictures?');
    const [first, ...others] = blocks;
    // A title that is printed is the article's; the one among the properties is often that of the file it was made from.
    const printed = first?.kind === 'heading' && first.level === 1 && others.length > 0 ? first.text : null;
    const text = markdownOf(printed === null ? blocks : others);
    const stated = { ...properties(coreProperties(archive)), ...(printed === null ? {} : { title: printed }) };
    return { drafts: [{ name, text, ...stated }], skipped: [] };
  } catch (error) {
    if (error instanceof ArchiveError) return skippedWhole(name, error.problem);
    throw error;
  }
}

/** Title and author as the file's properties state them. Its dates are those of the file, not of a publication. */
function properties(core: string): { title?: string; author?: string } {
  const found = new Map<string, string>();
  let open = '';
  eachPart(core, {
    open: (element) => (open = element),
    text: (text) => found.set(open, (found.get(open) ?? '') + text),
    close: () => (open = ''),
  });
  const title = visibleLine(found.get('dc:title') ?? '');
  const author = visibleLine(found.get('dc:creator') ?? '');
  return { ...(title ? { title } : {}), ...(author ? { author } : {}) };
}
