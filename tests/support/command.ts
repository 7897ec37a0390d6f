import { spawn } from 'node:child_process';
import path from 'node:path';

/** The project's folder. */
export const ROOT = path.resolve(import.meta.dirname, '../..');

/** The Node that is deployed, and that npm scripts find; the tests themselves may run on another one. */
export const DEPLOYED_NODE = path.join(ROOT, 'node_modules/node/bin/node');

/** Every run is a process that reads the same sources: kept compiled, each takes half the time. */
const COMPILED = path.join(ROOT, 'node_modules/.cache/verbatim-tests');

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

export interface ScriptRun extends RunOptions {
  readonly node: string;
  /** Below the project's folder. */
  readonly script: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
}

/** `npm run ask -- …` without npm: nothing of it is a terminal. */
export function runAsk(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return run('functions/local/commands/ask.ts', args, options);
}

/** `npm run index -- …` without npm. */
export function runIndex(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return run('functions/local/commands/build-index.ts', args, options);
}

/** `npm run corpus -- …` without npm. */
export function runCorpus(args: readonly string[], options: RunOptions = {}): Promise<CommandResult> {
  return run('infra/corpus.ts', args, options);
}

function run(script: string, args: readonly string[], options: RunOptions): Promise<CommandResult> {
  return runScript({ node: process.execPath, script, args, ...options, env: plainEnvironment() });
}

/** A script in a process of its own: nothing of it is a terminal. */
export function runScript({ node, script, args, input = '', cwd = ROOT, env }: ScriptRun): Promise<CommandResult> {
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
