import * as v from 'valibot';
import { EVERY, type Feed, type FeedNews } from '../../feeds/feed.ts';
import { messageKey } from '../store/message-key.ts';
import { shortId } from '../store/short-id.ts';
import { MOST_ARTICLE_ID, MOST_WORDS, ModalAction, type ModalValue, parseModalValue } from '../views/actions.ts';
import { DigestSoFar } from './digest-so-far.ts';
import { MOST_FILES, SharedFile } from './shared-file.ts';

/**
 * Everything that Slack asks of us, once it is accepted: what the ingress puts on the queue and the worker takes off it.
 * Written and read through one schema, so that a message of another version or another origin is refused, never guessed at.
 */

/** Characters of the reason for a vote, as Slack's inputs hold them. */
export const MOST_REASON = 3000;

/** Characters of an article's address. */
export const MOST_ADDRESS = 3000;

/** Characters. A message on the queue holds 256 KB, and a character of text takes up to four bytes. */
export const MOST_ARTICLE_TEXT = 60_000;

/** Characters of an article's id, and of what a person states in one line. */
export const MOST_LINE = MOST_ARTICLE_ID;

/** Articles that one job names: their ids fill less than half of a message. */
export const MOST_CHANGED = 100;

/** Questions of one message that are answered one by one. */
export const MOST_QUESTIONS = 4;

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
/** A Slack timestamp: seconds with six decimals as text; it names a message within its channel. */
const Timestamp = v.pipe(v.string(), v.regex(/^\d{1,12}\.\d{1,9}$/u));
const ResponseUrl = v.pipe(v.string(), v.url());
/** Ids of the workspace and of the person. */
const Asker = { team: Id, user: Id };
/** Milliseconds since 1970, when Slack's request came in: the start of the latency that a person feels. */
const AcceptedAt = { acceptedAt: v.pipe(v.number(), v.safeInteger(), v.minValue(0)) };

/** What came with the message, to be read with its words. */
const Files = { files: v.exactOptional(v.pipe(v.array(SharedFile), v.maxLength(MOST_FILES))) };

/** Of a message that asks several questions: which of those behind the first, with what it leaves out spelled out. */
const Part = { part: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MOST_QUESTIONS - 1))) };

const QuestionJob = v.strictObject({
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
const DeletedJob = v.strictObject({
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

const CommandJob = v.strictObject({
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

const ClaimJob = v.strictObject({ ...CommandJob.entries, type: v.literal('claim') });

/** A sub-command that needs to know the index. */
const InfoJob = v.strictObject({
  type: v.literal('info'),
  ...Asker,
  ...AcceptedAt,
  topic: v.picklist(['sources', 'about']),
  responseUrl: ResponseUrl,
});

/** A button that opens a modal about an answer, and what the button carries, as it carries it. */
const ModalJob = v.pipe(
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

const ShareJob = v.strictObject({
  type: v.literal('share'),
  ...Asker,
  ...AcceptedAt,
  answer: Id,
  channel: Id,
  responseUrl: ResponseUrl,
});

const VoteJob = v.strictObject({
  type: v.literal('vote'),
  ...Asker,
  ...AcceptedAt,
  answer: Id,
  vote: v.picklist(['up', 'down']),
  /** When the button was pressed: of two votes that arrive out of order the later one counts. */
  at: Timestamp,
});

const ReasonJob = v.strictObject({
  type: v.literal('reason'),
  ...Asker,
  ...AcceptedAt,
  answer: Id,
  reason: v.pipe(v.string(), v.maxLength(MOST_REASON)),
});

const HomeJob = v.strictObject({
  type: v.literal('home'),
  ...Asker,
  ...AcceptedAt,
  /** Of the list of articles that admins see, from 0. */
  page: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0)), 0),
  /** The words by which articles are looked for instead. */
  find: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_WORDS))),
});

/** What an admin wants of a feed. */
const FeedJob = v.strictObject({
  type: v.literal('feed'),
  ...Asker,
  ...AcceptedAt,
  content: v.variant('kind', [
    v.strictObject({
      kind: v.literal('watch'),
      url: v.pipe(v.string(), v.url(), v.maxLength(MOST_ADDRESS)),
      /** Minutes. */
      every: v.pipe(v.number(), v.safeInteger(), v.minValue(EVERY.least), v.maxValue(EVERY.most)),
    }),
    /** By the feed's id. */
    v.strictObject({ kind: v.literal('stop'), feed: Id }),
  ]),
});

/** What whoever has a feed watched is told of it. `acceptedAt`: when that was found. */
const FeedNewsJob = v.strictObject({
  type: v.literal('feed_news'),
  ...Asker,
  ...AcceptedAt,
  feed: Id,
  url: v.pipe(v.string(), v.maxLength(MOST_ADDRESS)),
  kind: v.picklist(['moved', 'gone', 'failing']),
  /** Where it is asked now, of one that has moved; else why. */
  detail: v.pipe(v.string(), v.maxLength(MOST_ADDRESS)),
});

const PromptsJob = v.strictObject({ type: v.literal('prompts'), ...Asker, ...AcceptedAt, channel: Id });

/** A person who may not ask, in a conversation where the app can tell them so. */
const AccessDeniedJob = v.strictObject({
  type: v.literal('access_denied'),
  ...Asker,
  ...AcceptedAt,
  channel: Id,
  thread: v.nullable(Timestamp),
});

const Line = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_LINE));

/** What the submitter states of an article; `null` is left to the article. */
const Stated = {
  title: v.nullable(Line),
  publisher: v.nullable(Line),
  author: v.nullable(Line),
  published: v.nullable(v.pipe(v.string(), v.isoDate())),
};

/** An article that an admin submits, or withdraws. */
const SubmissionJob = v.strictObject({
  type: v.literal('submission'),
  ...Asker,
  ...AcceptedAt,
  /** One for each time that the form is sent or the button pressed. It becomes a name in the corpus's inbox. */
  submission: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/u)),
  content: v.variant('kind', [
    v.strictObject({ kind: v.literal('url'), ...Stated, url: v.pipe(v.string(), v.url(), v.maxLength(MOST_ADDRESS)) }),
    v.strictObject({
      kind: v.literal('text'),
      ...Stated,
      text: v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_ARTICLE_TEXT)),
      /** Id of the article that it takes the place of. */
      corrects: v.exactOptional(Line),
    }),
    v.strictObject({ kind: v.literal('withdrawal'), article: Line }),
  ]),
});

/** The outcome of a submission or a withdrawal, of which its submitter is told. */
const ReportJob = v.strictObject({
  type: v.literal('report'),
  ...Asker,
  ...AcceptedAt,
  submission: Id,
  outcome: v.picklist(['added', 'updated', 'unchanged', 'duplicate', 'skipped', 'withdrawn', 'unknown']),
  /** Id and title of the article it is about; `null` where there is none. */
  article: v.nullable(
    v.strictObject({ id: v.pipe(v.string(), v.maxLength(MOST_LINE)), title: v.nullable(v.string()) }),
  ),
  /** How its submitter named it: its title, else its address; `null` for a text without either. */
  called: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(MOST_ADDRESS))), null),
  /** Why it was skipped, what it is a duplicate of, or what is to be known of one that was taken. */
  reason: v.nullable(v.string()),
});

const ArticleIds = v.array(v.pipe(v.string(), v.maxLength(MOST_LINE)));

/** Articles that the new index has in another version, or no longer: replies that quote them may need a correction. */
const ChangedJob = v.strictObject({
  type: v.literal('changed'),
  ...AcceptedAt,
  articles: v.pipe(ArticleIds, v.minLength(1), v.maxLength(MOST_CHANGED)),
  /** Version of the new index. */
  index: Id,
});

/** Articles that the new index has for the first time, or in another version: questions may have another answer. */
const EditionJob = v.strictObject({
  type: v.literal('edition'),
  ...AcceptedAt,
  /** Questions up to this id have been looked at. */
  after: v.exactOptional(Id),
  articles: v.pipe(ArticleIds, v.minLength(1), v.maxLength(MOST_CHANGED)),
  /** Version of the new index. */
  index: Id,
});

/** A question that these new articles could answer otherwise. */
const NewsJob = v.strictObject({
  type: v.literal('news'),
  ...AcceptedAt,
  /** Of a reply, the id of its answer. */
  watch: Id,
  articles: v.pipe(ArticleIds, v.maxLength(MOST_CHANGED)),
});

/** A person wants to be told when a reply, or the answer to a question, is another. */
const WatchJob = v.strictObject({
  type: v.literal('watch'),
  ...Asker,
  ...AcceptedAt,
  of: v.variant('kind', [
    v.strictObject({ kind: v.literal('answer'), answer: Id }),
    v.strictObject({ kind: v.literal('question'), text: v.pipe(v.string(), v.maxLength(MOST_LINE)) }),
  ]),
  responseUrl: ResponseUrl,
});

const UnwatchJob = v.strictObject({
  type: v.literal('unwatch'),
  ...Asker,
  ...AcceptedAt,
  watch: Id,
  /** `null` in the Home tab, which is drawn again. */
  responseUrl: v.nullable(ResponseUrl),
});

/** An admin takes a question that found nothing, in the Home tab. */
const TakeJob = v.strictObject({ type: v.literal('take'), ...Asker, ...AcceptedAt, answer: Id });

/** What the desk has learnt in a week: from the clock. */
const DigestJob = v.strictObject({
  type: v.literal('digest'),
  channel: Id,
  /** When the week ends. */
  scheduled: v.pipe(v.string(), v.isoTimestamp()),
  /** Absent in the first run. */
  soFar: v.exactOptional(DigestSoFar),
});

/** A reply that quotes such an article. */
const CorrectionJob = v.strictObject({ type: v.literal('correction'), ...AcceptedAt, answer: Id });

const Job = v.variant('type', [
  QuestionJob,
  DeletedJob,
  CommandJob,
  ClaimJob,
  InfoJob,
  ModalJob,
  ShareJob,
  VoteJob,
  ReasonJob,
  HomeJob,
  PromptsJob,
  AccessDeniedJob,
  SubmissionJob,
  ReportJob,
  ChangedJob,
  CorrectionJob,
  FeedJob,
  FeedNewsJob,
  EditionJob,
  NewsJob,
  WatchJob,
  UnwatchJob,
  TakeJob,
  DigestJob,
]);

export type Job = v.InferOutput<typeof Job>;
export type JobOf<Type extends Job['type']> = Extract<Job, { type: Type }>;

/** A function for every type of job: a type that is left out is a type error. */
export type ForEachJob<Context, Result> = {
  readonly [Type in Job['type']]: (job: JobOf<Type>, context: Context) => Result;
};

/** A message on the queue that is no job. It can only end in the dead-letter queue. */
export class JobError extends Error {
  override readonly name = 'JobError';

  constructor(problem: string, options?: ErrorOptions) {
    super(`The message is no job: ${problem}`, options);
  }
}

/** The job by which who watches a feed is told of it; `null` for one that the operator watches. */
export function feedNewsJob(
  { id, by, url, address, problem }: Feed,
  { kind, at }: FeedNews,
): JobOf<'feed_news'> | null {
  if (!by) return null;
  const detail = (kind === 'moved' ? address : (problem ?? '')).slice(0, MOST_ADDRESS);
  return { type: 'feed_news', ...by, acceptedAt: at, feed: id, url: url.slice(0, MOST_ADDRESS), kind, detail };
}

export function encodeJob(job: Job): string {
  // SQS refuses the two characters of the basic plane that XML has not, though JSON may hold them.
  return JSON.stringify(v.parse(Job, job)).replace(/[\ufffe\uffff]/gu, (character) =>
    character === '\ufffe' ? '\\ufffe' : '\\uffff',
  );
}

/** Throws {@link JobError}. */
export function decodeJob(text: string): Job {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new JobError('it is not JSON', { cause });
  }
  const parsed = v.safeParse(Job, value);
  // Which fields, never their values: one may be a person's question.
  if (!parsed.success)
    throw new JobError(`check ${parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the message').join(', ')}`);
  return parsed.output;
}

/**
 * What makes two deliveries one question: where and when it was asked, not which event told of it. A mention arrives as
 * `app_mention` and as `message`, again with every retry, and again with every edit.
 */
export function jobKey(
  job: JobOf<'question' | 'deleted' | 'command' | 'claim' | 'share' | 'submission' | 'report'>,
): string {
  switch (job.type) {
    case 'question':
    case 'deleted':
      return `${messageKey(job)}${job.part === undefined ? '' : `:${job.part}`}`;
    case 'command':
    case 'claim':
      return `${job.team}:${job.trigger}`;
    case 'share':
      return `share:${job.team}:${job.channel}:${job.answer}`;
    case 'submission':
      return submissionKey(job.team, job.submission);
    case 'report':
      return `report:${job.team}:${job.submission}`;
  }
}

/** By which the lines of a log that are about one job are found. They say nothing of who asked where. */
export function aboutJob(job: Job): { readonly job: Job['type']; readonly id: string | null } {
  return { job: job.type, id: jobId(job) };
}

/** The answer's id where the job makes an answer or is about one; `null` where nothing tells two of them apart. */
function jobId(job: Job): string | null {
  switch (job.type) {
    case 'question':
    case 'deleted':
    case 'command':
    case 'claim':
    case 'submission':
    case 'report':
      return shortId(jobKey(job));
    case 'share':
    case 'vote':
    case 'reason':
    case 'correction':
    case 'take':
      return job.answer;
    case 'modal':
      return answerIn(parseModalValue(job.action, job.value));
    case 'info':
    case 'home':
    case 'feed':
    case 'feed_news':
    case 'prompts':
    case 'access_denied':
    case 'changed':
    case 'digest':
    case 'edition':
      return null;
    case 'news':
    case 'unwatch':
      return job.watch;
    case 'watch':
      return job.of.kind === 'answer' ? job.of.answer : null;
  }
}

function answerIn(value: ModalValue<ModalAction> | null): string | null {
  return value !== null && 'answer' in value ? value.answer : null;
}

/** Of the word that a submission was taken. */
export function submissionKey(team: string, submission: string): string {
  return `submission:${team}:${submission}`;
}
