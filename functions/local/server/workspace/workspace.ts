import { randomUUID } from 'node:crypto';
import { isConversation, ownerOf } from './people.ts';

/** What is written in a conversation, as Slack keeps it. */
export interface KeptMessage {
  /** Unique in the workspace; what only one person sees has no timestamp that the app could name. */
  readonly id: string;
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly user: string;
  /** With entities and mentions as Slack encodes them. */
  readonly text: string;
  readonly blocks: readonly unknown[];
  readonly metadata: unknown;
  /** When it was last edited. */
  readonly edited: string | null;
  /** The one person who sees it; `null`: everybody in the conversation. */
  readonly onlyFor: string | null;
}

export type View = Readonly<Record<string, unknown>>;

export interface OpenModal {
  readonly id: string;
  readonly externalId: string | null;
  readonly view: View;
}

export interface Prompts {
  readonly title: string;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

/** What Slack answers with `ok: false`. */
export class WebApiError extends Error {
  override readonly name = 'WebApiError';
  readonly code: string;

  constructor(code: string) {
    super(`Slack refuses: ${code}`);
    this.code = code;
  }
}

/** A trigger opens a modal for so long, in milliseconds. */
const TRIGGER_MS = 3000;

/** Modals that Slack lays over one another. */
const MOST_MODALS = 3;

export type NewMessage = Pick<KeptMessage, 'channel' | 'user' | 'text'> &
  Partial<Pick<KeptMessage, 'thread' | 'blocks' | 'metadata' | 'onlyFor'>>;

/** Slack's side of what is shown: conversations, modals and Home tabs, as long as the process lives. */
export class Workspace {
  readonly #now: () => number;
  readonly #onChange: () => void;
  #messages: KeptMessage[] = [];
  readonly #modals = new Map<string, readonly OpenModal[]>();
  readonly #homes = new Map<string, View>();
  readonly #prompts = new Map<string, Prompts>();
  readonly #triggers = new Map<string, { readonly user: string; readonly until: number }>();
  #lastTs = 0;

  constructor({ now, onChange }: { readonly now: () => number; readonly onChange: () => void }) {
    this.#now = now;
    this.#onChange = onChange;
  }

  /** Of this moment, and of no other message: microseconds that only rise. */
  timestamp(): string {
    this.#lastTs = Math.max(this.#now() * 1000, this.#lastTs + 1);
    return `${Math.floor(this.#lastTs / 1e6)}.${String(this.#lastTs % 1e6).padStart(6, '0')}`;
  }

  /** Throws {@link WebApiError}. */
  post({ blocks = [], ...message }: NewMessage): KeptMessage {
    if (!isConversation(message.channel)) throw new WebApiError('channel_not_found');
    const kept = {
      thread: null,
      metadata: null,
      onlyFor: null,
      ...message,
      blocks: withBlockIds(blocks),
      id: randomUUID(),
      ts: this.timestamp(),
      edited: null,
    };
    this.#messages.push(kept);
    this.#onChange();
    return kept;
  }

  /** Throws {@link WebApiError} where there is no such message of that author. */
  change(
    { channel, ts, user }: Pick<KeptMessage, 'channel' | 'ts' | 'user'>,
    change: Partial<Pick<KeptMessage, 'text' | 'blocks' | 'metadata'>>,
  ): { readonly before: KeptMessage; readonly after: KeptMessage } {
    const before = this.message(channel, ts);
    if (!before) throw new WebApiError('message_not_found');
    if (before.user !== user) throw new WebApiError('cant_update_message');
    const blocks = withBlockIds(change.blocks ?? before.blocks);
    const after = { ...before, ...change, blocks, edited: this.timestamp() };
    this.#put(before.id, [after]);
    return { before, after };
  }

  /** Puts a message in the place of one that is known by its id, in any conversation; `false` when it is gone. */
  replace(id: string, content: Pick<KeptMessage, 'text' | 'blocks'>): boolean {
    const before = this.#messages.find((message) => message.id === id);
    if (before) this.#put(id, [{ ...before, ...content, blocks: withBlockIds(content.blocks) }]);
    return before !== undefined;
  }

  remove(id: string): void {
    this.#put(id, []);
  }

  #put(id: string, instead: readonly KeptMessage[]): void {
    this.#messages = this.#messages.flatMap((message) => (message.id === id ? instead : [message]));
    this.#onChange();
  }

  /** What the app can name; not what only one person sees. */
  message(channel: string, ts: string): KeptMessage | null {
    return this.conversation(channel).find((message) => message.ts === ts && message.onlyFor === null) ?? null;
  }

  messageById(id: string): KeptMessage | null {
    return this.#messages.find((message) => message.id === id) ?? null;
  }

  /** Oldest first. */
  conversation(channel: string): readonly KeptMessage[] {
    return this.#messages.filter((message) => message.channel === channel);
  }

  trigger(user: string): string {
    const id = `${this.#now()}.${randomUUID()}`;
    this.#triggers.set(id, { user, until: this.#now() + TRIGGER_MS });
    return id;
  }

  /** Throws {@link WebApiError}. */
  openModal(trigger: string, view: View): OpenModal {
    const given = this.#triggers.get(trigger);
    if (!given) throw new WebApiError('invalid_trigger_id');
    if (given.until < this.#now()) throw new WebApiError('expired_trigger_id');
    this.#triggers.delete(trigger);
    const open = this.modals(given.user);
    if (open.length >= MOST_MODALS) throw new WebApiError('push_limit_reached');
    const modal = modalOf(`V${randomUUID()}`, view);
    if (modal.externalId !== null && this.#modalBy(({ externalId }) => externalId === modal.externalId)) {
      throw new WebApiError('duplicate_external_id');
    }
    this.#setModals(given.user, [...open, modal]);
    return modal;
  }

  /** By `view_id` or `external_id`. Throws {@link WebApiError} when it has been closed. */
  updateModal(
    by: { readonly id?: string | undefined; readonly externalId?: string | undefined },
    view: View,
  ): OpenModal {
    const found = this.#modalBy(
      ({ id, externalId }) => id === by.id || (by.externalId !== undefined && externalId === by.externalId),
    );
    if (!found) throw new WebApiError('not_found');
    const next = modalOf(found.modal.id, view);
    this.#setModals(
      found.user,
      this.modals(found.user).map((modal) => (modal.id === next.id ? next : modal)),
    );
    return next;
  }

  /** Closes the one on top; all of them when `all`. */
  closeModal(user: string, all = false): void {
    this.#setModals(user, all ? [] : this.modals(user).slice(0, -1));
  }

  /** The one on top is the last. */
  modals(user: string): readonly OpenModal[] {
    return this.#modals.get(user) ?? [];
  }

  #modalBy(isIt: (modal: OpenModal) => boolean): { readonly user: string; readonly modal: OpenModal } | null {
    for (const [user, modals] of this.#modals) {
      const modal = modals.find(isIt);
      if (modal) return { user, modal };
    }
    return null;
  }

  #setModals(user: string, modals: readonly OpenModal[]): void {
    this.#modals.set(user, modals);
    this.#onChange();
  }

  publishHome(user: string, view: View): void {
    this.#homes.set(user, withViewBlockIds(view));
    this.#onChange();
  }

  home(user: string): View | null {
    return this.#homes.get(user) ?? null;
  }

  /** Throws {@link WebApiError} for what is no direct conversation. */
  suggest(channel: string, prompts: Prompts): void {
    const owner = ownerOf(channel);
    if (owner === null) throw new WebApiError('channel_not_found');
    this.#prompts.set(owner, prompts);
    this.#onChange();
  }

  prompts(user: string): Prompts | null {
    return this.#prompts.get(user) ?? null;
  }
}

function modalOf(id: string, view: View): OpenModal {
  const externalId = view.external_id;
  return { id, externalId: typeof externalId === 'string' ? externalId : null, view: withViewBlockIds(view) };
}

/** Slack names the blocks that have no name: what is pressed or filled in is told by it. */
function withBlockIds(blocks: readonly unknown[]): readonly unknown[] {
  return blocks.map((block, at) =>
    typeof block === 'object' && block !== null && !('block_id' in block) ? { ...block, block_id: `b${at}` } : block,
  );
}

function withViewBlockIds(view: View): View {
  const { blocks } = view;
  return Array.isArray(blocks) ? { ...view, blocks: withBlockIds(blocks) } : view;
}
