import type { Article } from '../articles/article.ts';
import type { Figure } from '../figures/figures.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import { stemsOf } from '../text/content-stems.ts';
import type { ByteReader, ByteWriter } from './bytes.ts';
import { unreadable } from './sections.ts';
import { figureRow, figuresFromRows } from './stored-figures.ts';
import type { StoredWords } from './stored-words.ts';

/** Beside the tokens of a sentence. */
const IN_SPEECH = 1;
const HAS_FIGURES = 2;
const FLAGS = 4;

/**
 * A passage as numbers: its sentences (start from the end of the one before, length, block, tokens × 4 with two flags, and the
 * figures as JSON), its tokens, the rings among them (how far on, which), and the words and rings above it.
 */
export function packPassage(passage: IndexedPassage, writer: ByteWriter): void {
  const { article, sentences, tokens, rings, contextWords, contextRings } = passage;
  writer.number(sentences.length);
  let end = 0;
  for (const sentence of sentences) {
    const { figures, inSpeech } = sentence;
    writer.number(sentence.start - end);
    writer.number(sentence.end - sentence.start);
    end = sentence.end;
    writer.number(article.blocks.indexOf(sentence.block));
    const flags = (inSpeech ? IN_SPEECH : 0) + (figures.length > 0 ? HAS_FIGURES : 0);
    writer.number((sentence.endToken - sentence.firstToken) * FLAGS + flags);
    if (figures.length > 0) {
      const json = JSON.stringify(figures.map(figureRow));
      writer.number(Buffer.byteLength(json));
      writer.text(json);
    }
  }
  for (const token of tokens) writer.number(token);
  writer.number(rings.reduce((count, ring) => count + (ring >= 0 ? 1 : 0), 0));
  let last = -1;
  rings.forEach((ring, at) => {
    if (ring < 0) return;
    writer.number(at - last);
    writer.number(ring);
    last = at;
  });
  writeList(contextWords, writer);
  writeList(contextRings, writer);
}

function writeList(numbers: Uint32Array | ReadonlySet<number>, writer: ByteWriter): void {
  writer.number('size' in numbers ? numbers.size : numbers.length);
  for (const number of numbers) writer.number(number);
}

/** Throws `SnapshotError` for a passage of another shape. */
export function unpackPassage(
  reader: ByteReader,
  { article, place }: { readonly article: Article; readonly place: number },
  words: StoredWords,
  ringCount: number,
): IndexedPassage {
  const sentences = unpackSentences(reader, article);
  const tokenCount = sentences.at(-1)?.endToken ?? 0;
  const tokens = new Uint32Array(tokenCount);
  if (reader.numbers(tokens) >>> 1 >= words.wordCount && tokenCount > 0) throw unreadable('a token of no word');
  const rings = unpackRings(reader, tokenCount, ringCount);
  const contextWords = Uint32Array.from(unpackList(reader, words.wordCount));
  return {
    article,
    place,
    sentences,
    tokens,
    rings,
    contextWords,
    contextStems: stemsOf(contextWords, words),
    contextRings: new Set(unpackList(reader, ringCount)),
  };
}

function unpackSentences(reader: ByteReader, article: Article): IndexedSentence[] {
  const sentences: IndexedSentence[] = [];
  let end = 0;
  let firstToken = 0;
  for (let count = reader.count(); count > 0; count -= 1) {
    const start = end + reader.number();
    end = start + reader.number();
    const block = article.blocks[reader.number()];
    if (!block || end > article.text.length) throw unreadable('a sentence of no block');
    const mark = reader.number();
    const endToken = firstToken + Math.floor(mark / FLAGS);
    const inSpeech = (mark & IN_SPEECH) !== 0;
    const json = mark & HAS_FIGURES ? reader.later(reader.number()) : null;
    sentences.push(
      json === null
        ? { start, end, block, inSpeech, firstToken, endToken, figures: [] }
        : withFigures({ start, end, block, inSpeech, firstToken, endToken }, json),
    );
    firstToken = endToken;
  }
  // Each token is a byte at least.
  reader.expect(firstToken);
  return sentences;
}

/** Its figures are read when they are asked for: most questions want none. Those of another shape throw `SnapshotError` then. */
function withFigures(sentence: Omit<IndexedSentence, 'figures'>, json: () => string): IndexedSentence {
  const { start, end, block, inSpeech, firstToken, endToken } = sentence;
  let read: readonly Figure[] | undefined;
  return {
    start,
    end,
    block,
    inSpeech,
    firstToken,
    endToken,
    get figures() {
      read ??= figuresFrom(json(), end - start);
      return read;
    },
  };
}

function figuresFrom(json: string, length: number): readonly Figure[] {
  const figures = figuresFromRows(rowsFrom(json));
  if (figures === null) throw unreadable('a figure of another shape');
  if (figures.every(({ start, end }) => start >= 0 && start <= end && end <= length)) return figures;
  throw unreadable('a figure outside of its sentence');
}

function rowsFrom(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw unreadable('a figure of another shape', cause);
  }
}

function unpackRings(reader: ByteReader, tokenCount: number, ringCount: number): Int16Array {
  const rings = new Int16Array(tokenCount).fill(-1);
  let at = -1;
  for (let count = reader.count(); count > 0; count -= 1) {
    at += reader.number();
    const ring = reader.number();
    if (at >= tokenCount || ring >= ringCount) throw unreadable('a ring of no token');
    rings[at] = ring;
  }
  return rings;
}

/** Different numbers below `limit`. */
function unpackList(reader: ByteReader, limit: number): number[] {
  const list: number[] = [];
  for (let count = reader.count(); count > 0; count -= 1) {
    const number = reader.number();
    if (number >= limit) throw unreadable('more than there is above a passage');
    list.push(number);
  }
  return list;
}
