import type { AnswerType, Question } from '../search/question.ts';
import { closeness, distanceTo } from './distances.ts';
import type { SentenceScan } from './passage-scan.ts';

/** Tokens between a number and the noun it counts ("12 senior law enforcement officers"). */
const COUNTED_WITHIN = 4;

/** Whether a sentence holds the kind of thing that a question asks for. */
export function answerSigns(question: Question, scan: SentenceScan) {
  const type = question.answerType;
  const worth = Math.max(0, ...scan.kinds.map((kind) => kind.worth));
  const presence = (asked: AnswerType) => (type !== asked ? 0 : worth > 0 ? worth : -1);
  return {
    hasNumber: type !== 'number' ? 0 : scan.candidates.length > 0 ? 1 : -1,
    hasDate: presence('date'),
    hasPerson: presence('person'),
    hasPlace: presence('place'),
    hasReason: presence('reason'),
    nearPredicate: nearPredicate(scan),
    countsNoun: type === 'number' && countsNoun(question, scan) ? 1 : 0,
  };
}

/** How close the likest thing of the kind asked for is to the question's predicate, 0 to 1. */
function nearPredicate({ kinds, predicate }: SentenceScan): number {
  if (predicate.length === 0) return 0;
  return Math.max(0, ...kinds.map(({ at, worth }) => worth * closeness(distanceTo(predicate, at))));
}

function countsNoun({ counted }: Question, { numbers, positions }: SentenceScan): boolean {
  return counted.some((term) =>
    (positions[term] ?? []).some((noun) => numbers.some((at) => noun > at && noun - at <= COUNTED_WITHIN)),
  );
}
