import type { Article } from '../articles/article.ts';
import type { Figure } from '../figures/figures.ts';
import type { IndexedPassage, IndexedSentence } from './corpus-index.ts';
import { SnapshotError } from './snapshot-error.ts';

/**
 * Passages as five tables of 32-bit little-endian numbers, each after its length: passages (article, sentences, context
 * stems, context rings), sentences (start, end, block, in speech, tokens), tokens, rings (plus 1, so that none is 0) and
 * context (stems, then rings, of each passage).
 */
const PASSAGE_COLUMNS = 4;
const SENTENCE_COLUMNS = 5;

export function packPassages(passages: readonly IndexedPassage[], articles: readonly Article[]): Buffer {
  const articleAt = new Map(articles.map((article, at) => [article, at]));
  const blockAt = new Map(articles.flatMap(({ blocks }) => blocks.map((block, at) => [block, at] as const)));
  const tables: number[][] = [[], [], [], [], []];
  const [passageRows = [], sentenceRows = [], tokens = [], rings = [], context = []] = tables;
  for (const passage of passages) {
    const { article, sentences, contextStems, contextRings } = passage;
    passageRows.push(articleAt.get(article) ?? 0, sentences.length, contextStems.size, contextRings.size);
    for (const { start, end, block, inSpeech, firstToken, endToken } of sentences) {
      sentenceRows.push(start, end, blockAt.get(block) ?? 0, inSpeech ? 1 : 0, endToken - firstToken);
    }
    for (const token of passage.tokens) tokens.push(token);
    for (const ring of passage.rings) rings.push(ring + 1);
    context.push(...contextStems, ...contextRings);
  }
  const numbers = new Uint32Array(tables.reduce((sum, { length }) => sum + length + 1, 0));
  let at = 0;
  for (const table of tables) {
    numbers[at] = table.length;
    numbers.set(table, at + 1);
    at += table.length + 1;
  }
  return Buffer.from(numbers.buffer);
}

/** `figures` are those of each sentence, counted through all passages. Throws {@link SnapshotError} for other tables. */
export function unpackPassages(
  bytes: Buffer,
  articles: readonly Article[],
  figures: ReadonlyMap<number, readonly Figure[]>,
): IndexedPassage[] {
  const [passageRows, sentenceRows, tokens, rings, context] = readTables(bytes);
  const passages: IndexedPassage[] = [];
  let sentencesRead = 0;
  while (passageRows.hasMore()) {
    const [articleAt = 0, sentenceCount = 0, stemCount = 0, ringCount = 0] = passageRows.take(PASSAGE_COLUMNS);
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
    passages.push({
      ordinal: passages.length,
      article,
      sentences,
      tokens: tokens.take(firstToken),
      rings: Int16Array.from(rings.take(firstToken), (ring) => ring - 1),
      contextStems: new Set(context.take(stemCount)),
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
