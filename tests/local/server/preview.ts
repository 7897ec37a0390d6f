import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import * as v from 'valibot';
import type { FetchDependencies } from '../../../functions/import/fetching/guarded-request.ts';
import { LocalCorpus } from '../../../functions/local/server/corpus/local-corpus.ts';
import { LocalServer } from '../../../functions/local/server/http/local-server.ts';
import {
  ActionResult,
  type ShownMessage,
  type UserAction,
  WorkspaceState,
} from '../../../functions/local/server/protocol.ts';
import type { Log } from '../../../functions/slack/jobs/job-context.ts';
import { HARBOUR_REPORTS } from '../../support/articles.ts';
import { type Files, tempFolder } from '../../support/temp-folder.ts';

export const ADA = 'U0ADA';
export const BEN = 'U0BEN';
export const CLEO = 'U0CLEO';
export const CHANNEL = 'C0NEWSROOM';

/** The local server over the six reports from Marlow, and a page that is played. */
export interface Played extends AsyncDisposable {
  readonly server: LocalServer;
  readonly corpus: LocalCorpus;
  /** What was logged as a warning or an error. */
  readonly troubles: readonly string[];
  do(person: string, userAction: UserAction): Promise<ActionResult>;
  sees(person: string): Promise<WorkspaceState>;
  /** The messages of a conversation, once there is one that `isIt`. */
  until(person: string, conversation: string, isIt: (message: ShownMessage) => boolean): Promise<ShownMessage>;
  fetch(path: string, init?: RequestInit): Promise<Response>;
}

export async function play(files: Files = harbourFiles(), internet?: FetchDependencies): Promise<Played> {
  const folder = await tempFolder(files);
  const rings = new URL('../../../corpus/rings.yaml', import.meta.url).pathname;
  const corpus = await LocalCorpus.open({ corpus: folder.path, rings, fetch: async (url) => noNetwork(url) });
  const troubles: string[] = [];
  const tell = (message: string, fields: object): number => troubles.push(`${message} ${JSON.stringify(fields)}`);
  const log: Log = { info() {}, warn: tell, error: tell };
  const server = await LocalServer.start({ corpus, port: 0, log, ...(internet ? { internet } : {}) });
  const fetchFrom = (path: string, init?: RequestInit) => fetch(`${server.origin}${path}`, init ?? {});
  const watchers = new Map([ADA, BEN, CLEO].map((person) => [person, new Watcher(server.origin, person)]));
  const sees = async (person: string): Promise<WorkspaceState> => {
    for (;;) {
      // What was done shows with the next event of the stream.
      await new Promise((resolve) => setTimeout(resolve, 20));
      const latest = watchers.get(person)?.latest;
      if (latest) return latest;
    }
  };
  return {
    server,
    corpus,
    troubles,
    sees,
    fetch: fetchFrom,
    async do(person, userAction) {
      const response = await fetchFrom('/action', { method: 'POST', body: JSON.stringify({ as: person, userAction }) });
      return v.parse(ActionResult, await response.json());
    },
    async until(person, conversation, isIt) {
      for (let attempt = 0; attempt < 200; attempt += 1) {
        const { conversations } = await sees(person);
        const found = conversations.find(({ id }) => id === conversation)?.messages.find(isIt);
        if (found) return found;
      }
      throw new Error(`no such message in ${conversation}; logged: ${troubles.join('; ')}`);
    },
    async [Symbol.asyncDispose]() {
      for (const watcher of watchers.values()) await watcher.close();
      await server[Symbol.asyncDispose]();
      await corpus[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

export function harbourFiles(): Files {
  return Object.fromEntries(HARBOUR_REPORTS.map(({ file, text }) => [file, text]));
}

function noNetwork(url: string) {
  return { kind: 'refused' as const, url, reason: 'there is no network in a test' };
}

/** A page that stays open: what its person sees now. */
class Watcher {
  latest: WorkspaceState | null = null;
  readonly #stop = new AbortController();
  readonly #reading: Promise<void>;

  constructor(origin: string, person: string) {
    this.#reading = this.#read(`${origin}/stream?as=${person}`);
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#reading;
  }

  async #read(url: string): Promise<void> {
    try {
      const response = await fetch(url, { signal: this.#stop.signal });
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += new TextDecoder().decode(chunk, { stream: true });
        const events = text.split('\n\n');
        text = events.pop() ?? '';
        for (const event of events.filter((line) => line.startsWith('data: '))) {
          this.latest = v.parse(WorkspaceState, JSON.parse(event.slice('data: '.length)));
        }
      }
    } catch (error) {
      if (!this.#stop.signal.aborted) throw error;
    }
  }
}

/** The status of a request with headers that `fetch` does not let one choose. */
export function statusOf(
  url: string,
  { method = 'GET', headers = {}, body = '' }: { method?: string; headers?: Record<string, string>; body?: string },
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/** The element with this action id in a message. */
export function elementOf({ blocks }: Pick<ShownMessage, 'blocks'>, action: string): Record<string, unknown> {
  for (const block of blocks) {
    for (const element of childrenOf(block, 'elements')) {
      // A menu is pressed at its first choice.
      const [selected_option] = childrenOf(element, 'options');
      const chosen = selected_option ? { selected_option } : {};
      if (element.action_id === action) {
        return { ...element, ...chosen, block_id: Object(block).block_id ?? randomUUID() };
      }
    }
  }
  throw new Error(`no element with the action ${action}`);
}

function childrenOf(block: unknown, name: string): Record<string, unknown>[] {
  const children: unknown = Reflect.get(Object(block), name);
  return Array.isArray(children) ? children.map((child) => ({ ...child })) : [];
}
