import { stopFeed, watchFeed } from '../../feeds/watching.ts';
import { placeWith } from '../delivery/channel-messages.ts';
import { type Delivered, deliverOnce } from '../delivery/deliver-once.ts';
import { feedNewsMessage } from '../views/feed-list.ts';
import { isAdmin } from './access.ts';
import { publishHome } from './home-tab.ts';
import type { JobContext } from './job-context.ts';
import type { JobOf } from './jobs.ts';

/** Has a feed watched, or stopped, and shows the list as it is then: done twice, it is the same. */
export async function changeFeeds(
  { team, user, acceptedAt, content }: JobOf<'feed'>,
  jobContext: JobContext,
): Promise<string> {
  const { access, feeds, now, log } = jobContext;
  // The listener checked the person too; but a job states its own author, and admins change.
  if (!isAdmin(access, user)) return 'refused';
  let outcome: string;
  switch (content.kind) {
    case 'watch': {
      const { url, every } = content;
      outcome = (await watchFeed({ url, every, by: { team, user } }, feeds, now())).kind;
      break;
    }
    case 'stop':
      outcome = (await stopFeed(content.feed, feeds)) ? 'stopped' : 'not watched';
      break;
  }
  if (outcome === 'too many') log.warn('no more feeds can be watched', {});
  await publishHome({ type: 'home', team, user, acceptedAt, page: 0 }, jobContext);
  return outcome;
}

/** Tells who has a feed watched that it has moved, is gone, or fails; once for each time that it does. */
export async function tellFeedNews(job: JobOf<'feed_news'>, jobContext: JobContext): Promise<Delivered> {
  const { feed, kind, url, detail, user, acceptedAt } = job;
  const place = await placeWith(jobContext.slack, user, acceptedAt);
  const delivery = { key: `feed:${feed}:${kind}:${acceptedAt}`, revision: '', place };
  return deliverOnce(jobContext, delivery, async () => ({ message: feedNewsMessage(kind, url, detail), record: null }));
}
