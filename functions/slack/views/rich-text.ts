import type { Button, KnownBlock, PlainTextElement, RichTextBlock, RichTextLink, RichTextText } from '@slack/types';
import { isInsidePair, shortened } from '../../wording/one-line.ts';
import { MOST_LABEL, MOST_TEXT } from './limits.ts';

/** Text that Slack shows as it is: its elements are not parsed, so nothing in them is escaped either. */

/** UTF-16 offsets into a quotation. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** `text` in elements of at most {@link MOST_TEXT}; together they are exactly `text`. */
export function words(text: string, style?: RichTextText['style']): RichTextText[] {
  const elements: RichTextText[] = [];
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + MOST_TEXT);
    if (end < text.length && isInsidePair(text, end)) end -= 1;
    elements.push({ type: 'text', text: text.slice(start, end), ...(style ? { style } : {}) });
    start = end;
  }
  return elements;
}

/** `text` with the spans in bold; together the elements are exactly `text`. Spans outside it are ignored. */
export function marked(text: string, spans: readonly Span[]): RichTextText[] {
  const elements: RichTextText[] = [];
  let done = 0;
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    if (!(start >= done && end > start && end <= text.length)) continue;
    elements.push(...words(text.slice(done, start)), ...words(text.slice(start, end), { bold: true }));
    done = end;
  }
  return [...elements, ...words(text.slice(done))];
}

type Inline = RichTextText | RichTextLink | { readonly type: 'user'; readonly user_id: string };

export function paragraph(elements: readonly Inline[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [...elements] }] };
}

export function bulleted(items: readonly (readonly Inline[])[]): RichTextBlock {
  const elements = items.map((item) => ({ type: 'rich_text_section' as const, elements: [...item] }));
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}

/** Codes such as `:boom:` stay what they are. */
export function plain(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

export function header(text: string): KnownBlock {
  return { type: 'header', text: plain(text) };
}

export function smallPrint(text: string): KnownBlock {
  return { type: 'context', elements: [plain(shortened(text, MOST_TEXT))] };
}

export function button(action: string, text: string, value: string, label: string): Button {
  return {
    type: 'button',
    action_id: action,
    text: plain(text),
    value,
    accessibility_label: shortened(label, MOST_LABEL),
  };
}
