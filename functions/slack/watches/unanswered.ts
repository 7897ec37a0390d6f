import { NO_RINGS, type Rings } from '../../engine/concepts/rings.ts';
import { alikeKey } from '../../engine/search/alike-questions.ts';
import { placeWith, slackTime } from '../delivery/channel-messages.ts';
import { answerId, deliverOnce } from '../delivery/deliver-once.ts';
import { slackErrorKind } from '../delivery/slack-errors.ts';
import { isAdmin } from '../jobs/access.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import type { Asked, Store } from '../store/store.ts';
import { takenBy, type Watch } from '../store/watch.ts';
import type { UnansweredRow } from '../views/unanswered-list.ts';
import { takenMessage } from '../views/watch-messages.ts';
import { watchOfReply } from './watched-reply.ts';

/** Questions that are looked at, newest first; alike ones are one row. */
const MOST_ASKED = 50;

/** One question that found nothing, and what is kept of it where it is watched. */
interface Unanswered {
  readonly asked: Asked;
  /** Id of its answer. */
  readonly answer: string;
  readonly watch: Watch | undefined;
}

/** What admins see: alike questions as one row, newest first. What an article answers by now, as its asker was told, is left out. */
export async function unansweredRows(
  team: string,
  watches: readonly Watch[],
  { store, index }: Pick<JobContext, 'store' | 'index'>,
): Promise<UnansweredRow[]> {
  const groups = await alike(team, watches, store, (await index())?.rings ?? NO_RINGS);
  return [...groups.values()].flatMap((group): UnansweredRow[] => {
    const [newest] = group;
    if (!newest) return [];
    const free = group.find(({ watch }) => !watch?.taken);
    const takers = group.flatMap(({ watch }) => watch?.taken?.by ?? []);
    return [
      {
        text: newest.asked.text,
        askedAt: newest.asked.askedAt,
        times: group.length,
        takers: [...new Set(takers)],
        free: free?.answer ?? null,
      },
    ];
  });
}

async function alike(
  team: string,
  watches: readonly Watch[],
  store: Pick<Store, 'unanswered'>,
  rings: Rings,
): Promise<Map<string, Unanswered[]>> {
  const byId = new Map(watches.map((watch) => [watch.id, watch]));
  const groups = new Map<string, Unanswered[]>();
  for (const asked of await store.unanswered(team, MOST_ASKED)) {
    const answer = answerId(asked.key);
    const watch = byId.get(answer);
    if (watch && watch.known.outcome !== 'not_found') continue;
    const key = alikeKey(asked.text, rings);
    groups.set(key, [...(groups.get(key) ?? []), { asked, answer, watch }]);
  }
  return groups;
}

/**
 * An admin takes a question, and all that are alike: each asker is told who has it, where they asked, and is told of the first answer
 * that an article gives. May run twice; of two admins the first has it.
 */
export async function take(job: JobOf<'take'>, jobContext: JobContext): Promise<string> {
  const { store, access, index } = jobContext;
  // The listener checked nothing: a button proves nothing, and admins change.
  if (!isAdmin(access, job.user)) return 'refused';
  const groups = await alike(job.team, await store.watches(), store, (await index())?.rings ?? NO_RINGS);
  const group = [...groups.values()].find((each) => each.some(({ answer }) => answer === job.answer)) ?? [];
  for (const { asked, answer } of group) await takeOne(asked, answer, job, jobContext);
  return `${group.length} taken`;
}

async function takeOne(asked: Asked, answer: string, { user }: JobOf<'take'>, jobContext: JobContext): Promise<void> {
  const { store, now } = jobContext;
  const fresh = await unwatched(answer, jobContext);
  if (!fresh) return;
  const taken = { by: user, at: now() };
  const watch = await store.changeWatch(answer, (kept) => takenBy(kept ?? fresh, asked.user, taken));
  if (watch?.taken) await tellAsker(watch, asked.user, watch.taken.by, jobContext);
}

/** `null` where nothing is kept of the answer, or the reply is gone. */
async function unwatched(answer: string, { store }: JobContext): Promise<Watch | null> {
  const record = await store.answer(answer);
  return record && watchOfReply(record, store);
}

/** Once for a question, in its thread or directly. Where Slack takes no message there, it is dropped. */
async function tellAsker(watch: Watch, asker: string, taker: string, jobContext: JobContext): Promise<void> {
  const { slack, log } = jobContext;
  const place = watch.place
    ? { ...watch.place, since: slackTime(watch.since) }
    : await placeWith(slack, asker, watch.since);
  const delivery = { key: `taken:${watch.id}`, revision: '', place };
  try {
    const message = takenMessage(watch.question, { taker, asker: watch.place ? asker : null });
    await deliverOnce(jobContext, delivery, async () => ({ message, record: null }));
  } catch (error) {
    if (!slackErrorKind(error)) throw error;
    log.warn('who has a question could not be told', { error: errorCode(error) });
  }
}
