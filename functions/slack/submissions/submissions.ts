import { calledBy, type Submission } from '../../corpus/submission.ts';
import { placeWith } from '../delivery/channel-messages.ts';
import { type Composed, type Delivered, deliverOnce } from '../delivery/deliver-once.ts';
import { isAdmin } from '../jobs/access.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { type JobOf, jobKey, submissionKey } from '../jobs/jobs.ts';
import { adminsOnlyMessage, articleTakenMessage, reportMessage, withdrawalTakenMessage } from '../views/notices.ts';

/** Puts an article, or a withdrawal, into the inbox, and tells its submitter. */
export async function handIn(job: JobOf<'submission'>, jobContext: JobContext): Promise<Delivered> {
  const place = await placeWith(jobContext.slack, job.user, job.acceptedAt);
  const delivery = { key: jobKey(job), revision: '', place };
  const submission = submissionOf(job);
  return deliverOnce(jobContext, delivery, async (earlier): Promise<Composed> => {
    // The listener checked the person too; but a job states its own author, and admins change.
    if (!isAdmin(jobContext.access, job.user)) return { message: adminsOnlyMessage(), record: null };
    // A run that began to post had submitted it: the inbox may have been emptied since.
    if (!earlier?.mayHavePosted) await jobContext.submissionInbox.submit(submission);
    return { message: await takenMessage(submission, jobContext), record: null };
  });
}

/** Tells the submitter of an article its outcome. */
export async function tellOutcome(job: JobOf<'report'>, jobContext: JobContext): Promise<Delivered> {
  const taken = await jobContext.store.reply(submissionKey(job.team, job.submission));
  const place = taken
    ? { channel: taken.channel, thread: null, since: taken.ts }
    : await placeWith(jobContext.slack, job.user, job.acceptedAt);
  return deliverOnce(jobContext, { key: jobKey(job), revision: '', place }, async () => ({
    message: reportMessage(job),
    record: null,
  }));
}

function submissionOf({ team, user, acceptedAt, submission, content }: JobOf<'submission'>): Submission {
  return { ...content, id: submission, by: { team, user }, at: acceptedAt };
}

async function takenMessage(submission: Submission, { index }: JobContext) {
  if (submission.kind !== 'withdrawal') return articleTakenMessage(calledBy(submission));
  const found = await (await index())?.articles([submission.article]);
  return withdrawalTakenMessage(found?.get(submission.article)?.article.title ?? submission.article);
}
