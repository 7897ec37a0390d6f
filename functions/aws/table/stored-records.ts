import * as v from 'valibot';
import { Integer } from '../../engine/whole.ts';
import type { QuestionRun } from '../../slack/store/question-run.ts';
import type { Asked, IndexPointer, ThreadContext, Vote } from '../../slack/store/store.ts';
import type { Watch } from '../../slack/store/watch.ts';
import { type Item, StoredItemError } from './table.ts';

/** What the items of the table hold, by kind; answers have a module of their own. */

export type RecordSchema<Value> = v.GenericSchema<unknown, Value>;

const AnswerKind = v.picklist(['answered', 'disputed', 'not_found']);

const StoredReply = v.nullable(v.strictObject({ channel: v.string(), ts: v.string() }));

export const StoredRun: RecordSchema<QuestionRun> = v.strictObject({
  revision: v.string(),
  leaseUntil: Integer,
  isDone: v.boolean(),
  mayHavePosted: v.boolean(),
  answerId: v.nullable(v.string()),
  reply: StoredReply,
  /** Versions before apologies were kept did not write it. */
  apology: v.optional(v.nullable(v.strictObject({ isDirect: v.boolean(), message: StoredReply })), null),
  asks: v.exactOptional(v.strictObject({ question: v.string(), askedAt: Integer })),
});

export const StoredThread: RecordSchema<ThreadContext> = v.strictObject({
  team: v.string(),
  channel: v.string(),
  ts: v.string(),
  question: v.string(),
  askedAt: Integer,
  message: v.exactOptional(v.string()),
  before: v.exactOptional(v.strictObject({ question: v.string(), askedAt: Integer })),
});

export const StoredVote: RecordSchema<Vote> = v.strictObject({
  answerId: v.string(),
  user: v.string(),
  vote: v.picklist(['up', 'down']),
  at: v.string(),
  reason: v.nullable(v.string()),
});

export const StoredAsked: RecordSchema<Asked> = v.strictObject({
  key: v.string(),
  team: v.string(),
  user: v.string(),
  text: v.string(),
  outcome: AnswerKind,
  askedAt: Integer,
});

/** Articles by marks of eight characters: ten of them are less than one long id. */
export const StoredQuoted = v.strictObject({
  articles: v.array(v.string()),
  answer: v.string(),
  at: Integer,
  /** Versions before questions were asked again did not write it. */
  question: v.optional(v.string(), ''),
});

export const StoredWatch: RecordSchema<Watch> = v.strictObject({
  id: v.string(),
  team: v.string(),
  kind: v.picklist(['question', 'claim']),
  question: v.string(),
  place: v.nullable(v.strictObject({ channel: v.string(), thread: v.string() })),
  watchers: v.array(v.string()),
  taken: v.nullable(v.strictObject({ by: v.string(), at: Integer })),
  since: Integer,
  known: v.strictObject({ outcome: AnswerKind, figures: v.array(v.string()) }),
  told: Integer,
  toldAt: v.nullable(Integer),
  pending: v.array(v.string()),
  /** Versions before told figures were taken back did not write it. */
  from: v.optional(
    v.array(
      v.strictObject({
        label: v.string(),
        sources: v.array(v.strictObject({ id: v.string(), sha256: v.string(), name: v.string() })),
        isGone: v.boolean(),
      }),
    ),
    [],
  ),
});

/** An entry of a list of questions: the question of its time. */
export const StoredPointer = v.strictObject({ key: v.string() });

export const StoredIndexPointer: RecordSchema<IndexPointer> = v.strictObject({
  version: v.string(),
  object: v.string(),
  articles: Integer,
  builtAt: Integer,
});

/** Through the schema that reads it, so that nothing is stored that could not be read again. */
export function formatRecord<Value>(schema: RecordSchema<Value>, value: Value): string {
  return JSON.stringify(v.parse(schema, value));
}

/** Throws {@link StoredItemError}. */
export function parseRecord<Value>(schema: RecordSchema<Value>, { key, body }: Item): Value {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    throw new StoredItemError(key, 'it is not JSON', { cause });
  }
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new StoredItemError(key, v.summarize(parsed.issues));
}
