import type { RichTextBlock } from '@slack/types';
import type { Answer } from '../../engine/answer.ts';
import { texts } from '../../wording/texts.ts';
import { MOST_CHILD_BLOCKS } from './limits.ts';
import { numberOf, showQuotation } from './quotes.ts';
import { plain } from './rich-text.ts';
import type { Shown } from './shown.ts';

/**
 * Quotations under titles that are opened with one press; in the text, which a screen reader reads, they are in full.
 * `places`: in the order of their numbers.
 */
export function foldedQuotations(answer: Answer, places: readonly number[]): Shown {
  const folds: Shown[] = [];
  for (let at = 0; at < places.length; at += MOST_CHILD_BLOCKS) {
    folds.push(fold(answer, places.slice(at, at + MOST_CHILD_BLOCKS)));
  }
  return { blocks: folds.flatMap(({ blocks }) => blocks), lines: folds.flatMap(({ lines }) => lines) };
}

function fold(answer: Answer, places: readonly number[]): Shown {
  const shown = places.map((at) => showQuotation(answer, at));
  const [first, last] = [places.at(0), places.at(-1)].map((at) => (at === undefined ? null : numberOf(answer, at)));
  const title =
    answer.nearest.length > 0 ? texts.nearestFolded(shown.length) : texts.folded(shown.length, first ?? 1, last ?? 1);
  return {
    blocks: [
      {
        type: 'container',
        title: plain(title),
        is_collapsible: true,
        default_collapsed: true,
        child_blocks: shown.flatMap(({ blocks }): RichTextBlock[] => blocks),
      },
    ],
    lines: ['', title, ...shown.flatMap(({ lines }) => lines)],
  };
}
