import type { View } from '@slack/types';
import { isQuotable } from '../../engine/articles/article.ts';
import { contextOf } from '../../engine/context.ts';
import { MisquotationError, type Quotation } from '../../engine/quotation.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import { texts } from '../../wording/texts.ts';
import type { JobContext } from '../jobs/job-context.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { platformError } from '../jobs/retries.ts';
import { contextModal, moreModal, type Passage, textModal } from '../views/modals.ts';
import { answerStatus, quotationStatus } from './answer-status.ts';

/** Characters shown before and after a quotation. */
const AROUND = 1500;

type ReadingTools = Pick<JobContext, 'store' | 'index'>;

/** Fills the modal that was opened when the button was pressed: the passage around a quotation. */
export async function readInContext(job: JobOf<'context'>, jobContext: JobContext): Promise<void> {
  await fillModal(job.view, await contextView(job, jobContext), jobContext);
}

export async function contextView(
  job: Pick<JobOf<'context'>, 'answer' | 'quote'>,
  { store, index: current }: ReadingTools,
): Promise<View> {
  const record = await store.answer(job.answer);
  const quotation = record && [...record.answer.quotes, ...record.answer.nearest][job.quote];
  if (!quotation) return textModal(texts.answerExpired);
  const index = await current();
  if (!index) return textModal(texts.noIndex);
  const status = quotationStatus(quotation, index);
  switch (status.kind) {
    case 'withdrawn':
      return textModal(texts.articleWithdrawn);
    case 'changed':
      return textModal(texts.articleChanged);
    case 'found':
      return contextModal(passageAround(status.quotation, index));
  }
}

function passageAround(quotation: Quotation, index: CorpusIndex): Passage {
  const article = index.articles.find(({ id }) => id === quotation.article.id);
  if (!article) throw new MisquotationError(quotation.article.id, 'it is not in the index');
  const { before, quotation: words, after } = contextOf(article, quotation, AROUND);
  if (words !== quotation.text) throw new MisquotationError(article.id, 'the words differ from the article');
  const quotable = article.blocks.filter(isQuotable);
  return {
    before,
    quotation,
    after,
    isCutBefore: quotable.some(({ start }) => start < quotation.start - before.length),
    isCutAfter: quotable.some(({ end }) => end > quotation.end + after.length),
  };
}

/** Fills the modal with everything that was quoted. */
export async function readMore({ answer, view }: JobOf<'more'>, jobContext: JobContext): Promise<void> {
  await fillModal(view, await moreView(answer, jobContext), jobContext);
}

/** What was withdrawn or is told otherwise now is not shown anew. */
export async function moreView(answer: string, { store, index: current }: ReadingTools): Promise<View> {
  const record = await store.answer(answer);
  if (!record) return textModal(texts.answerExpired);
  const index = await current();
  if (!index) return textModal(texts.noIndex);
  const status = answerStatus(record, index);
  switch (status.kind) {
    case 'changed': {
      const isWithdrawn = status.sources.some(({ changed }) => changed.length === 0);
      return textModal(isWithdrawn ? texts.sourcesWithdrawn : texts.articleChanged);
    }
    case 'moved':
      return moreModal(status.record);
    case 'unchanged':
      return moreModal(record);
  }
}

/** Slack's word for a modal that has been closed. */
const CLOSED = 'not_found';

export async function fillModal(externalId: string, view: View, { slack }: Pick<JobContext, 'slack'>): Promise<void> {
  try {
    await slack.views.update({ external_id: externalId, view });
  } catch (error) {
    if (platformError(error) !== CLOSED) throw error;
  }
}
