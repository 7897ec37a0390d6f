import * as v from 'valibot';
import { Whole } from '../../engine/whole.ts';
import { MOST_WORDS, ModalAction, parseModalValue } from '../views/actions.ts';
import { AcceptedAt, Asker, Id, MOST_LINE, ResponseUrl, Timestamp } from './job-fields.ts';
import { MOST_FILES, SharedFile } from './shared-file.ts';

/** What people ask, press and choose. */

/** Characters of the reason for a vote, as Slack's inputs hold them. */
export const MOST_REASON = 3000;

/** Questions of one message that are answered one by one. */
export const MOST_QUESTIONS = 4;

/** What came with the message, to be read with its words. */
const Files = { files: v.exactOptional(v.pipe(v.array(SharedFile), v.maxLength(MOST_FILES))) };

/** Of a message that asks several questions: which of those behind the first, with what it leaves out spelled out. */
const Part = { part: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_QUESTIONS - 1))) };

export const QuestionJob = v.strictObject({
  type: v.literal('question'),
  ...Asker,
  ...AcceptedAt,
  /** `mention` in a channel, `direct` in the direct message or agent pane, `follow_up` unmentioned in a thread we answered in. */
  entry: v.picklist(['mention', 'direct', 'follow_up']),
  channel: Id,
  ts: Timestamp,
  /** The thread it was asked in; `null` at the top of a conversation. */
  thread: v.nullable(Timestamp),
  /** As a person reads it: without the mention of the bot, entities decoded. */
  text: v.string(),
  /** It is a statement that the message hands over, and is checked. */
  asClaim: v.exactOptional(v.literal(true)),
  ...Part,
  ...Files,
  /** When the message was last edited; `null` for one that never was. */
  edited: v.nullable(Timestamp),
});

/** A question that its author has deleted. */
export const DeletedJob = v.strictObject({
  type: v.literal('deleted'),
  ...Part,
  /** When an edit took the question out of its message; absent where the message itself is gone. */
  edited: v.exactOptional(Timestamp),
  ...Asker,
  ...AcceptedAt,
  entry: QuestionJob.entries.entry,
  channel: Id,
  ts: Timestamp,
  thread: v.nullable(Timestamp),
});

export const CommandJob = v.strictObject({
  type: v.literal('command'),
  ...Asker,
  ...AcceptedAt,
  /** Unique for each time that the command is sent. */
  trigger: Id,
  channel: Id,
  /** Where a message is checked within a thread; commands know of none. */
  thread: v.exactOptional(v.nullable(Timestamp)),
  text: v.string(),
  ...Files,
  responseUrl: ResponseUrl,
});

export const ClaimJob = v.strictObject({ ...CommandJob.entries, type: v.literal('claim') });

/** A sub-command that needs to know the index. */
export const InfoJob = v.strictObject({
  type: v.literal('info'),
  ...Asker,
  ...AcceptedAt,
  topic: v.picklist(['sources', 'about']),
  responseUrl: ResponseUrl,
});

/** A button that opens a modal about an answer, and what the button carries, as it carries it. */
export const ModalJob = v.pipe(
  v.strictObject({
    type: v.literal('modal'),
    ...Asker,
    ...AcceptedAt,
    action: ModalAction,
    value: v.string(),
    /** External id of the modal that was opened at once with a loading text, to be filled. */
    view: Id,
  }),
  v.check(({ action, value }) => parseModalValue(action, value) !== null, 'no value of that button'),
);

export const ShareJob = v.strictObject({
  type: v.literal('share'),
  ...Asker,
  ...AcceptedAt,
  answer: Id,
  channel: Id,
  responseUrl: ResponseUrl,
});

export const VoteJob = v.strictObject({
  type: v.literal('vote'),
  ...Asker,
  ...AcceptedAt,
  answer: Id,
  vote: v.picklist(['up', 'down']),
  /** When the button was pressed: of two votes that arrive out of order the later one counts. */
  at: Timestamp,
});

export const ReasonJob = v.strictObject({
  type: v.literal('reason'),
  ...Asker,
  ...AcceptedAt,
  answer: Id,
  reason: v.pipe(v.string(), v.maxLength(MOST_REASON)),
});

export const HomeJob = v.strictObject({
  type: v.literal('home'),
  ...Asker,
  ...AcceptedAt,
  /** Of the list of articles that admins see, from 0. */
  page: v.optional(Whole, 0),
  /** The words by which articles are looked for instead. */
  find: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_WORDS))),
});

/** A person wants to be told when a reply, or the answer to a question, is another. */
export const WatchJob = v.strictObject({
  type: v.literal('watch'),
  ...Asker,
  ...AcceptedAt,
  of: v.variant('kind', [
    v.strictObject({ kind: v.literal('answer'), answer: Id }),
    v.strictObject({ kind: v.literal('question'), text: v.pipe(v.string(), v.maxLength(MOST_LINE)) }),
  ]),
  responseUrl: ResponseUrl,
});

export const UnwatchJob = v.strictObject({
  type: v.literal('unwatch'),
  ...Asker,
  ...AcceptedAt,
  watch: Id,
  /** `null` in the Home tab, which is drawn again. */
  responseUrl: v.nullable(ResponseUrl),
});

export const PromptsJob = v.strictObject({ type: v.literal('prompts'), ...Asker, ...AcceptedAt, channel: Id });

/** A person who may not ask, in a conversation where the app can tell them so. */
export const AccessDeniedJob = v.strictObject({
  type: v.literal('access_denied'),
  ...Asker,
  ...AcceptedAt,
  channel: Id,
  thread: v.nullable(Timestamp),
});
