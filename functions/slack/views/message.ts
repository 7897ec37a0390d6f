import type { KnownBlock } from '@slack/types';
import type { ChartBlock } from './chart.ts';
import { MOST_UPDATED_TEXT } from './limits.ts';

export type ReplyBlock = KnownBlock | ChartBlock;

/**
 * What is sent, with the options that keep Slack from parsing it: nothing that an article or a person wrote pings, links or
 * formats anything.
 */
export interface Message {
  /** All that a screen reader may read, and the notification. Escaped. */
  readonly text: string;
  readonly blocks: ReplyBlock[];
  readonly mrkdwn: false;
  readonly parse: 'none';
  readonly link_names: false;
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** `text` as {@link escaped} gives it: once. Half surrogate pairs in it, which no request can carry, become U+FFFD. */
export function messageOf(text: string, blocks: ReplyBlock[]): Message {
  return {
    text: text.toWellFormed(),
    blocks,
    mrkdwn: false,
    parse: 'none',
    link_names: false,
    unfurl_links: false,
    unfurl_media: false,
  };
}

/**
 * For the top-level text alone; rich and plain text are never parsed. `*_~` and backticks have no escape: `mrkdwn: false`
 * keeps them from formatting, and `parse` and `link_names` keep `@here` a word.
 */
export function escaped(text: string): string {
  return text.replace(/[&<>]/gu, (character) => ENTITIES[character] ?? character);
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The same message as `chat.update` takes it: of a long top-level text, the first lines that fit. */
export function updatable(message: Message): Message {
  if (message.text.length <= MOST_UPDATED_TEXT) return message;
  const room = message.text.slice(0, MOST_UPDATED_TEXT - 2);
  const lines = room.slice(0, Math.max(0, room.lastIndexOf('\n')));
  return { ...message, text: `${lines}\n…` };
}
