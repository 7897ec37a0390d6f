import type { Answer } from '../../engine/answer.ts';
import { eventRows } from '../../wording/event-rows.ts';
import { listed, oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import { ACTIONS, eventValue } from './actions.ts';
import { button } from './rich-text.ts';
import { NOTHING, type Shown } from './shown.ts';

/** Characters of a button's text; Slack takes 75 and shows about 30. */
const MOST_BUTTON = 40;

/** Characters of an event's figures on its button. */
const MOST_FIGURES = 20;

/** Where a question fits several events: a button for each, in their order, that opens what is said of it alone. */
export function showEventButtons(id: string, { events }: Answer): Shown {
  if (events === undefined || events.length === 0) return NOTHING;
  const buttons = eventRows(events).map(({ labels, article: { title, file } }, event) => {
    const name = oneLine(title ?? '') || oneLine(file);
    const figures = listed(labels.map(oneLine), ' · ', MOST_FIGURES, texts.andMore);
    const text = shortened(figures === '' ? name : `${figures}: ${name}`, MOST_BUTTON);
    return button(ACTIONS.event, text, eventValue({ answer: id, event }), texts.eventLabel(name));
  });
  // Slack takes an action once in a block.
  return { blocks: buttons.map((each) => ({ type: 'actions', elements: [each] })), lines: [] };
}
