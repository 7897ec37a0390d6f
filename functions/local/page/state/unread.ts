import type { Conversation, WorkspaceState } from '../../server/protocol.ts';
import type { Place } from './page-state.ts';

/** Timestamp of the newest message that the user has seen, by conversation. */
export type Seen = ReadonlyMap<string, string>;

/** A user at a place sees all of it; a conversation that is new to the page has nothing that was missed. */
export function seenAt(place: Place, { conversations }: Pick<WorkspaceState, 'conversations'>, seen: Seen): Seen {
  const fresh = conversations.filter(({ id, kind }) => !seen.has(id) || PLACES[kind] === place);
  return new Map([...seen, ...fresh.map((conversation): [string, string] => [conversation.id, newest(conversation)])]);
}

/** Messages of others that came while one was elsewhere. */
export function unreadAt(
  place: Place,
  { conversations, me }: Pick<WorkspaceState, 'conversations' | 'me'>,
  seen: Seen,
): number {
  return conversations
    .filter(({ kind }) => PLACES[kind] === place)
    .flatMap(({ id, messages }) => messages.filter(({ ts, user }) => user !== me && ts > (seen.get(id) ?? ''))).length;
}

const PLACES: Readonly<Record<Conversation['kind'], Place>> = { channel: 'channel', direct: 'messages' };

function newest({ messages }: Conversation): string {
  return messages.at(-1)?.ts ?? '';
}
