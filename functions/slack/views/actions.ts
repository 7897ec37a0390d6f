import * as v from 'valibot';
import { type JobOf, MOST_LINE } from '../jobs/jobs.ts';

/** What the buttons carry: written here, pressed in Slack, read back here. Anything else is `null`. */

export const ACTIONS = {
  context: 'context',
  more: 'more',
  share: 'share',
  vote: 'vote',
  add: 'add',
  withdraw: 'withdraw',
  newer: 'newer',
  older: 'older',
} as const;

/** Message shortcuts, and modals that are submitted. */
export const CALLBACKS = {
  checkClaim: 'check_claim',
  addArticle: 'add_article',
  reason: 'reason',
  articleForm: 'article_form',
} as const;

/** Action id of the input in the modal that asks for a reason. */
export const REASON_INPUT = 'reason';

const AnswerId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/u));

/** A quotation is counted through those that answer, or else through the nearest mentions. */
const ContextValue = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,64}\.\d{1,4}$/u),
  v.transform((value) => {
    const [answer = '', quote = ''] = value.split('.');
    return { answer, quote: Number(quote) };
  }),
);

const VoteValue = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,64}\.(?:up|down)$/u),
  v.transform((value) => {
    const [answer = '', vote] = value.split('.');
    return { answer, vote: vote === 'up' ? ('up' as const) : ('down' as const) };
  }),
);

/** Of the button "Withdraw": an article that has a longer id can only be withdrawn where it lies. */
const ArticleId = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_LINE));

/** Of the buttons "Newer" and "Older": the page that they lead to. */
const Page = v.pipe(v.string(), v.regex(/^\d{1,6}$/u), v.transform(Number));

export type ContextValue = Pick<JobOf<'context'>, 'answer' | 'quote'>;
export type VoteValue = Pick<JobOf<'vote'>, 'answer' | 'vote'>;

/** Of the buttons "More quotations" and "Share", and the private metadata of the modal that asks for a reason. */
export function answerValue(answer: string): string {
  return v.parse(AnswerId, answer);
}

export function contextValue({ answer, quote }: ContextValue): string {
  return `${v.parse(AnswerId, answer)}.${quote}`;
}

export function voteValue({ answer, vote }: VoteValue): string {
  return `${v.parse(AnswerId, answer)}.${vote}`;
}

/** `null` where the id is too long for a button. */
export function articleValue(article: string): string | null {
  return parseArticleValue(article);
}

export function pageValue(page: number): string {
  return String(page);
}

export function parseArticleValue(value: unknown): string | null {
  return readBack(ArticleId, value);
}

export function parsePageValue(value: unknown): number | null {
  return readBack(Page, value);
}

export function parseAnswerValue(value: unknown): string | null {
  return readBack(AnswerId, value);
}

export function parseContextValue(value: unknown): ContextValue | null {
  return readBack(ContextValue, value);
}

export function parseVoteValue(value: unknown): VoteValue | null {
  return readBack(VoteValue, value);
}

function readBack<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output | null {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}
