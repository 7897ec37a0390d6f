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
export const Block = v.variant('type', [
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

export type Block = v.InferOutput<typeof Block>;

export const Message = v.strictObject({
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
export const Modal = v.strictObject({
  ...viewEntries,
  type: v.literal('modal'),
  title: plain(24),
  close: v.optional(plain(24)),
  submit: v.optional(plain(24)),
});
export const Home = v.strictObject({ ...viewEntries, type: v.literal('home') });
