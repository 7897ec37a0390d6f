import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import path from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import type { Io } from '../../functions/local/commands/io.ts';
import type { Main } from '../../functions/local/commands/run-command.ts';

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The Node that is deployed, and that npm scripts find; the tests themselves may run on another one. */
export const DEPLOYED_NODE = path.join(ROOT, 'node_modules/node/bin/node');

/** Every process reads the same sources: kept compiled, each takes half the time. */
export const COMPILED = path.join(ROOT, 'node_modules/.cache/verbatim-tests');

export interface CommandResult {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  /** What the command reads from standard input; it is closed behind it. */
  readonly input?: string | Uint8Array;
  /** The folder the command is given in. */
  readonly cwd?: string;
}

/** `npm run ask -- …` in this process: nothing of it is a terminal. */
export async function runAsk(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return runMain((await import('../../functions/local/commands/ask-command.ts')).main, args, options);
}

/** `npm run index -- …` in this process. */
export async function runIndex(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return runMain((await import('../../functions/local/commands/index-command.ts')).main, args, options);
}

/** `npm run corpus -- …` in this process. */
export async function runCorpus(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return runMain((await import('../../infra/corpus.ts')).main, args, options);
}

/** The streams, folder and signals of a command that runs in this process, and what it has written to them. */
export class TestIo implements Io {
  readonly stdin: Readable;
  readonly stdout = new PassThrough();
  readonly stderr = new PassThrough();
  readonly env: NodeJS.ProcessEnv = {};
  readonly folder: string;
  readonly signals = new EventEmitter();
  readonly #written: Record<'out' | 'err', Buffer[]> = { out: [], err: [] };

  constructor({ input = '', cwd = ROOT }: RunOptions = {}) {
    this.stdin = Readable.from([Buffer.from(input)]);
    this.folder = cwd;
    this.stdout.on('data', (chunk: Buffer) => this.#written.out.push(chunk));
    this.stderr.on('data', (chunk: Buffer) => this.#written.err.push(chunk));
  }

  /** Everything that was written so far. */
  async written(): Promise<Omit<CommandResult, 'code'>> {
    // What was written last is read in the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    return {
      out: Buffer.concat(this.#written.out).toString('utf8'),
      err: Buffer.concat(this.#written.err).toString('utf8'),
    };
  }
}

/** A command in this process. Rejects where it would end with a stack trace. */
export async function runMain(main: Main, args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  const io = new TestIo(options);
  const code = await main(args, io);
  return { code, ...(await io.written()) };
}

export interface ScriptRun extends RunOptions {
  /** Below the project's folder. */
  readonly script: string;
  readonly args: readonly string[];
  /** {@link DEPLOYED_NODE} where left out. */
  readonly node?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** A script in a process of its own: nothing of it is a terminal. */
export function runScript({
  node = DEPLOYED_NODE,
  script,
  args,
  input = '',
  cwd = ROOT,
  env = plainEnvironment(),
}: ScriptRun): Promise<CommandResult> {
  const { promise, resolve, reject } = Promise.withResolvers<CommandResult>();
  const child = spawn(node, [path.join(ROOT, script), ...args], { cwd, env: { ...env, NODE_COMPILE_CACHE: COMPILED } });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => {}); // it may end before it has read all of its input
  child.on('error', reject);
  child.on('close', (code) => {
    resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
  });
  child.stdin.end(input);
  return promise;
}

/** The environment of the tests, without what npm and vitest put there. */
export function plainEnvironment(): NodeJS.ProcessEnv {
  const { INIT_CWD: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...env } = process.env;
  return env;
}

/** A stack trace, or the name of an error class that was never meant for a reader. */
export const STACK = /^\s+at .+:\d+|node:internal|\b(?:Type|Range|Reference|Syntax)Error\b/mu;
