import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ANALYSIS_FINGERPRINT } from '../indexing/fingerprints.ts';
import { Whole } from '../whole.ts';
import { SnapshotError } from './snapshot-error.ts';

/**
 * A snapshot as bytes: a magic word, the length of a JSON manifest, the manifest, the sections in this order, and the SHA-256 of
 * everything before. Each part begins at a multiple of eight bytes, so that tables of numbers are views and loading is
 * checking. Numbers are little-endian, as on every machine that this runs on.
 */
const SECTIONS = [
  /** JSON: totals, rings, and what is made once for an edition. */
  'corpus',
  /** Articles: ids, dates, what is known of each as JSON, blocks, texts, first passages, origins, digests. */
  'ids',
  'idStarts',
  'dates',
  'heads',
  'headStarts',
  'blocks',
  'blockStarts',
  'texts',
  'textStarts',
  'firstPassages',
  'origins',
  'digests',
  /** Words, the stems of which have a hash table. */
  'words',
  'wordStarts',
  'stems',
  'stemStarts',
  'stemTable',
  'stemOf',
  'stops',
  'withCapital',
  'withSmall',
  /** Sentences, tokens, rings and figures of each passage. */
  'passages',
  'passageStarts',
  /** Which passages have a term in their text, and above it: lists, where each begins, how many it has, and fields' lengths. */
  'textLists',
  'textListStarts',
  'textCounts',
  'textLengths',
  'contextLists',
  'contextListStarts',
  'contextCounts',
  'contextLengths',
] as const;

export type SectionName = (typeof SECTIONS)[number];

const MAGIC = 'VERBATIM';

/** Changes whenever older code could not read what newer code writes. */
const FORMAT_VERSION = 6;

const HEADER_BYTES = MAGIC.length + 4;
const CHECKSUM_BYTES = 32;
const ALIGNMENT = 8;

const Manifest = v.strictObject({
  format: v.number(),
  /** Of the code that analysed the articles; a number in formats before 5. */
  analysis: v.union([v.string(), v.number()]),
  /** Bytes of each. */
  sections: v.strictObject(v.entriesFromList(SECTIONS, Whole)),
});
/** Enough to say that it is of another version. */
const AnyManifest = v.looseObject({ format: Manifest.entries.format, analysis: Manifest.entries.analysis });

export function joinSections(sections: Readonly<Record<SectionName, Uint8Array>>): Buffer {
  const lengths = Object.fromEntries(SECTIONS.map((name) => [name, sections[name].length]));
  const json = JSON.stringify({ format: FORMAT_VERSION, analysis: ANALYSIS_FINGERPRINT, sections: lengths });
  const manifest = Buffer.from(json.padEnd(aligned(HEADER_BYTES + json.length) - HEADER_BYTES));
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  header.writeUInt32LE(manifest.length, MAGIC.length);
  const parts = SECTIONS.flatMap((name) => [
    sections[name],
    Buffer.alloc(aligned(lengths[name] ?? 0) - (lengths[name] ?? 0)),
  ]);
  const covered = Buffer.concat([header, manifest, ...parts]);
  return Buffer.concat([covered, checksum(covered)]);
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Whether bytes begin as a snapshot does: enough of them are the first eight. */
export function isSnapshot(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
}

/** The parts of a snapshot, as views. */
export class Sections {
  readonly #parts: ReadonlyMap<SectionName, Buffer>;

  /** Throws {@link SnapshotError} for bytes that are no snapshot, cut short, damaged, or of another version. */
  constructor(bytes: Uint8Array) {
    const buffer = alignedBuffer(bytes);
    const { lengths, start } = openedManifest(buffer);
    let at = start;
    this.#parts = new Map(
      SECTIONS.map((name) => {
        const from = at;
        at += aligned(lengths[name]);
        return [name, buffer.subarray(from, from + lengths[name])];
      }),
    );
  }

  bytes(name: SectionName): Buffer {
    return this.#parts.get(name) ?? Buffer.alloc(0);
  }

  numbers(name: SectionName): Uint32Array {
    const { buffer, byteOffset, length } = this.bytes(name);
    if (length % Uint32Array.BYTES_PER_ELEMENT !== 0) throw unreadable(`half a number in ${name}`);
    return new Uint32Array(buffer, byteOffset, length / Uint32Array.BYTES_PER_ELEMENT);
  }

  /** A table of exactly so many numbers. */
  table(name: SectionName, length: number): Uint32Array {
    const table = this.numbers(name);
    if (table.length !== length) throw unreadable(`${name} is not as long as it should be`);
    return table;
  }

  /** Where each of so many things begins among `of`, with the end behind the last. */
  starts(name: SectionName, count: number, of: number): Uint32Array {
    const starts = this.table(name, count + 1);
    let before = 0;
    for (const start of starts) {
      if (start < before) throw unreadable(`${name} are in disorder`);
      before = start;
    }
    if (starts[0] !== 0 || before !== of) throw unreadable(`${name} end elsewhere`);
    return starts;
  }

  json<Schema extends v.GenericSchema>(name: SectionName, schema: Schema): v.InferOutput<Schema> {
    try {
      return v.parse(schema, JSON.parse(this.bytes(name).toString('utf8')));
    } catch (cause) {
      throw unreadable(`${name} are of another shape`, cause);
    }
  }
}

export function unreadable(problem: string, cause?: unknown): SnapshotError {
  return new SnapshotError(`this index has unreadable contents: ${problem}`, { cause });
}

const IS_LITTLE_ENDIAN = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

/** A view of numbers has to begin at a multiple of their size. */
function alignedBuffer(bytes: Uint8Array): Buffer {
  if (!IS_LITTLE_ENDIAN) throw new SnapshotError('this machine puts the high byte of a number first');
  if (bytes.byteOffset % ALIGNMENT === 0) return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Buffer.from(Uint8Array.from(bytes).buffer);
}

function openedManifest(buffer: Buffer): {
  readonly lengths: Readonly<Record<SectionName, number>>;
  /** Where the first section begins. */
  readonly start: number;
} {
  if (buffer.length < HEADER_BYTES || !isSnapshot(buffer)) throw new SnapshotError('this file is no index');
  const start = HEADER_BYTES + buffer.readUInt32LE(MAGIC.length);
  if (buffer.length < start) throw new SnapshotError('this index is cut short');
  const json = jsonOf(buffer.toString('utf8', HEADER_BYTES, start));
  const { format, analysis } = manifestOf(AnyManifest, json);
  if (format !== FORMAT_VERSION || analysis !== ANALYSIS_FINGERPRINT) {
    const needed = `${FORMAT_VERSION}.${ANALYSIS_FINGERPRINT}`;
    throw new SnapshotError(`this index is of version ${format}.${analysis} and ${needed} is needed`);
  }
  const { sections } = manifestOf(Manifest, json);
  if (start % ALIGNMENT !== 0) throw new SnapshotError('this index has an unreadable manifest');
  const end = SECTIONS.reduce((sum, name) => sum + aligned(sections[name]), start);
  if (buffer.length < end + CHECKSUM_BYTES) throw new SnapshotError('this index is cut short');
  if (buffer.length > end + CHECKSUM_BYTES) throw new SnapshotError('this index is damaged: it is too long');
  if (!checksum(buffer.subarray(0, end)).equals(buffer.subarray(end))) {
    throw new SnapshotError('this index is damaged: its checksum does not fit');
  }
  return { lengths: sections, start };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new SnapshotError('this index has an unreadable manifest', { cause });
  }
}

function manifestOf<Schema extends v.GenericSchema>(schema: Schema, json: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output;
  throw new SnapshotError('this index has an unreadable manifest', { cause: new v.ValiError(parsed.issues) });
}
