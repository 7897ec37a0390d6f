import type { ServerResponse } from 'node:http';
import type { WorkspaceState } from '../protocol.ts';

/** Milliseconds between two signs of life: a proxy between browser and server may end a silent stream. */
const HEARTBEAT_MS = 20_000;

/** The open pages. Each is sent all that its person sees whenever something changes; it is little, and never out of step. */
export class EventStreams {
  readonly #snapshot: (person: string) => WorkspaceState;
  readonly #streams = new Map<ServerResponse, string>();
  readonly #heartbeat: NodeJS.Timeout;
  #isPending = false;

  constructor(snapshot: (person: string) => WorkspaceState) {
    this.#snapshot = snapshot;
    this.#heartbeat = setInterval(() => {
      for (const stream of this.#streams.keys()) stream.write(': still here\n\n');
    }, HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  add(person: string, stream: ServerResponse): void {
    stream.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    this.#streams.set(stream, person);
    stream.on('close', () => this.#streams.delete(stream));
    this.#send(stream, person);
  }

  isWatching(person: string): boolean {
    return [...this.#streams.values()].includes(person);
  }

  /** Several changes in one turn of the event loop are one. */
  refresh(): void {
    if (this.#isPending) return;
    this.#isPending = true;
    setImmediate(() => {
      this.#isPending = false;
      for (const [stream, person] of this.#streams) this.#send(stream, person);
    });
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const stream of this.#streams.keys()) stream.end();
  }

  #send(stream: ServerResponse, person: string): void {
    stream.write(`data: ${JSON.stringify(this.#snapshot(person))}\n\n`);
  }
}
