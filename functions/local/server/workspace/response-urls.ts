import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { APP } from './people.ts';
import type { Workspace } from './workspace.ts';

/** Slack takes so many messages at a response URL, for so many milliseconds. */
const MOST_RESPONSES = 5;
const RESPONSE_MS = 30 * 60 * 1000;

const Response = v.looseObject({
  text: v.optional(v.string(), ''),
  blocks: v.optional(v.array(v.unknown()), []),
  response_type: v.optional(v.picklist(['ephemeral', 'in_channel']), 'ephemeral'),
  replace_original: v.optional(v.boolean(), false),
  delete_original: v.optional(v.boolean(), false),
});

interface ResponseUrl {
  readonly user: string;
  readonly channel: string;
  readonly thread: string | null;
  readonly until: number;
  /** Id of the message that a replacement replaces. */
  original: string | null;
  left: number;
}

export interface Origin {
  readonly user: string;
  readonly channel: string;
  readonly thread: string | null;
  /** Id of the message whose button was pressed; `null` for a command or a shortcut. */
  readonly original: string | null;
}

/** The addresses at which the app may answer a user action. */
export class ResponseUrls {
  readonly #urls = new Map<string, ResponseUrl>();
  readonly #workspace: Workspace;
  readonly #now: () => number;

  constructor(workspace: Workspace, now: () => number) {
    this.#workspace = workspace;
    this.#now = now;
  }

  /** The last part of an address. */
  create(origin: Origin): string {
    const id = randomUUID();
    this.#urls.set(id, { ...origin, until: this.#now() + RESPONSE_MS, left: MOST_RESPONSES });
    return id;
  }

  /** The status of the HTTP response, and Slack's word. */
  take(id: string, body: unknown): { readonly status: number; readonly body: string } {
    const url = this.#urls.get(id);
    if (!url || url.until < this.#now()) return { status: 404, body: 'expired_url' };
    if (url.left === 0) return { status: 404, body: 'used_url' };
    const parsed = v.safeParse(Response, body);
    if (!parsed.success) return { status: 400, body: 'invalid_payload' };
    url.left -= 1;
    this.#show(url, parsed.output);
    return { status: 200, body: 'ok' };
  }

  #show(url: ResponseUrl, response: v.InferOutput<typeof Response>): void {
    const { text, blocks, response_type, replace_original, delete_original } = response;
    if (delete_original && url.original !== null) {
      this.#workspace.remove(url.original);
      return;
    }
    if (replace_original && url.original !== null && this.#workspace.replace(url.original, { text, blocks })) return;
    const posted = this.#workspace.post({
      channel: url.channel,
      thread: url.thread,
      user: APP.user,
      text,
      blocks,
      onlyFor: response_type === 'ephemeral' ? url.user : null,
    });
    url.original ??= posted.id;
  }
}
