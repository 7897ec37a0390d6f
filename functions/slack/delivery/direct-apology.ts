import type { JobContext } from '../jobs/job-context.ts';
import { withinRateLimit } from '../jobs/rate-limit.ts';
import type { Earlier, Reply } from '../store/store.ts';
import { answeredAfterAllMessage } from '../views/notices.ts';
import { findReply, placeWith, update } from './channel-messages.ts';
import { slackErrorKind } from './slack-errors.ts';

/** The key of an apology that the asker is told directly, because Slack takes no message where they asked. */
export function directKey(key: string): string {
  return `apology to the asker:${key}`;
}

/** Milliseconds: how long before now something may have been said directly whose run could not say so. */
export const SAID_WITHIN_MS = 24 * 60 * 60 * 1000;

/**
 * An answer takes the place of an apology where the reply belongs. One that was said to the asker directly says from now on that
 * there is an answer, and where everybody sees it (`isInSight`). May run twice.
 */
export async function takeBack(
  { slack, sleep, now }: Pick<JobContext, 'slack' | 'sleep' | 'now'>,
  { key, asker, isInSight = true }: { readonly key: string; readonly asker: string; readonly isInSight?: boolean },
  { apology, revision }: Earlier,
): Promise<void> {
  if (!apology?.isDirect) return;
  const message = apology.message ?? (await findApology());
  if (!message) return;
  const mark = { key: directKey(key), revision, kind: 'answer' as const };
  try {
    await withinRateLimit({ sleep }, () => update(slack, message, answeredAfterAllMessage(isInSight), mark));
  } catch (error) {
    if (!slackErrorKind(error)) throw error;
  }

  async function findApology(): Promise<Reply | null> {
    const place = await placeWith(slack, asker, now() - SAID_WITHIN_MS);
    return (await findReply(slack, place, directKey(key)))?.reply ?? null;
  }
}
