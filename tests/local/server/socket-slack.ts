import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Slack's side of Socket Mode: a few Web API methods, and the WebSocket that `apps.connections.open` names. */
export interface SocketSlack extends AsyncDisposable {
  readonly apiUrl: string;
  /** Calls of the Web API: the method, its token, and its fields. */
  readonly calls: readonly { readonly method: string; readonly token: string; readonly fields: URLSearchParams }[];
  /** What the app has sent over the socket. */
  readonly said: readonly unknown[];
  /** Whether the app has said goodbye. */
  readonly isClosed: boolean;
  /** WebSockets that have been opened so far. */
  readonly connections: number;
  /** Breaks the connection off. */
  hangUp(): void;
  /** Answers nothing more over the socket. */
  fallSilent(): void;
  /** Answers a method with that error from now on; `null`: as if all were well. */
  refuse(method: string, error: string | null): void;
  /** Sends an envelope; resolves to its id once it is acknowledged. */
  deliver(type: string, payload: unknown): Promise<string>;
}

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const PONG = 10;

export async function socketSlack(first: Readonly<Record<string, string>> = {}): Promise<SocketSlack> {
  const refusals = new Map(Object.entries(first));
  const calls: { method: string; token: string; fields: URLSearchParams }[] = [];
  const said: unknown[] = [];
  const state = { socket: null as Socket | null, isClosed: false, isSilent: false, connections: 0 };
  const server = createServer(async (request, response) => {
    const method = request.url?.split('/').at(-1) ?? '';
    const fields = new URLSearchParams(await textOf(request));
    calls.push({ method, token: request.headers.authorization ?? '', fields });
    const answers: Record<string, unknown> = {
      'auth.test': { ok: true, team: 'Real Newsroom' },
      'apps.connections.open': { ok: true, url: `ws://127.0.0.1:${portOf()}/link` },
      'chat.postMessage': { ok: true, channel: 'C1', ts: '2.2' },
    };
    const refusal = refusals.get(method);
    const answer = refusal === undefined ? (answers[method] ?? { ok: true }) : { ok: false, error: refusal };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server.on('upgrade', (request: IncomingMessage, socket: Socket) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
    const head = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'];
    socket.write(`${[...head, `Sec-WebSocket-Accept: ${accept}`].join('\r\n')}\r\n\r\n`);
    state.socket = socket;
    state.connections += 1;
    let waiting = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      if (state.isSilent) return;
      waiting = Buffer.concat([waiting, chunk]);
      for (let frame = readFrame(waiting); frame; frame = readFrame(waiting)) {
        waiting = waiting.subarray(frame.length);
        if (frame.opcode === TEXT) said.push(JSON.parse(frame.payload.toString('utf8')));
        if (frame.opcode === PING) socket.write(frameOf(PONG, frame.payload));
        if (frame.opcode === CLOSE) {
          state.isClosed = true;
          socket.end(frameOf(CLOSE, frame.payload));
        }
      }
    });
    socket.on('error', () => {});
    socket.write(frameOf(TEXT, Buffer.from(JSON.stringify({ type: 'hello', num_connections: 1 }))));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const portOf = () => (server.address() as AddressInfo).port;
  return {
    apiUrl: `http://127.0.0.1:${portOf()}/api/`,
    calls,
    said,
    get isClosed() {
      return state.isClosed;
    },
    get connections() {
      return state.connections;
    },
    hangUp() {
      state.socket?.destroy();
    },
    fallSilent() {
      state.isSilent = true;
    },
    refuse(method, error) {
      if (error === null) refusals.delete(method);
      else refusals.set(method, error);
    },
    async deliver(type, payload) {
      const envelope_id = randomUUID();
      const envelope = { type, envelope_id, payload, accepts_response_payload: true };
      state.socket?.write(frameOf(TEXT, Buffer.from(JSON.stringify(envelope))));
      for (let attempt = 0; attempt < 200; attempt += 1) {
        if (said.some((one) => Reflect.get(Object(one), 'envelope_id') === envelope_id)) return envelope_id;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error(`${type} was not acknowledged`);
    },
    async [Symbol.asyncDispose]() {
      state.socket?.destroy();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}

/** RFC 6455, section 5.2, for frames of one piece. A client's are masked. */
function readFrame(bytes: Buffer): { opcode: number; payload: Buffer; length: number } | null {
  if (bytes.length < 2) return null;
  const short = (bytes[1] ?? 0) & 0x7f;
  const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
  const maskAt = 2 + lengthBytes;
  if (bytes.length < maskAt + 4) return null;
  const size = lengthBytes === 0 ? short : lengthBytes === 2 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const from = maskAt + 4;
  if (bytes.length < from + size) return null;
  const mask = bytes.subarray(maskAt, from);
  const payload = Buffer.from(bytes.subarray(from, from + size).map((byte, at) => byte ^ (mask[at % 4] ?? 0)));
  return { opcode: (bytes[0] ?? 0) & 0x0f, payload, length: from + size };
}

function frameOf(opcode: number, payload: Buffer): Buffer {
  const head =
    payload.length < 126
      ? Buffer.from([0x80 | opcode, payload.length])
      : Buffer.from([0x80 | opcode, 126, payload.length >> 8, payload.length & 0xff]);
  return Buffer.concat([head, payload]);
}
