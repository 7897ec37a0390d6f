import type { Edition } from '../../engine/edition.ts';
import { type AskedText, type Touched, touchedQuestions } from '../../engine/touched-questions.ts';
import { currentIndex } from '../answers/index-behind.ts';
import { MOST_KEPT_QUESTION } from '../delivery/deliver-once.ts';
import { acceptAll } from '../jobs/accept-all.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { FOLLOWED_MS } from '../store/day.ts';
import { isToldOf } from '../store/watch.ts';

/** Articles that one question is asked again for: more than an answer is chosen from. */
const MOST_ARTICLES = 50;

/** Questions that one run looks at: some three seconds, of the thirty that a run has. */
const MOST_LOOKED_AT = 1000;

/** Questions that one slice of a corpus elsewhere is made for. */
const AT_ONCE = 100;

interface AskedBefore extends AskedText {
  readonly id: string;
  /** Somebody is told of a first answer too, not only of another figure. */
  readonly isWatched: boolean;
  readonly isUnanswered: boolean;
}

/**
 * Finds the questions of whose answers the new articles may bring something to tell: those that are watched, and those of replies of the
 * last 30 days. Each is a job of its own, done and repeated without the others; where they are many, so are the runs.
 */
export async function findTouched(job: JobOf<'edition'>, jobContext: JobContext): Promise<string> {
  const { articles, acceptedAt, after } = job;
  const current = await currentIndex(jobContext);
  if (!current) return 'no index';
  const waiting = (await askedBefore(jobContext)).filter(({ id }) => after === undefined || id > after);
  const asked = waiting.slice(0, MOST_LOOKED_AT);
  let found = 0;
  for (let from = 0; from < asked.length; from += AT_ONCE) {
    const some = await Promise.all(asked.slice(from, from + AT_ONCE).map((one) => whole(one, jobContext)));
    const touched = await touchedOf(some, articles, current.index);
    const again = await Promise.all(
      [...touched].map(async ([at, by]) => {
        const one = some[at];
        const isAsked = one && (await mayBeTold(one, by, jobContext));
        return isAsked ? [{ watch: one.id, articles: by.articles.slice(0, MOST_ARTICLES) }] : [];
      }),
    );
    const jobs = again.flat().map((one) => ({ type: 'news' as const, acceptedAt, ...one }));
    await acceptAll(jobs, jobContext);
    found += jobs.length;
  }
  const last = asked.at(-1);
  if (last && asked.length < waiting.length) await jobContext.accept({ ...job, after: last.id });
  return `${found} of ${asked.length} asked again`;
}

/** By their ids. */
async function askedBefore(jobContext: JobContext): Promise<readonly AskedBefore[]> {
  const { store, now, followsUp } = jobContext;
  const asked = new Map<string, AskedBefore>();
  for (const watch of await store.watches()) {
    const { id, kind, question: text, watchers, known } = watch;
    const isUnanswered = known.outcome === 'not_found';
    if (isToldOf(watch, jobContext)) asked.set(id, { id, text, kind, isWatched: watchers.length > 0, isUnanswered });
  }
  if (followsUp) {
    for (const { answer: id, question } of await store.quotedQuestions(now() - FOLLOWED_MS)) {
      if (!asked.has(id)) asked.set(id, { id, text: question, kind: 'either', isWatched: false, isUnanswered: false });
    }
  }
  return [...asked.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Of a long text only the beginning was kept with what its answer quotes. */
async function whole(asked: AskedBefore, { store }: JobContext): Promise<AskedBefore> {
  if (asked.kind !== 'either' || asked.text.length < MOST_KEPT_QUESTION) return asked;
  const record = await store.answer(asked.id);
  return record ? { ...asked, text: record.answer.question, kind: record.kind } : asked;
}

async function touchedOf(
  asked: readonly AskedText[],
  articles: readonly string[],
  index: Edition,
): Promise<ReadonlyMap<number, Touched>> {
  const slice = await index.sliceFor((part) => touchedQuestions(asked, articles, part));
  return touchedQuestions(asked, articles, slice);
}

/** Figures are told to all, and a first answer to those who watch: of an answer in words, no other is told. */
async function mayBeTold(
  { id, isWatched, isUnanswered }: AskedBefore,
  { asksFigure }: Touched,
  { store }: JobContext,
): Promise<boolean> {
  if (asksFigure) return true;
  if (!isWatched || isUnanswered) return isWatched;
  // Its reply may have been answered again since, and have found nothing.
  return (await store.answer(id))?.answer.kind === 'not_found';
}
