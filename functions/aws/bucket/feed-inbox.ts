import { feedFileName } from '../../corpus/feed-file.ts';
import type { Library } from '../../corpus/library.ts';
import type { FeedSink } from '../../feeds/take-items.ts';
import { toFile } from '../../import/imported-article.ts';

/**
 * Lays the articles of feeds into the inbox of the bucket, whose events wake the indexer. An article that is still in it is replaced. What
 * the indexer cannot take it sets aside, as anything in the inbox.
 */
export function feedInbox(inbox: Pick<Library, 'write'>): FeedSink {
  return {
    put: async (articles) => {
      for (const article of articles) await inbox.write(feedFileName(article), toFile(article));
      return articles.map(() => null);
    },
  };
}
