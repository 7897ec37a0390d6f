import type { RichTextText } from '@slack/types';
import { texts } from '../../wording/texts.ts';
import { escaped } from './message.ts';
import { words } from './rich-text.ts';

/** People whom a message is for: the one thing in its text that is meant to be a mention. */

/** People who are named in a message; the others are told by it all the same, where they follow the thread. */
const MOST_MENTIONED = 20;

type Inline = RichTextText | { readonly type: 'user'; readonly user_id: string };

/** Behind other words: " · for @Ada @Ben". Nothing where it is for nobody. */
export function mentionsOf(users: readonly string[], lead: string = texts.toldTo): Inline[] {
  if (users.length === 0) return [];
  const named = users
    .slice(0, MOST_MENTIONED)
    .flatMap((user): Inline[] => [...words(' '), { type: 'user', user_id: user }]);
  return [...words(lead), ...named];
}

/** The same in top-level text, with `text` escaped. */
export function withMentions(text: string, users: readonly string[]): string {
  const named = users.slice(0, MOST_MENTIONED).map((user) => ` <@${user}>`);
  return `${escaped(text)}${named.length > 0 ? `${escaped(texts.toldTo)}${named.join('')}` : ''}`;
}
