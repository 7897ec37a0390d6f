import type { EventEmitter } from 'node:events';
import type { Output } from '../terminal/output.ts';

/** Everything that a command reads and writes besides files and the network: the process's own, or a test's. */
export interface Io {
  readonly stdin: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly stdout: NodeJS.WritableStream & Output;
  readonly stderr: Output;
  readonly env: Readonly<NodeJS.ProcessEnv>;
  /** Where the command was given: relative paths start there. */
  readonly folder: string;
  /** Emits `SIGINT` and `SIGTERM` when the command is to stop. */
  readonly signals: EventEmitter;
}

export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process;
  // npm runs scripts in the project's folder and keeps the caller's in `INIT_CWD`.
  return { stdin, stdout, stderr, env, folder: env.INIT_CWD ?? process.cwd(), signals: process };
}
