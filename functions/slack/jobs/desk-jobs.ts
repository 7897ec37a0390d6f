import * as v from 'valibot';
import { EVERY } from '../../feeds/feed.ts';
import { DigestSoFar } from './digest-so-far.ts';
import { AcceptedAt, Asker, Id, Line, MOST_LINE } from './job-fields.ts';

/** What articles, feeds and the desk bring about. */

/** Characters of an article's address. */
export const MOST_ADDRESS = 3000;

/** Characters. A message on the queue holds 256 KB, and a character of text takes up to four bytes. */
export const MOST_ARTICLE_TEXT = 60_000;

/** Articles that one job names: their ids fill less than half of a message. */
export const MOST_CHANGED = 100;

/** What the submitter states of an article; `null` is left to the article. */
const Stated = {
  title: v.nullable(Line),
  publisher: v.nullable(Line),
  author: v.nullable(Line),
  published: v.nullable(v.pipe(v.string(), v.isoDate())),
};

/** An article that an admin submits, or withdraws. */
export const SubmissionJob = v.strictObject({
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
export const ReportJob = v.strictObject({
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
export const ChangedJob = v.strictObject({
  type: v.literal('changed'),
  ...AcceptedAt,
  articles: v.pipe(ArticleIds, v.minLength(1), v.maxLength(MOST_CHANGED)),
  /** Version of the new index. */
  index: Id,
});

/** A reply that quotes such an article. */
export const CorrectionJob = v.strictObject({ type: v.literal('correction'), ...AcceptedAt, answer: Id });

/** Articles that the new index has for the first time, or in another version: questions may have another answer. */
export const EditionJob = v.strictObject({
  type: v.literal('edition'),
  ...AcceptedAt,
  /** Questions up to this id have been looked at. */
  after: v.exactOptional(Id),
  articles: v.pipe(ArticleIds, v.minLength(1), v.maxLength(MOST_CHANGED)),
  /** Version of the new index. */
  index: Id,
});

/** A question that these new articles could answer otherwise. */
export const NewsJob = v.strictObject({
  type: v.literal('news'),
  ...AcceptedAt,
  /** Of a reply, the id of its answer. */
  watch: Id,
  articles: v.pipe(ArticleIds, v.maxLength(MOST_CHANGED)),
});

/** What an admin wants of a feed. */
export const FeedJob = v.strictObject({
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
export const FeedNewsJob = v.strictObject({
  type: v.literal('feed_news'),
  ...Asker,
  ...AcceptedAt,
  feed: Id,
  url: v.pipe(v.string(), v.maxLength(MOST_ADDRESS)),
  kind: v.picklist(['moved', 'gone', 'failing']),
  /** Where it is asked now, of one that has moved; else why. */
  detail: v.pipe(v.string(), v.maxLength(MOST_ADDRESS)),
});

/** An admin takes a question that found nothing, in the Home tab. */
export const TakeJob = v.strictObject({ type: v.literal('take'), ...Asker, ...AcceptedAt, answer: Id });

/** What the desk has learnt in a week: from the clock. */
export const DigestJob = v.strictObject({
  type: v.literal('digest'),
  channel: Id,
  /** When the week ends. */
  scheduled: v.pipe(v.string(), v.isoTimestamp()),
  /** Absent in the first run. */
  soFar: v.exactOptional(DigestSoFar),
});
