import { appendFileSync } from 'node:fs';
import * as v from 'valibot';

/**
 * Slack's documented limits and required fields, for the blocks that the app uses: whatever this refuses, Slack refuses, or
 * might. Fields and blocks that it does not know are problems too. Its numbers are its own, so that a wrong constant in the
 * app does not pass.
 */

const text = (most: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(most));
/** With `emoji`, Slack would draw the codes that an article holds. */
const plain = (most: number) =>
  v.strictObject({ type: v.literal('plain_text'), text: text(most), emoji: v.literal(false) });
const some = <Item extends v.GenericSchema>(item: Item, most: number) =>
  v.pipe(v.array(item), v.minLength(1), v.maxLength(most));

const Id = text(255);
const Label = text(75);
const WebAddress = v.pipe(text(3000), v.regex(/^https?:\/\/[\x21-\x7e]+$/u));
const UserId = v.pipe(v.string(), v.regex(/^[UW][A-Z0-9]{2,}$/u));

const Style = v.optional(
  v.strictObject({ bold: v.optional(v.boolean()), italic: v.optional(v.boolean()), code: v.optional(v.boolean()) }),
);
const Inline = v.variant('type', [
  v.strictObject({ type: v.literal('text'), text: text(3000), style: Style }),
  v.strictObject({ type: v.literal('link'), url: WebAddress, text: v.optional(text(3000)), style: Style }),
  v.strictObject({ type: v.literal('user'), user_id: UserId }),
  v.strictObject({
    type: v.literal('date'),
    timestamp: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    format: text(200),
    fallback: v.optional(text(200)),
  }),
]);
const Section = v.strictObject({ type: v.literal('rich_text_section'), elements: some(Inline, 1000) });
const RichText = v.strictObject({
  type: v.literal('rich_text'),
  block_id: v.optional(Id),
  elements: some(
    v.variant('type', [
      Section,
      v.strictObject({ type: v.literal('rich_text_quote'), elements: some(Inline, 1000) }),
      v.strictObject({
        type: v.literal('rich_text_list'),
        style: v.picklist(['bullet', 'ordered']),
        elements: some(Section, 1000),
      }),
    ]),
    1000,
  ),
});

const Confirmation = v.strictObject({
  title: plain(100),
  text: plain(300),
  confirm: plain(30),
  deny: plain(30),
  style: v.optional(v.picklist(['primary', 'danger'])),
});
const Button = v.strictObject({
  type: v.literal('button'),
  action_id: Id,
  text: plain(75),
  value: v.optional(text(2000)),
  url: v.optional(WebAddress),
  style: v.optional(v.picklist(['primary', 'danger'])),
  confirm: v.optional(Confirmation),
  accessibility_label: Label,
});
const FeedbackButton = v.strictObject({ text: plain(75), value: text(2000), accessibility_label: Label });
const Feedback = v.strictObject({
  type: v.literal('feedback_buttons'),
  action_id: Id,
  positive_button: FeedbackButton,
  negative_button: FeedbackButton,
});
const Option = v.strictObject({ text: plain(75), value: text(150) });
const Select = v.pipe(
  v.strictObject({
    type: v.literal('static_select'),
    action_id: Id,
    placeholder: plain(150),
    options: some(Option, 100),
    initial_option: v.optional(Option),
  }),
  v.check(({ options }) => new Set(options.map(({ value }) => value)).size === options.length, 'a value twice'),
  v.check(
    ({ options, initial_option: first }) =>
      !first || options.some((one) => JSON.stringify(one) === JSON.stringify(first)),
    'it begins with none of its options',
  ),
);
const Actions = v.strictObject({
  type: v.literal('actions'),
  block_id: v.optional(Id),
  elements: some(v.variant('type', [Button, Select]), 25),
});

/** docs.slack.dev/reference/block-kit/blocks/data-visualization-block, of its four types the one that the app sends. */
const Chart = v.strictObject({
  type: v.literal('data_visualization'),
  block_id: v.optional(Id),
  title: text(50),
  chart: v.pipe(
    v.strictObject({
      type: v.literal('line'),
      series: some(
        v.strictObject({
          name: text(20),
          data: some(v.strictObject({ label: text(20), value: v.pipe(v.number(), v.finite()) }), 20),
        }),
        6,
      ),
      axis_config: v.strictObject({
        categories: some(text(20), 20),
        x_label: v.optional(text(50)),
        y_label: v.optional(text(50)),
      }),
    }),
    v.check(({ series }) => new Set(series.map(({ name }) => name)).size === series.length, 'a name twice'),
    v.check(
      ({ series, axis_config: { categories } }) =>
        new Set(categories).size === categories.length &&
        series.every(({ data }) => JSON.stringify(data.map(({ label }) => label)) === JSON.stringify(categories)),
      'not one point for each category',
    ),
  ),
});
const Cell = v.variant('type', [v.strictObject({ type: v.literal('raw_text'), text: text(10_000) }), RichText]);

/** docs.slack.dev/reference/block-kit/blocks/container-block, with the children that the app puts into one. */
const Container = v.pipe(
  v.strictObject({
    type: v.literal('container'),
    block_id: v.optional(Id),
    title: plain(150),
    is_collapsible: v.optional(v.boolean()),
    default_collapsed: v.optional(v.boolean()),
    child_blocks: some(RichText, 10),
  }),
  v.check(
    ({ is_collapsible = false, default_collapsed = false }) => is_collapsible || !default_collapsed,
    'collapsed, but not collapsible',
  ),
);

/** No block holds mrkdwn: nothing that an article or a person wrote can be parsed. */
const Block = v.variant('type', [
  RichText,
  Chart,
  Container,
  v.strictObject({ type: v.literal('header'), block_id: v.optional(Id), text: plain(150) }),
  v.strictObject({ type: v.literal('divider'), block_id: v.optional(Id) }),
  v.strictObject({
    type: v.literal('section'),
    block_id: v.optional(Id),
    text: plain(3000),
    accessory: v.optional(Button),
  }),
  v.strictObject({ type: v.literal('context'), block_id: v.optional(Id), elements: some(plain(3000), 10) }),
  Actions,
  v.strictObject({ type: v.literal('context_actions'), block_id: v.optional(Id), elements: some(Feedback, 5) }),
  v.strictObject({
    type: v.literal('table'),
    block_id: v.optional(Id),
    rows: some(some(Cell, 20), 100),
    column_settings: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            align: v.optional(v.picklist(['left', 'center', 'right'])),
            is_wrapped: v.optional(v.boolean()),
          }),
        ),
        v.maxLength(20),
      ),
    ),
  }),
  v.strictObject({
    type: v.literal('input'),
    block_id: v.optional(Id),
    label: plain(2000),
    hint: v.optional(plain(2000)),
    optional: v.optional(v.boolean()),
    dispatch_action: v.optional(v.boolean()),
    element: v.variant('type', [
      v.pipe(
        v.strictObject({
          type: v.literal('plain_text_input'),
          action_id: Id,
          multiline: v.optional(v.boolean()),
          max_length: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(3000))),
          initial_value: v.optional(text(3000)),
          dispatch_action_config: v.optional(
            v.strictObject({ trigger_actions_on: some(v.picklist(['on_enter_pressed', 'on_character_entered']), 2) }),
          ),
        }),
        v.check(({ initial_value = '', max_length = 3000 }) => initial_value.length <= max_length, 'too long to begin'),
      ),
      v.strictObject({ type: v.literal('url_text_input'), action_id: Id, initial_value: v.optional(WebAddress) }),
      v.strictObject({
        type: v.literal('datepicker'),
        action_id: Id,
        initial_date: v.optional(v.pipe(v.string(), v.isoDate())),
      }),
    ]),
  }),
]);

type Block = v.InferOutput<typeof Block>;

const Message = v.strictObject({
  /** A screen reader may read nothing else, so it is required here. */
  text: v.pipe(
    text(40_000),
    v.check((value) => value.isWellFormed(), 'half a surrogate pair'),
  ),
  blocks: some(Block, 50),
  mrkdwn: v.literal(false),
  parse: v.literal('none'),
  link_names: v.literal(false),
  unfurl_links: v.literal(false),
  unfurl_media: v.literal(false),
});

const viewEntries = {
  blocks: some(Block, 100),
  private_metadata: v.optional(v.pipe(v.string(), v.maxLength(3000))),
  callback_id: v.optional(Id),
  external_id: v.optional(Id),
};
const Modal = v.strictObject({
  ...viewEntries,
  type: v.literal('modal'),
  title: plain(24),
  close: v.optional(plain(24)),
  submit: v.optional(plain(24)),
});
const Home = v.strictObject({ ...viewEntries, type: v.literal('home') });

/** Bytes of JSON; a larger view is refused. */
const MOST_VIEW_BYTES = 250_000;

/** Where `npm run bench:models` asks for it, all that was shown, a line each. */
function keep(kind: 'message' | 'view', body: unknown): void {
  const { SHOWN_FILE } = process.env;
  if (SHOWN_FILE !== undefined) appendFileSync(SHOWN_FILE, `${JSON.stringify({ kind, body })}\n`);
}

/** What Slack would object to in a message; empty when it would take it. */
export function messageProblems(message: unknown): string[] {
  const parsed = v.safeParse(Message, message);
  if (!parsed.success) return issuesOf(parsed.issues);
  keep('message', message);
  const { blocks, text: topText } = parsed.output;
  const tables = blocks.filter(({ type }) => type === 'table');
  const characters = texts(blocks).join('').length;
  return [
    ...sharedProblems(blocks),
    ...(tables.length > 1 ? ['more than one table'] : []),
    ...(blocks.filter(({ type }) => type === 'data_visualization').length > 2 ? ['more than two charts'] : []),
    ...(blocks.length + children(blocks) > 50 ? ['more than 50 blocks with those in containers'] : []),
    ...(texts(tables).join('').length > 10_000 ? ['more than 10,000 characters of table'] : []),
    ...(characters > 12_000 ? [`${characters} characters in the blocks`] : []),
    ...blocks.filter(({ type }) => type === 'input').map(() => 'an input in a message'),
    // Sequences such as <!channel> and <@U1> are parsed whatever the options say; mentions of who shares,
    // and of whom news is for, are ours.
    ...(/[<>]/u.test(withoutOwnMentions(topText)) ? ['unescaped < or > in the text'] : []),
    ...(/&(?!(?:amp|lt|gt);)/u.test(topText) ? ['unescaped & in the text'] : []),
  ];
}

/** What Slack would object to in a modal or a Home tab; empty when it would take it. */
export function viewProblems(view: unknown): string[] {
  const parsed = v.safeParse(v.variant('type', [Modal, Home]), view);
  if (!parsed.success) return issuesOf(parsed.issues);
  keep('view', view);
  const { blocks } = parsed.output;
  const foreign = blocks.filter(({ type }) => ONLY_IN_MESSAGES.has(type));
  const hasInput = blocks.some((block) => block.type === 'input' && block.dispatch_action !== true);
  const bytes = Buffer.byteLength(JSON.stringify(view));
  return [
    ...sharedProblems(blocks),
    ...foreign.map(({ type }) => `${type} outside a message`),
    ...(hasInput && !('submit' in parsed.output && parsed.output.submit) ? ['an input without a submit button'] : []),
    ...(bytes > MOST_VIEW_BYTES ? [`a view of ${bytes} bytes`] : []),
  ];
}

const ONLY_IN_MESSAGES: ReadonlySet<Block['type']> = new Set([
  'table',
  'context_actions',
  'data_visualization',
  'container',
]);

function children(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + (block.type === 'container' ? block.child_blocks.length : 0), 0);
}

function sharedProblems(blocks: readonly Block[]): string[] {
  const ids = blocks.flatMap(({ block_id }) => block_id ?? []);
  const problems = new Set(ids).size < ids.length ? ['a block_id twice'] : [];
  for (const block of blocks) {
    if (block.type === 'actions' || block.type === 'context_actions') {
      const actions = block.elements.map(({ action_id }) => action_id);
      if (new Set(actions).size < actions.length) problems.push('an action_id twice in one block');
    }
    if (block.type === 'table' && new Set(block.rows.map(({ length }) => length)).size > 1) {
      problems.push('table rows of different lengths');
    }
  }
  return problems;
}

/** Every text that a block shows, in order. */
export function texts(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(texts);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) =>
    typeof each === 'string' ? (key === 'text' ? [each] : []) : texts(each),
  );
}

/** The quotations of the blocks, also those that are folded, as a reader sees them. */
export function shownQuotations(blocks: readonly unknown[]): string[] {
  return v.parse(v.array(Block), blocks).flatMap((block) => {
    if (block.type === 'container') return shownQuotations(block.child_blocks);
    if (block.type !== 'rich_text') return [];
    return block.elements.filter(({ type }) => type === 'rich_text_quote').map((quote) => texts(quote).join(''));
  });
}

/** Those that are read before anything is unfolded. */
export function quotationsInSight(blocks: readonly unknown[]): string[] {
  return shownQuotations(v.parse(v.array(Block), blocks).filter(({ type }) => type !== 'container'));
}

/** Every button, and every option of a menu, with what it carries. */
export function buttons(blocks: readonly unknown[]): { action: string; text: string; value: string; label: string }[] {
  return v
    .parse(v.array(Block), blocks)
    .flatMap((block) =>
      block.type === 'actions' ? block.elements : block.type === 'section' ? (block.accessory ?? []) : [],
    )
    .flatMap((element) => {
      if (element.type === 'button') {
        const { action_id, text: shown, value = '', accessibility_label } = element;
        return [{ action: action_id, text: shown.text, value, label: accessibility_label }];
      }
      const { action_id, placeholder, options } = element;
      return options.map(({ text: shown, value }) => ({
        action: action_id,
        text: shown.text,
        value,
        label: placeholder.text,
      }));
    });
}

function issuesOf(issues: readonly [v.BaseIssue<unknown>, ...v.BaseIssue<unknown>[]]): string[] {
  return issues.map((issue) => `${v.getDotPath(issue) ?? ''}: ${issue.message}`);
}

/** At the beginning, or at the end of the first line. */
function withoutOwnMentions(text: string): string {
  const [first = '', ...others] = text.split('\n');
  const bare = first
    .replace(/^Shared by <@[UW][A-Z0-9]+>/u, '')
    .replace(/(?: <@[UW][A-Z0-9]+>)?(?: · for(?: <@[UW][A-Z0-9]+>)+)?$/u, '');
  return [bare, ...others].join('\n');
}
