import type { JobContext } from '../jobs/job-context.ts';
import { jobKey } from '../jobs/job-keys.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { withinRateLimit } from '../jobs/rate-limit.ts';
import { questionDeletedMessage } from '../views/notices.ts';
import { placeOf, remove, update } from './channel-messages.ts';
import { whatWasSaid, withLease } from './deliver-once.ts';
import { isLasting, slackErrorKind } from './slack-errors.ts';

/** Compared as text, it comes after every edit and every correction: none of them is answered any more. */
const DELETED = '~';

export type Removed = 'removed' | 'marked' | 'nothing was said' | 'duplicate';

/**
 * Takes the reply to a deleted question away, and lets no run of the question answer from now on. Where Slack does not let the
 * message be deleted, it says from now on that its question was. Of a message with several questions `deleteOthers` takes those behind
 * the first; a job that has been given up leaves them. Throws `BusyError` while a run of the question is at work.
 */
export async function takeReplyAway(
  job: JobOf<'deleted'>,
  context: Pick<JobContext, 'slack' | 'store' | 'sleep' | 'now' | 'log'>,
  deleteOthers: () => Promise<unknown> = async () => {},
): Promise<Removed> {
  const { slack, store, sleep } = context;
  const key = jobKey(job);
  const revision = job.edited ?? DELETED;
  return withLease(context, { key, revision }, async (earlier) => {
    // Only a question that a run has looked at may have had others behind it.
    if (earlier && job.part === undefined) await deleteOthers();
    const said = earlier && (await whatWasSaid(slack, placeOf(job), key, earlier));
    const outcome = said ? await takeAway(said.reply) : 'nothing was said';
    await store.finish(key, revision, null);
    return outcome;
  });

  async function takeAway(reply: Parameters<typeof remove>[1]): Promise<Removed> {
    try {
      await withinRateLimit({ sleep }, () => remove(slack, reply));
      return 'removed';
    } catch (error) {
      if (!isLasting(error) && !slackErrorKind(error)) throw error;
      const mark = { key, revision, kind: 'answer' as const };
      await withinRateLimit({ sleep }, () => update(slack, reply, questionDeletedMessage(), mark)).catch(
        (failure: unknown) => {
          if (!isLasting(failure) && !slackErrorKind(failure)) throw failure;
        },
      );
      return 'marked';
    }
  }
}
