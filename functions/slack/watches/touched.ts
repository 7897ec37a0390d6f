import { touchedQuestions } from '../../engine/search/touched-questions.ts';
import { currentIndex } from '../answers/index-behind.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { FOLLOWED_MS } from '../store/day.ts';

/** Jobs on their way to the queue at once. */
const AT_ONCE = 10;

/** Articles that one question is asked again for: more than a message names. */
const MOST_ARTICLES = 20;

/**
 * Finds the questions whose answer the new articles could change: those that are watched, and those of replies of the last 30 days.
 * Each is a job of its own, done and repeated without the others.
 */
export async function findTouched({ articles, acceptedAt }: JobOf<'edition'>, jobContext: JobContext): Promise<string> {
  const { store, accept, now, followsUp } = jobContext;
  const index = await currentIndex(jobContext);
  if (!index) return 'no index';
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
  const waiting = [...touched].flatMap(([at, by]) => {
    const watch = ids[at];
    return watch === undefined ? [] : [{ watch, articles: by.slice(0, MOST_ARTICLES) }];
  });
  for (let from = 0; from < waiting.length; from += AT_ONCE) {
    const some = waiting.slice(from, from + AT_ONCE);
    await Promise.all(some.map((each) => accept({ type: 'news', acceptedAt, ...each })));
  }
  return `${touched.size} of ${asked.size} asked again`;
}
