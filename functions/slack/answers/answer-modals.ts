import type { StaticSelect, View } from '@slack/types';
import { answer as answerTo } from '../../engine/answer.ts';
import { type Article, isQuotable } from '../../engine/articles/article.ts';
import { contextOf } from '../../engine/context.ts';
import { MisquotationError, type Quotation } from '../../engine/quotation.ts';
import { texts } from '../../wording/texts.ts';
import { fillModal } from '../delivery/fill-modal.ts';
import { isAdmin } from '../jobs/access.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { JobError, type JobOf } from '../jobs/jobs.ts';
import type { AnswerRecord } from '../store/store.ts';
import { type ModalAction, type ModalValue, parseModalValue } from '../views/actions.ts';
import { contextMenu } from '../views/message-actions.ts';
import { contextModal, eventModal, moreModal, type Passage, textModal } from '../views/modals.ts';
import { quotationsAsRead } from '../views/quotes.ts';
import { answerStatus, quotationStatus } from './answer-status.ts';
import { correctionForm } from './correction-form.ts';

/** Characters shown before a quotation, which is in sight when the modal opens, on a phone too; and after it. */
const BEFORE = 400;
const AFTER = 1500;

type ModalTools = Pick<JobContext, 'store' | 'index' | 'access'> & { readonly user: string };

/** What fills each modal, from what its button carries. */
const ANSWER_MODALS: {
  readonly [Action in ModalAction]: (value: ModalValue<Action>, tools: ModalTools) => Promise<View>;
} = {
  context: contextView,
  event: eventView,
  more: moreView,
  correct: correctView,
};

/** Fills the modal that was opened when its button was pressed. */
export async function fillAnswerModal(job: JobOf<'modal'>, jobContext: JobContext): Promise<void> {
  await fillModal(job.view, await answerModal(job.action, job.value, { ...jobContext, user: job.user }), jobContext);
}

/** `value` as the button carries it. Throws {@link JobError} where no such button writes it. */
export async function answerModal<Action extends ModalAction>(
  action: Action,
  value: string,
  tools: ModalTools,
): Promise<View> {
  const parsed = parseModalValue(action, value);
  if (parsed === null) throw new JobError(`its value is none of the button ${action}`);
  return ANSWER_MODALS[action](parsed, tools);
}

/** The passage around a quotation. */
async function contextView(
  { answer, quote }: ModalValue<'context'>,
  { store, index: current, access, user }: ModalTools,
): Promise<View> {
  const record = await store.answer(answer);
  const quotation = record && [...record.answer.quotes, ...record.answer.nearest][quote];
  if (!quotation) return textModal(texts.answerExpired);
  const index = await current();
  if (!index) return textModal(texts.noIndex);
  const { id } = quotation.article;
  const now = (await index.articles([id])).get(id);
  const status = quotationStatus(quotation, now);
  switch (status.kind) {
    case 'withdrawn':
      return textModal(texts.articleWithdrawn);
    case 'changed':
      return textModal(texts.articleChanged);
    case 'found':
      return contextModal(passageAround(status.quotation, now?.article), menuOf(record, quote), isAdmin(access, user));
  }
}

async function correctView(
  { article }: ModalValue<'correct'>,
  { index: current, access, user }: ModalTools,
): Promise<View> {
  const index = await current();
  if (!index) return textModal(texts.noIndex);
  const found = (await index.articles([article])).get(article);
  return correctionForm(found?.article, user, access);
}

/** Leads to the other quotations of the answer, where there are any. */
function menuOf(record: AnswerRecord, open: number): StaticSelect | null {
  const all = quotationsAsRead(record.answer);
  return all.length > 1 ? contextMenu(record, all, open) : null;
}

function passageAround(quotation: Quotation, article: Article | undefined): Passage {
  if (!article) throw new MisquotationError(quotation.article.id, 'it is not in the index');
  const { before } = contextOf(article, quotation, BEFORE);
  const { quotation: words, after } = contextOf(article, quotation, AFTER);
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

/** Quotations of one event: as many as a reader goes through. */
const OF_ONE_EVENT = 10;

/** What the articles say now of one of the events that a question fits. */
async function eventView({ answer, event }: ModalValue<'event'>, { store, index: current }: ModalTools): Promise<View> {
  const record = await store.answer(answer);
  const asked = record?.answer.events?.[event];
  if (!record || !asked) return textModal(texts.answerExpired);
  const index = await current();
  if (!index) return textModal(texts.noIndex);
  const { articles } = asked;
  const asAsked = record.answer.answeredAs ?? record.answer.question;
  const ofEvent = answerTo(asAsked, await index.slice([asAsked], { articles }), { limit: OF_ONE_EVENT, articles });
  if (ofEvent.kind === 'not_found') return textModal(texts.articleChanged);
  return eventModal({ ...record, answer: ofEvent }, asked.article);
}

/** Everything that was quoted. What was withdrawn, or is told otherwise now, is not shown again. */
async function moreView({ answer }: ModalValue<'more'>, { store, index: current }: ModalTools): Promise<View> {
  const record = await store.answer(answer);
  if (!record) return textModal(texts.answerExpired);
  const index = await current();
  if (!index) return textModal(texts.noIndex);
  const status = await answerStatus(record, index);
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
