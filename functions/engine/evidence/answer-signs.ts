import type { AnswerType, Question } from '../search/question.ts';
import type { FreshToken, SentenceScan } from './passage-scan.ts';

const REASON_WORDS = new Set(
  'because due cause caused reason after since sparked triggered order result owing led prompted why'.split(' '),
);
const PLACE_PREPOSITIONS = new Set('in at near from to of the around outside across'.split(' '));

/** Tokens between a number and the noun it counts ("12 senior law enforcement officers"). */
const COUNTED_WITHIN = 4;

/** Could this token, which the question does not have, be what the question asks for? "One" is rarely a number. */
export function couldAnswer(type: AnswerType, token: FreshToken): boolean {
  switch (type) {
    case 'number':
      return (token.kind === 'number' || token.kind === 'year') && token.word !== 'one';
    case 'date':
      return token.kind === 'year' || token.kind === 'calendar';
    case 'person':
    case 'place':
      return token.isName;
    case 'reason':
    case 'other':
      return !token.isStop;
  }
}

/** Whether a sentence holds the kind of thing that a question asks for. */
export function answerSigns(question: Question, scan: SentenceScan) {
  const type = question.answerType;
  const candidates = scan.fresh.filter((token) => couldAnswer(type, token));
  const presence = (asked: AnswerType) => (type !== asked ? 0 : candidates.length > 0 ? 1 : -1);
  const placed = candidates.some((token) => PLACE_PREPOSITIONS.has(token.after));
  return {
    hasNumber: presence('number'),
    hasDate: presence('date'),
    hasPerson: type !== 'person' ? 0 : candidates.length >= 2 ? 1 : candidates.length === 1 ? 0.3 : -1,
    hasPlace: type !== 'place' ? 0 : placed ? 1 : candidates.length > 0 ? 0.3 : -1,
    hasReason: type !== 'reason' ? 0 : scan.fresh.some((token) => REASON_WORDS.has(token.word)) ? 1 : -1,
    countsNoun: type === 'number' && countsNoun(question, scan) ? 1 : 0,
  };
}

function countsNoun({ counted }: Question, { fresh, positions }: SentenceScan): boolean {
  const numbers = fresh.filter((token) => token.kind === 'number');
  return counted.some((term) =>
    (positions[term] ?? []).some((noun) => numbers.some(({ at }) => noun > at && noun - at <= COUNTED_WITHIN)),
  );
}
