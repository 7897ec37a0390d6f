import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { processorMs, starvedMs } from './starved-time.ts';
import type { TestClock } from './test-clock.ts';

/** A function as its template describes it, with every reference resolved. */
export interface FunctionSpec {
  readonly name: string;
  /** The folder that is deployed. It must lie outside any package: on Lambda there is no package.json above it. */
  readonly bundle: string;
  /** `file.export` */
  readonly handler: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
  readonly memoryMegabytes: number;
  /** A folder where what it loads is kept compiled, so that its next start takes two thirds of the time; Lambda has none. */
  readonly compiled?: string;
}

/** `ms`: from the event to the result, without the start. */
export type InvocationResult =
  | { readonly kind: 'returned'; readonly value: unknown; readonly ms: number }
  | ({ readonly kind: 'threw'; readonly ms: number } & Failure)
  /** The process ended, by itself or killed. */
  | { readonly kind: 'crashed' }
  | { readonly kind: 'timed out' };

const Failure = v.object({ errorType: v.string(), errorMessage: v.string() });
type Failure = Readonly<v.InferOutput<typeof Failure>>;

/** Milliseconds between two looks at how long an invocation has taken. */
const WATCH_MS = 100;

const NODE = path.resolve(import.meta.dirname, '../../node_modules/node/bin/node');
const BOOTSTRAP = fileURLToPath(new URL('./function-bootstrap.ts', import.meta.url));
const RUNTIME_API = '/2018-06-01/runtime/';

export interface Watcher {
  readonly onOutput: (text: string) => void;
  readonly onReady: (ms: number) => void;
}

interface Invocation {
  readonly id: string;
  readonly begun: number;
  readonly settle: (outcome: InvocationResult) => void;
}

/** A frozen process does not notice that whoever started it is gone. */
const children = new Set<ChildProcess>();
process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

/** The process of one execution environment, and the runtime API that feeds it. */
export class FunctionInstance {
  /** `null` once the handler is loaded; a failure when it cannot be. */
  readonly ready: Promise<Failure | null>;
  isOver = false;
  readonly #spec: FunctionSpec;
  readonly #clock: TestClock;
  readonly #server: Server;
  #child: ChildProcess | null = null;
  #idle: ServerResponse | null = null;
  #waiting: (() => void) | null = null;
  #invocation: Invocation | null = null;
  #setReady: (failure: Failure | null) => void;

  static async launch(spec: FunctionSpec, clock: TestClock, watcher: Watcher): Promise<FunctionInstance> {
    const instance = new FunctionInstance(spec, clock);
    await new Promise<void>((resolve) => instance.#server.listen(0, '127.0.0.1', resolve));
    instance.#spawn(watcher);
    return instance;
  }

  private constructor(spec: FunctionSpec, clock: TestClock) {
    this.#spec = spec;
    this.#clock = clock;
    const { promise, resolve } = Promise.withResolvers<Failure | null>();
    this.ready = promise;
    this.#setReady = resolve;
    this.#server = createServer((request, response) => {
      void textOf(request).then((body) => this.#answer(request.url ?? '', body, response));
    });
    // A function that is frozen for longer than the five seconds of Node's default would meet a closed connection when it answers.
    this.#server.keepAliveTimeout = 0;
  }

  async invoke(event: unknown): Promise<InvocationResult> {
    const failure = await this.ready;
    if (failure) {
      this.end();
      return { kind: 'threw', ...failure, ms: 0 };
    }
    if (!this.#idle && !this.isOver) await new Promise<void>((resolve) => (this.#waiting = resolve));
    const { promise, resolve } = Promise.withResolvers<InvocationResult>();
    if (this.isOver || !this.#idle) return { kind: 'crashed' };
    const timeout = this.#spec.timeoutSeconds * 1000;
    const begun = performance.now();
    const starved = (): number => starvedMs(process.pid) + starvedMs(this.#child?.pid ?? process.pid);
    const starvedBefore = starved();
    // What other programs take of the processors is not the function's time, nor that of the services in this process.
    const watch = setInterval(() => {
      if (performance.now() - begun - (starved() - starvedBefore) < timeout) return;
      clearInterval(watch);
      this.#invocation = null;
      resolve({ kind: 'timed out' });
      this.end();
    }, WATCH_MS);
    const invocation: Invocation = {
      id: randomUUID(),
      begun,
      settle: (outcome) => {
        clearInterval(watch);
        this.#invocation = null;
        resolve(outcome);
      },
    };
    this.#invocation = invocation;
    this.#child?.kill('SIGCONT');
    this.#idle.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': invocation.id,
      'lambda-runtime-deadline-ms': Date.now() + timeout,
      'lambda-runtime-invoked-function-arn': `arn:aws:lambda:us-east-1:000000000000:function:${this.#spec.name}`,
      'clock-offset-ms': this.#clock.offset,
    });
    this.#idle.end(JSON.stringify(event));
    this.#idle = null;
    return promise;
  }

  residentBytes(): number | null {
    try {
      const status = readFileSync(`/proc/${this.#child?.pid}/status`, 'utf8');
      return Number(/^VmRSS:\s+(\d+) kB$/mu.exec(status)?.[1]) * 1024 || null;
    } catch {
      return null;
    }
  }

  processorMs(): number {
    return processorMs(this.#child?.pid ?? process.pid);
  }

  end(): void {
    this.isOver = true;
    this.#child?.kill('SIGKILL');
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #spawn({ onOutput, onReady }: Watcher): void {
    const { name, bundle, handler, environment, memoryMegabytes, compiled } = this.#spec;
    const { port } = this.#server.address() as AddressInfo;
    const begun = performance.now();
    const child = spawn(NODE, [BOOTSTRAP, String(this.#clock.offset)], {
      cwd: bundle,
      stdio: ['ignore', 'pipe', 'pipe'],
      // Nothing of the test's own environment: what the template does not give is not there.
      env: {
        PATH: process.env.PATH,
        TZ: ':UTC',
        AWS_REGION: 'us-east-1',
        AWS_DEFAULT_REGION: 'us-east-1',
        AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
        AWS_LAMBDA_FUNCTION_NAME: name,
        AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(memoryMegabytes),
        AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
        AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${name}`,
        AWS_LAMBDA_LOG_STREAM_NAME: 'test',
        AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}`,
        LAMBDA_TASK_ROOT: bundle,
        _HANDLER: handler,
        ...environment,
        ...(compiled === undefined ? {} : { NODE_COMPILE_CACHE: compiled }),
      },
    });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', onOutput);
    children.add(child);
    child.on('exit', (code) => {
      children.delete(child);
      this.isOver = true;
      this.#setReady({ errorType: 'Runtime.ExitError', errorMessage: `exited with ${code} before it was ready` });
      this.#invocation?.settle({ kind: 'crashed' });
      this.#waiting?.();
      this.#server.close();
    });
    void this.ready.then((failure) => {
      if (!failure) onReady(performance.now() - begun);
    });
    this.#child = child;
  }

  #answer(url: string, body: string, response: ServerResponse): void {
    const at = url.slice(RUNTIME_API.length);
    if (at === 'sleep') {
      void this.#clock.passUntil(Number(body)).then(() => {
        response.writeHead(200, { 'clock-offset-ms': this.#clock.offset }).end();
      });
      return;
    }
    if (at === 'invocation/next') {
      this.#idle = response;
      this.#setReady(null);
      this.#waiting?.();
      this.#waiting = null;
      if (!this.#invocation) this.#child?.kill('SIGSTOP');
      return;
    }
    response.writeHead(202).end('{}');
    if (at === 'init/error') this.#setReady(v.parse(Failure, JSON.parse(body)));
    const { id, begun, settle } = this.#invocation ?? {};
    if (id === undefined || begun === undefined || !settle) return;
    const ms = performance.now() - begun;
    if (at === `invocation/${id}/response`) settle({ kind: 'returned', value: JSON.parse(body), ms });
    if (at === `invocation/${id}/error`) settle({ kind: 'threw', ...v.parse(Failure, JSON.parse(body)), ms });
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
