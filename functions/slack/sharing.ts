import { assertVerbatim, MisquotationError } from '../engine/quotation.ts';
import type { CorpusIndex } from '../engine/search/corpus-index.ts';
import { type Delivered, deliverOnce } from './deliver.ts';
import { type JobOf, jobKey } from './jobs.ts';
import { SHOWN } from './questions.ts';
import { respond } from './respond.ts';
import { platformError } from './retries.ts';
import type { AnswerRecord } from './store.ts';
import { answerMessage } from './views/answer-message.ts';
import { expiredMessage, sharedMessage, staleShareMessage } from './views/notices.ts';
import type { Workshop } from './work.ts';

/** Slack's words for a conversation that the app is not in. */
const NOT_A_MEMBER = new Set(['not_in_channel', 'channel_not_found']);

/**
 * Posts what the asker saw, word for word, to the conversation they asked in, once however often they press. Where an
 * article has changed since, nothing is shared: it would be quoted with words that it no longer has.
 */
export async function share(job: JobOf<'share'>, workshop: Workshop): Promise<Delivered | 'refused'> {
  const { store } = workshop;
  const record = await store.answer(job.answer);
  // Only the asker has seen it, so only the asker may show it.
  if (!record || record.asker !== job.user) {
    await respond(workshop, job, expiredMessage());
    return 'refused';
  }
  const index = await workshop.index();
  if (!index || !isStillVerbatim(record, index)) {
    await respond(workshop, job, staleShareMessage());
    return 'refused';
  }
  const place = { channel: job.channel, thread: null, since: slackTime(record.answeredAt) };
  const message = answerMessage(record, { audience: 'channel', most: SHOWN, restate: true, sharedBy: job.user });
  try {
    const delivered = await deliverOnce(workshop, { key: jobKey(job), revision: '', place }, async () => ({
      message,
      record: null,
      remember: async () => {},
    }));
    await respond(workshop, job, sharedMessage());
    return delivered;
  } catch (error) {
    if (!NOT_A_MEMBER.has(platformError(error) ?? '')) throw error;
    // The app may speak there on the asker's behalf without being a member, but cannot find or change that message later.
    await respond(workshop, job, message, 'everybody');
    await store.finish(jobKey(job), '', null);
    await respond(workshop, job, sharedMessage());
    return 'posted';
  }
}

/** A Slack timestamp names a moment as well as a message. */
function slackTime(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(6);
}

/** Whether every article is still in the index as it was quoted. */
export function isStillVerbatim({ answer }: AnswerRecord, index: CorpusIndex): boolean {
  try {
    assertVerbatim(
      [...answer.quotes, ...answer.nearest],
      new Map(index.articles.map((article) => [article.id, article])),
    );
    return true;
  } catch (error) {
    if (error instanceof MisquotationError) return false;
    throw error;
  }
}
