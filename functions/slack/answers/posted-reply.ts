import { answer } from '../../engine/answer.ts';
import { answerClaim } from '../../engine/claim-answer.ts';
import type { Edition } from '../../engine/edition.ts';
import type { AnswerRecord } from '../store/store.ts';
import { type AnswerMessageOptions, answerMessage } from '../views/answer-message.ts';
import { type Message, messageOf } from '../views/message.ts';

/** Quotations of an answer; each figure that sources disagree on keeps one beyond. */
const QUOTES = 10;

/** Charts in a message. */
const MOST_CHARTS = 2;

/** The revision of a question that is as it was first sent. */
const NEVER_EDITED = '';

/** Answers that are remembered of an edition, which never changes: a repeated run, or question, asks for one again. */
const MOST_REMEMBERED = 50;

const remembered = new WeakMap<Edition, Map<string, Promise<AnswerRecord['answer']>>>();

export function answerFrom(index: Edition, kind: AnswerRecord['kind'], text: string): Promise<AnswerRecord['answer']> {
  const answers = remembered.get(index) ?? new Map<string, Promise<AnswerRecord['answer']>>();
  remembered.set(index, answers);
  const key = `${kind} ${text}`;
  const again = answers.get(key);
  if (again) return again;
  const first = answerNow(index, kind, text);
  answers.set(key, first);
  // One that failed may succeed the next time.
  first.catch(() => answers.delete(key));
  const [oldest] = answers.keys();
  if (answers.size > MOST_REMEMBERED && oldest !== undefined) answers.delete(oldest);
  return first;
}

async function answerNow(index: Edition, kind: AnswerRecord['kind'], text: string): Promise<AnswerRecord['answer']> {
  const slice = await index.slice([text]);
  return kind === 'claim' ? answerClaim(text, slice, { limit: QUOTES }) : answer(text, slice, { limit: QUOTES });
}

/** The answers that only the asker sees, below each other in one message. */
export function privateReplyOf(
  records: readonly AnswerRecord[],
  options: Pick<AnswerMessageOptions, 'toldTo'> = {},
): Message {
  const messages = records.map((record) =>
    answerMessage(record, { ...options, audience: 'private', restate: true, ofMessage: records.length }),
  );
  // Slack takes two charts a message.
  const blocks = messages.flatMap((message, at) =>
    at < MOST_CHARTS ? message.blocks : message.blocks.filter(({ type }) => type !== 'data_visualization'),
  );
  return messageOf(messages.map(({ text }) => text).join('\n\n'), blocks);
}

/** The reply, the same whenever it is shown again. `toldTo`: user ids of those whom a first answer is told to. */
export function replyOf(record: AnswerRecord, toldTo?: readonly string[]): Message {
  const { posted } = record;
  const told = toldTo === undefined ? {} : { toldTo };
  if (!posted) return privateReplyOf([record], told);
  const { restate, revision, sharedBy } = posted;
  return answerMessage(record, {
    ...told,
    audience: 'channel',
    restate,
    edited: revision !== NEVER_EDITED,
    ...(sharedBy === null ? {} : { sharedBy }),
  });
}
