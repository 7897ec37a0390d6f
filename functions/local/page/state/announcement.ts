import type { WorkspaceState } from '../../server/protocol.ts';
import { plainWords } from './message-words.ts';
import { nameIn } from './page-state.ts';

/** What a screen reader is told of when it comes in: what others said, in its own words. */
export function announcement(before: WorkspaceState, now: WorkspaceState): string {
  if (before.me !== now.me) return '';
  const known = new Set(
    before.conversations.flatMap(({ messages }) => messages.map(({ id, text }) => `${id} ${text}`)),
  );
  const nameOf = nameIn(now);
  const fresh = now.conversations
    .flatMap(({ messages }) => messages)
    .filter(({ id, text, user }) => user !== now.me && !known.has(`${id} ${text}`));
  return fresh.map(({ user, text }) => `${nameOf(user)}: ${plainWords(text, nameOf)}`).join('\n');
}
