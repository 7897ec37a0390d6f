import type { StaticSelect } from '@slack/types';
import type { Answer } from '../../engine/answer.ts';
import { eventRows } from '../../wording/event-rows.ts';
import { listed, oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { ACTIONS, eventValue } from './actions.ts';
import { MOST_OPTION } from './limits.ts';
import { plain } from './rich-text.ts';

/** Characters of an event's figures in its option. */
const MOST_FIGURES = 20;

/** Where a question fits several events: a menu of them, in their order, that opens what is said of one alone. */
export function eventMenu(id: string, { events }: Answer): StaticSelect[] {
  if (events === undefined || events.length === 0) return [];
  const options = eventRows(events).map(({ labels, article: { title, file } }, event) => {
    const name = oneLine(title ?? '') || oneLine(file);
    const figures = listed(labels.map(oneLine), ' · ', MOST_FIGURES, texts.andMore);
    const text = plain(shortened(figures === '' ? name : `${figures}: ${name}`, MOST_OPTION));
    return { text, value: eventValue({ answer: id, event }) };
  });
  return [{ type: 'static_select', action_id: ACTIONS.event, placeholder: plain(texts.oneEventOnly), options }];
}
