import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request of a function to a service, as it went over the wire. */
export interface Call {
  /** Which function asked: its access key id, or the first part of the path that it was given; `''` where neither tells. */
  readonly caller: string;
  readonly service: string;
  /** `chat.postMessage`, `PutItem`, `GET /bucket/key`. */
  readonly operation: string;
  /** JSON and forms decoded, JSON within a form too; the number of bytes of anything else. */
  readonly body: unknown;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** What becomes of a call instead of going through. */
export type Fault =
  | ({ readonly kind: 'answer' } & Answer)
  /** No answer, ever: the caller's own timeout has to end it. */
  | { readonly kind: 'hang' }
  | { readonly kind: 'reset' }
  | { readonly kind: 'delay'; readonly ms: number }
  /** The service never hears of it; `strike` runs and the line is cut. */
  | { readonly kind: 'cut before'; readonly strike: () => Promise<void> }
  /** The service has done it; `strike` runs and its answer is lost. */
  | { readonly kind: 'cut after'; readonly strike: () => Promise<void> };

type Decide = (call: Call) => Fault | null | undefined;

/** All lines between the functions and the services: what went over them, in order, and what is to go wrong on them. */
export class Network {
  readonly calls: Call[] = [];
  readonly #deciders: Decide[] = [];

  /** Faults for the calls that `decide` names, until disposed of. The youngest that names one wins. */
  intercept(decide: Decide): Disposable {
    this.#deciders.unshift(decide);
    return { [Symbol.dispose]: () => void this.#deciders.splice(this.#deciders.indexOf(decide), 1) };
  }

  /** The calls of an operation whose body holds everything given. */
  of(operation: string, where: Readonly<Record<string, unknown>> = {}): Call[] {
    return this.calls.filter(
      (call) =>
        call.operation === operation &&
        Object.entries(where).every(([name, value]) => field(call.body, name) === value),
    );
  }

  record(call: Call): Fault | null {
    this.calls.push(call);
    for (const decide of this.#deciders) {
      const fault = decide(call);
      if (fault) return fault;
    }
    return null;
  }
}

/** One field of a decoded body. */
export function field(body: unknown, name: string): unknown {
  return typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
}

interface Line {
  readonly service: string;
  readonly network: Network;
  /** Where calls go on to; `null`: `answer` answers all of them. */
  readonly target: string | null;
  /** Answers a call in the place of the service; `null` passes it on. */
  readonly answer?: (call: Call, path: string) => Promise<Answer | null> | Answer | null;
  /**
   * The service's clock, in milliseconds since 1970; the machine's where left out. The SDK takes a clock that differs by four minutes
   * for wrong, and tries each call again that was refused.
   */
  readonly now?: () => number;
}

export interface WireProxy extends AsyncDisposable {
  /** `http://127.0.0.1:port`, without a slash at the end. */
  readonly origin: string;
}

/** A service as the functions see it: through a line that records, and that can fail in every way a line fails. */
export async function wireProxy(line: Line): Promise<WireProxy> {
  const server = createServer((request, response) => {
    relay(line, request, response).catch((error: Error) => {
      if (!response.headersSent) response.writeHead(502);
      response.end(`${line.service} proxy: ${error.message}`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function relay(line: Line, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await bytesOf(request);
  const path = request.url ?? '/';
  const call = callOf(line.service, request, path, bytes);
  const fault = line.network.record(call);
  const ask = async () => (await line.answer?.(call, path)) ?? (await pass(line, request, path, bytes));
  switch (fault?.kind) {
    case undefined:
      return send(response, line, await ask());
    case 'answer':
      return send(response, line, fault);
    case 'hang':
      return;
    case 'reset':
      request.socket.resetAndDestroy();
      return;
    case 'delay':
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return send(response, line, await ask());
    case 'cut before':
      await fault.strike();
      request.socket.destroy();
      return;
    case 'cut after':
      await ask();
      await fault.strike();
      request.socket.destroy();
      return;
  }
}

function callOf(service: string, { headers, method }: IncomingMessage, path: string, bytes: Buffer): Call {
  const [, key] = /Credential=([^/]+)\//u.exec(headers.authorization ?? '') ?? [];
  const target = headers['x-amz-target'];
  const [, prefix, slackMethod] = /^\/(?:([^/]+)\/)?api\/([\w.]+)/u.exec(path) ?? [];
  const operation =
    typeof target === 'string'
      ? (target.split('.').at(-1) ?? target)
      : (slackMethod ?? `${method} ${path.split('?', 1)[0]}`);
  return { caller: key ?? prefix ?? '', service, operation, body: decoded(headers['content-type'], bytes) };
}

function decoded(contentType: string | undefined, bytes: Buffer): unknown {
  if (contentType?.includes('json')) return parsed(bytes.toString('utf8'));
  if (!contentType?.startsWith('application/x-www-form-urlencoded')) return bytes.length;
  const fields = [...new URLSearchParams(bytes.toString('utf8'))];
  return Object.fromEntries(fields.map(([name, value]) => [name, isPlain(name, value) ? value : parsed(value)]));
}

/** Slack's forms carry JSON for objects, lists and booleans; what people write is never read as such. */
function isPlain(name: string, value: string): boolean {
  return name === 'text' || !/^(?:[[{]|true$|false$)/u.test(value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function pass({ target }: Line, request: IncomingMessage, path: string, bytes: Buffer): Promise<Answer> {
  if (target === null) return Promise.resolve({ status: 404, body: '' });
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const { connection: _, 'transfer-encoding': __, ...headers } = request.headers;
  const onward = forward(
    new URL(path.replace(/^\/[^/]+\/api\//u, '/api/'), target),
    { method: request.method, headers: { ...headers, 'content-length': bytes.length }, agent: false },
    (answer) => {
      bytesOf(answer).then((body) => {
        const kept = Object.entries(answer.headers).flatMap(([name, value]) =>
          typeof value === 'string' && !HOP_BY_HOP.has(name) ? [[name, value] as const] : [],
        );
        resolve({ status: answer.statusCode ?? 502, headers: Object.fromEntries(kept), body });
      }, reject);
    },
  );
  onward.on('error', reject);
  onward.end(bytes);
  return promise;
}

const HOP_BY_HOP: ReadonlySet<string> = new Set(['connection', 'keep-alive', 'transfer-encoding', 'content-length']);

function send(response: ServerResponse, { now }: Line, { status, headers = {}, body }: Answer): void {
  if (response.destroyed) return;
  const bytes = Buffer.from(body);
  const date = now ? { date: new Date(now()).toUTCString() } : {};
  response.writeHead(status, { ...headers, ...date, 'content-length': bytes.length });
  response.end(bytes);
}

async function bytesOf(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}
