import type { ActionsBlockElement, Button, KnownBlock, PlainTextOption, StaticSelect } from '@slack/types';
import type { Quotation } from '../../engine/quotation.ts';
import { articleName } from '../../wording/article-name.ts';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import type { AnswerRecord } from '../store/store.ts';
import { ACTIONS, answerValue, contextValue, voteValue } from './actions.ts';
import { eventMenu } from './event-menu.ts';
import { MOST_OPTION } from './limits.ts';
import { numberOf, quotationsAsRead, quotationsOf } from './quotes.ts';
import { button, plain } from './rich-text.ts';

/** One row for the whole message, whatever it shows, and the votes. `shown`: places of the quotations that are in it. */
export function messageActions(
  record: AnswerRecord,
  shown: readonly number[],
  audience: 'channel' | 'private',
): KnownBlock[] {
  const { id, answer } = record;
  const all = quotationsOf(answer).length;
  const left = all - shown.length;
  const elements: ActionsBlockElement[] = [
    ...eventMenu(id, answer),
    ...readElement(record, shown),
    ...(left > 0 ? [button(ACTIONS.more, texts.more(left), answerValue(id), texts.moreLabel(left, all))] : []),
    button(ACTIONS.watch, texts.watch, answerValue(id), texts.watchLabel),
    ...(audience === 'private' ? [button(ACTIONS.share, texts.share, answerValue(id), texts.shareLabel)] : []),
  ];
  return [{ type: 'actions', elements }, votes(id)];
}

/** A button for the only quotation, a menu of the numbers where there are several. */
function readElement(record: AnswerRecord, shown: readonly number[]): (Button | StaticSelect)[] {
  const [only] = shown;
  if (only === undefined) return [];
  if (shown.length > 1) return [contextMenu(record, shown)];
  const value = contextValue({ answer: record.id, quote: only });
  const number = numberOf(record.answer, only) ?? 1;
  const all = quotationsOf(record.answer).length;
  return [button(ACTIONS.context, texts.readInContext, value, texts.readInContextLabel(number, all))];
}

/** `open`: the place of the quotation that is open already. */
export function contextMenu({ id, answer }: AnswerRecord, shown: readonly number[], open?: number): StaticSelect {
  const options = new Map(
    quotationsAsRead(answer)
      .filter((at) => shown.includes(at))
      .flatMap((at): [number, PlainTextOption][] => {
        const quotation = quotationsOf(answer)[at];
        if (!quotation) return [];
        const text = plain(optionText(numberOf(answer, at) ?? 1, quotation));
        return [[at, { text, value: contextValue({ answer: id, quote: at }) }]];
      }),
  );
  const initial = open === undefined ? undefined : options.get(open);
  return {
    type: 'static_select',
    action_id: ACTIONS.context,
    placeholder: plain(texts.readInContext),
    options: [...options.values()],
    ...(initial ? { initial_option: initial } : {}),
  };
}

function optionText(number: number, { article }: Quotation): string {
  const source = oneLine(article.publisher ?? '') || oneLine(articleName(article)) || texts.publisherNotStated;
  return shortened(`${number} · ${source}`, MOST_OPTION);
}

function votes(id: string): KnownBlock {
  return {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: ACTIONS.vote,
        positive_button: feedbackButton(texts.helpful, texts.helpfulLabel, voteValue({ answer: id, vote: 'up' })),
        negative_button: feedbackButton(
          texts.notHelpful,
          texts.notHelpfulLabel,
          voteValue({ answer: id, vote: 'down' }),
        ),
      },
    ],
  };
}

function feedbackButton(text: string, label: string, value: string) {
  return { text: plain(text), accessibility_label: label, value };
}
