import type { Edition } from '../../engine/edition.ts';
import { deliverOnce } from '../delivery/deliver-once.ts';
import { forgetShownIndex } from '../delivery/shown-answer.ts';
import { type SlackErrorKind, slackErrorKind } from '../delivery/slack-errors.ts';
import { acceptAll } from '../jobs/accept-all.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { correctedRevision } from '../store/corrected-revision.ts';
import { FOLLOWED_MS } from '../store/day.ts';
import { shortId } from '../store/short-id.ts';
import type { AnswerRecord, Correction, IndexPointer, Posted, ReplacedFigures, Reply } from '../store/store.ts';
import { answeredAgainNote, correctionNote, correctionRefusedNote } from '../views/notices.ts';
import { answerStatus } from './answer-status.ts';
import { currentIndex } from './index-behind.ts';
import { answerFrom, replyOf } from './posted-reply.ts';

/** Corrections that a reply names; the notes in its thread keep them all. */
const MOST_NAMED = 5;

/** Finds the replies that quote what has changed: each is a job of its own, done and repeated without the others. */
export async function findCorrections(
  { articles, acceptedAt }: JobOf<'changed'>,
  jobContext: JobContext,
): Promise<string> {
  const { store, now } = jobContext;
  const quoting = await store.quoting(articles, now() - FOLLOWED_MS);
  const answers = new Set(quoting.map(({ answer }) => answer));
  const jobs = [...answers].map((answer) => ({ type: 'correction' as const, acceptedAt, answer }));
  await acceptAll(jobs, jobContext);
  return `${answers.size} to look at`;
}

export type Corrected = 'corrected' | 'still true' | 'forgotten' | 'duplicate' | SlackErrorKind;

/**
 * Answers again from the current index where an article is no longer what the reply quoted, changes the reply in its place,
 * with a line that says so, and writes below it what has changed.
 *
 * It is a revision of the reply like an edit of its question, and goes the same way: one run at a time, once for each index,
 * and never over the answer to a later edit. So it does not matter which articles, or how many jobs, led here.
 */
export async function correct({ answer: id }: JobOf<'correction'>, jobContext: JobContext): Promise<Corrected> {
  const { store, log, metrics } = jobContext;
  const record = await store.answer(id);
  if (!record?.posted) return 'forgotten';
  const { posted } = record;
  const current = await currentIndex(jobContext);
  if (!current) return 'still true';
  const { pointer } = current;
  const delivery = {
    key: posted.key,
    revision: correctedRevision(posted.revision, pointer),
    place: posted.place,
    isCorrection: true,
  };
  const run: Run = { holdsLease: false, isShown: false, reply: null, told: [] };
  try {
    await deliverOnce(jobContext, delivery, async (earlier) => {
      run.holdsLease = true;
      run.reply = earlier?.reply ?? null;
      // Nothing of this reply is, or ever was, where it could be changed.
      if (!earlier || !(earlier.reply || earlier.mayHavePosted)) return 'unchanged';
      const again = await correctedRecord(id, current, { isCutOff: earlier.mayHavePosted }, jobContext);
      if (!again) return 'unchanged';
      run.isShown = true;
      run.told = again.told;
      return {
        message: replyOf(again.record),
        record: again.record,
        remember: async (reply) => {
          await tellAll(posted, again.told, { reply, pointer }, jobContext);
          await forgetShownIndex(store, again.record);
        },
      };
    });
    if (!run.isShown) return run.holdsLease ? 'still true' : 'duplicate';
    metrics.count('Corrected');
    return 'corrected';
  } catch (error) {
    const slackError = slackErrorKind(error);
    if (!slackError) throw error;
    log.warn('a reply could not be corrected', { answer: id, error: errorCode(error) });
    // The reply in Slack stays as it was, and so must its record: the reply's buttons count its quotations.
    await store.keepAnswer(record);
    if (run.reply && run.told.length > 0 && slackError === 'refused') {
      await tellAll(posted, run.told.slice(-1), { reply: run.reply, pointer }, jobContext, 'refused');
    }
    await store.finish(delivery.key, delivery.revision, run.reply);
    return slackError;
  }
}

/** What a run has come to know, for when it ends otherwise than it was meant to. */
interface Run {
  holdsLease: boolean;
  isShown: boolean;
  reply: Reply | null;
  told: readonly Correction[];
}

interface CorrectedReply {
  readonly record: AnswerRecord;
  /** The corrections that the notes below the reply are to tell of; none: what has changed is not known. */
  readonly told: readonly Correction[];
}

/**
 * `null` where every quotation is still in its article; new offsets are kept without a notice. `isCutOff`: an earlier run was, perhaps
 * of an index before. It may have kept a new answer and not shown it, or not told of it: then that is done. So it is where a run of the
 * question kept another answer than the one that is in Slack.
 */
async function correctedRecord(
  id: string,
  { index, pointer }: { readonly index: Edition; readonly pointer: IndexPointer },
  { isCutOff }: { readonly isCutOff: boolean },
  { store, now }: JobContext,
): Promise<CorrectedReply | null> {
  const record = await store.answer(id);
  if (!record) return null;
  const left = isCutOff ? record.corrections.slice(-1) : [];
  const isShown = left.length === 0 && record.shownIndex === undefined;
  const status = await answerStatus(record, index);
  switch (status.kind) {
    case 'unchanged':
      return isShown ? null : { record, told: left };
    case 'moved':
      if (!isShown) return { record: status.record, told: left };
      await store.keepAnswer(status.record);
      return null;
    case 'changed': {
      const answer = await answerFrom(index, record.kind, record.answer.question);
      const { shownIndex, ...kept } = record;
      // What the reader saw before is another answer than the kept one.
      const figures = shownIndex === undefined ? replacedFigures(record.answer, answer) : null;
      const correction = {
        at: now(),
        index: index.version,
        builtAt: pointer.builtAt,
        sources: status.sources,
        ...(figures ? { figures } : {}),
      };
      return {
        told: [...left, correction],
        record: {
          ...kept,
          answer,
          articles: index.summary.articles,
          corrections: [...record.corrections, correction].slice(-MOST_NAMED),
        },
      };
    }
  }
}

/** `null` where only one of the answers gives a figure that the other does not. */
function replacedFigures(before: AnswerRecord['answer'], after: AnswerRecord['answer']): ReplacedFigures | null {
  const labels = ({ figures }: AnswerRecord['answer']) =>
    figures.filter(({ scope }) => scope === 'asked').map(({ label }) => label);
  const [old, given] = [labels(before), labels(after)];
  const gone = old.filter((label) => !given.includes(label));
  const come = given.filter((label) => !old.includes(label));
  return gone.length > 0 && come.length > 0 ? { before: gone, after: come } : null;
}

/**
 * Posts notes in the thread that the reply is in, or begins: once for an index, also where several replies of the thread quoted what has
 * changed. Where Slack takes no message there, they are dropped.
 */
async function tellAll(
  { place }: Posted,
  corrections: readonly Correction[],
  { reply, pointer }: { readonly reply: Reply; readonly pointer: IndexPointer },
  jobContext: JobContext,
  outcome: 'done' | 'refused' = 'done',
): Promise<void> {
  const thread = { channel: reply.channel, thread: place.thread ?? reply.ts, since: reply.ts };
  const notes = corrections.map((correction) => ({
    message: outcome === 'done' ? correctionNote(correction) : correctionRefusedNote(correction),
    builtAt: correction.builtAt ?? pointer.builtAt,
  }));
  // What has changed is not known where another answer than the kept one was shown.
  if (notes.length === 0) notes.push({ message: answeredAgainNote(), builtAt: pointer.builtAt });
  for (const { message, builtAt } of notes) {
    // A later correction must be heard of too, and so must another that comes with it.
    const key = `correction:${thread.channel}:${thread.thread}:${builtAt}:${shortId(message.text)}`;
    try {
      await deliverOnce(jobContext, { key, revision: '', place: thread }, async () => ({ message, record: null }));
    } catch (error) {
      if (!slackErrorKind(error)) throw error;
      jobContext.log.warn('the note of a correction could not be posted', { error: errorCode(error) });
    }
  }
}
