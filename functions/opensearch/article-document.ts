import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Article } from '../engine/articles/article.ts';
import { SOURCE_ENTRIES } from '../engine/articles/source-entries.ts';

const PostSignature = v.strictObject({ author: v.string(), published: v.nullable(v.string()) });

export const StoredArticle = v.strictObject({
  ...SOURCE_ENTRIES,
  text: v.string(),
  blocks: v.array(
    v.strictObject({
      start: v.number(),
      end: v.number(),
      kind: v.picklist(['prose', 'post', 'title', 'heading', 'lead-in']),
      postedBy: v.exactOptional(PostSignature),
    }),
  ),
});

/** Hexadecimal digits. */
const KEY_LENGTH = 32;

/**
 * The id of an article's document: what is in the article, what was read of it, and the edition that the work on the next one
 * began from. A run that goes on where another was killed writes the same documents, and one that brings an old text back
 * leaves the old editions theirs.
 */
export function articleKey(article: Article, digest: string, begunFrom: number): string {
  const { text: _, ...described } = article;
  const hash = createHash('sha256').update(JSON.stringify([described, digest, begunFrom]));
  return hash.digest('hex').slice(0, KEY_LENGTH);
}

/** Of everything that an article's documents hold, whichever edition they are of. */
export function articleDigest(article: Article, digest: string): string {
  const { text: _, ...described } = article;
  return createHash('sha256')
    .update(JSON.stringify([described, digest]))
    .digest('hex');
}

/** Ids of its passages' documents. */
export function passageKeys(key: string, passages: number): string[] {
  return Array.from({ length: passages }, (_, place) => `${key}-${place}`);
}

/** Throws where the text is not the one that was stored: a quotation is a slice of it. */
export function isIntact({ text, sha256 }: Article): boolean {
  return createHash('sha256').update(text).digest('hex') === sha256;
}
