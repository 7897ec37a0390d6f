import * as v from 'valibot';
import { SOURCE_ENTRIES } from '../../engine/articles/source-entries.ts';

/** What the page and its server say to one another. Both ends parse what comes in. */

/** Characters of an id: Slack keeps its own, and those that an app gives to blocks, to 255. */
const MOST_ID = 300;

/** Characters of a message, as Slack takes it. */
const MOST_WORDS = 40_000;

/** Characters of an address: what browsers and servers agree on. */
const MOST_ADDRESS = 2000;

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(MOST_ID));
const Words = v.pipe(v.string(), v.maxLength(MOST_WORDS));
const Json = v.record(v.string(), v.unknown());

/** Time is moved on, for everybody: by hours, at most a month. */
export const TimeRequest = v.strictObject({
  hours: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(744)),
});

/** Something that a person does on the page, and could do in Slack. */
export const UserAction = v.variant('kind', [
  v.strictObject({ kind: v.literal('say'), channel: Id, thread: v.nullable(Id), text: Words }),
  v.strictObject({ kind: v.literal('edit'), channel: Id, ts: Id, text: Words }),
  v.strictObject({ kind: v.literal('delete'), channel: Id, ts: Id }),
  v.strictObject({ kind: v.literal('command'), channel: Id, command: Id, text: Words }),
  v.strictObject({ kind: v.literal('shortcut'), callback: Id, channel: Id, ts: Id }),
  /** `message` is its id; `null` in the modal on top or the Home tab. */
  v.strictObject({ kind: v.literal('press'), message: v.nullable(Id), action: Json }),
  v.strictObject({ kind: v.literal('submit'), modal: Id, values: Json }),
  v.strictObject({ kind: v.literal('close'), modal: Id }),
  v.strictObject({ kind: v.literal('open'), tab: v.picklist(['home', 'messages']) }),
]);
export type UserAction = v.InferOutput<typeof UserAction>;

export const UserActionRequest = v.strictObject({ as: Id, userAction: UserAction });

export const ActionResult = v.variant('kind', [
  v.strictObject({ kind: v.literal('done') }),
  v.strictObject({ kind: v.literal('refused'), problem: v.string() }),
  v.strictObject({ kind: v.literal('errors'), errors: v.record(v.string(), v.string()) }),
]);
export type ActionResult = v.InferOutput<typeof ActionResult>;

const ShownMessage = v.strictObject({
  id: Id,
  ts: Id,
  thread: v.nullable(Id),
  user: Id,
  /** As Slack encodes it. */
  text: v.string(),
  blocks: v.array(v.unknown()),
  isEdited: v.boolean(),
  /** Only this person sees it. */
  isPrivate: v.boolean(),
  /** Id of the kept answer that it shows. */
  answer: v.nullable(Id),
});
export type ShownMessage = v.InferOutput<typeof ShownMessage>;

const Conversation = v.strictObject({
  id: Id,
  kind: v.picklist(['channel', 'direct']),
  name: v.string(),
  messages: v.array(ShownMessage),
});
export type Conversation = v.InferOutput<typeof Conversation>;

const Prompts = v.strictObject({
  title: v.string(),
  prompts: v.array(v.strictObject({ title: v.string(), message: v.string() })),
});

/** Everything that one person sees of Slack. */
export const WorkspaceState = v.strictObject({
  me: Id,
  people: v.array(v.strictObject({ id: Id, name: v.string(), role: v.string() })),
  app: v.strictObject({ id: Id, name: v.string() }),
  commands: v.array(v.strictObject({ command: v.string(), description: v.string(), hint: v.string() })),
  shortcuts: v.array(v.strictObject({ callback: Id, name: v.string(), description: v.string() })),
  conversations: v.array(Conversation),
  prompts: v.nullable(Prompts),
  home: v.nullable(Json),
  modals: v.array(v.strictObject({ id: Id, view: Json })),
  /** Milliseconds that the app's time is ahead of this machine's, where it was moved on. */
  ahead: v.exactOptional(v.number()),
  /** `questions` are some that it answers, to begin with. */
  index: v.strictObject({ version: v.string(), articles: v.number(), questions: v.array(v.string()) }),
});
export type WorkspaceState = v.InferOutput<typeof WorkspaceState>;

const Source = v.strictObject(SOURCE_ENTRIES);

const Part = v.strictObject({ part: v.string(), value: v.number() });

/** Why an answer is as it is. */
export const Explanation = v.strictObject({
  question: v.string(),
  kind: v.picklist(['answered', 'disputed', 'not_found']),
  confidence: v.number(),
  indexVersion: v.string(),
  quotes: v.array(v.strictObject({ text: v.string(), source: v.string(), score: v.number(), parts: v.array(Part) })),
  /** They are the nearest mentions and no answer. */
  isNearest: v.boolean(),
});
export type Explanation = v.InferOutput<typeof Explanation>;

export const Holdings = v.strictObject({
  version: v.string(),
  articles: v.array(
    v.strictObject({ ...v.omit(Source, ['sha256']).entries, passages: v.number(), figures: v.number() }),
  ),
  skipped: v.array(v.strictObject({ file: v.string(), reason: v.string(), severity: v.string() })),
});
export type Holdings = v.InferOutput<typeof Holdings>;

const ShownFigure = v.strictObject({
  start: v.number(),
  end: v.number(),
  label: v.string(),
  /** What is counted and what became of it, as far as the sentence says. */
  of: v.string(),
});

export const ArticleInside = v.strictObject({
  ...Source.entries,
  passages: v.array(
    v.strictObject({
      context: v.array(v.string()),
      sentences: v.array(v.strictObject({ text: v.string(), figures: v.array(ShownFigure) })),
    }),
  ),
});
export type ArticleInside = v.InferOutput<typeof ArticleInside>;

/** What became of what was dropped on the page. */
export const Added = v.strictObject({
  entries: v.array(
    v.strictObject({
      kind: v.string(),
      source: v.string(),
      detail: v.string(),
      /** What was stated about it and could not be kept. */
      notes: v.array(v.string()),
    }),
  ),
  version: v.string(),
});
export type Added = v.InferOutput<typeof Added>;

export const AddressRequest = v.strictObject({
  url: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MOST_ADDRESS)),
});
