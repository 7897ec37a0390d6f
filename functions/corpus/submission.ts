import * as v from 'valibot';
import { Whole } from '../engine/whole.ts';

/**
 * An article submitted from Slack, which is in the corpus's inbox until the indexer takes it. One file each, so that two at
 * the same moment lose neither.
 */
const By = v.strictObject({ team: v.string(), user: v.string() });
const Line = v.pipe(v.string(), v.minLength(1), v.maxLength(1000));
const Day = v.pipe(v.string(), v.isoDate());
const Common = { id: Line, by: By, at: Whole };
const Stated = {
  title: v.nullable(Line),
  publisher: v.nullable(Line),
  author: v.nullable(Line),
  published: v.nullable(Day),
};

const Submission = v.variant('kind', [
  v.strictObject({ kind: v.literal('url'), ...Common, ...Stated, url: v.pipe(v.string(), v.url()) }),
  v.strictObject({
    kind: v.literal('text'),
    ...Common,
    ...Stated,
    text: v.pipe(v.string(), v.minLength(1)),
    /** The article that it takes the place of, and whether its text is Markdown, as the other's is. */
    corrects: v.exactOptional(v.strictObject({ id: Line, isMarkdown: v.boolean() })),
  }),
  v.strictObject({ kind: v.literal('withdrawal'), ...Common, article: Line }),
]);

export type Submission = v.InferOutput<typeof Submission>;

/** The submitter's name for it; `null` for a text without a title. */
export function calledBy(submission: Submission): string | null {
  switch (submission.kind) {
    case 'url':
      return submission.title ?? submission.url;
    case 'text':
      return submission.title ?? submission.corrects?.id ?? null;
    case 'withdrawal':
      return submission.article;
  }
}

/** Bytes that are no submission. */
export class SubmissionError extends Error {
  override readonly name = 'SubmissionError';

  constructor(problem: string, options?: ErrorOptions) {
    super(`No submission: ${problem}`, options);
  }
}

export function encodeSubmission(submission: Submission): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(v.parse(Submission, submission)));
}

/** Throws {@link SubmissionError}. */
export function decodeSubmission(bytes: Uint8Array): Submission {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new SubmissionError('it is not JSON', { cause });
  }
  const parsed = v.safeParse(Submission, value);
  if (!parsed.success) {
    throw new SubmissionError(`check ${parsed.issues.map((issue) => v.getDotPath(issue) ?? 'the file').join(', ')}`);
  }
  return parsed.output;
}
