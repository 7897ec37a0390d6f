import type { Rings } from '../../engine/concepts/rings.ts';
import { followUp } from '../../engine/search/follow-up.ts';
import { questionsIn } from '../../engine/search/several-questions.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { MOST_QUESTIONS } from '../jobs/people-jobs.ts';

/**
 * The questions of one text, each with what it leaves out taken from the one before it: "How many police died? And civilians?"
 * asks two. `previous`: the last question of the conversation, `null` at its start.
 */
export function questionsOf(text: string, previous: string | null, rings: Rings): readonly [string, ...string[]] {
  const [first = text, ...others] = questionsIn(text, MOST_QUESTIONS);
  const questions: [string, ...string[]] = [spelledOut(first, previous, rings)];
  for (const other of others) questions.push(spelledOut(other, questions.at(-1) ?? null, rings));
  return questions;
}

function spelledOut(question: string, previous: string | null, rings: Rings): string {
  return previous === null ? question : (followUp(question, previous, rings) ?? question);
}

/**
 * Every question behind the first is a job of its own, with a reply, retries and an apology of its own; one that an edit has taken
 * out of the message is taken back. `hadFurther`: the words before the edit may have asked several. May run twice.
 */
export async function acceptFurther(
  job: JobOf<'question'>,
  further: readonly string[],
  hadFurther: boolean,
  { accept }: Pick<JobContext, 'accept'>,
): Promise<void> {
  const { files: _, asClaim: __, ...common } = job;
  for (const [at, text] of further.entries()) {
    // A later moment each, so that the last question is the one that a follow-up goes on from.
    await accept({ ...common, part: at + 1, acceptedAt: job.acceptedAt + at + 1, text });
  }
  if (hadFurther && job.edited !== null)
    await deleteFurther({ ...job, edited: job.edited }, further.length + 1, { accept });
}

/** From the part `from` on. `edited`: when the message lost them; without it the message is gone. */
export async function deleteFurther(
  {
    team,
    user,
    acceptedAt,
    entry,
    channel,
    ts,
    thread,
    edited,
  }: JobOf<'deleted'> | (JobOf<'question'> & { edited: string }),
  from: number,
  { accept }: Pick<JobContext, 'accept'>,
): Promise<void> {
  const common = { type: 'deleted', team, user, acceptedAt, entry, channel, ts, thread } as const;
  for (let part = from; part < MOST_QUESTIONS; part += 1) {
    await accept({ ...common, part, ...(edited === undefined ? {} : { edited }) });
  }
}
