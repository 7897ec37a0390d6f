import * as v from 'valibot';
import type { Invocation, World } from './world.ts';

export interface SeenMessage {
  readonly channel: string;
  readonly ts: string;
  readonly thread: string | null;
  readonly postedAt: number;
  readonly clientId: string | null;
  text: string;
  /** The payload of its metadata. */
  mark: Mark | null;
}

interface Mark {
  readonly key: string;
  readonly revision: string;
  readonly kind: string;
  readonly index?: string;
}

export interface SlackOptions {
  /** The app may read the channels that it writes in. */
  readonly readsChannels: boolean;
  /** Slack posts one message for one `client_msg_id`. It lists the errors of it and promises nothing. */
  readonly knowsClientIds: boolean;
}

/** Milliseconds after which the app's client gives a call up. */
const CLIENT_TIMEOUT_MS = 10_000;

/** What goes wrong with a single call; an answer that is lost is the worst and comes twice as often. */
const FAULTS = ['500', 'lost', 'lost', 'internal_error', '429', 'hangs'] as const;

/** A response URL: uses, and milliseconds. */
const MOST_USES = 5;
const URL_FOR_MS = 30 * 60 * 1000;

/** Messages a channel takes, in milliseconds for one; and the share of those above it that Slack refuses. */
const A_MESSAGE_MS = 1000;
const REFUSED_IN_BURSTS = 0.2;

const Metadata = v.object({
  event_payload: v.object({
    key: v.string(),
    revision: v.string(),
    kind: v.optional(v.string(), 'answer'),
    index: v.exactOptional(v.string()),
  }),
});

/** Slack's side of the wire, behind `fetch`. */
export class SlackSide {
  readonly messages: SeenMessage[] = [];
  /** What the asker sees at a response URL, oldest first. */
  readonly shown = new Map<string, string[]>();
  readonly #world: World;
  readonly #options: SlackOptions;
  readonly #uses = new Map<string, number>();
  readonly #opened = new Map<string, number>();
  readonly #lastPost = new Map<string, number>();
  #serial = 0;

  constructor(world: World, options: SlackOptions) {
    this.#world = world;
    this.#options = options;
  }

  open(responseUrl: string): void {
    this.#opened.set(responseUrl, this.#world.timeline.now);
  }

  /** For one invocation: with the faults of the schedule. */
  fetch(invocation: Invocation): typeof fetch {
    return (url, init) => this.#fetch(invocation, String(url), init);
  }

  async #fetch(invocation: Invocation, url: string, init: RequestInit | undefined): Promise<Response> {
    const world = this.#world;
    const isUrl = url.includes('/response/');
    const body = bodyOf(init?.body);
    const work = () => (isUrl ? this.#respond(url, body) : this.#answer(url.split('/').at(-1) ?? '', body));
    const refuse = async (response: Response) => {
      await world.wait(invocation, world.latency());
      return response;
    };
    const lose = async (): Promise<never> => {
      await world.call(invocation, work);
      throw new TypeError('socket hang up');
    };
    const hang = async (): Promise<never> => {
      if (world.chances.happens(0.5)) void world.call(invocation, work);
      await world.wait(invocation, CLIENT_TIMEOUT_MS);
      throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    };
    const limit = () => refuse(isUrl ? new Response('', { status: 429 }) : limited(world.chances.pick([1, 2, 10, 60])));
    if (world.isOut('slack 503')) return refuse(new Response('', { status: 503 }));
    if (world.isOut('slack 429')) return limit();
    if (world.isOut('slack hangs')) return hang();
    if (world.isOut('slack lost')) return lose();
    if (!world.fails()) return world.call(invocation, work);
    switch (world.chances.pick(FAULTS)) {
      case '500':
        return refuse(new Response('', { status: 500 }));
      case 'lost':
        return lose();
      case 'internal_error':
        return refuse(isUrl ? new Response('', { status: 500 }) : json({ ok: false, error: 'internal_error' }));
      case '429':
        return limit();
      case 'hangs':
        return hang();
    }
  }

  #respond(url: string, { text = '', replace_original: replaces }: Body): Response {
    const uses = this.#uses.get(url) ?? 0;
    if (uses >= MOST_USES) return new Response('used_url', { status: 404 });
    if (this.#world.timeline.now > (this.#opened.get(url) ?? 0) + URL_FOR_MS)
      return new Response('expired_url', { status: 404 });
    this.#uses.set(url, uses + 1);
    const before = this.shown.get(url) ?? [];
    this.shown.set(url, [...(replaces === true ? before.slice(0, -1) : before), text]);
    return new Response('ok');
  }

  #answer(method: string, body: Body): Response {
    switch (method) {
      case 'chat.postMessage':
        return this.#post(body);
      case 'chat.update': {
        const message = this.#find(body);
        if (!message) return json({ ok: false, error: 'message_not_found' });
        message.text = body.text ?? '';
        message.mark = markOf(body);
        return json({ ok: true, channel: message.channel, ts: message.ts });
      }
      case 'chat.delete': {
        const message = this.#find(body);
        if (!message) return json({ ok: false, error: 'message_not_found' });
        this.messages.splice(this.messages.indexOf(message), 1);
        return json({ ok: true });
      }
      case 'conversations.open':
        return json({ ok: true, channel: { id: conversationOf(body.users ?? '') } });
      case 'conversations.replies':
      case 'conversations.history':
        return this.#read(method, body);
      default:
        return json({ ok: true });
    }
  }

  #post(body: Body): Response {
    const { chances, timeline } = this.#world;
    const channel = conversationOf(body.channel ?? '');
    const clientId = body.client_msg_id ?? null;
    const same = this.messages.find((message) => clientId !== null && message.clientId === clientId);
    if (same && this.#options.knowsClientIds) return json({ ok: true, channel, ts: same.ts });
    const isBurst = timeline.now - (this.#lastPost.get(channel) ?? 0) < A_MESSAGE_MS;
    if (isBurst && chances.happens(REFUSED_IN_BURSTS)) return limited(chances.pick([1, 1, 2, 5, 30]));
    this.#lastPost.set(channel, timeline.now);
    this.#serial += 1;
    const ts = `${Math.floor(timeline.now / 1000)}.${String(this.#serial).padStart(6, '0')}`;
    const { text = '', thread_ts: thread = null } = body;
    this.messages.push({ channel, ts, thread, postedAt: timeline.now, clientId, text, mark: markOf(body) });
    return json({ ok: true, channel, ts });
  }

  /** Of a conversation with one person the app may always read: no operator can take that from it. */
  #read(method: string, { channel = '', ts }: Body): Response {
    if (channel.startsWith('U')) return json({ ok: false, error: 'channel_not_found' });
    if (!this.#options.readsChannels && !channel.startsWith('D')) return json({ ok: false, error: 'missing_scope' });
    const found = this.messages.filter(
      (message) => message.channel === channel && message.thread === (method === 'conversations.history' ? null : ts),
    );
    const messages = found.map(({ ts, text, mark }) => ({
      ts,
      text,
      ...(mark ? { metadata: { event_type: 'verbatim_reply', event_payload: mark } } : {}),
    }));
    return json({ ok: true, messages });
  }

  #find({ channel = '', ts }: Body): SeenMessage | undefined {
    return this.messages.find((message) => message.channel === channel && message.ts === ts);
  }
}

const Body = v.object({
  channel: v.optional(v.string()),
  users: v.optional(v.string()),
  ts: v.optional(v.string()),
  thread_ts: v.optional(v.string()),
  text: v.optional(v.string()),
  metadata: v.optional(v.string()),
  client_msg_id: v.optional(v.string()),
  replace_original: v.optional(v.boolean()),
});
type Body = v.InferOutput<typeof Body>;

/** The app's client sends forms whose objects are JSON; what goes to a response URL is JSON. */
function bodyOf(body: unknown): Body {
  if (typeof body === 'string' && body.startsWith('{')) return v.parse(Body, JSON.parse(body));
  return v.parse(Body, Object.fromEntries(new URLSearchParams(String(body ?? ''))));
}

function markOf({ metadata }: Body): Mark | null {
  const parsed = v.safeParse(Metadata, metadata === undefined ? undefined : JSON.parse(metadata));
  return parsed.success ? parsed.output.event_payload : null;
}

/** A person's id as a channel is the app's conversation with them. */
function conversationOf(channel: string): string {
  return channel.startsWith('U') ? `D${channel}` : channel;
}

function json(value: object, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(value), {
    ...init,
    headers: { 'content-type': 'application/json', ...init.headers },
  });
}

function limited(seconds: number): Response {
  return json({ ok: false, error: 'ratelimited' }, { status: 429, headers: { 'retry-after': String(seconds) } });
}
