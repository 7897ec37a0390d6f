import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** `npm start`, as somebody starts it. */
export interface Preview extends AsyncDisposable {
  readonly url: string;
  /** Milliseconds from its start until it could be asked for its page. */
  readonly startedIn: number;
}

export async function startPreview(...options: string[]): Promise<Preview> {
  const begun = performance.now();
  const script = new URL('../../functions/local/commands/start.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, '--no-open', '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressFrom(child);
  return {
    url,
    startedIn: performance.now() - begun,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function addressFrom({ stdout, stderr }: ChildProcess): Promise<string> {
  if (!stdout || !stderr) throw new Error('the preview has no output');
  let said = '';
  stderr.on('data', (chunk) => {
    said += chunk;
  });
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('http://127.0.0.1:')) return line;
  }
  throw new Error(`the preview did not start: ${said}`);
}
