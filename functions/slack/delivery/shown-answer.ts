import type { JobContext } from '../jobs/job-context.ts';
import type { AnswerRecord, Store } from '../store/store.ts';

/**
 * An answer is kept before it is posted, so a run that was cut off may have kept another than the one that is in Slack, from a newer
 * index. `index`: version of the index of the one that is there; `null` where that is not known, and then nothing is noted.
 */
export async function noteShownIndex(store: Store, answerId: string | null, index: string | null): Promise<void> {
  const record = answerId === null || index === null ? null : await store.answer(answerId);
  if (index === null || !record || record.answer.indexVersion === index) return;
  await store.keepAnswer({ ...record, shownIndex: index });
}

/** Takes back what {@link noteShownIndex} noted, once the kept answer is shown and told of. */
export async function forgetShownIndex(store: Store, { shownIndex, ...record }: AnswerRecord): Promise<void> {
  if (shownIndex !== undefined) await store.keepAnswer(record);
}

/**
 * The answer in Slack has become the reply to a later edit, which asks the same: a correction of it that came meanwhile was one to earlier
 * words, and overtaken.
 */
export async function correctAgain({ accept, now }: Pick<JobContext, 'accept' | 'now'>, answer: string): Promise<void> {
  await accept({ type: 'correction', acceptedAt: now(), answer });
}
