import { touchedQuestions } from '../../engine/search/touched-questions.ts';
import { currentIndex } from '../answers/index-behind.ts';
import { acceptAll } from '../jobs/accept-all.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { FOLLOWED_MS } from '../store/day.ts';

/** Articles that one question is asked again for: more than a message names. */
const MOST_ARTICLES = 20;

/**
 * Finds the questions whose answer the new articles could change: those that are watched, and those of replies of the last 30 days.
 * Each is a job of its own, done and repeated without the others.
 */
export async function findTouched({ articles, acceptedAt }: JobOf<'edition'>, jobContext: JobContext): Promise<string> {
  const { store, now, followsUp } = jobContext;
  const current = await currentIndex(jobContext);
  if (!current) return 'no index';
  const { index } = current;
  const asked = new Map<string, string>();
  for (const { id, question, watchers } of await store.watches()) {
    if (watchers.length > 0 || followsUp) asked.set(id, question);
  }
  if (followsUp) {
    for (const { answer, question } of await store.quotedQuestions(now() - FOLLOWED_MS)) {
      if (!asked.has(answer)) asked.set(answer, question);
    }
  }
  const ids = [...asked.keys()];
  const found = [...(await index.articles(articles)).values()].map(({ article }) => article);
  const touched = touchedQuestions([...asked.values()], found, index.rings);
  const jobs = [...touched].flatMap(([at, by]) => {
    const watch = ids[at];
    return watch === undefined
      ? []
      : [{ type: 'news' as const, acceptedAt, watch, articles: by.slice(0, MOST_ARTICLES) }];
  });
  await acceptAll(jobs, jobContext);
  return `${touched.size} of ${asked.size} asked again`;
}
