import { Readable } from 'node:stream';
import { brotliDecompressSync, constants, createGunzip, zstdDecompressSync } from 'node:zlib';
import { LimitReader, WARCParser, type WARCRecord } from 'warcio';
import { UnreadableTextError } from '../../engine/articles/input-errors.ts';
import { decodeDeclared } from '../declared-encoding.ts';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { readPage } from '../pages/read-page.ts';
import { readPlainText } from '../read-plain-text.ts';

/** Bytes that the parser is given at a time: what is left of them is copied with each line. */
const CHUNK = 8 * 1024;

/** Bytes of one page, unpacked: as much as a page by itself may have. */
const PAGE_LIMIT = 10 * 1024 * 1024;

/**
 * The pages of a web archive, packed or not, each under its own address. The dates of the archive are those of the crawl and
 * say nothing of publication. What a page was made with (styles, pictures, requests) is no document and is counted.
 */
export async function* readWarc(bytes: Uint8Array, name: string): AsyncGenerator<ImportedDrafts> {
  let number = 0;
  let pages = 0;
  let others = 0;
  const repeated: string[] = [];
  const documents: string[] = [];
  try {
    for await (const record of new WARCParser(chunksOf(bytes))) {
      number += 1;
      const part = `${name}#${number}`;
      const address = webAddressOf(record);
      if (record.warcType === 'revisit' && address !== undefined) repeated.push(address);
      const kind = pageKind(record);
      if (kind === null || address === undefined) {
        others += 1;
        if (address !== undefined && isOtherDocument(record)) documents.push(address);
        await passOver(record);
        // A sign of life: there may be thousands of them between two pages.
        yield NOTHING;
        continue;
      }
      pages += 1;
      const { reader } = record;
      const imported = await readRecord(record, kind, part, address);
      refuseCut(reader);
      yield imported;
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    yield skippedWhole(name, `is damaged or cut off behind record ${number}; get it again from where it came`);
  }
  if (pages === 0) {
    yield skippedWhole(
      name,
      `is a web archive without a page in it: ${others} other records (styles, pictures, requests)`,
    );
  }
  if (documents.length > 0) {
    yield skippedWhole(
      name,
      `holds other documents than pages (${documents.length}, the first ${documents[0]}), which are not read from it; save them and add the files`,
    );
  }
  if (repeated.length > 0) {
    yield skippedWhole(
      name,
      `has ${repeated.length} records that only say that a page was the same as before (${repeated[0]}); what they repeat is imported where the archive holds it`,
    );
  }
}

const NOTHING: ImportedDrafts = { drafts: [], skipped: [] };

/** Throws {@link CutError} where a record that was read to its end says that it has more. */
function refuseCut(reader: WARCRecord['reader']): void {
  if (reader instanceof LimitReader && reader.limit > 0) throw new CutError();
}

/** The archive ends before the record does, of which the library says nothing. */
class CutError extends Error {
  override readonly name = 'CutError';
}

/** To the end of a record that is no document, by reading it: `skipFully` of warcio 2.4 need not end. */
async function passOver({ reader }: WARCRecord): Promise<void> {
  for await (const _ of reader);
  refuseCut(reader);
}

/** What is packed is unpacked here: the library drops a packed record that is cut without a word. */
async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const pieces = piecesOf(bytes);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  let last: Uint8Array = new Uint8Array();
  for await (const chunk of isPacked ? unzipped(pieces) : pieces) {
    last = chunk.length > 1 ? chunk : Buffer.concat([last.subarray(-1), chunk]);
    yield chunk;
  }
  // Each record ends in two empty lines.
  if (!/[\r\n]{2}$/u.test(Buffer.from(last.subarray(-2)).toString('latin1'))) throw new CutError();
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
}

/** All members, one a record; of a cut one what there is. */
async function* unzipped(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks: AsyncIterable<unknown> = Readable.from(pieces).pipe(
    createGunzip({ finishFlush: constants.Z_SYNC_FLUSH }),
  );
  for await (const chunk of chunks) if (chunk instanceof Uint8Array) yield chunk;
}

function webAddressOf(record: WARCRecord): string | undefined {
  const uri = record.warcTargetURI ?? undefined;
  return uri !== undefined && /^https?:/iu.test(uri) && URL.canParse(uri) ? uri : undefined;
}

/** A PDF or an office file, which is added by itself. */
function isOtherDocument(record: WARCRecord): boolean {
  const type = record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? '';
  const isGiven =
    record.warcType === 'resource' || (record.warcType === 'response' && record.httpHeaders?.statusCode === 200);
  return isGiven && /^application\/(?:pdf|msword|rtf|epub|vnd\.(?:openxmlformats|oasis|ms-))/iu.test(type);
}

/** What is read of a record; `null` for what is no document. */
function pageKind(record: WARCRecord): 'page' | 'text' | null {
  const status = record.httpHeaders?.statusCode;
  const type = (record.httpHeaders?.headers.get('content-type') ?? record.warcContentType ?? '').toLowerCase();
  if (record.warcType === 'conversion') return type.startsWith('text/plain') ? 'text' : null;
  if (record.warcType !== 'response' && record.warcType !== 'resource') return null;
  if (record.warcType === 'response' && status !== 200) return null;
  return /^(?:text\/html|application\/xhtml\+xml)\b/u.test(type) ? 'page' : null;
}

async function readRecord(
  record: WARCRecord,
  kind: 'page' | 'text',
  name: string,
  address: string,
): Promise<ImportedDrafts> {
  const packed = await payloadOf(record);
  if (packed === null) return skippedWhole(name, `(${address}) has more than 10 MB, the limit for a web page`);
  const type = record.httpHeaders?.headers.get('content-type') ?? undefined;
  try {
    const content = unpacked(packed, record.httpHeaders?.headers.get('content-encoding') ?? '');
    const text = await decodeDeclared(content, name, type);
    const imported = kind === 'page' ? readPage(text, name, address) : await readPlainText(text, name);
    return {
      drafts: imported.drafts.map((draft) => ({ ...draft, url: draft.url ?? address })),
      skipped: imported.skipped.map((skip) => ({ ...skip, reason: `(${address}) ${skip.reason}` })),
    };
  } catch (error) {
    if (error instanceof UnreadableTextError) return skippedWhole(name, `(${address}) ${error.problem}`);
    if (error instanceof Error && 'code' in error) {
      return skippedWhole(name, `(${address}) is packed in a damaged way, or unpacks to more than 10 MB`);
    }
    throw error;
  }
}

async function payloadOf(record: WARCRecord): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of record) {
    length += chunk.length;
    if (length <= PAGE_LIMIT) chunks.push(chunk);
  }
  return length > PAGE_LIMIT ? null : Buffer.concat(chunks);
}

/** The library undoes chunks, gzip and deflate; these two it gives as they came. */
function unpacked(bytes: Uint8Array, encoding: string): Uint8Array {
  switch (encoding.trim().toLowerCase()) {
    case 'br':
      return brotliDecompressSync(bytes, { maxOutputLength: PAGE_LIMIT });
    case 'zstd':
      return zstdDecompressSync(bytes, { maxOutputLength: PAGE_LIMIT });
    default:
      return bytes;
  }
}
