import type { KnownBlock } from '@slack/types';
import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { dayOf } from '../store/day.ts';
import { ACTIONS, answerValue } from './actions.ts';
import { mentionsOf } from './mentions.ts';
import { button, header, paragraph, plain, smallPrint, words } from './rich-text.ts';

/** Questions that are alike and found nothing. */
export interface UnansweredRow {
  /** As the newest of them was asked. */
  readonly text: string;
  /** Milliseconds since 1970, of the newest. */
  readonly askedAt: number;
  readonly times: number;
  /** User ids of the admins who have them. */
  readonly takers: readonly string[];
  /** Id of the answer to one that nobody has; `null` where all are taken. */
  readonly free: string | null;
}

/** Characters of a question. */
const MOST_QUESTION = 200;

/** Rows; each is a block or two of a Home tab, which takes a hundred. */
const MOST_LISTED = 15;

/** What admins see, newest first: each question with a way to take it, or who has it. */
export function showUnanswered(rows: readonly UnansweredRow[]): KnownBlock[] {
  const left = rows.length - MOST_LISTED;
  return [
    header(texts.unansweredTitle),
    ...(rows.length > 0 ? rows.slice(0, MOST_LISTED).flatMap(showRow) : [paragraph(words(texts.noUnanswered))]),
    ...(left > 0 ? [smallPrint(texts.andMore(left))] : []),
  ];
}

function showRow({ text, askedAt, times, takers, free }: UnansweredRow): KnownBlock[] {
  const question = shortened(oneLine(text), MOST_QUESTION) || texts.noCell;
  const line = [question, ...(times > 1 ? [texts.askedTimes(times)] : []), texts.date(dayOf(askedAt))].join(' · ');
  const who = mentionsOf(takers, texts.takenBy);
  if (free === null) return [paragraph([...words(line), ...who])];
  const section: KnownBlock = {
    type: 'section',
    text: plain(line),
    accessory: button(ACTIONS.take, texts.take, answerValue(free), texts.takeLabel(question)),
  };
  return who.length > 0 ? [section, paragraph(who)] : [section];
}
