import type { View } from '@slack/types';
import { contextOf } from '../engine/context.ts';
import { MisquotationError } from '../engine/quotation.ts';
import type { JobOf } from './jobs.ts';
import { platformError } from './retries.ts';
import { standingOf } from './standing.ts';
import { texts } from './texts.ts';
import { contextModal, moreModal, textModal } from './views/modals.ts';
import type { Workshop } from './work.ts';

/** Characters shown before and after a quotation. */
const AROUND = 1500;

/** Fills the modal that was opened when the button was pressed: the passage around a quotation. */
export async function readInContext(job: JobOf<'context'>, workshop: Workshop): Promise<void> {
  await fillModal(job.view, await contextView(job, workshop), workshop);
}

async function contextView(job: JobOf<'context'>, { store, index: current }: Workshop): Promise<View> {
  const record = await store.answer(job.answer);
  const quotation = record && [...record.answer.quotes, ...record.answer.nearest][job.quote];
  if (!quotation) return textModal(texts.answerExpired);
  const index = await current();
  const article = index?.articles.find(({ id }) => id === quotation.article.id);
  if (!article || article.sha256 !== quotation.article.sha256) return textModal(texts.articleChanged);
  const passage = contextOf(article, quotation, AROUND);
  if (passage.quotation !== quotation.text)
    throw new MisquotationError(article.id, 'the words differ from the article');
  return contextModal({ before: passage.before, quotation, after: passage.after });
}

/** Fills the modal with everything that was quoted. */
export async function readMore({ answer, view }: JobOf<'more'>, workshop: Workshop): Promise<void> {
  await fillModal(view, await moreView(answer, workshop), workshop);
}

/** What was withdrawn or has other words now is not shown anew. */
async function moreView(answer: string, { store, index: current }: Workshop): Promise<View> {
  const record = await store.answer(answer);
  if (!record) return textModal(texts.answerExpired);
  const index = await current();
  if (!index || standingOf(record, index).kind === 'changed') return textModal(texts.articleChanged);
  return moreModal(record);
}

/** Slack's word for a modal that has been closed. */
const CLOSED = 'not_found';

export async function fillModal(externalId: string, view: View, { slack }: Pick<Workshop, 'slack'>): Promise<void> {
  try {
    await slack.views.update({ external_id: externalId, view });
  } catch (error) {
    if (platformError(error) !== CLOSED) throw error;
  }
}
