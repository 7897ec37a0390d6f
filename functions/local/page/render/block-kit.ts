import * as v from 'valibot';

/**
 * The blocks that the page can draw, field for field: those that the app sends. A block that has anything else in it is not
 * drawn by halves; the page says that it cannot show it.
 */

const PlainText = v.strictObject({ type: v.literal('plain_text'), text: v.string(), emoji: v.optional(v.boolean()) });
const BlockId = { block_id: v.string() };

const Style = v.optional(
  v.strictObject({ bold: v.optional(v.boolean()), italic: v.optional(v.boolean()), code: v.optional(v.boolean()) }),
);
const Inline = v.variant('type', [
  v.strictObject({ type: v.literal('text'), text: v.string(), style: Style }),
  v.strictObject({ type: v.literal('link'), url: v.string(), text: v.optional(v.string()), style: Style }),
  v.strictObject({ type: v.literal('user'), user_id: v.string() }),
  v.strictObject({
    type: v.literal('date'),
    timestamp: v.number(),
    format: v.string(),
    fallback: v.optional(v.string()),
  }),
]);
export type Inline = v.InferOutput<typeof Inline>;

const Section = v.strictObject({ type: v.literal('rich_text_section'), elements: v.array(Inline) });
const RichPart = v.variant('type', [
  Section,
  v.strictObject({ type: v.literal('rich_text_quote'), elements: v.array(Inline) }),
  v.strictObject({
    type: v.literal('rich_text_list'),
    style: v.picklist(['bullet', 'ordered']),
    elements: v.array(Section),
  }),
]);
export type RichPart = v.InferOutput<typeof RichPart>;

const Confirm = v.strictObject({
  title: PlainText,
  text: PlainText,
  confirm: PlainText,
  deny: PlainText,
  style: v.optional(v.picklist(['primary', 'danger'])),
});

const Button = v.strictObject({
  type: v.literal('button'),
  action_id: v.string(),
  text: PlainText,
  value: v.optional(v.string()),
  url: v.optional(v.string()),
  style: v.optional(v.picklist(['primary', 'danger'])),
  accessibility_label: v.optional(v.string()),
  confirm: v.optional(Confirm),
});
export type Button = v.InferOutput<typeof Button>;

const Option = v.strictObject({ text: PlainText, value: v.string() });
const Select = v.strictObject({
  type: v.literal('static_select'),
  action_id: v.string(),
  placeholder: PlainText,
  options: v.array(Option),
  initial_option: v.optional(Option),
});
export type Select = v.InferOutput<typeof Select>;

const FeedbackButton = v.strictObject({
  text: PlainText,
  value: v.string(),
  accessibility_label: v.optional(v.string()),
});
const Feedback = v.strictObject({
  type: v.literal('feedback_buttons'),
  action_id: v.string(),
  positive_button: FeedbackButton,
  negative_button: FeedbackButton,
});
export type Feedback = v.InferOutput<typeof Feedback>;

const RichText = v.strictObject({ type: v.literal('rich_text'), ...BlockId, elements: v.array(RichPart) });

const InputElement = v.variant('type', [
  v.strictObject({
    type: v.literal('plain_text_input'),
    action_id: v.string(),
    multiline: v.optional(v.boolean()),
    min_length: v.optional(v.number()),
    max_length: v.optional(v.number()),
    initial_value: v.optional(v.string()),
    placeholder: v.optional(PlainText),
    dispatch_action_config: v.optional(
      v.strictObject({ trigger_actions_on: v.tuple([v.literal('on_enter_pressed')]) }),
    ),
  }),
  v.strictObject({
    type: v.literal('url_text_input'),
    action_id: v.string(),
    initial_value: v.optional(v.string()),
    placeholder: v.optional(PlainText),
  }),
  v.strictObject({
    type: v.literal('datepicker'),
    action_id: v.string(),
    initial_date: v.optional(v.string()),
    placeholder: v.optional(PlainText),
  }),
]);
export type InputElement = v.InferOutput<typeof InputElement>;

const Input = v.strictObject({
  type: v.literal('input'),
  ...BlockId,
  label: PlainText,
  hint: v.optional(PlainText),
  optional: v.optional(v.boolean()),
  /** What is typed is told at once, and not only with the form. */
  dispatch_action: v.optional(v.boolean()),
  element: InputElement,
});
export type Input = v.InferOutput<typeof Input>;

const Table = v.strictObject({
  type: v.literal('table'),
  ...BlockId,
  rows: v.array(v.array(v.strictObject({ type: v.literal('raw_text'), text: v.string() }))),
  column_settings: v.optional(v.array(v.strictObject({ is_wrapped: v.optional(v.boolean()) }))),
});
export type Table = v.InferOutput<typeof Table>;

const Series = v.strictObject({
  name: v.string(),
  data: v.array(v.strictObject({ label: v.string(), value: v.pipe(v.number(), v.finite()) })),
});
const Chart = v.strictObject({
  type: v.literal('data_visualization'),
  ...BlockId,
  title: v.string(),
  chart: v.strictObject({
    type: v.literal('line'),
    series: v.pipe(v.array(Series), v.minLength(1), v.maxLength(6)),
    axis_config: v.strictObject({
      categories: v.pipe(v.array(v.string()), v.minLength(1)),
      x_label: v.optional(v.string()),
      y_label: v.optional(v.string()),
    }),
  }),
});
export type Chart = v.InferOutput<typeof Chart>;

const Container = v.strictObject({
  type: v.literal('container'),
  ...BlockId,
  title: PlainText,
  is_collapsible: v.optional(v.boolean()),
  default_collapsed: v.optional(v.boolean()),
  child_blocks: v.array(v.unknown()),
});
export type Container = v.InferOutput<typeof Container>;

export const Block = v.variant('type', [
  RichText,
  Table,
  Chart,
  Container,
  Input,
  v.strictObject({ type: v.literal('header'), ...BlockId, text: PlainText }),
  v.strictObject({ type: v.literal('divider'), ...BlockId }),
  v.strictObject({ type: v.literal('section'), ...BlockId, text: PlainText, accessory: v.optional(Button) }),
  v.strictObject({ type: v.literal('context'), ...BlockId, elements: v.array(PlainText) }),
  v.strictObject({ type: v.literal('actions'), ...BlockId, elements: v.array(v.variant('type', [Button, Select])) }),
  v.strictObject({ type: v.literal('context_actions'), ...BlockId, elements: v.array(Feedback) }),
]);
export type Block = v.InferOutput<typeof Block>;

const View = v.looseObject({
  title: v.optional(PlainText),
  close: v.optional(PlainText),
  submit: v.optional(PlainText),
  blocks: v.optional(v.array(v.unknown()), []),
});
export type View = v.InferOutput<typeof View>;

/** A modal or Home tab; `null` for what is none. */
export function readView(view: unknown): View | null {
  const parsed = v.safeParse(View, view);
  return parsed.success ? parsed.output : null;
}

/** `null` for a block that the page cannot draw. */
export function readBlock(block: unknown): Block | null {
  const parsed = v.safeParse(Block, block);
  return parsed.success ? parsed.output : null;
}
