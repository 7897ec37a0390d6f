import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Jars, jarsOf } from './java.ts';

const FOLDER = path.join(import.meta.dirname, 'node');

/** Megabytes of the node's heap. */
const HEAP_MB = 1024;

/** The jars of a node; else why none can be started here. */
export function nodeJars(): ReturnType<typeof jarsOf> {
  return jarsOf(path.join(FOLDER, 'pom.xml'), 'opensearch-node');
}

/** A real OpenSearch node of one process on this machine, gone with its data when it is disposed of. */
export class LocalNode implements AsyncDisposable {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #data: string;

  /** Takes 10 to 40 seconds. */
  static async start({ java, classPath }: Jars): Promise<LocalNode> {
    const data = await mkdtemp(path.join(tmpdir(), 'verbatim-opensearch-'));
    const heap = [`-Xms${HEAP_MB}m`, `-Xmx${HEAP_MB}m`];
    const program = path.join(FOLDER, 'LocalNode.java');
    const child = spawn(java, [...heap, '--enable-native-access=ALL-UNNAMED', '-cp', classPath, program, data]);
    let said = '';
    for (const output of [child.stdout, child.stderr]) output.on('data', (bytes: Buffer) => (said += bytes));
    const ended = once(child, 'exit').then(([code]) => {
      throw new Error(`the OpenSearch node ended with ${code}: ${said.slice(-2000)}`);
    });
    ended.catch(() => {}); // also when it is stopped
    const port = await Promise.race([portSaid(child), ended]);
    return new LocalNode(`http://127.0.0.1:${port}`, child, data);
  }

  private constructor(url: string, child: ChildProcessWithoutNullStreams, data: string) {
    this.url = url;
    this.#process = child;
    this.#data = data;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const over = this.#process.exitCode === null ? once(this.#process, 'exit') : undefined;
    this.#process.stdin.end();
    await over;
    await rm(this.#data, { recursive: true, force: true });
  }
}

async function portSaid({ stdout }: ChildProcessWithoutNullStreams): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const port = /^listening on (?<port>\d+)$/u.exec(line)?.groups?.port;
    if (port !== undefined) return port;
  }
  throw new Error('the OpenSearch node says nothing of a port');
}
