import * as v from 'valibot';
import type { Article } from '../engine/articles/article.ts';
import type { Rings } from '../engine/concepts/rings.ts';
import { type IndexedPassage, ringTerm } from '../engine/search/corpus-index.ts';
import { figureFrom, figureRow, StoredFigures } from '../engine/snapshot/stored-figures.ts';
import { stemsOf } from '../engine/text/content-stems.ts';
import type { Lexicon } from '../engine/text/lexicon.ts';
import { isNumeric } from '../engine/text/words.ts';

/** Marks a word that is printed with a capital. No word begins with it. */
const CAPITAL = '^';

/**
 * What is kept of a passage to answer from. Rings go by their names, because their numbers change with every acronym; words
 * are words, because ids are those of one index.
 */
export const StoredPassage = v.object({
  /** Start, end, place of its block, in speech, place behind its last token, figures. */
  sentences: v.array(v.tuple([v.number(), v.number(), v.number(), v.boolean(), v.number(), StoredFigures])),
  /** Parted by spaces, one with a capital behind {@link CAPITAL}. */
  tokens: v.string(),
  /** Each ring, with the places of its tokens. */
  rings: v.array(v.tuple([v.string(), v.array(v.number())])),
  above: v.string(),
  ringsAbove: v.array(v.string()),
});

export type StoredPassage = v.InferOutput<typeof StoredPassage>;

/** The terms of a passage that the cluster searches and counts. */
export interface PassageTerms {
  /** As often as they stand there. */
  readonly text: readonly string[];
  /** Of title, heading and lead-in; each once, as in all that follow. */
  readonly above: ReadonlySet<string>;
  /** Stems of words that have a capital inside a sentence, behind its first word; of those that have none there. */
  readonly capital: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
}

export function termsOf(passage: IndexedPassage, lexicon: Lexicon, rings: Rings): PassageTerms {
  const text: string[] = [];
  const capital = new Set<string>();
  const small = new Set<string>();
  const begins = new Set(passage.sentences.map(({ firstToken }) => firstToken));
  let ringBefore = -1;
  passage.tokens.forEach((token, at) => {
    const word = token >> 1;
    if (!lexicon.isStop(word)) {
      const stem = lexicon.stem(lexicon.stemOf(word));
      text.push(stem);
      if (!begins.has(at)) ((token & 1) === 1 ? capital : small).add(stem);
    }
    const ring = passage.rings[at] ?? -1;
    // A phrase is one mention of its ring.
    if (ring >= 0 && ring !== ringBefore) text.push(ringTerm(ring, rings));
    ringBefore = ring;
  });
  const above = new Set([
    ...Array.from(passage.contextStems, (stem) => lexicon.stem(stem)),
    ...Array.from(passage.contextRings, (ring) => ringTerm(ring, rings)),
  ]);
  return { text, above, capital, small };
}

/** The document of a passage but for its validity; `key` is its article's document. */
export function passageDocument(passage: IndexedPassage, key: string, lexicon: Lexicon, rings: Rings) {
  const { article, place } = passage;
  const { text, above, capital, small } = termsOf(passage, lexicon, rings);
  const words = new Set<string>();
  for (const word of new Set([...passage.contextWords, ...passage.tokens.map((token) => token >> 1)])) {
    if (!lexicon.isStop(word) && !isNumeric(lexicon.word(word))) words.add(lexicon.word(word));
  }
  const [aboveText, capitals, smalls, allWords] = [above, capital, small, words].map((terms) => [...terms].join(' '));
  return {
    text: text.join(' '),
    above: aboveText,
    capital: capitals,
    small: smalls,
    words: allWords,
    article: article.id,
    key,
    place,
    ...(article.published === null ? {} : { published: article.published }),
    data: storedPassage(passage, lexicon, rings),
  };
}

function storedPassage(passage: IndexedPassage, lexicon: Lexicon, rings: Rings): StoredPassage {
  const { article, sentences, tokens } = passage;
  const places = new Map<string, number[]>();
  passage.rings.forEach((ring, at) => {
    if (ring < 0) return;
    const name = rings.names[ring] ?? '';
    places.set(name, [...(places.get(name) ?? []), at]);
  });
  return {
    sentences: sentences.map(({ start, end, block, inSpeech, endToken, figures }) => [
      start,
      end,
      article.blocks.indexOf(block),
      inSpeech,
      endToken,
      figures.map(figureRow),
    ]),
    tokens: Array.from(tokens, (token) => `${token & 1 ? CAPITAL : ''}${lexicon.word(token >> 1)}`).join(' '),
    rings: [...places],
    above: Array.from(passage.contextWords, (word) => lexicon.word(word)).join(' '),
    ringsAbove: Array.from(passage.contextRings, (ring) => rings.names[ring] ?? ''),
  };
}

/** A stored passage is not of the article that it names: the cluster mixes editions, or another program writes to it. */
class ForeignPassageError extends Error {
  override readonly name = 'ForeignPassageError';

  constructor(articleId: string) {
    super(`A passage of ${JSON.stringify(articleId)} does not fit its article; index the corpus again`);
  }
}

/** The words of a passage, which its article is not needed for. */
export type ReadPassage = Pick<IndexedPassage, 'tokens' | 'rings' | 'contextWords' | 'contextStems' | 'contextRings'>;

/** Reads stored passages with the words of one lexicon, which takes those that are new, and the rings of one edition. */
export class PassageReader {
  readonly #lexicon: Lexicon;
  readonly #ringOf: ReadonlyMap<string, number>;

  /** `ringOf`: the number of each ring by its name. */
  constructor(lexicon: Lexicon, ringOf: ReadonlyMap<string, number>) {
    this.#lexicon = lexicon;
    this.#ringOf = ringOf;
  }

  read(stored: StoredPassage): ReadPassage {
    const tokens = Uint32Array.from(words(stored.tokens), (word) =>
      word.startsWith(CAPITAL) ? 2 * this.#lexicon.add(word.slice(CAPITAL.length)) + 1 : 2 * this.#lexicon.add(word),
    );
    const rings = new Int16Array(tokens.length).fill(-1);
    for (const [name, places] of stored.rings) for (const at of places) rings[at] = this.#ringOf.get(name) ?? -1;
    const contextWords = Uint32Array.from(words(stored.above), (word) => this.#lexicon.add(word));
    return {
      tokens,
      rings,
      contextWords,
      contextStems: stemsOf(contextWords, this.#lexicon),
      contextRings: new Set(stored.ringsAbove.flatMap((name) => this.#ringOf.get(name) ?? [])),
    };
  }

  /** Throws {@link ForeignPassageError} where a sentence is in no block of the article. */
  passage(read: ReadPassage, stored: StoredPassage, place: number, article: Article): IndexedPassage {
    let firstToken = 0;
    const sentences = stored.sentences.map(([start, end, blockAt, inSpeech, endToken, figures]) => {
      const block = article.blocks[blockAt];
      if (!block || start < block.start || end > block.end) throw new ForeignPassageError(article.id);
      const sentence = { start, end, block, inSpeech, firstToken, endToken, figures: figures.map(figureFrom) };
      firstToken = endToken;
      return sentence;
    });
    return { article, place, sentences, ...read };
  }
}

function words(text: string): string[] {
  return text === '' ? [] : text.split(' ');
}
