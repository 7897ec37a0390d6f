import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { main } from '../../functions/local/commands/start-command.ts';
import { COMPILED, DEPLOYED_NODE, TestIo } from '../support/command.ts';

/** `npm start`, until it is disposed of. */
export interface Preview extends AsyncDisposable {
  readonly url: string;
}

const SCRIPT = new URL('../../functions/local/commands/start.ts', import.meta.url).pathname;
const ARGUMENTS = ['--no-open', '--port', '0'];

/** `npm start` in this process. Rejects with what it said where it does not start. */
export async function startPreview(...options: string[]): Promise<Preview> {
  const io = new TestIo();
  const ended = main([...ARGUMENTS, ...options], io);
  const url = await Promise.race([addressIn(io.stdout), ended.then(() => null)]);
  if (url === null) throw new Error(`the preview did not start: ${(await io.written()).err}`);
  return {
    url,
    async [Symbol.asyncDispose]() {
      io.signals.emit('SIGTERM');
      await ended;
    },
  };
}

/** `npm start` as a process of its own. */
export async function spawnPreview(...options: string[]): Promise<Preview & { readonly process: ChildProcess }> {
  const child = spawn(DEPLOYED_NODE, [SCRIPT, ...ARGUMENTS, ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_COMPILE_CACHE: COMPILED },
  });
  return {
    url: await addressIn(child.stdout),
    process: child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGINT');
      await gone;
    },
  };
}

/** `npm start` below a shell, as npm runs it; the shell is the process. */
export async function spawnPreviewInShell(
  ...options: string[]
): Promise<Omit<Preview, keyof AsyncDisposable> & { readonly shell: ChildProcess }> {
  const words = [DEPLOYED_NODE, SCRIPT, ...ARGUMENTS, ...options].map((word) => `'${word}'`);
  // With a command behind it, every shell stays and waits.
  const shell = spawn('sh', ['-c', `${words.join(' ')}; true`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, npm_lifecycle_event: 'start', NODE_COMPILE_CACHE: COMPILED },
  });
  return { url: await addressIn(shell.stdout), shell };
}

/** The line that is the address of the page. */
async function addressIn(output: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: output })) {
    if (line.startsWith('http://127.0.0.1:')) return line;
  }
  throw new Error('the preview did not start');
}
