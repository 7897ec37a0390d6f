import type { KnownBlock } from '@slack/types';
import { listed, oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import type { Watch } from '../store/watch.ts';
import { ACTIONS, answerValue } from './actions.ts';
import { button, header, paragraph, plain, smallPrint, words } from './rich-text.ts';

/** Characters of a question, and of what is known. */
const MOST_QUESTION = 200;
const MOST_LABELS = 100;

/** Each is a block of a Home tab, which takes a hundred. */
const MOST_LISTED = 15;

/** What the viewer is told of, newest first, each with a way to stop it. */
export function showWatches(watches: readonly Watch[]): KnownBlock[] {
  const newest = watches.toSorted((a, b) => b.since - a.since || (a.id > b.id ? -1 : 1));
  const left = newest.length - MOST_LISTED;
  return [
    header(texts.watchesTitle),
    ...(newest.length > 0 ? newest.slice(0, MOST_LISTED).map(showWatch) : [paragraph(words(texts.noWatches))]),
    ...(left > 0 ? [smallPrint(texts.andMore(left))] : []),
  ];
}

function showWatch({ id, question, known }: Watch): KnownBlock {
  const name = shortened(oneLine(question), MOST_QUESTION) || texts.noCell;
  const figures = listed(known.figures, ' · ', MOST_LABELS, texts.andMore) || texts.outcomes[known.outcome];
  return {
    type: 'section',
    text: plain(`${name} · ${figures}`),
    accessory: button(ACTIONS.unwatch, texts.unwatch, answerValue(id), texts.unwatchLabel(name)),
  };
}
