import { decodeText } from '../engine/articles/decoding.ts';
import { UnreadableTextError } from '../engine/articles/input-errors.ts';

/** Bytes in which a page must declare its encoding. */
const DECLARED_WITHIN = 4096;

/**
 * Text of bytes whose sender or content may state an encoding, rightly or wrongly. The byte order mark goes first, then
 * UTF-8 if the bytes are valid in it (no other encoding is by chance), then the sender's statement, then the document's
 * own, and in the end what the bytes look like. Rejects with `UnreadableTextError`.
 */
export async function decodeDeclared(
  bytes: Uint8Array,
  name: string,
  contentType: string | undefined,
): Promise<string> {
  const marked = markedEncoding(bytes);
  if (marked !== null) return checked(decodeLoosely(bytes, marked), name);
  const utf8 = decodeStrictly(bytes, 'utf-8') ?? damagedUtf8(bytes);
  if (utf8 !== null && !utf8.includes('\0')) return checked(utf8, name);
  for (const label of [headerCharset(contentType), declaredCharset(bytes)]) {
    const text = label === null ? null : decodeStrictly(bytes, label);
    if (text !== null && isPlausible(text)) return text;
  }
  return decodeText(bytes, name);
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe && !(c === 0 && d === 0)) return 'utf-16le';
  return a === 0xfe && b === 0xff ? 'utf-16be' : null;
}

function headerCharset(contentType: string | undefined): string | null {
  return /;\s*charset\s*=\s*["']?([\w.:-]+)/iu.exec(contentType ?? '')?.[1] ?? null;
}

/** `<meta charset>`, `<meta http-equiv>` or the XML declaration. All encodings in question agree on these letters. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, DECLARED_WITHIN)).toString('latin1');
  const meta = /<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/iu.exec(head)?.[1];
  return meta ?? /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)/iu.exec(head)?.[1] ?? null;
}

function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError) return null;
    throw error;
  }
}

function decodeLoosely(bytes: Uint8Array, label: string): string {
  return new TextDecoder(label).decode(bytes);
}

/** A cut or patched page has a broken character or two among hundreds; a text in another encoding has nothing else. */
const BROKEN_SHARE = 0.1;

function damagedUtf8(bytes: Uint8Array): string | null {
  const text = decodeLoosely(bytes, 'utf-8');
  let broken = 0;
  let good = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0xfffd) broken += 1;
    else if (code > 0x7f) good += 1;
  }
  return broken <= good * BROKEN_SHARE ? text : null;
}

/**
 * Share of accented letters that a text in Latin letters stays below. Cyrillic read as Western European has little else:
 * then the statement is wrong.
 */
const ACCENTED_SHARE = 0.3;

function isPlausible(text: string): boolean {
  if (text.includes('\0') || /[\u0080-\u0084\u0086-\u009f]/u.test(text)) return false;
  const sample = text.slice(0, 64 * 1024).replace(/<[^<>]*>/gu, ' ');
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const accented = sample.match(/[\u00aa-\u00ff]/gu)?.length ?? 0;
  return accented < Math.max(1, letters) * ACCENTED_SHARE;
}

/** Control characters a text may hold a few of; more than one in a hundred is data. */
const CONTROL_SHARE = 0.01;

function checked(text: string, name: string): string {
  let controls = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d)) controls += 1;
    else if (code === 0xfffd) broken += 1;
  }
  if (controls + broken > text.length * CONTROL_SHARE) {
    throw new UnreadableTextError(name, 'is binary or damaged data, not text; save its text in UTF-8');
  }
  return text.replaceAll('\0', '');
}
