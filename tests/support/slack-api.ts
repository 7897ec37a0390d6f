import { randomUUID } from 'node:crypto';
import { createEmulator } from 'emulate';
import * as v from 'valibot';
import { slackAnswer } from './slack-answer.ts';
import { ViewTriggers } from './view-triggers.ts';
import { type Answer, type Call, field, type Network, type WireProxy, wireProxy } from './wire-proxy.ts';

/** The workspace as the emulator names it. */
export const TEAM = 'T000000001';
export const BOT_USER = 'U0VERBATIM';
export const APP = 'A0VERBATIM';
export const BOT_TOKEN = 'xoxb-100000000001-token-of-the-tests';

/** People of the workspace; each has a token of their own, to write with. */
const PEOPLE = ['ada', 'ben', 'cleo', 'dora', 'edith', 'felix', 'gus', 'hana'] as const;
export type PersonName = (typeof PEOPLE)[number];

const BOT_SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'im:history',
  'im:write',
  'channels:history',
  'groups:history',
];
const PERSON_SCOPES = [...BOT_SCOPES, 'users:read', 'channels:manage', 'channels:read', 'channels:write', 'im:write'];

const SlackMessage = v.looseObject({
  ts: v.string(),
  user: v.optional(v.string()),
  text: v.optional(v.string(), ''),
  thread_ts: v.optional(v.string()),
  blocks: v.optional(v.array(v.looseObject({ type: v.string() })), []),
  metadata: v.optional(v.unknown()),
});

export type SlackMessage = v.InferOutput<typeof SlackMessage>;

/** What a response URL shows: every post to it, and what of it is still to be seen. */
export interface ResponseUrl {
  readonly url: string;
  readonly posts: readonly Record<string, unknown>[];
  /** With `replace_original` taken into account. */
  readonly shown: readonly Record<string, unknown>[];
}

/** Slack takes five posts at a response URL, for half an hour. */
const MOST_RESPONSES = 5;

/** Methods that the emulator lacks and that answer with nothing but success. */
const PLAIN_METHODS: ReadonlySet<string> = new Set([
  'assistant.threads.setSuggestedPrompts',
  'assistant.threads.setStatus',
  'assistant.threads.setTitle',
]);

/** Looks at what is about to be shown and names its defects; none for what Slack would take. */
export interface BlockKitChecker {
  message(body: unknown): readonly string[];
  view(view: unknown): readonly string[];
}

/**
 * Slack's side: its Web API as an emulator that nobody here wrote plays it, behind a line that records what is said. What
 * the emulator lets pass and Slack would not (blocks out of shape, tokens unknown) is refused on the line.
 */
export class SlackApi implements AsyncDisposable {
  /** Defects of messages and views that the app sent. */
  readonly violations: string[] = [];
  readonly #emulator: { readonly url: string; close(): Promise<void> };
  readonly #proxy: WireProxy;
  readonly #responses: Map<string, Record<string, unknown>[]>;
  readonly #triggers: ViewTriggers;
  readonly #people = new Map<PersonName, string>();

  static async start(network: Network, checker: BlockKitChecker): Promise<SlackApi> {
    const emulator = await createEmulator({
      service: 'slack',
      port: 0,
      seed: {
        slack: {
          users: PEOPLE.map((name) => ({ name })),
          oauth_apps: [
            {
              client_id: '1.1',
              client_secret: 'unused',
              app_id: APP,
              name: 'Verbatim',
              redirect_uris: [],
              scopes: BOT_SCOPES,
              bot_user_id: BOT_USER,
              bot_id: 'B0VERBATIM',
              bot_name: 'verbatim',
            },
          ],
          tokens: [
            {
              token: BOT_TOKEN,
              type: 'bot',
              user: BOT_USER,
              bot_id: 'B0VERBATIM',
              bot_user_id: BOT_USER,
              app_id: APP,
              scopes: BOT_SCOPES,
            },
            ...PEOPLE.map((name) => ({ token: tokenOf(name), user: name, app_id: APP, scopes: PERSON_SCOPES })),
          ],
        },
      },
    });
    const violations: string[] = [];
    const responses = new Map<string, Record<string, unknown>[]>();
    const triggers = new ViewTriggers();
    const proxy = await wireProxy({
      service: 'slack',
      network,
      target: emulator.url,
      answer: (call, path) =>
        takeResponse(path, call, responses, (body) => note(checker.message(body))) ??
        refuse(call, checker, note) ??
        triggers.answer(call, (method, body) => askSlack(emulator.url, BOT_TOKEN, method, body)),
    });
    function note(defects: readonly string[]): readonly string[] {
      violations.push(...defects);
      return defects;
    }
    const api = new SlackApi(emulator, proxy, responses, violations, triggers);
    await api.#learnPeople();
    return api;
  }

  private constructor(
    emulator: { url: string; close(): Promise<void> },
    proxy: WireProxy,
    responses: Map<string, Record<string, unknown>[]>,
    violations: string[],
    triggers: ViewTriggers,
  ) {
    this.#emulator = emulator;
    this.#proxy = proxy;
    this.#responses = responses;
    this.violations = violations;
    this.#triggers = triggers;
  }

  /** The API's address as `caller` is to be given it. */
  urlFor(caller: string): string {
    return `${this.#proxy.origin}/${caller}/api/`;
  }

  id(person: PersonName): string {
    const id = this.#people.get(person);
    if (id === undefined) throw new Error(`nobody is called ${person}`);
    return id;
  }

  /** A public channel that the app has been invited to. */
  async channel(owner: PersonName): Promise<string> {
    const made = await this.#call(tokenOf(owner), 'conversations.create', { name: `c-${randomUUID()}`.slice(0, 60) });
    const id = v.parse(v.object({ channel: v.object({ id: v.string() }) }), made).channel.id;
    await this.#call(tokenOf(owner), 'conversations.invite', { channel: id, users: BOT_USER });
    return id;
  }

  /** The person's conversation with the app. */
  async directChannel(person: PersonName): Promise<string> {
    const opened = await this.#call(tokenOf(person), 'conversations.open', { users: BOT_USER });
    return v.parse(v.object({ channel: v.object({ id: v.string() }) }), opened).channel.id;
  }

  /** Somebody writes; the timestamp names the message. */
  async write(person: PersonName, channel: string, text: string, thread?: string): Promise<string> {
    const posted = await this.#call(tokenOf(person), 'chat.postMessage', {
      channel,
      text,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
    return v.parse(v.object({ ts: v.string() }), posted).ts;
  }

  /** What the app has said in a thread, oldest first. */
  async replies(channel: string, thread: string): Promise<SlackMessage[]> {
    const found = await this.#call(BOT_TOKEN, 'conversations.replies', { channel, ts: thread });
    return ownMessages(found);
  }

  /** What the app has said at the top of a conversation, oldest first. */
  async messages(channel: string): Promise<SlackMessage[]> {
    const found = await this.#call(BOT_TOKEN, 'conversations.history', { channel });
    return ownMessages(found).reverse();
  }

  /** Worth one view. */
  async trigger(person: PersonName): Promise<string> {
    return this.#triggers.make(this.id(person));
  }

  responseUrl(): ResponseUrl {
    const id = randomUUID();
    const posts: Record<string, unknown>[] = [];
    this.#responses.set(id, posts);
    return {
      url: `${this.#proxy.origin}/response/${id}`,
      posts,
      get shown() {
        return posts.reduce<Record<string, unknown>[]>(
          (shown, post) => [...(post.replace_original === true ? shown.slice(0, -1) : shown), post],
          [],
        );
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#proxy[Symbol.asyncDispose]();
    await this.#emulator.close();
  }

  async #learnPeople(): Promise<void> {
    const listed = await this.#call(tokenOf('ada'), 'users.list', {});
    const { members } = v.parse(v.object({ members: v.array(v.object({ id: v.string(), name: v.string() })) }), listed);
    for (const name of PEOPLE) {
      const found = members.find((member) => member.name === name);
      if (found) this.#people.set(name, found.id);
    }
  }

  /** Past the line: this is Slack's own doing, or a person's. */
  async #call(token: string, method: string, body: Record<string, unknown>): Promise<unknown> {
    const answer = await askSlack(this.#emulator.url, token, method, body);
    if (answer.ok !== true) throw new Error(`${method}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

async function askSlack(
  url: string,
  token: string,
  method: string,
  body: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const response = await fetch(`${url}/api/${method}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return Object(await response.json());
}

function tokenOf(person: PersonName): string {
  return `xoxp-${person}`;
}

function ownMessages(found: unknown): SlackMessage[] {
  const { messages } = v.parse(v.object({ messages: v.array(SlackMessage) }), found);
  return messages.filter(({ user }) => user === BOT_USER);
}

/** What Slack would say no to, and the emulator would not. */
function refuse(
  call: Call,
  checker: BlockKitChecker,
  note: (defects: readonly string[]) => readonly string[],
): Answer | null {
  if (PLAIN_METHODS.has(call.operation)) return ok();
  const isMessage = call.operation.startsWith('chat.post') || call.operation === 'chat.update';
  const view = field(call.body, 'view');
  const defects = isMessage ? checker.message(call.body) : view === undefined ? [] : checker.view(view);
  const named = defects.map((defect) => `${call.operation}: ${defect}`);
  return note(named).length === 0 ? null : slackAnswer({ ok: false, error: 'invalid_blocks' });
}

function takeResponse(
  path: string,
  { body }: Call,
  responses: ReadonlyMap<string, Record<string, unknown>[]>,
  check: (body: unknown) => readonly string[],
): Answer | null {
  const [, id] = /^\/response\/(.+)$/u.exec(path) ?? [];
  if (id === undefined) return null;
  const posts = responses.get(id);
  if (!posts) return { status: 404, body: 'expired_url' };
  if (posts.length >= MOST_RESPONSES) return { status: 404, body: 'used_url' };
  check(body);
  if (typeof body === 'object' && body !== null) posts.push({ ...body });
  return { status: 200, body: 'ok' };
}

function ok(): Answer {
  return slackAnswer({ ok: true });
}
