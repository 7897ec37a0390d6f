import type { Article } from '../articles/article.ts';
import type { Figure } from '../figures/figures.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import { stemsOf } from '../text/content-stems.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { SnapshotError } from './snapshot-error.ts';

/**
 * Passages as five tables of 32-bit little-endian numbers, each after its length: passages (article, sentences, context
 * words, context rings), sentences (start, end, block, in speech, tokens), tokens, rings (plus 1, so that none is 0) and
 * context (words, then rings, of each passage).
 */
const PASSAGE_COLUMNS = 4;
const SENTENCE_COLUMNS = 5;

export function packPassages(passages: readonly IndexedPassage[], articles: readonly Article[]): Buffer {
  const articleAt = new Map(articles.map((article, at) => [article, at]));
  const blockAt = new Map(articles.flatMap(({ blocks }) => blocks.map((block, at) => [block, at] as const)));
  const sentenceCount = total(passages, ({ sentences }) => sentences.length);
  const tokenCount = total(passages, ({ tokens }) => tokens.length);
  const contextCount = total(passages, ({ contextWords, contextRings }) => contextWords.length + contextRings.size);
  const lengths = [
    PASSAGE_COLUMNS * passages.length,
    SENTENCE_COLUMNS * sentenceCount,
    tokenCount,
    tokenCount,
    contextCount,
  ];
  const numbers = new Uint32Array(lengths.reduce((sum, length) => sum + length + 1, 0));
  const [passageRows = 0, sentenceRows = 0, tokens = 0, rings = 0, context = 0] = tableStarts(numbers, lengths);
  const at = { passageRows, sentenceRows, tokens, rings, context };
  for (const passage of passages) {
    const { article, sentences, contextWords, contextRings } = passage;
    numbers.set(
      [articleAt.get(article) ?? 0, sentences.length, contextWords.length, contextRings.size],
      at.passageRows,
    );
    at.passageRows += PASSAGE_COLUMNS;
    for (const { start, end, block, inSpeech, firstToken, endToken } of sentences) {
      numbers.set([start, end, blockAt.get(block) ?? 0, inSpeech ? 1 : 0, endToken - firstToken], at.sentenceRows);
      at.sentenceRows += SENTENCE_COLUMNS;
    }
    numbers.set(passage.tokens, at.tokens);
    at.tokens += passage.tokens.length;
    for (const ring of passage.rings) {
      numbers[at.rings] = ring + 1;
      at.rings += 1;
    }
    numbers.set(contextWords, at.context);
    numbers.set([...contextRings], at.context + contextWords.length);
    at.context += contextWords.length + contextRings.size;
  }
  return Buffer.from(numbers.buffer);
}

function total(passages: readonly IndexedPassage[], count: (passage: IndexedPassage) => number): number {
  return passages.reduce((sum, passage) => sum + count(passage), 0);
}

/** Writes the length of each table before it, and says where it begins. */
function tableStarts(numbers: Uint32Array, lengths: readonly number[]): number[] {
  let at = 0;
  return lengths.map((length) => {
    numbers[at] = length;
    at += length + 1;
    return at - length;
  });
}

/** `figures` are those of each sentence, counted through all passages. Throws {@link SnapshotError} for other tables. */
export function unpackPassages(
  bytes: Buffer,
  articles: readonly Article[],
  lexicon: Lexicon,
  figures: ReadonlyMap<number, readonly Figure[]>,
): IndexedPassage[] {
  const [passageRows, sentenceRows, tokens, rings, context] = readTables(bytes);
  const passages: IndexedPassage[] = [];
  let sentencesRead = 0;
  while (passageRows.hasMore()) {
    const [articleAt = 0, sentenceCount = 0, wordCount = 0, ringCount = 0] = passageRows.take(PASSAGE_COLUMNS);
    const article = articles[articleAt];
    if (!article) throw unreadable('a passage of no article');
    const sentences: IndexedSentence[] = [];
    let firstToken = 0;
    for (let count = 0; count < sentenceCount; count += 1) {
      const [start = 0, end = 0, blockAt = 0, inSpeech, length = 0] = sentenceRows.take(SENTENCE_COLUMNS);
      const block = article.blocks[blockAt];
      if (!block) throw unreadable('a sentence of no block');
      const endToken = firstToken + length;
      const stated = figures.get(sentencesRead) ?? [];
      sentences.push({ start, end, block, inSpeech: inSpeech === 1, firstToken, endToken, figures: stated });
      sentencesRead += 1;
      firstToken = endToken;
    }
    const contextWords = context.take(wordCount);
    passages.push({
      article,
      place: passages.at(-1)?.article === article ? (passages.at(-1)?.place ?? 0) + 1 : 0,
      sentences,
      tokens: tokens.take(firstToken),
      rings: Int16Array.from(rings.take(firstToken), (ring) => ring - 1),
      contextWords,
      contextStems: stemsOf(contextWords, lexicon),
      contextRings: new Set(context.take(ringCount)),
    });
  }
  if ([sentenceRows, tokens, rings, context].some((table) => table.hasMore()))
    throw unreadable('more than its passages');
  return passages;
}

function readTables(bytes: Buffer): [Cursor, Cursor, Cursor, Cursor, Cursor] {
  if (bytes.length % Uint32Array.BYTES_PER_ELEMENT !== 0) throw unreadable('half a number');
  // A copy, because a view must start at a multiple of four bytes.
  const numbers = new Cursor(new Uint32Array(Uint8Array.from(bytes).buffer));
  const table = () => {
    const [length = 0] = numbers.take(1);
    return new Cursor(numbers.take(length));
  };
  const tables: [Cursor, Cursor, Cursor, Cursor, Cursor] = [table(), table(), table(), table(), table()];
  if (numbers.hasMore()) throw unreadable('more than five tables');
  return tables;
}

function unreadable(problem: string): SnapshotError {
  return new SnapshotError(`this index has unreadable passages: ${problem}`);
}

class Cursor {
  readonly #table: Uint32Array;
  #at = 0;

  constructor(table: Uint32Array) {
    this.#table = table;
  }

  hasMore(): boolean {
    return this.#at < this.#table.length;
  }

  /** The next `count` numbers, as a view. Throws {@link SnapshotError} when there are not so many. */
  take(count: number): Uint32Array {
    if (this.#at + count > this.#table.length) throw unreadable('a table is cut short');
    const taken = this.#table.subarray(this.#at, this.#at + count);
    this.#at += count;
    return taken;
  }
}
