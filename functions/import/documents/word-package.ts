import { posix } from 'node:path';
import type { TextBlock } from '../markdown-text.ts';
import { documentBlocks } from './word-blocks.ts';
import { WordStyles } from './word-styles.ts';
import { eachPart } from './xml-parts.ts';
import type { ZipArchive } from './zip-archive.ts';

/** What `[Content_Types].xml` says of a main part, be it a document or a template, with macros or without. */
const MAIN_TYPE =
  /^application\/vnd\.(?:openxmlformats-officedocument\.wordprocessingml|ms-word)\.(?:document|template)\.(?:main|macroEnabled\.main)\+xml$/iu;

/** The part that Word itself writes the text to; Word Online and others write to other names. */
const USUAL_NAME = 'word/document.xml';

/**
 * The name of the part that holds the text, as the package states it (ECMA-376 part 2, 6.5.3), `null` in an archive that is
 * no Word document. May throw `ArchiveError`.
 */
function mainPart(archive: ZipArchive): string | null {
  const related = relatedParts(archive, '').get('officeDocument');
  const types = partsOfType(archive);
  // A workbook and a presentation have an office document, too.
  const candidates = [related !== undefined && isWordPart(related, types) ? related : null, ...types, USUAL_NAME];
  return candidates.find((name) => name !== null && archive.has(name)) ?? null;
}

function isWordPart(name: string, types: readonly string[]): boolean {
  return types.includes(name) || name.startsWith('word/');
}

function partsOfType(archive: ZipArchive): string[] {
  const names: string[] = [];
  eachPart(partText(archive, '[Content_Types].xml'), {
    open(_, { PartName = '', ContentType = '' }) {
      if (MAIN_TYPE.test(ContentType)) names.push(PartName.replace(/^\//u, ''));
    },
  });
  return names;
}

/** The blocks of the text, `null` in an archive that is no Word document. May throw `ArchiveError`. */
export function wordBlocks(archive: ZipArchive): readonly TextBlock[] | null {
  const main = mainPart(archive);
  if (main === null) return null;
  const styles = relatedParts(archive, main).get('styles') ?? posix.join(posix.dirname(main), 'styles.xml');
  return documentBlocks(partText(archive, main), new WordStyles(partText(archive, styles)));
}

/** The XML of the file's properties, empty where it has none. May throw `ArchiveError`. */
export function coreProperties(archive: ZipArchive): string {
  return partText(archive, relatedParts(archive, '').get('core-properties') ?? 'docProps/core.xml');
}

/** The parts that one refers to, by the last word of the relationship's type; `source` is empty for the package itself. */
function relatedParts(archive: ZipArchive, source: string): ReadonlyMap<string, string> {
  const folder = posix.dirname(source);
  const parts = new Map<string, string>();
  eachPart(partText(archive, posix.join(folder, '_rels', `${posix.basename(source)}.rels`)), {
    open(_, { Type = '', Target = '', TargetMode = '' }) {
      const kind = Type.slice(Type.lastIndexOf('/') + 1);
      if (kind === '' || TargetMode === 'External' || parts.has(kind)) return;
      parts.set(kind, Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target));
    },
  });
  return parts;
}

function partText(archive: ZipArchive, name: string): string {
  const bytes = archive.read(name) ?? new Uint8Array();
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  return new TextDecoder(utf16 ? 'utf-16le' : 'utf-8').decode(bytes);
}
