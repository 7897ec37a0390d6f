import { UnreadableTextError } from './input-errors.ts';

/**
 * Text of a file whose encoding no one states: UTF-8 or UTF-16 with or without byte order mark, else the single-byte or
 * East Asian encoding its bytes look like. The byte order mark is not part of the text.
 *
 * Rejects with {@link UnreadableTextError} for binary data, NUL bytes and damaged UTF-8; `file` only names it in the message.
 */
export async function decodeText(bytes: Uint8Array, file: string): Promise<string> {
  const format = binaryFormat(bytes);
  if (format) throw new UnreadableTextError(file, `is ${format}, not text; save its text as .txt or .md in UTF-8`);
  const text = decodeMarked(bytes, file) ?? decodeWide(bytes) ?? decodeUtf8(bytes) ?? (await decodeLegacy(bytes, file));
  refuseControls(text, file);
  return text;
}

/** What the first bytes of common formats say, so that the message can name the format. */
const SIGNATURES: readonly (readonly [signature: string, format: string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a zip archive (or .docx, .odt, .epub)'],
  ['\u0089PNG', 'a PNG picture'],
  ['\u00ff\u00d8\u00ff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['\u001f\u008b', 'a gzip archive'],
  ['\u007fELF', 'a program'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Office document (.doc, .xls)'],
  ['{\\rtf', 'an RTF document'],
  ['SQLite format 3', 'a database'],
];

function binaryFormat(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return SIGNATURES.find(([signature]) => head.startsWith(signature))?.[1];
}

function decodeMarked(bytes: Uint8Array, file: string): string | null {
  const [a, b, c, d] = bytes;
  const utf32 = (a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe && d === 0xff);
  if (utf32) throw new UnreadableTextError(file, 'is UTF-32; save it again as UTF-8');
  const encoding =
    a === 0xef && b === 0xbb && c === 0xbf ? 'utf-8' : a === 0xff && b === 0xfe ? 'utf-16le' : 'utf-16be';
  if (encoding === 'utf-16be' && !(a === 0xfe && b === 0xff)) return null;
  const text = decodeStrictly(bytes, encoding);
  if (text !== null) return text;
  throw new UnreadableTextError(file, `is marked as ${encoding.toUpperCase()} but damaged; save it again as UTF-8`);
}

/**
 * UTF-16 without a mark shows in NUL bytes: spaces, line ends and punctuation have one each, in the same half of every
 * pair. One in twenty pairs is less than any text with spaces has, and more than a stray NUL makes.
 */
const NUL_SHARE_OF_UTF16 = 1 / 20;

function decodeWide(bytes: Uint8Array): string | null {
  if (bytes.length < 2 || bytes.length % 2 === 1) return null;
  let even = 0;
  let odd = 0;
  for (let at = 0; at < bytes.length; at += 2) {
    if (bytes[at] === 0) even += 1;
    if (bytes[at + 1] === 0) odd += 1;
  }
  const enough = (bytes.length / 2) * NUL_SHARE_OF_UTF16;
  if (even > 0 === odd > 0 || Math.max(even, odd) < enough) return null;
  const text = decodeStrictly(bytes, odd > 0 ? 'utf-16le' : 'utf-16be');
  return text !== null && !text.includes('\0') && !/[\p{Cn}\p{Co}]/u.test(text) ? text : null;
}

function decodeUtf8(bytes: Uint8Array): string | null {
  return decodeStrictly(bytes, 'utf-8');
}

function decodeStrictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

/** Enough to tell an encoding by its letter frequencies; more only costs time. */
const SAMPLE_BYTES = 64 * 1024;

/**
 * In a Western European text accented letters and curly quotes are rare; in Cyrillic, Greek or an East Asian encoding
 * nearly every letter is above ASCII. Below this share of all letters another script is not to be believed.
 */
const OTHER_SCRIPT_SHARE = 0.3;

const WESTERN = 'windows-1252';
const LATIN = new Set(['windows-1252', 'windows-1250', 'windows-1254', 'iso-8859-1', 'iso-8859-2', 'iso-8859-9']);

async function decodeLegacy(bytes: Uint8Array, file: string): Promise<string> {
  // Loaded when it is needed: most corpora never do, and it would take a tenth of the time to the first answer.
  const { analyse } = await import('chardet');
  const nul = bytes.indexOf(0);
  if (nul >= 0) throw nulError(file, `at byte ${nul}`);
  const damage = damagedUtf8(bytes);
  if (damage !== null) {
    throw new UnreadableTextError(file, `is UTF-8 but damaged at byte ${damage}; repair that place or save it again`);
  }
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  const ascii = sample.reduce((count, byte) => count + (/[a-z]/iu.test(String.fromCharCode(byte)) ? 1 : 0), 0);
  const otherScript = high / Math.max(1, high + ascii) >= OTHER_SCRIPT_SHARE;
  for (const { name } of analyse(sample)) {
    const encoding = name.toLowerCase();
    if (LATIN.has(encoding) === otherScript || encoding.startsWith('utf-')) continue;
    const text = decodeKnown(bytes, encoding);
    if (text !== null) return text;
  }
  const text = decodeKnown(bytes, WESTERN);
  if (text !== null) return text;
  throw new UnreadableTextError(file, 'is not text in any known encoding; save its text as UTF-8');
}

/** `null` when the platform does not know the encoding, or the bytes are not valid in it. */
function decodeKnown(bytes: Uint8Array, encoding: string): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return /[\u0080-\u0084\u0086-\u009f]/u.test(text) ? null : text;
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

/**
 * Offset of the first broken sequence of a text that is otherwise UTF-8, else `null`. In no other encoding do most bytes
 * above ASCII happen to form valid sequences.
 */
function damagedUtf8(bytes: Uint8Array): number | null {
  let valid = 0;
  let broken = 0;
  let first: number | null = null;
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const length =
      lead < 0x80 ? 1 : lead >= 0xc2 && lead < 0xe0 ? 2 : lead >> 4 === 0xe ? 3 : lead >> 3 === 0x1e ? 4 : 0;
    let good = length > 0;
    for (let next = 1; next < length; next += 1) good &&= (bytes[at + next] ?? 0) >> 6 === 2;
    if (!good) {
      broken += 1;
      first ??= at;
    } else if (length > 1) valid += 1;
    at += good ? length : 1;
    // What is left of a broken sequence is not another one.
    while (!good && (bytes[at] ?? 0) >> 6 === 2) at += 1;
  }
  return valid > broken ? first : null;
}

/** Control characters a text may hold a few of; more than one in a hundred is data. */
const CONTROL_SHARE_OF_BINARY = 0.01;

function refuseControls(text: string, file: string): void {
  const nul = text.indexOf('\0');
  if (nul >= 0) throw nulError(file, `at character ${nul}`);
  let controls = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) controls += 1;
  }
  if (controls > text.length * CONTROL_SHARE_OF_BINARY) {
    throw new UnreadableTextError(file, 'is binary data, not text; save its text as .txt or .md in UTF-8');
  }
}

function nulError(file: string, where: string): UnreadableTextError {
  const problem = `holds a NUL byte ${where}, so it is binary or damaged; remove it or save its text as UTF-8`;
  return new UnreadableTextError(file, problem);
}
