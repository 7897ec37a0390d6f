import { ellipsis, sameElsewhere } from '../clauses/elliptic-clauses.ts';
import type { SentenceWords } from '../words/sentence-words.ts';
import { formerValue } from './changes.ts';
import { otherUnit } from './equivalents.ts';
import { amongWhole, gradedPart, killedOfThem, partOfList, partOfNumber } from './part-links.ts';
import type { FigureReading, LinkRule } from './readings.ts';
import { elsewhereSaid, furtherOnes, nounBehind, nounBehindBoth, predicateNoun, timeAway } from './shared-words.ts';

/** In the order in which they are applied. A new rule is an object like these and a line here; its examples are tests. */
export const LINK_RULES: readonly LinkRule[] = [
  partOfNumber,
  amongWhole,
  killedOfThem,
  elsewhereSaid,
  nounBehind,
  nounBehindBoth,
  predicateNoun,
  furtherOnes,
  timeAway,
  partOfList,
  ellipsis,
  sameElsewhere,
  formerValue,
  otherUnit,
  gradedPart,
];

/**
 * What a number takes from another once all of a sentence are read: the whole it is a part of, the noun or the verb that
 * only the other one prints. Each rule looks at the neighbours alone, so that long lists cost no more than short ones.
 */
export function linkReadings(
  words: SentenceWords,
  readings: readonly FigureReading[],
  rules: readonly LinkRule[] = LINK_RULES,
): FigureReading[] {
  let linked = [...readings];
  for (const { link } of rules) {
    const before = linked;
    linked = before.map((reading, at) => link(words, reading, at, before));
  }
  return linked;
}
