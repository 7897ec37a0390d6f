import { answer } from '../../engine/answer.ts';
import { answerClaim } from '../../engine/claim-answer.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import type { AnswerRecord } from '../store/store.ts';
import { answerMessage } from '../views/answer-message.ts';
import type { Message } from '../views/message.ts';

/** Quotations of an answer; each figure that sources disagree on keeps one beyond. */
const QUOTES = 10;

/** The revision of a question that is as it was first sent. */
const NEVER_EDITED = '';

export function answerFrom(index: CorpusIndex, kind: AnswerRecord['kind'], text: string): AnswerRecord['answer'] {
  return kind === 'claim' ? answerClaim(text, index, { limit: QUOTES }) : answer(text, index, { limit: QUOTES });
}

/** The reply, the same whenever it is shown again. `toldTo`: user ids of those whom a first answer is told to. */
export function replyOf(record: AnswerRecord, toldTo?: readonly string[]): Message {
  const { posted } = record;
  const told = toldTo === undefined ? {} : { toldTo };
  if (!posted) return answerMessage(record, { audience: 'private', restate: true, ...told });
  const { restate, revision, sharedBy } = posted;
  return answerMessage(record, {
    ...told,
    audience: 'channel',
    restate,
    edited: revision !== NEVER_EDITED,
    ...(sharedBy === null ? {} : { sharedBy }),
  });
}
