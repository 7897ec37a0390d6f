import type {
  ArticleInside,
  Explanation,
  Holdings,
  ShownMessage,
  UserAction,
  WorkspaceState,
} from '../../server/protocol.ts';
import type { Button } from '../render/block-kit.ts';
import type { Addition } from './additions.ts';
import type { Drafts } from './drafts.ts';
import type { Seen } from './unread.ts';

/** What is in the middle of the page. */
export type Place = 'channel' | 'home' | 'messages' | 'articles';

/** What is beside it. `null` inside: it is being fetched. */
export type Aside =
  | { readonly kind: 'thread'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'why'; readonly message: ShownMessage; readonly explanation: Explanation | null }
  | { readonly kind: 'article'; readonly id: string; readonly article: ArticleInside | null };

/** Which articles are listed. */
export interface Sought {
  /** In title, publisher or file name. */
  readonly words: string;
  /** The publisher, as it is named on the page. */
  readonly source: string | null;
}

interface Confirming {
  readonly text: NonNullable<Button['confirm']>;
  readonly go: () => void;
}

export interface PageState {
  readonly workspace: WorkspaceState;
  readonly place: Place;
  readonly seen: Seen;
  readonly aside: Aside | null;
  /** By person and message. */
  readonly votes: ReadonlyMap<string, 'up' | 'down'>;
  /** What is wrong with the modal on top. */
  readonly errors: Readonly<Record<string, string>>;
  /** Which message is being edited, and in which list: a thread shows the message that it is about as well. */
  readonly editing: string | null;
  readonly confirming: Confirming | null;
  readonly holdings: Holdings | null;
  readonly sought: Sought;
  /** Newest first. */
  readonly additions: readonly Addition[];
  /** What went wrong, in words for the user. */
  readonly problem: string | null;
}

/** What the page's elements can have done. */
export interface Actions {
  readonly go: (place: Place) => void;
  readonly become: (person: string) => void;
  readonly show: (aside: Aside | null) => void;
  /** Resolves to whether it was taken; where it was not, the page says why. */
  readonly perform: (userAction: UserAction) => Promise<boolean>;
  /** Sends what was typed: a message, or a command where it begins with one. Resolves as {@link perform} does. */
  readonly send: (channel: string, thread: string | null, text: string) => Promise<boolean>;
  /** What has been typed and not been sent, by composer: it is there again when the user comes back. */
  readonly drafts: Drafts;
  readonly vote: (message: string, vote: 'up' | 'down') => void;
  readonly edit: (editing: string | null) => void;
  readonly confirm: (confirming: Confirming | null) => void;
  readonly explain: (message: ShownMessage, answer: string) => void;
  readonly openArticle: (id: string) => void;
  readonly seek: (sought: Sought) => void;
  readonly addFiles: (files: readonly File[]) => void;
  /** Resolves to whether the server has read it. */
  readonly addAddress: (url: string) => Promise<boolean>;
  readonly dismissAddition: (id: number | 'all') => void;
  readonly switchTheme: () => void;
  /** Moves the app's time on, for everybody. */
  readonly moveTimeOn: (hours: number) => void;
  readonly dismiss: () => void;
}

export function nameIn({ people, app }: WorkspaceState): (user: string) => string {
  return (user) => [...people, app].find(({ id }) => id === user)?.name ?? user;
}

export function editKey(list: string, message: string): string {
  return `${list} ${message}`;
}

export function voteKey(me: string, message: string): string {
  return `${me} ${message}`;
}
