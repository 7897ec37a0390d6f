import type { InputSample } from './input-sample.ts';
import type { TextSample } from './text-sample.ts';

/** Kinds of files that hold no article, or none that is read: each is refused by its name. */

const SIGNATURES: readonly (readonly [signature: string, what: string])[] = [
  ['\u0089PNG', 'a PNG picture'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['II*\0', 'a TIFF picture'],
  ['MM\0*', 'a TIFF picture'],
  ['8BPS', 'a Photoshop picture'],
  ['RIFF', 'a picture, sound or film'],
  ['\0\0\0\u0018ftyp', 'a film or picture'],
  ['\0\0\0\u001cftyp', 'a film or picture'],
  ['\0\0\0 ftyp', 'a film or picture'],
  ['\u001aE\u00df\u00a3', 'a film'],
  ['ID3', 'a sound'],
  ['fLaC', 'a sound'],
  ['OggS', 'a sound or film'],
  ['\u001f\u008b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['\u00fd7zXZ', 'an xz archive'],
  ['(\u00b5/\u00fd', 'a Zstandard archive'],
  ['7z\u00bc\u00af', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['\u007fELF', 'a program'],
  ['MZ\u0090\0', 'a program'],
  ['\0asm', 'a program'],
  ['SQLite format 3', 'a database'],
  ['wOF', 'a font'],
  ['bplist00', 'a web archive of Safari or another property list'],
  ['%!PS', 'a PostScript file'],
  ['PAR1', 'a Parquet table'],
];

/** Offset of the mark of a tar archive. */
const TAR_MARK = 257;

/** Streams by which an old Office file shows what it is, written in UTF-16. */
const OLE_MARK = '\u00d0\u00cf\u0011\u00e0';
const OLE_STREAMS: readonly (readonly [stream: string, what: string])[] = [
  ['EncryptedPackage', 'an Office document that is protected by a password'],
  ['WordDocument', 'a Word 97 document (.doc)'],
  ['Workbook', 'an Excel 97 workbook (.xls)'],
  ['PowerPoint Document', 'a PowerPoint 97 presentation (.ppt)'],
  ['__substg1.0_', 'an Outlook message (.msg)'],
];

/** What the bytes are, to go behind "is"; `null` where they may be a text. May throw `ArchiveError`. */
export function unreadBytes(sample: InputSample): string | null {
  const { head } = sample;
  if (sample.zip?.names.some((name) => name.startsWith('ppt/'))) return 'a PowerPoint presentation';
  if (sample.isZip) return 'a ZIP archive; unpack it and import its files';
  if (head.startsWith(OLE_MARK)) return oldOfficeKind(sample.bytes);
  if (head.startsWith('ustar', TAR_MARK)) return 'a tar archive';
  return SIGNATURES.find(([start]) => head.startsWith(start))?.[1] ?? null;
}

function oldOfficeKind(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = OLE_STREAMS.find(([stream]) => buffer.includes(stream, 0, 'utf16le') || buffer.includes(stream));
  return found?.[1] ?? 'an old Office document';
}

/**
 * A line of a chat as phones export it: time, name, message. Such a file names private people, who have not agreed to be
 * quoted.
 */
const CHAT_LINE =
  /^\u200e?\[?\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d{2}(?:[:.]\d{2})?[\s\u202f]*(?:[ap]\.?\s?m\.?)?(?:\]| -) /gimu;
const CHAT_LINES = 2;

const TEXT_KINDS: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/^BEGIN:VCARD\b/iu, 'a contact card'],
  [/^TY {2}- [A-Z]/u, 'a list of references (RIS)'],
  [/^@(?:article|misc|online|book|newspaper)\{/iu, 'a list of references (BibTeX)'],
  [/^BEGIN:VCALENDAR\b/iu, 'a calendar'],
  [/^-----BEGIN [A-Z ]+-----/u, 'an encrypted message, a key or a certificate'],
];

/** What a text is, to go behind "is"; `null` where it may be an article. */
export function unreadText(sample: TextSample): string | null {
  const { head, root } = sample;
  if ((head.match(CHAT_LINE)?.length ?? 0) >= CHAT_LINES) {
    return 'a chat that a messenger saved, which names private people; import only what may be quoted, as text';
  }
  if (sample.isXml && root !== 'html' && (sample.stated === null || sample.stated === 'text')) {
    const element = JSON.stringify((root ?? '').slice(0, 40));
    return `XML of a kind that is not read (its root is ${element}); import the pages that it lists, or its text`;
  }
  return TEXT_KINDS.find(([pattern]) => pattern.test(head))?.[1] ?? null;
}
