import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Every test is a process that reads the same sources: kept compiled, each takes half the time. */
const COMPILED = path.resolve(import.meta.dirname, '../../node_modules/.cache/verbatim-tests');

export interface Outcome {
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

/** `npm run ask -- …` without npm: nothing of it is a terminal. */
export function runAsk(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return run('functions/local/ask.ts', args, options);
}

/** `npm run index -- …` without npm. */
export function runIndex(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return run('functions/local/build-index.ts', args, options);
}

/** `npm run corpus -- …` without npm. */
export function runCorpus(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  return run('infra/corpus.ts', args, options);
}

function run(script: string, args: readonly string[], { input = '', cwd = ROOT }: RunOptions): Promise<Outcome> {
  const { INIT_CWD: _, FORCE_COLOR: __, NODE_OPTIONS: ___, ...env } = process.env;
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const child = spawn(process.execPath, [path.join(ROOT, script), ...args], {
    cwd,
    env: { ...env, NODE_COMPILE_CACHE: COMPILED },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => {}); // the command may end before it has read all of its input
  child.on('error', reject);
  child.on('close', (code) => {
    resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
  });
  child.stdin.end(input);
  return promise;
}

/** A stack trace, or the name of an error class that was never meant for a reader. */
export const STACK = /^\s+at .+:\d+|node:internal|\b(?:Type|Range|Reference|Syntax)Error\b/mu;
