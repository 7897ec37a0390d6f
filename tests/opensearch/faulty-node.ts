import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What becomes of a request: it passes, is answered with that status and error, or gets no answer. */
export type Fate = 'passes' | 'hangs' | { readonly status: number; readonly type: string };

/** A node of which requests may be kept: a proxy on loopback before the real one. */
export class FaultyNode implements AsyncDisposable {
  readonly url: string;
  /** Asked for each request, by its path. */
  fate: (path: string) => Fate = () => 'passes';
  /** Paths of all requests. */
  readonly asked: string[] = [];
  readonly #server: Server;

  static async before(target: string): Promise<FaultyNode> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const node = new FaultyNode(server);
    server.on('request', async (request, response) => {
      const path = request.url ?? '';
      node.asked.push(path);
      const fate = node.fate(path);
      if (fate === 'hangs') return;
      if (fate !== 'passes') return answer(response, fate.status, JSON.stringify({ error: { type: fate.type } }));
      const body = await text(request);
      const passed = await fetch(new URL(path, target), {
        method: request.method ?? 'GET',
        headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
        ...(body === '' ? {} : { body }),
      });
      answer(response, passed.status, await passed.text());
    });
    return node;
  }

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

function answer(response: ServerResponse, status: number, body: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(body);
}
