import type { Feed, FeedNews } from '../../feeds/feed.ts';
import { MOST_ADDRESS } from './desk-jobs.ts';
import type { JobOf } from './jobs.ts';

/** The job by which who watches a feed is told of it; `null` for one that the operator watches. */
export function feedNewsJob(
  { id, by, url, address, problem }: Feed,
  { kind, at }: FeedNews,
): JobOf<'feed_news'> | null {
  if (!by) return null;
  const detail = (kind === 'moved' ? address : (problem ?? '')).slice(0, MOST_ADDRESS);
  return { type: 'feed_news', ...by, acceptedAt: at, feed: id, url: url.slice(0, MOST_ADDRESS), kind, detail };
}
