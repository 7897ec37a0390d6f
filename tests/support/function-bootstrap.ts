import { readFileSync } from 'node:fs';
import { createRequire, flushCompileCache, syncBuiltinESMExports } from 'node:module';
import path from 'node:path';
import timers from 'node:timers/promises';

/**
 * What runs in the process of a function, in the place of Lambda's own bootstrap: loads the handler from the task's folder and
 * speaks the runtime API (2018-06-01) with the process that started it. It imports nothing of the project.
 *
 * Lambda's clock is the machine's. Here it can be put forward, so that a visibility timeout of minutes passes at once: the
 * offset comes with each invocation. A function that waits on its own is not waited for either: it tells until when, and
 * everybody's time passes.
 */

// Imported, it would load all of undici: an import evaluates every export of a module.
const { request } = process.getBuiltinModule('node:http');

const API = process.env.AWS_LAMBDA_RUNTIME_API ?? '';
const ROOT = process.env.LAMBDA_TASK_ROOT ?? '';
const [file = '', exported = ''] = (process.env._HANDLER ?? '').split('.');

// Node has read it, and no function is given it.
delete process.env.NODE_COMPILE_CACHE;

let clockOffset = Number(process.argv[2] ?? 0);
const Clock = globalThis.Date;
const now = () => Clock.now() + clockOffset;
globalThis.Date = new Proxy(Clock, {
  construct: (target, given, made) => Reflect.construct(target, given.length === 0 ? [now()] : given, made),
  apply: () => new Clock(now()).toString(),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
});

timers.setTimeout = async <Value>(ms?: number, value?: Value): Promise<Value> => {
  const { headers } = await call('POST', 'sleep', String(now() + Math.ceil(ms ?? 0)));
  clockOffset = Number(headers['clock-offset-ms']);
  return value as Value;
};
syncBuiltinESMExports();

/** Milliseconds: a timer of as long ends a call that takes too long. */
const LIMIT_MS = 1000;

/** The part of a time that is counted at least, whatever other programs take: what hangs must end. */
const LEAST_COUNTED = 0.1;

/** Milliseconds for which this process and the services, which are in its parent, had to wait for a processor; 0 beside Linux. */
function starved(): number {
  return [process.pid, process.ppid].reduce((sum, pid) => {
    try {
      return sum + Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[1]) / 1e6;
    } catch {
      return sum;
    }
  }, 0);
}

// What other programs take of the processors is not the time of a call.
globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply(start, self, [callback, ms = 0, ...given]: [(...all: unknown[]) => void, number?, ...unknown[]]) {
    if (ms < LIMIT_MS) return Reflect.apply(start, self, [callback, ms, ...given]);
    const [begun, before] = [performance.now(), starved()];
    const timer: NodeJS.Timeout = Reflect.apply(start, self, [
      () => {
        const passed = performance.now() - begun;
        if (Math.max(passed - (starved() - before), LEAST_COUNTED * passed) < 0.9 * ms) timer.refresh();
        else callback(...given);
      },
      ms,
    ]);
    return timer;
  },
});
AbortSignal.timeout = (ms) => {
  const controller = new AbortController();
  setTimeout(() => controller.abort(new DOMException('it took too long', 'TimeoutError')), ms).unref();
  return controller.signal;
};

interface Response {
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

function call(method: 'GET' | 'POST', where: string, body = ''): Promise<Response> {
  const { promise, resolve, reject } = Promise.withResolvers<Response>();
  const outgoing = request(`http://${API}/2018-06-01/runtime/${where}`, { method }, (answer) => {
    let text = '';
    answer.setEncoding('utf8');
    answer.on('data', (chunk: string) => {
      text += chunk;
    });
    answer.on('end', () => resolve({ headers: answer.headers, body: text }));
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

type Handler = (event: unknown, context: object) => unknown;

/** Lambda loads `.js` as CommonJS where no package.json says otherwise, and looks for `.mjs` and `.cjs` after it. */
async function loadHandler(): Promise<Handler> {
  const require = createRequire(path.join(ROOT, 'task.cjs'));
  for (const extension of ['.js', '.mjs', '.cjs']) {
    const found = tryResolve(require, path.join(ROOT, `${file}${extension}`));
    if (found === null) continue;
    const loaded: unknown = extension === '.mjs' ? await import(found) : require(found);
    const handler: unknown = Reflect.get(Object(loaded), exported);
    if (typeof handler !== 'function') throw new Error(`${file}${extension} exports no function ${exported}`);
    if (handler.length > 2) throw new Error('Node 24 on Lambda refuses a handler with a callback');
    return handler as Handler;
  }
  throw new Error(`no ${file} in ${ROOT}`);
}

function tryResolve(require: NodeJS.Require, location: string): string | null {
  try {
    return require.resolve(location);
  } catch {
    return null;
  }
}

function failure(error: unknown): string {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return JSON.stringify({ errorType: name, errorMessage: message, trace: stack?.split('\n') ?? [] });
}

const fatal = (error: unknown) => {
  process.stderr.write(`Uncaught ${failure(error)}\n`);
  process.exit(129);
};
process.on('uncaughtException', fatal);
process.on('unhandledRejection', fatal);

const handler = await loadHandler().catch(async (error: unknown) => {
  await call('POST', 'init/error', failure(error));
  process.exit(1);
});

// Where there is a cache of what was compiled: a process that is killed writes none.
flushCompileCache();
for (;;) {
  const { headers, body } = await call('GET', 'invocation/next');
  const id = String(headers['lambda-runtime-aws-request-id']);
  const deadline = Number(headers['lambda-runtime-deadline-ms']);
  clockOffset = Number(headers['clock-offset-ms'] ?? clockOffset);
  const context = {
    awsRequestId: id,
    functionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
    functionVersion: '$LATEST',
    invokedFunctionArn: String(headers['lambda-runtime-invoked-function-arn']),
    memoryLimitInMB: process.env.AWS_LAMBDA_FUNCTION_MEMORY_SIZE,
    logGroupName: process.env.AWS_LAMBDA_LOG_GROUP_NAME,
    logStreamName: process.env.AWS_LAMBDA_LOG_STREAM_NAME,
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => deadline - Clock.now(),
  };
  try {
    const result = await handler(JSON.parse(body), context);
    await call('POST', `invocation/${id}/response`, JSON.stringify(result) ?? 'null');
  } catch (error) {
    process.stderr.write(`Invoke Error ${failure(error)}\n`);
    await call('POST', `invocation/${id}/error`, failure(error));
  }
}
