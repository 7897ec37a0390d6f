import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { editionOf } from '../../../engine/embedded-edition.ts';
import type { FetchDependencies } from '../../../import/fetching/guarded-request.ts';
import { createReceiver } from '../../../slack/inbound/app.ts';
import type { SignedReceiver, SlackRequest, SlackResponse } from '../../../slack/inbound/receiver.ts';
import type { Log } from '../../../slack/jobs/job-context.ts';
import { errorCode } from '../../../slack/jobs/retries.ts';
import { REQUEST_PATH } from '../../../slack/manifest/surface.ts';
import type { LocalCorpus } from '../corpus/local-corpus.ts';
import { type LocalApp, localApp } from '../local-app.ts';
import { MovableClock } from '../movable-clock.ts';
import { TimeRequest, UserActionRequest, type WorkspaceState } from '../protocol.ts';
import { ADMINS, CHANNEL, personOf } from '../workspace/people.ts';
import { ResponseUrls } from '../workspace/response-urls.ts';
import { RequestBuilder } from '../workspace/signed-requests.ts';
import { SlackSide } from '../workspace/slack-side.ts';
import { performUserAction } from '../workspace/user-actions.ts';
import { callMethod } from '../workspace/web-api.ts';
import { type NewMessage, Workspace } from '../workspace/workspace.ts';
import { workspaceStateFor } from '../workspace/workspace-state.ts';
import { EventStreams } from './event-streams.ts';
import { BodyTooLargeError, bodyOf, parseJson, send, sendJson } from './http-bodies.ts';
import { libraryRoute } from './library-routes.ts';
import { type Asset, pageAssets } from './page-assets.ts';
import { isFromHere } from './same-machine.ts';

export interface LocalServerOptions {
  readonly corpus: LocalCorpus;
  /** 0: any that is free. */
  readonly port: number;
  readonly log: Log;
  /** Where feeds are: the public internet, where nothing else is given. */
  readonly internet?: FetchDependencies;
  /** What is in the channel to begin with. */
  readonly said?: readonly Omit<NewMessage, 'channel'>[];
}

interface Parts {
  readonly server: Server;
  readonly assets: ReadonlyMap<string, Asset>;
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly app: LocalApp;
  readonly clock: MovableClock;
}

/** Questions that are suggested where nothing has been asked yet. */
const MOST_SUGGESTED = 3;

const HOUR_MS = 60 * 60 * 1000;

/** Slack's own limit for what the app sends; dropped files are limited by their route. */
const MOST_BYTES = 2_000_000;

const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/**
 * Slack and the app in one process on this machine, joined by HTTP as they are in the world: a workspace in memory sends the
 * app signed requests, and the app calls the workspace's Web API. Beside them the page, which shows the workspace.
 */
export class LocalServer implements AsyncDisposable {
  readonly #server: Server;
  readonly #corpus: LocalCorpus;
  readonly #log: Log;
  readonly #assets: ReadonlyMap<string, Asset>;
  readonly #botToken: string;
  readonly #workspace: Workspace;
  readonly #responseUrls: ResponseUrls;
  readonly #streams: EventStreams;
  readonly #side: SlackSide;
  readonly #app: LocalApp;
  readonly #clock: MovableClock;
  readonly #receiver: SignedReceiver;
  #indexInfo: WorkspaceState['index'] | null = null;

  /** Rejects when the port is taken, with Node's own error. */
  static async start(options: LocalServerOptions): Promise<LocalServer> {
    const server = createServer();
    const [assets] = await Promise.all([pageAssets(), listening(server, options.port)]);
    const botToken = `xoxb-${randomBytes(16).toString('hex')}`;
    const { corpus, log, internet } = options;
    const slackApiUrl = `${originOf(server)}/api/`;
    const clock = new MovableClock();
    const { now } = clock;
    const app = await localApp({ corpus, botToken, slackApiUrl, admins: ADMINS, log, now, internet });
    return new LocalServer({ server, assets, botToken, slackApiUrl, app, clock }, options);
  }

  private constructor({ server, assets, botToken, slackApiUrl, app, clock }: Parts, options: LocalServerOptions) {
    const { corpus, log, said = [] } = options;
    const { now } = clock;
    const secret = randomBytes(16).toString('hex');
    this.#server = server;
    this.#assets = assets;
    this.#corpus = corpus;
    this.#log = log;
    this.#workspace = new Workspace({ now, onChange: () => this.#streams.refresh() });
    this.#streams = new EventStreams((person) => ({
      ...workspaceStateFor(person, this.#workspace, this.#shownIndex()),
      ...(clock.ahead > 0 ? { ahead: clock.ahead } : {}),
    }));
    this.#responseUrls = new ResponseUrls(this.#workspace, now);
    this.#side = new SlackSide({
      workspace: this.#workspace,
      requests: new RequestBuilder({ secret, now }),
      responseUrls: this.#responseUrls,
      deliver: (request) => this.#deliver(request),
      responseAddress: (id) => `${this.origin}/response/${id}`,
    });
    this.#botToken = botToken;
    this.#app = app;
    this.#clock = clock;
    this.#receiver = createReceiver({
      signingSecret: secret,
      botToken,
      slackApiUrl,
      listenerContext: app.listenerContext,
    });
    for (const message of said) this.#workspace.post({ channel: CHANNEL.id, ...message });
    server.on('request', (request, response) => void this.#take(request, response));
  }

  get origin(): string {
    return originOf(this.#server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#streams.close();
    await this.#app.close();
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Finding questions takes a second in a large corpus: once for each index. */
  #shownIndex(): WorkspaceState['index'] {
    const { index } = this.#corpus;
    if (this.#indexInfo?.version !== index.version) {
      const questions = editionOf(index).suggestions.slice(0, MOST_SUGGESTED);
      this.#indexInfo = { version: index.version, articles: index.articles.length, questions };
    }
    return this.#indexInfo;
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    try {
      if (!isFromHere(request, addressOf(this.#server).port))
        send(response, 403, 'text/plain', 'not from this machine’s own page');
      else await this.#route(request, response);
    } catch (error) {
      if (response.headersSent) {
        response.destroy();
        return;
      }
      if (error instanceof BodyTooLargeError) sendJson(response, 413, { problem: error.message });
      else {
        this.#log.error('a request failed', { path: request.url ?? '', error: errorCode(error) });
        sendJson(response, 500, { problem: 'Something went wrong on the server; its terminal says what.' });
      }
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', this.origin);
    const [, first = '', second = ''] = pathname.split('/');
    const asset = this.#assets.get(pathname);
    if (request.method === 'GET' && asset) return send(response, 200, asset.type, asset.body);
    if (request.method === 'GET' && pathname === '/stream') return this.#watch(searchParams.get('as') ?? '', response);
    if (first === 'library') {
      return libraryRoute(second, request, response, searchParams, {
        corpus: this.#corpus,
        store: this.#app.jobContext.store,
        onChange: async (changes) => {
          await this.#app.submissionInbox.announce(changes);
          this.#streams.refresh();
        },
      });
    }
    if (request.method !== 'POST') return sendJson(response, 404, { problem: 'There is nothing here.' });
    const body = await bodyOf(request, MOST_BYTES);
    if (pathname === REQUEST_PATH) return this.#receive(request, body, response);
    if (first === 'api') return this.#call(second, request, body, response);
    if (first === 'response') {
      const taken = this.#responseUrls.take(second, parseJson(body));
      return send(response, taken.status, 'text/plain', taken.body);
    }
    if (pathname === '/action') return this.#perform(body, response);
    if (pathname === '/time') return this.#moveOn(body, response);
    return sendJson(response, 404, { problem: 'There is nothing here.' });
  }

  #watch(person: string, response: ServerResponse): void {
    if (personOf(person)) {
      // A reloaded page has no modals, as Slack has none.
      if (!this.#streams.isWatching(person)) this.#workspace.closeModal(person, true);
      this.#streams.add(person, response);
    } else sendJson(response, 404, { problem: 'There is no person of that id.' });
  }

  async #perform(body: Buffer, response: ServerResponse): Promise<void> {
    const parsed = v.safeParse(UserActionRequest, parseJson(body));
    if (!parsed.success || !personOf(parsed.output.as)) return sendJson(response, 400, { problem: 'No such action.' });
    sendJson(response, 200, await performUserAction(parsed.output.as, parsed.output.userAction, this.#side));
  }

  async #moveOn(body: Buffer, response: ServerResponse): Promise<void> {
    const parsed = v.safeParse(TimeRequest, parseJson(body));
    if (!parsed.success) return sendJson(response, 400, { problem: 'No such time.' });
    const from = this.#clock.now();
    this.#clock.moveOn(parsed.output.hours * HOUR_MS);
    await this.#app.moved(from, CHANNEL.id);
    this.#streams.refresh();
    return sendJson(response, 200, { kind: 'done' });
  }

  /** The app's ingress, as a host hands it a request. */
  async #receive({ headers }: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const single = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
    const answer = await this.#receiver.receive({ headers: Object.fromEntries(single), body });
    response.writeHead(answer.status, { ...answer.headers }).end(answer.body);
  }

  async #deliver({ headers, body }: SlackRequest): Promise<SlackResponse> {
    const sent = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    );
    const response = await fetch(`${this.origin}${REQUEST_PATH}`, {
      method: 'POST',
      headers: sent,
      body: Buffer.from(body),
    });
    return { status: response.status, headers: {}, body: await response.text() };
  }

  /** Slack's Web API. */
  async #call(name: string, { headers }: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
    const fields = Object.fromEntries(new URLSearchParams(body.toString('utf8')));
    const token = headers.authorization ?? `Bearer ${fields.token}`;
    if (token !== `Bearer ${this.#botToken}`) return sendJson(response, 200, { ok: false, error: 'invalid_auth' });
    const answer = callMethod(name, fields, this.#workspace);
    sendJson(response, 200, answer);
    const { ok, channel, ts } = answer;
    if (name !== 'chat.postMessage' || ok !== true || typeof channel !== 'string' || typeof ts !== 'string') return;
    const posted = this.#workspace.message(channel, ts);
    if (posted) await this.#side.tellOfOwn(posted);
  }
}

function listening(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${addressOf(server).port}`;
}

function addressOf(server: Server): AddressInfo {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens at no port');
  return address;
}
