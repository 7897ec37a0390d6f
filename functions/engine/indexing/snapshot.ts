import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Article } from '../articles/article.ts';
import { SOURCE_ENTRIES } from '../articles/source-entries.ts';
import type { RingPhrase, Rings } from '../concepts/rings.ts';
import type { CorpusIndex } from '../search/corpus-index.ts';
import { Lexicon } from '../text/lexicon.ts';
import { indexOfPassages } from './build-index.ts';
import { ANALYSIS_FINGERPRINT } from './fingerprints.ts';
import { SnapshotError } from './snapshot-error.ts';
import { figureFrom, figureRow, StoredFigures } from './snapshot-figures.ts';
import { packPassages, unpackPassages } from './snapshot-passages.ts';

/**
 * An index as bytes: a magic word, the length of a JSON manifest, the manifest, the sections it lists, one after the other,
 * and the SHA-256 of everything before. All that is large and numeric is binary, so that loading is reading and not
 * parsing. What is counted over all passages, the postings that are searched among it, is counted again: that is faster
 * than reading it.
 */
const MAGIC = 'VERBATIM';

/** Changes whenever older code could not read what newer code writes. */
const FORMAT_VERSION = 5;

const HEADER_BYTES = MAGIC.length + 4;
const CHECKSUM_BYTES = 32;

const PostSignature = v.strictObject({ author: v.string(), published: v.nullable(v.string()) });
const StoredBlock = v.strictObject({
  start: v.number(),
  end: v.number(),
  kind: v.picklist(['prose', 'post', 'title', 'heading', 'lead-in']),
  postedBy: v.exactOptional(PostSignature),
});
const StoredArticle = v.strictObject({
  ...SOURCE_ENTRIES,
  text: v.string(),
  blocks: v.array(StoredBlock),
});
const StoredPhrases = v.array(
  v.tuple([v.string(), v.array(v.strictObject({ ring: v.number(), parts: v.array(v.string()) }))]),
);
/** A sentence, counted through all passages, and its figures; sentences without figures are left out. */
const SentenceFigures = v.tuple([v.number(), StoredFigures]);
/** Places of an article and of the first one that it is a copy of. */
const Copy = v.tuple([v.number(), v.number()]);
const Contents = v.strictObject({
  articles: v.array(StoredArticle),
  words: v.array(v.string()),
  figures: v.array(SentenceFigures),
  copies: v.array(Copy),
  /** Of what was read of each article, in the order of the articles. */
  digests: v.array(v.string()),
  rings: v.strictObject({ names: v.array(v.string()), byWord: StoredPhrases, byRoot: StoredPhrases }),
});
const Bytes = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const Manifest = v.strictObject({
  format: v.number(),
  /** Of the code that analysed the articles; a number in formats before 5. */
  analysis: v.union([v.string(), v.number()]),
  sections: v.strictObject({ contents: Bytes, passages: Bytes }),
});

export function encodeSnapshot(index: CorpusIndex): Uint8Array {
  const places = new Map(index.articles.map(({ id }, at) => [id, at]));
  const contents = {
    articles: index.articles,
    words: index.lexicon.words(),
    figures: index.passages
      .flatMap(({ sentences }) => sentences)
      .flatMap(({ figures }, at) => (figures.length > 0 ? [[at, figures.map(figureRow)]] : [])),
    copies: [...index.origins].map(([id, origin]) => [places.get(id), places.get(origin)]),
    digests: index.articles.map(({ id }) => index.digests.get(id) ?? ''),
    rings: {
      names: index.rings.names,
      byWord: [...index.rings.byWord],
      byRoot: [...index.rings.byRoot],
    },
  };
  const sections = {
    contents: Buffer.from(JSON.stringify(contents)),
    passages: packPassages(index.passages, index.articles),
  };
  const manifest = Buffer.from(
    JSON.stringify({
      format: FORMAT_VERSION,
      analysis: ANALYSIS_FINGERPRINT,
      sections: {
        contents: sections.contents.length,
        passages: sections.passages.length,
      },
    }),
  );
  const header = Buffer.alloc(HEADER_BYTES);
  header.write(MAGIC, 'latin1');
  header.writeUInt32LE(manifest.length, MAGIC.length);
  const covered = Buffer.concat([header, manifest, sections.contents, sections.passages]);
  return Buffer.concat([covered, checksum(covered)]);
}

function checksum(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** Throws {@link SnapshotError} for bytes that are no snapshot, cut short, damaged, or of another version. */
export function decodeSnapshot(bytes: Uint8Array): CorpusIndex {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { manifest, payload } = openSnapshot(buffer);
  const passagesAt = manifest.sections.contents;
  const contents = parseSection(payload.subarray(0, passagesAt));
  const lexicon = new Lexicon();
  for (const word of contents.words) lexicon.add(word);
  const rings: Rings = {
    names: contents.rings.names,
    byWord: new Map<string, RingPhrase[]>(contents.rings.byWord),
    byRoot: new Map<string, RingPhrase[]>(contents.rings.byRoot),
  };
  const figures = new Map(contents.figures.map(([sentence, rows]) => [sentence, rows.map(figureFrom)]));
  const { articles } = contents;
  const passages = unpackPassages(payload.subarray(passagesAt), articles, lexicon, figures);
  const origins = new Map(contents.copies.map(([copy, first]) => [idAt(copy, articles), idAt(first, articles)]));
  if (contents.digests.length !== articles.length) {
    throw new SnapshotError('this index has unreadable contents: not one digest an article');
  }
  const digests = new Map(articles.map(({ id }, at) => [id, contents.digests[at] ?? '']));
  return indexOfPassages({ articles, passages, rings, lexicon }, { origins, digests });
}

function idAt(place: number, articles: readonly Article[]): string {
  const article = articles[place];
  if (!article) throw new SnapshotError('this index has unreadable contents: a copy of no article');
  return article.id;
}

/** Whether bytes begin as a snapshot does: enough of them are the first eight. */
export function isSnapshot(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') === MAGIC;
}

function openSnapshot(buffer: Buffer): { manifest: v.InferOutput<typeof Manifest>; payload: Buffer } {
  if (buffer.length < HEADER_BYTES || !isSnapshot(buffer)) {
    throw new SnapshotError('this file is no index');
  }
  const end = HEADER_BYTES + buffer.readUInt32LE(MAGIC.length);
  if (buffer.length < end) throw new SnapshotError('this index is cut short');
  const manifest = parseManifest(buffer.toString('utf8', HEADER_BYTES, end));
  if (manifest.format !== FORMAT_VERSION || manifest.analysis !== ANALYSIS_FINGERPRINT) {
    const found = `${manifest.format}.${manifest.analysis}`;
    const needed = `${FORMAT_VERSION}.${ANALYSIS_FINGERPRINT}`;
    throw new SnapshotError(`this index is of version ${found} and ${needed} is needed`);
  }
  const { contents, passages } = manifest.sections;
  const payloadEnd = end + contents + passages;
  if (buffer.length < payloadEnd + CHECKSUM_BYTES) throw new SnapshotError('this index is cut short');
  if (buffer.length > payloadEnd + CHECKSUM_BYTES) throw new SnapshotError('this index is damaged: it is too long');
  if (!checksum(buffer.subarray(0, payloadEnd)).equals(buffer.subarray(payloadEnd))) {
    throw new SnapshotError('this index is damaged: its checksum does not fit');
  }
  return { manifest, payload: buffer.subarray(end, payloadEnd) };
}

function parseManifest(json: string): v.InferOutput<typeof Manifest> {
  try {
    return v.parse(Manifest, JSON.parse(json));
  } catch (cause) {
    throw new SnapshotError('this index has an unreadable manifest', { cause });
  }
}

function parseSection(section: Buffer): v.InferOutput<typeof Contents> {
  try {
    return v.parse(Contents, JSON.parse(section.toString('utf8')));
  } catch (cause) {
    throw new SnapshotError('this index has unreadable contents', { cause });
  }
}
