import PostalMime from 'postal-mime';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { readPage } from '../pages/read-page.ts';

/** Bytes in which the head of a message or of a part ends. */
const HEAD = 64 * 1024;

const SAVED_FROM = /^snapshot-content-location:[ \t]*(?<value>\S.*)$/imu;
const LOCATION = /^content-location:[ \t]*(?<value>\S.*)$/imu;

/**
 * The article of a page that a browser saved with its pictures, under the address that it was saved from. Of several
 * documents the page itself is read, not its frames: the part of the page's address, else the first.
 */
export async function readMhtml(bytes: Uint8Array, name: string): Promise<ImportedDrafts> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = headOf(buffer.subarray(0, HEAD).toString('latin1'));
  const boundary = /^content-type:[^\n]*?\bboundary="?(?<mark>[^"\r\n;]+)"?/imu.exec(head)?.groups?.mark;
  const saved = headerOf(head, SAVED_FROM);
  const parts = boundary === undefined ? [] : htmlParts(buffer, boundary);
  const page = parts.find(({ location }) => location !== null && location === saved) ?? parts[0];
  if (!page) return skippedWhole(name, 'is a saved page without a page in it, or cut short; save it as HTML only');
  const { html } = await PostalMime.parse(page.part);
  const address = saved ?? page.location;
  const isWebAddress = address !== null && /^https?:/iu.test(address) && URL.canParse(address);
  return readPage(html ?? '', name, isWebAddress ? address : undefined);
}

interface HtmlPart {
  readonly location: string | null;
  /** With its own head, as a message by itself. */
  readonly part: Uint8Array;
}

function htmlParts(buffer: Buffer, boundary: string): HtmlPart[] {
  const mark = `--${boundary}`;
  const parts: HtmlPart[] = [];
  for (let at = buffer.indexOf(mark); at >= 0; ) {
    const next = buffer.indexOf(mark, at + mark.length);
    const part = buffer.subarray(at + mark.length, next < 0 ? buffer.length : next);
    const from = part.indexOf('\n') + 1;
    const head = headOf(part.subarray(from, from + HEAD).toString('latin1'));
    if (/^content-type:\s*(?:text\/html|application\/xhtml\+xml)\b/imu.test(head)) {
      parts.push({ location: headerOf(head, LOCATION), part: part.subarray(from) });
    }
    at = next;
  }
  return parts;
}

function headOf(text: string): string {
  return (text.trimStart().split(/\r?\n\r?\n/u, 1)[0] ?? '').replace(/\r?\n[ \t]+/gu, ' ');
}

function headerOf(head: string, name: RegExp): string | null {
  return name.exec(head)?.groups?.value?.trimEnd() ?? null;
}
