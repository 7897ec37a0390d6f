import type { Question } from '../search/question.ts';
import { closeness, distanceTo } from './distances.ts';
import { AT, type FeatureRow } from './feature-row.ts';
import type { SentenceScan } from './passage-scan.ts';

/** Tokens between a number and the noun it counts ("12 senior law enforcement officers"). */
const COUNTED_WITHIN = 4;

/** Whether a sentence holds the kind of thing that a question asks for. */
export function writeAnswerSigns(row: FeatureRow, question: Question, scan: SentenceScan): void {
  const type = question.answerType;
  if (type === 'number') {
    row.set(AT.hasNumber, scan.candidates.length > 0 ? 1 : -1);
    row.set(AT.countsNoun, countsNoun(question, scan) ? 1 : 0);
  } else if (type !== 'other') {
    const worth = Math.max(0, ...scan.kinds.map((kind) => kind.worth));
    row.set(PRESENCE[type], worth > 0 ? worth : -1);
  }
  row.set(AT.nearPredicate, nearPredicate(scan));
}

const PRESENCE = { date: AT.hasDate, person: AT.hasPerson, place: AT.hasPlace, reason: AT.hasReason } as const;

/** How close the likest thing of the kind asked for is to the question's predicate, 0 to 1. */
function nearPredicate({ kinds, predicate }: SentenceScan): number {
  if (predicate.length === 0 || kinds.length === 0) return 0;
  return Math.max(0, ...kinds.map(({ at, worth }) => worth * closeness(distanceTo(predicate, at))));
}

function countsNoun({ counted }: Question, { numbers, positions }: SentenceScan): boolean {
  return counted.some((term) =>
    (positions[term] ?? []).some((noun) => numbers.some((at) => noun > at && noun - at <= COUNTED_WITHIN)),
  );
}
