import type { ShownMessage, WorkspaceState } from '../../server/protocol.ts';
import type { Aside, PageState, Place } from './page-state.ts';

/**
 * Where the user is, as the fragment of the page's address: reloading comes back to it, and the browser's own back button
 * leads to where they were before, as in Slack.
 */
export interface Route {
  readonly place: Place;
  /** What is to be fetched for it is not known yet. */
  readonly beside: Beside | null;
}

type Beside =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'why'; readonly message: string }
  | { readonly kind: 'article'; readonly id: string };

const PLACES: readonly Place[] = ['channel', 'home', 'messages', 'articles'];

export function fragmentOf({ place, aside }: Pick<PageState, 'place' | 'aside'>): string {
  const parts = [place, ...(aside ? partsOf(aside) : [])];
  return parts.length === 1 && place === 'channel' ? '' : `#${parts.map(encodeURIComponent).join('/')}`;
}

function partsOf(aside: Aside): string[] {
  switch (aside.kind) {
    case 'thread':
      return ['thread', aside.channel, aside.ts];
    case 'why':
      return ['why', aside.message.id];
    case 'article':
      return ['article', aside.id];
  }
}

/** `null` for a fragment that is none of ours, such as the target of the link that skips to the conversation. */
export function routeIn(fragment: string): Route | null {
  if (fragment === '' || fragment === '#') return { place: 'channel', beside: null };
  const [place, kind, first, second] = decoded(fragment.slice(1).split('/'));
  const known = PLACES.find((one) => one === place);
  if (known === undefined) return null;
  if (kind === 'thread' && first !== undefined && second !== undefined) {
    return { place: known, beside: { kind, channel: first, ts: second } };
  }
  if (kind === 'why' && first !== undefined) return { place: known, beside: { kind, message: first } };
  if (kind === 'article' && first !== undefined) return { place: known, beside: { kind, id: first } };
  return { place: known, beside: null };
}

function decoded(parts: readonly string[]): string[] {
  try {
    return parts.map(decodeURIComponent);
  } catch {
    return [];
  }
}

/** Only while what it is beside is there: a thread without its first message is none. */
export function stillThere(aside: Aside | null, workspace: WorkspaceState): Aside | null {
  switch (aside?.kind) {
    case 'thread': {
      const { channel, ts } = aside;
      const messages = workspace.conversations.find(({ id }) => id === channel)?.messages ?? [];
      return messages.some((message) => message.ts === ts || message.thread === ts) ? aside : null;
    }
    case 'why':
      return messageIn(workspace, aside.message.id) ? aside : null;
    case 'article':
    case undefined:
      return aside;
  }
}

export function messageIn(
  { conversations }: Pick<WorkspaceState, 'conversations'>,
  id: string,
): ShownMessage | undefined {
  return conversations.flatMap(({ messages }) => messages).find((message) => message.id === id);
}

/** Whether another run of the server has taken the place of the one before: nothing that everybody saw is ever taken away. */
export function isAnotherRun(before: WorkspaceState, now: WorkspaceState): boolean {
  if (before.me !== now.me) return false;
  const ids = new Set(now.conversations.flatMap(({ messages }) => messages.map(({ id }) => id)));
  return before.conversations.some(({ messages }) => messages.some(({ id, isPrivate }) => !isPrivate && !ids.has(id)));
}
