import { createHash } from 'node:crypto';
import type { Article } from '../articles/article.ts';
import type { Rings } from '../concepts/rings.ts';
import type { CorpusIndex, IndexedPassage } from '../search/corpus-index.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { ANSWER_FINGERPRINT } from './fingerprints.ts';

/** See {@link CorpusIndex.version}. */
export function indexVersion(content: string): string {
  return createHash('sha256').update(`${ANSWER_FINGERPRINT} ${content}`).digest('hex').slice(0, 12);
}

/** SHA-256 of what an index is made of, as 64 hexadecimal digits: the articles, what was read of them, the rings. */
export function contentDigest(
  articles: readonly Article[],
  digests: ReadonlyMap<string, string>,
  rings: Rings,
): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([rings.names, [...rings.byWord], [...rings.byRoot]]));
  for (const { text: _, ...described } of articles) {
    hash.update(JSON.stringify([described, digests.get(described.id)]));
  }
  return hash.digest('hex');
}

/** By article id. Digests in `known` are taken over; an article without passages has one, too. */
export function digestsOf(
  { articles, passages, rings, lexicon }: Pick<CorpusIndex, 'articles' | 'passages' | 'rings' | 'lexicon'>,
  known: ReadonlyMap<string, string> = new Map(),
): Map<string, string> {
  const read = new Map<string, IndexedPassage[]>(articles.map(({ id }) => [id, []]));
  for (const passage of passages) read.get(passage.article.id)?.push(passage);
  return new Map([...read].map(([id, list]) => [id, known.get(id) ?? digestOf(list, lexicon, rings)]));
}

/**
 * SHA-256 of what was read of one article, as 64 hexadecimal digits. It holds words and names of rings, never their ids, so
 * that it is the same in every index.
 */
function digestOf(passages: readonly IndexedPassage[], lexicon: Lexicon, rings: Rings): string {
  const hash = createHash('sha256');
  for (const { article, sentences, tokens, rings: ringOfToken, contextWords, contextRings } of passages) {
    hash.update(
      JSON.stringify([
        sentences.map(({ start, end, block, inSpeech, endToken, figures }) => [
          start,
          end,
          article.blocks.indexOf(block),
          inSpeech,
          endToken,
          figures,
        ]),
        Array.from(contextWords, (word) => lexicon.word(word)),
        [...contextRings].map((ring) => rings.names[ring]),
      ]),
    );
    let words = '';
    for (let at = 0; at < tokens.length; at += 1) {
      const token = tokens[at] ?? 0;
      const ring = ringOfToken[at] ?? -1;
      words += `${lexicon.word(token >> 1)}${(token & 1) === 1 ? '^' : ''}${ring < 0 ? '' : `§${rings.names[ring]}`} `;
    }
    hash.update(words);
  }
  return hash.digest('hex');
}
