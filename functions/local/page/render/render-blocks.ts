import {
  type Block,
  type Button,
  type Container,
  type Feedback,
  type Inline,
  type RichPart,
  readBlock,
  type Select,
  type Table,
} from './block-kit.ts';
import { type Child, type Element, h } from './elements.ts';
import { renderChart } from './render-chart.ts';
import { renderInput } from './render-input.ts';

/** What blocks can do, given by the view that shows them. */
export interface Stage {
  /** Distinguishes ids of one view or message from those of others. */
  readonly id: string;
  readonly press: (action: Readonly<Record<string, unknown>>, confirm: Button['confirm']) => void;
  readonly nameOf: (user: string) => string;
  /** The vote that this person gave here; Slack shows it on the button. */
  readonly vote: 'up' | 'down' | null;
  readonly onVote: (vote: 'up' | 'down') => void;
  /** What is wrong with the inputs, by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Blocks as Slack draws them. An unknown one is shown by its name, so that it is not missed silently. */
export function renderBlocks(blocks: readonly unknown[], stage: Stage): Element[] {
  return blocks.map((block) => {
    const known = readBlock(block);
    return known ? renderBlock(known, stage) : unsupported(block);
  });
}

function unsupported(block: unknown): Element {
  const type = typeof block === 'object' && block !== null && 'type' in block ? String(block.type) : typeof block;
  return h('div', { class: 'unsupported', role: 'note' }, `This page cannot show a block of type “${type}”.`);
}

function renderBlock(block: Block, stage: Stage): Element {
  switch (block.type) {
    case 'rich_text':
      return h(
        'div',
        { class: 'rich' },
        block.elements.map((part) => renderPart(part, stage)),
      );
    case 'header':
      return h('h3', { class: 'header' }, block.text.text);
    case 'divider':
      return h('hr');
    case 'section':
      return h('div', { class: 'section' }, [
        h('p', {}, block.text.text),
        block.accessory ? renderButton(block.accessory, block.block_id, stage) : null,
      ]);
    case 'context':
      return h(
        'p',
        { class: 'context' },
        block.elements.map(({ text }) => h('span', {}, text)),
      );
    case 'actions':
      return h(
        'div',
        { class: 'actions' },
        block.elements.map((element) =>
          element.type === 'button'
            ? renderButton(element, block.block_id, stage)
            : renderMenu(element, block.block_id, stage),
        ),
      );
    case 'context_actions':
      return h(
        'div',
        { class: 'feedback' },
        block.elements.flatMap((feedback) => renderFeedback(feedback, block.block_id, stage)),
      );
    case 'table':
      return renderTable(block);
    case 'data_visualization':
      return renderChart(block, stage.id);
    case 'container':
      return renderContainer(block, stage);
    case 'input':
      return renderInput(block, stage);
  }
}

function renderPart(part: RichPart, stage: Stage): Element {
  switch (part.type) {
    case 'rich_text_section':
      return h('p', {}, inlines(part.elements, stage));
    case 'rich_text_quote':
      return h('blockquote', {}, inlines(part.elements, stage));
    case 'rich_text_list':
      return h(
        part.style === 'ordered' ? 'ol' : 'ul',
        {},
        part.elements.map(({ elements }) => h('li', {}, inlines(elements, stage))),
      );
  }
}

function inlines(elements: readonly Inline[], stage: Stage): Child[] {
  return elements.map((element) => inline(element, stage));
}

function inline(element: Inline, stage: Stage): Child {
  switch (element.type) {
    case 'text':
      return styled(element.text, element.style);
    case 'link':
      return /^https?:/iu.test(element.url)
        ? h('a', { href: element.url, target: '_blank', rel: 'noreferrer noopener' }, [
            styled(element.text ?? element.url, element.style),
          ])
        : styled(element.text ?? element.url, element.style);
    case 'user':
      return h('span', { class: 'mention' }, `@${stage.nameOf(element.user_id)}`);
    case 'date':
      return h('time', { datetime: new Date(element.timestamp * 1000).toISOString() }, dateWords(element));
  }
}

function styled(text: string, style: Extract<Inline, { type: 'text' }>['style']): Child {
  let child: Child = text;
  if (style?.code) child = h('code', {}, [child]);
  if (style?.italic) child = h('i', {}, [child]);
  if (style?.bold) child = h('b', {}, [child]);
  return child;
}

const DATE_FORMATS = new Map<string, Intl.DateTimeFormatOptions>([
  ['{date_short_pretty} {time}', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }],
  ['{date_short}', { day: 'numeric', month: 'short', year: 'numeric' }],
]);

/** In the viewer's own time zone, as Slack does; other formats show their fallback, as they do in an old client. */
function dateWords({ timestamp, format, fallback }: Extract<Inline, { type: 'date' }>): string {
  const options = DATE_FORMATS.get(format);
  const date = new Date(timestamp * 1000);
  return options ? date.toLocaleString('en-GB', options) : (fallback ?? date.toISOString());
}

function renderButton(button: Button, blockId: string, stage: Stage): Element {
  const { action_id, text, value, style, accessibility_label, confirm } = button;
  const action = {
    type: 'button',
    action_id,
    block_id: blockId,
    text,
    ...(value === undefined ? {} : { value }),
    ...(style === undefined ? {} : { style }),
  };
  return h(
    'button',
    {
      type: 'button',
      class: style ? `button ${style}` : 'button',
      'aria-label': accessibility_label,
      'data-action': action_id,
    },
    text.text,
    { key: `${action_id} ${value ?? ''}`, on: { click: () => stage.press(action, confirm) } },
  );
}

/** Each choice is a press, as in Slack: so these are buttons that open, and no list of a form that waits to be sent. */
function renderMenu(
  { action_id, placeholder, options, initial_option }: Select,
  blockId: string,
  stage: Stage,
): Element {
  const choices = options.map((option) => {
    const action = { type: 'static_select', action_id, block_id: blockId, placeholder, selected_option: option };
    const isChosen = option.value === initial_option?.value;
    return h(
      'button',
      { type: 'button', class: 'choice', 'data-action': action_id, 'aria-current': isChosen ? 'true' : null },
      option.text.text,
      { key: option.value, on: { click: () => stage.press(action, undefined) } },
    );
  });
  return h(
    'details',
    { class: 'menu', name: 'menu' },
    [
      h('summary', { class: 'button' }, initial_option?.text.text ?? placeholder.text),
      h('div', { class: 'choices' }, choices),
    ],
    { key: `${action_id} menu` },
  );
}

/** Slack folds what is in it; here the browser does, which also finds words in what is folded. */
function renderContainer(
  { title, is_collapsible, default_collapsed, child_blocks, block_id }: Container,
  stage: Stage,
) {
  const children = renderBlocks(
    child_blocks.map((child, at) => withId(child, `${block_id}.${at}`)),
    stage,
  );
  if (is_collapsible !== true) return h('section', { class: 'container' }, [h('p', {}, title.text), ...children]);
  return h('details', { class: 'container' }, [h('summary', {}, title.text), ...children], {
    key: `fold ${block_id}`,
    mounted: (element) => openUnless(default_collapsed === true, element),
  });
}

/** Once: afterwards it is as its reader left it. */
function openUnless(isFolded: boolean, element: unknown): void {
  if (!isFolded) Object.assign(Object(element), { open: true });
}

/** Slack names each block; those within a container are named here. */
function withId(block: unknown, id: string): unknown {
  return typeof block === 'object' && block !== null && !('block_id' in block) ? { ...block, block_id: id } : block;
}

function renderFeedback({ action_id, positive_button, negative_button }: Feedback, blockId: string, stage: Stage) {
  const half = (vote: 'up' | 'down', { text, value, accessibility_label }: Feedback['positive_button']): Element =>
    h(
      'button',
      {
        type: 'button',
        class: 'vote',
        title: text.text,
        'aria-label': accessibility_label ?? text.text,
        'aria-pressed': stage.vote === vote ? 'true' : 'false',
        'data-action': `${action_id}-${vote}`,
      },
      [thumb(vote)],
      {
        key: vote,
        on: {
          click: () => {
            stage.onVote(vote);
            stage.press({ type: 'feedback_buttons', action_id, block_id: blockId, text, value }, undefined);
          },
        },
      },
    );
  return [half('up', positive_button), half('down', negative_button)];
}

const THUMB =
  'M6.500 9.200 9.700 2.500c1.300 0 2.100.9 2.100 2.200v2.900h4.100c1 0 1.700.9 1.500 1.900l-1.200 6c-.2.8-.8 1.300-1.600 1.300H6.500zM2.800 9.200h3.700v7.600H2.800z';

function thumb(vote: 'up' | 'down'): Element {
  return h('svg', { viewBox: '0 0 20 20', class: vote === 'up' ? 'thumb' : 'thumb down', 'aria-hidden': 'true' }, [
    h('path', { d: THUMB }),
  ]);
}

/** Characters that stay in one line, a date among them: Slack's columns are wide enough for them. */
const SHORT_CELL = 18;

function renderTable({ rows, column_settings = [] }: Table): Element {
  const [head = [], ...body] = rows;
  const wraps = (column: number) => (column_settings[column]?.is_wrapped ? null : 'unwrapped');
  return h('div', { class: 'table', role: 'region', 'aria-label': 'Table', tabindex: '0' }, [
    h('table', {}, [
      h('thead', {}, [
        h(
          'tr',
          {},
          head.map(({ text }) => h('th', { scope: 'col' }, text)),
        ),
      ]),
      h(
        'tbody',
        {},
        body.map((row) =>
          h(
            'tr',
            {},
            row.map(({ text }, column) =>
              h('td', { class: text.length <= SHORT_CELL ? 'unwrapped' : wraps(column) }, text),
            ),
          ),
        ),
      ),
    ]),
  ]);
}
