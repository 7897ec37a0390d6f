import { expect } from 'vitest';
import { LivingCorpus } from './living-corpus.ts';

/** Lambda gathers a burst for ten seconds; here nobody waits, so this is more than there would be. */
const MOST_INDEXES = 10;

/** Uploads at once. */
const SOME = 50;

/** Expects that `uploads` articles, put into the bucket while the indexer runs, are all indexed, by few runs. */
export async function expectFewIndexes(uploads: number): Promise<void> {
  await using corpus = await LivingCorpus.start();
  await corpus.indexer.start();
  const keys = Array.from({ length: uploads }, (_, at) => `articles/${String(at).padStart(4, '0')}.md`);
  let isUploading = true;
  const uploading = (async () => {
    for (let at = 0; at < keys.length; at += SOME) {
      const some = keys.slice(at, at + SOME);
      await corpus.upload(Object.fromEntries(some.map((key) => [key, `The clerk of ${key} counted votes on Monday.`])));
    }
    isUploading = false;
  })();
  while (isUploading) await corpus.poll();
  await uploading;
  await corpus.settle();
  expect(await corpus.articles()).toHaveLength(uploads);
  expect(corpus.published).toBeLessThan(MOST_INDEXES);
}
