/** What an input is read as. */
export type InputFormat = TextFormat | 'pdf' | 'docx';

export type TextFormat = 'page' | 'feed' | 'csv' | 'records' | 'markdown' | 'text';

export type BinaryFormat =
  | { readonly kind: 'pdf' | 'docx' }
  /** `what` goes behind "is": a picture, a program. */
  | { readonly kind: 'other'; readonly what: string }
  | { readonly kind: 'text' };

const SIGNATURES: readonly (readonly [signature: string, what: string])[] = [
  ['\u0089PNG', 'a PNG picture'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['RIFF', 'a picture, sound or film'],
  ['\u001f\u008b', 'a gzip archive'],
  ['BZh', 'a bzip2 archive'],
  ['7z\u00bc\u00af', 'a 7z archive'],
  ['Rar!', 'a RAR archive'],
  ['\u007fELF', 'a program'],
  ['MZ\u0090\0', 'a program'],
  ['ID3', 'a sound'],
  ['OggS', 'a sound or film'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document (.doc, .xls) or one that is protected by a password'],
  ['{\\rtf', 'an RTF document'],
  ['SQLite format 3', 'a database'],
  ['wOF', 'a font'],
  ['\0asm', 'a program'],
  ['bplist00', 'a web archive of Safari'],
];

/** Bytes within which the head of a message ends, as far as anybody looks. */
const MESSAGE_HEAD = 16 * 1024;

/** As browsers save a page with its pictures, and mail programs a letter: its text is in there, but not word for word. */
function isMessage(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, MESSAGE_HEAD)).toString('latin1');
  const [head = ''] = text.split(/\r?\n\r?\n/u, 1);
  return /^[\w-]+:[ \t]/u.test(head) && /^mime-version:[ \t]*\d/imu.test(head);
}

const ZIP_MARKS = ['PK\u0003\u0004', 'PK\u0005\u0006'];

/** Bytes within which readers of PDF accept its mark. */
const PDF_MARK_WITHIN = 1024;

/** What the bytes are, whatever their name says. A zip archive is taken for a Word document; its reader looks inside. */
export function binaryFormat(bytes: Uint8Array): BinaryFormat {
  const head = Buffer.from(bytes.subarray(0, PDF_MARK_WITHIN)).toString('latin1');
  if (ZIP_MARKS.some((mark) => head.startsWith(mark))) return { kind: 'docx' };
  const signature = SIGNATURES.find(([start]) => head.startsWith(start));
  if (signature) return { kind: 'other', what: signature[1] };
  if (isMessage(bytes))
    return { kind: 'other', what: 'a mail, or a page saved with its pictures (save it as HTML only)' };
  const mark = head.indexOf('%PDF-');
  // A text may mention the mark; in a PDF nothing but a few odd bytes stands above it.
  if (mark === 0 || (mark > 0 && !/[<{]|\n.*\n/u.test(head.slice(0, mark)))) return { kind: 'pdf' };
  return { kind: 'text' };
}

/** Whether there is more in the bytes than their length tells. */
export function isUnpacked(bytes: Uint8Array): boolean {
  const { kind } = binaryFormat(bytes);
  return kind === 'pdf' || kind === 'docx';
}

const BY_EXTENSION: readonly (readonly [pattern: RegExp, format: TextFormat])[] = [
  [/\.(?:html?|xhtml|shtml|php|aspx?)$/iu, 'page'],
  [/\.(?:rss|atom|rdf|feed)$/iu, 'feed'],
  [/\.(?:csv|tsv)$/iu, 'csv'],
  [/\.(?:jsonl|ndjson|json)$/iu, 'records'],
  [/\.(?:md|markdown)$/iu, 'markdown'],
  [/\.(?:txt|text)$/iu, 'text'],
];

const BY_CONTENT_TYPE: readonly (readonly [pattern: RegExp, format: TextFormat])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)\b/iu, 'page'],
  [/^application\/(?:rss|atom|rdf)\+xml\b/iu, 'feed'],
  [/^(?:text\/csv|text\/tab-separated-values|application\/csv)\b/iu, 'csv'],
  [/^application\/(?:jsonl|x-jsonlines|x-ndjson|ndjson|json)\b/iu, 'records'],
  [/^text\/(?:markdown|x-markdown)\b/iu, 'markdown'],
];

/** UTF-16 code units in which a document says what it is. */
const HEAD_LENGTH = 2000;

/** An object, or a list of some: no article begins so. */
const JSON_RECORDS = /^(?:\[\s*)?\{\s*"[^"\n]*"\s*:/u;

const FEED_ROOT = /^(?:rss|feed|rdf|atom)$/iu;

/**
 * What a text is: its first element if it has one, then what its sender says, then its name, then its look. A feed is
 * served as `text/xml`, `text/html` and everything else, so its root goes first.
 */
export function textFormat(text: string, name: string, contentType: string | undefined): TextFormat {
  const head = text.slice(0, HEAD_LENGTH).trimStart();
  const root = rootElement(head);
  if (root !== null && FEED_ROOT.test(root)) return 'feed';
  const stated = find(BY_CONTENT_TYPE, contentType ?? '') ?? find(BY_EXTENSION, name);
  const isJson = JSON_RECORDS.test(head);
  if (stated !== undefined && !(stated === 'text' && (root === 'html' || isJson))) return stated;
  if (isJson || /^\{.*\}\s*(?:\n|$)/u.test(head)) return 'records';
  if (root === 'html' || /^<!doctype html\b|<(?:head|body|article|div|p)\b[^<>]*>/iu.test(head)) return 'page';
  return 'text';
}

function find<Value>(list: readonly (readonly [RegExp, Value])[], text: string): Value | undefined {
  return list.find(([pattern]) => pattern.test(text))?.[1];
}

/** Local name of the first element behind declarations and comments. */
function rootElement(head: string): string | null {
  if (!head.startsWith('<')) return null;
  const bare = head.replace(/<\?[^>]*>|<!--[\s\S]*?-->/gu, '').trimStart();
  // A document type may hold declarations of its own, so the root is looked for behind its name as well.
  const declared = /^<!doctype\s+([\w:.-]+)/iu.exec(bare)?.[1];
  const root = declared ?? /^<([\w.-]+:)?([\w.-]+)/u.exec(bare)?.slice(1).filter(Boolean).at(-1);
  return root?.toLowerCase().replace(/^.*:/u, '') ?? null;
}
