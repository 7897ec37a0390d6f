import type { BinaryFormat, TextFormat } from './format.ts';
import { FORMATS } from './formats.ts';
import type { ImportInput } from './import-articles.ts';
import type { InputSample } from './input-sample.ts';
import { TextSample } from './text-sample.ts';

/** Formats of which a name or a sender's word is enough where the content shows no other: nearly any text may be one. */
const GENERAL = ['page', 'feed', 'csv', 'records', 'markdown', 'text'];

/** Of the bytes themselves; `null` where they may be a text. May throw `ArchiveError`. */
export function binaryFormat(sample: InputSample): BinaryFormat | null {
  for (const format of FORMATS) if (format.reads === 'bytes' && format.matches(sample)) return format;
  return null;
}

/** The last row of the table takes any text. */
export function textFormat(sample: TextSample): TextFormat | null {
  for (const format of FORMATS) if (format.reads === 'text' && format.matches(sample)) return format;
  return null;
}

/** A decoded input, with what its sender or else its name states about it. */
export function textSample(
  text: string,
  { name, url, contentType }: Omit<ImportInput, 'bytes'>,
  now: Date,
): TextSample {
  return new TextSample(text, { name, url, now, stated: statedFormat(name, contentType) });
}

/** Pages that a program makes keep its extension when they are saved. */
const PROGRAM = /\.(?:php|aspx?)$/iu;

function statedFormat(name: string, contentType: string | undefined): string | null {
  const general = FORMATS.filter(({ id }) => GENERAL.includes(id));
  const type = mediaTypeOf(contentType ?? '');
  const extension = extensionOf(name);
  // Any XML may be called XML, and any text is served as plain text.
  const byType = /^text\/plain$|\/xml$/u.test(type)
    ? undefined
    : general.find(({ mediaTypes }) => mediaTypes.includes(type));
  const byName = extension === 'xml' ? undefined : general.find(({ extensions }) => extensions.includes(extension));
  return (byType ?? byName)?.id ?? (PROGRAM.test(name) ? 'page' : null);
}

/** Whether an unnamed file of a folder is tried; a file that is named outright is tried whatever it is called. */
export function isImportedByName(name: string): boolean {
  const lower = name.toLowerCase();
  return FORMATS.some(({ extensions }) => extensions.some((extension) => lower.endsWith(`.${extension}`)));
}

/** Whether what a server states as its content type is fetched. */
export function isImportedType(contentType: string): boolean {
  return FORMATS.some(({ mediaTypes }) => mediaTypes.includes(mediaTypeOf(contentType)));
}

/** Bytes: no format takes more. */
export const LARGEST_INPUT = Math.max(...FORMATS.map(({ sizeLimit }) => sizeLimit));

function extensionOf(name: string): string {
  return /\.(?<extension>[^./]+)$/u.exec(name)?.groups?.extension?.toLowerCase() ?? '';
}

function mediaTypeOf(contentType: string): string {
  return (contentType.split(';', 1)[0] ?? '').trim().toLowerCase();
}
