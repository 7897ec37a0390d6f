import { isMarkdownFile } from '../../corpus/file-names.ts';
import { calledBy, type Submission } from '../../corpus/submission.ts';
import type { Article } from '../../engine/articles/article.ts';
import { placeWith } from '../delivery/channel-messages.ts';
import { type Composed, type Delivered, deliverOnce } from '../delivery/deliver-once.ts';
import { isAdmin } from '../jobs/access.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { MOST_LINE } from '../jobs/job-fields.ts';
import { jobKey, submissionKey } from '../jobs/job-keys.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { adminsOnlyMessage, articleTakenMessage, reportMessage, withdrawalTakenMessage } from '../views/notices.ts';

/** Puts an article, or a withdrawal, into the inbox, and tells its submitter. */
export async function handIn(job: JobOf<'submission'>, jobContext: JobContext): Promise<Delivered> {
  const place = await placeWith(jobContext.slack, job.user, job.acceptedAt);
  const delivery = { key: jobKey(job), revision: '', place };
  return deliverOnce(jobContext, delivery, async (earlier): Promise<Composed> => {
    // The listener checked the person too; but a job states its own author, and admins change.
    if (!isAdmin(jobContext.access, job.user)) return { message: adminsOnlyMessage(), record: null };
    const submission = await submissionOf(job, jobContext);
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

async function submissionOf(
  { team, user, acceptedAt, submission, content }: JobOf<'submission'>,
  { index }: JobContext,
): Promise<Submission> {
  const common = { id: submission, by: { team, user }, at: acceptedAt };
  if (content.kind !== 'text') return { ...content, ...common };
  const { corrects: id, ...text } = content;
  if (id === undefined) return { ...text, ...common };
  const article = (await (await index())?.articles([id]))?.get(id)?.article;
  const corrects = { id, isMarkdown: article !== undefined && isMarkdownFile(article.file) };
  return { ...text, ...(article ? statedOr(text, article) : {}), ...common, corrects };
}

/** What the form left empty stays as it was, also where the new text says otherwise. */
function statedOr(stated: Stated, { title, publisher, author, published }: Stated): Stated {
  const line = (now: string | null) => (now !== null && now.length <= MOST_LINE ? now || null : null);
  return {
    title: stated.title ?? line(title),
    publisher: stated.publisher ?? line(publisher),
    author: stated.author ?? line(author),
    published: stated.published ?? (DAY.test(published ?? '') ? published : null),
  };
}

type Stated = Pick<Article, 'title' | 'publisher' | 'author' | 'published'>;

/** A day as a submission states it. */
const DAY = /^\d{4}-\d\d-\d\d$/u;

async function takenMessage(submission: Submission, { index }: JobContext) {
  if (submission.kind !== 'withdrawal') return articleTakenMessage(calledBy(submission));
  const found = await (await index())?.articles([submission.article]);
  return withdrawalTakenMessage(found?.get(submission.article)?.article.title ?? submission.article);
}
