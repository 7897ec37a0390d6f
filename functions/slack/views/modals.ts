import type { KnownBlock, ModalView, StaticSelect } from '@slack/types';
import type { Quotation, Source } from '../../engine/quotation.ts';
import { isInsidePair, listed, oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { MOST_REASON } from '../jobs/people-jobs.ts';
import type { AnswerRecord } from '../store/store.ts';
import { answerValue, CALLBACKS, REASON_INPUT } from './actions.ts';
import { articleActions } from './article-list.ts';
import { charactersOf, MOST_VIEW_BLOCKS, MOST_VIEW_CHARACTERS } from './limits.ts';
import { figureSpans, numberOf, quotationsAsRead, quotationsOf, quoteBlock, sourceBlock } from './quotes.ts';
import { paragraph, plain, smallPrint, words } from './rich-text.ts';
import { sourceElements } from './source-line.ts';

/** Characters of a quotation in a modal; with the passage around it and its source it stays below a view's limit. */
const MOST_QUOTATION = 20_000;

/** Characters around a quotation, on either side. */
const MOST_AROUND = 3000;

/** Characters of a source in a modal: with more, a view might not be taken at all. */
const MOST_SOURCE = 8000;

/** A quotation with the words before and after it in its article. */
export interface Passage {
  readonly before: string;
  readonly quotation: Quotation;
  readonly after: string;
  /** The article says more before, or after, than is shown here. */
  readonly isCutBefore: boolean;
  readonly isCutAfter: boolean;
}

/** Of a heading in Markdown: the sign before its words. */
const HEADING_SIGN = /^#{1,6}[ \t]+(?=\S)/gmu;

/**
 * The passage around a quotation, the quotation in bold; what is around it is cut between words where it is too long. `menu`: the
 * way to the other quotations. An admin can correct or withdraw the article from here.
 */
export function contextModal(
  { before, quotation, after, isCutBefore, isCutAfter }: Passage,
  menu: StaticSelect | null = null,
  isAdmin = false,
): ModalView {
  const source = paragraph(sourceElements(quotation));
  if (quotation.text.length > MOST_QUOTATION || charactersOf(source) > MOST_SOURCE) {
    return textModal(texts.tooLongForModal);
  }
  const passage = [
    ...words(endOf(before.replace(HEADING_SIGN, ''), MOST_AROUND, isCutBefore)),
    ...words(quotation.text, { bold: true }),
    ...words(startOf(after.replace(HEADING_SIGN, ''), MOST_AROUND, isCutAfter)),
  ];
  const head: KnownBlock[] = menu ? [{ type: 'actions', elements: [menu] }, source] : [source];
  const own = isAdmin ? articleActions(quotation.article) : [];
  return modal(texts.contextTitle, [...head, { type: 'divider' }, paragraph(passage), ...own]);
}

/** Every quotation of an answer with its source, and with the figures in bold. */
export function moreModal(record: AnswerRecord): ModalView {
  return quotationsModal(record, texts.moreTitle, []);
}

/** Characters of an event's headline, and of its figures. */
const MOST_HEAD = 300;

/** What is said of one event: its headline and figures, then the quotations. */
export function eventModal(record: AnswerRecord, { title, file, published }: Source): ModalView {
  const labels = record.answer.figures.filter(({ scope }) => scope === 'asked').map(({ label }) => oneLine(label));
  const date = published === null ? texts.dateNotStated : texts.date(published);
  const head = shortened(`${oneLine(title ?? '') || oneLine(file)} · ${date}`, MOST_HEAD);
  const found = listed(labels, ' · ', MOST_HEAD, texts.andMore);
  const above = [head, ...(found === '' ? [] : [found])].map((text) => paragraph(words(text, { bold: true })));
  return quotationsModal(record, texts.eventTitle, above);
}

function quotationsModal({ answer }: AnswerRecord, title: string, above: readonly KnownBlock[]): ModalView {
  const quotations = quotationsOf(answer);
  if (quotations.length === 0) return textModal(texts.notFound);
  const nearest = answer.nearest.length > 0 ? [paragraph(words(texts.nearest, { italic: true }))] : [];
  const blocks: KnownBlock[] = [...above, ...nearest];
  let left = quotations.length;
  let characters = charactersOf(blocks);
  for (const at of quotationsAsRead(answer)) {
    const quotation = quotations[at];
    if (!quotation) continue;
    const number = numberOf(answer, at);
    const block =
      quotation.text.length > MOST_QUOTATION
        ? sourceBlock(quotation, texts.tooLongForModal, number)
        : quoteBlock(quotation, figureSpans(answer, at), number);
    characters += charactersOf(block);
    // Room for the line that counts what is left out.
    if (characters > MOST_VIEW_CHARACTERS || blocks.length + 2 > MOST_VIEW_BLOCKS) break;
    blocks.push(block);
    left -= 1;
  }
  if (left > 0) blocks.push(smallPrint(texts.leftOutOfModal(left)));
  return modal(title, blocks);
}

/** Opened at once, to be filled by its external id. */
export function loadingModal(externalId: string): ModalView {
  return modal(texts.loadingTitle, [paragraph(words(texts.loading))], externalId);
}

/** Why there is nothing to show. */
export function textModal(text: string, title = texts.textTitle): ModalView {
  return modal(title, [paragraph(words(text))]);
}

/** Why an answer did not help; it may be left empty. */
export function reasonModal(answerId: string): ModalView {
  return {
    ...modal(texts.reasonTitle, [
      {
        type: 'input',
        optional: true,
        label: plain(texts.reasonLabel),
        hint: plain(texts.reasonHint),
        element: { type: 'plain_text_input', action_id: REASON_INPUT, multiline: true, max_length: MOST_REASON },
      },
    ]),
    submit: plain(texts.reasonSubmit),
    callback_id: CALLBACKS.reason,
    private_metadata: answerValue(answerId),
  };
}

function modal(title: string, blocks: KnownBlock[], externalId?: string): ModalView {
  return {
    type: 'modal',
    title: plain(title),
    close: plain(texts.close),
    blocks,
    ...(externalId === undefined ? {} : { external_id: externalId }),
  };
}

function startOf(text: string, most: number, isCut: boolean): string {
  if (text.length <= most) return isCut ? `${text.trimEnd()} …` : text;
  const end = text.lastIndexOf(' ', most);
  return `${text.slice(0, end > 0 ? end : most - Number(isInsidePair(text, most)))} …`;
}

function endOf(text: string, most: number, isCut: boolean): string {
  if (text.length <= most) return isCut ? `… ${text.trimStart()}` : text;
  const from = text.length - most;
  const start = text.indexOf(' ', from);
  return `… ${text.slice(start >= 0 ? start + 1 : from + Number(isInsidePair(text, from)))}`;
}
