import * as v from 'valibot';

/** The buttons, and what they carry: written here, pressed in Slack, read back here. Anything else is `null`. */

/** Message shortcuts, and modals that are submitted. */
export const CALLBACKS = {
  checkClaim: 'check_claim',
  addArticle: 'add_article',
  reason: 'reason',
  articleForm: 'article_form',
  feedForm: 'feed_form',
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

/** An event is counted through those of the answer. */
const EventValue = v.pipe(
  ContextValue,
  v.transform(({ answer, quote }) => ({ answer, event: quote })),
);

const VoteValue = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_-]{1,64}\.(?:up|down)$/u),
  v.transform((value) => {
    const [answer = '', vote] = value.split('.');
    return { answer, vote: vote === 'up' ? ('up' as const) : ('down' as const) };
  }),
);

/** Characters of an article's id that a button can carry. It is, as a rule, an object's name, which S3 limits to 1,024 bytes. */
export const MOST_ARTICLE_ID = 1000;

/** Of the buttons "Withdraw" and "Correct": an article with a longer id is the operator's to change. */
const ArticleId = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_ARTICLE_ID));

/** Of the buttons "Newer" and "Older": the page that they lead to. */
const Page = v.pipe(v.string(), v.regex(/^\d{1,6}$/u), v.transform(Number));

/** Characters by which articles are looked for. */
export const MOST_WORDS = 200;

const Words = v.pipe(v.string(), v.trim(), v.maxLength(MOST_WORDS));

type ContextValue = v.InferOutput<typeof ContextValue>;
type EventValue = v.InferOutput<typeof EventValue>;
type VoteValue = v.InferOutput<typeof VoteValue>;

/** Of the button "Stop": a feed's id. */
const FeedValue = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22}$/u));

/**
 * Buttons that open a modal about an answer, by action id, each with what it carries. A row here asks for one in
 * `answers/answer-modals.ts`, which says what fills the modal, and for nothing else.
 */
const MODAL_BUTTONS = {
  context: ContextValue,
  event: EventValue,
  more: v.pipe(
    AnswerId,
    v.transform((answer) => ({ answer })),
  ),
  correct: v.pipe(
    ArticleId,
    v.transform((article) => ({ article })),
  ),
};

/** All other buttons, likewise; each has a row in `inbound/button-listeners.ts`. */
const OTHER_BUTTONS = {
  share: AnswerId,
  vote: VoteValue,
  watch: AnswerId,
  /** An answer's id, or that of a question that is watched by the command. */
  unwatch: AnswerId,
  take: AnswerId,
  add: v.string(),
  withdraw: ArticleId,
  newer: Page,
  older: Page,
  find: Words,
  watch_feed: v.string(),
  stop_feed: FeedValue,
};

export type ModalAction = keyof typeof MODAL_BUTTONS;
export type OtherAction = keyof typeof OTHER_BUTTONS;
/** What a button that opens a modal carries. */
export type ModalValue<Action extends ModalAction> = v.InferOutput<(typeof MODAL_BUTTONS)[Action]>;

/** Action ids. */
export const ACTIONS = idsOf({ ...MODAL_BUTTONS, ...OTHER_BUTTONS });

export const ModalAction = v.keyof(v.object(MODAL_BUTTONS));

function idsOf<Id extends string>(rows: Readonly<Record<Id, unknown>>): { readonly [Key in Id]: Key } {
  return Object.fromEntries(Object.keys(rows).map((id) => [id, id])) as { readonly [Key in Id]: Key };
}

export function isModalAction(action: string): action is ModalAction {
  return Object.hasOwn(MODAL_BUTTONS, action);
}

export function isOtherAction(action: string): action is OtherAction {
  return Object.hasOwn(OTHER_BUTTONS, action);
}

/** Of the buttons "More quotations" and "Share", and the private metadata of the modal that asks for a reason. */
export function answerValue(answer: string): string {
  return v.parse(AnswerId, answer);
}

export function contextValue({ answer, quote }: ContextValue): string {
  return `${v.parse(AnswerId, answer)}.${quote}`;
}

export function eventValue({ answer, event }: EventValue): string {
  return contextValue({ answer, quote: event });
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

export function parseFeedValue(value: unknown): string | null {
  return readBack(FeedValue, value);
}

export function parseArticleValue(value: unknown): string | null {
  return readBack(ArticleId, value);
}

export function parsePageValue(value: unknown): number | null {
  return readBack(Page, value);
}

/** What a person looks for; empty where the input is. */
export function parseWords(value: unknown): string | null {
  return readBack(Words, value);
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

export function parseModalValue<Action extends ModalAction>(action: Action, value: unknown): ModalValue<Action> | null {
  const parsed = v.safeParse(MODAL_BUTTONS[action], value);
  return parsed.success ? parsed.output : null;
}

function readBack<Output>(schema: v.GenericSchema<unknown, Output>, value: unknown): Output | null {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : null;
}
