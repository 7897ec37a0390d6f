import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';

interface Stored {
  readonly bytes: Uint8Array;
  readonly tag: string;
}

/** Keys in one answer to a list, as S3 gives them. */
const PAGE = 1000;

/**
 * One bucket in memory behind S3's protocol on loopback: what the indexer asks (ListObjectsV2, Get, Head, Put and Delete, with their
 * conditions), for objects of any size and number. fauxqs, with which the tests run, takes no object of more than 11 MiB.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
export class MemoryBucket implements AsyncDisposable {
  readonly #objects = new Map<string, Stored>();
  #sorted: readonly string[] | null = null;
  readonly #server = createServer((request, response) => void this.#answer(request, response));

  static async start(): Promise<MemoryBucket> {
    const bucket = new MemoryBucket();
    bucket.#server.listen(0, '127.0.0.1');
    await once(bucket.#server, 'listening');
    return bucket;
  }

  /** For `AWS_ENDPOINT_URL_S3`. */
  get endpoint(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('the bucket listens on no port');
    return `http://127.0.0.1:${address.port}`;
  }

  put(key: string, bytes: Uint8Array): Stored {
    const stored = { bytes, tag: `"${createHash('md5').update(bytes).digest('hex')}"` };
    if (!this.#objects.has(key)) this.#sorted = null;
    this.#objects.set(key, stored);
    return stored;
  }

  /** Bytes of the largest object below a prefix. */
  largest(prefix: string): number {
    const sizes = [...this.#objects].filter(([key]) => key.startsWith(prefix)).map(([, { bytes }]) => bytes.length);
    return Math.max(0, ...sizes);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://bucket');
    const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
    const there = this.#objects.get(key);
    const { 'if-match': match, 'if-none-match': noneMatch } = request.headers;
    const body = await buffer(request);
    if (key === '') return this.#list(url.searchParams, response);
    if ((match !== undefined && match !== there?.tag) || (noneMatch === '*' && there)) {
      return refuse(response, 412, 'PreconditionFailed');
    }
    switch (request.method) {
      case 'PUT': {
        const { tag } = this.put(key, isChunked(request) ? unchunked(body) : body);
        response.writeHead(200, { etag: tag }).end();
        return;
      }
      case 'DELETE':
        if (this.#objects.delete(key)) this.#sorted = null;
        response.writeHead(204).end();
        return;
      default:
        if (!there) return refuse(response, 404, 'NoSuchKey');
        response.writeHead(200, { etag: there.tag, 'content-length': there.bytes.length });
        response.end(request.method === 'HEAD' ? undefined : there.bytes);
    }
  }

  #list(query: URLSearchParams, response: ServerResponse): void {
    this.#sorted ??= [...this.#objects.keys()].sort();
    const prefix = query.get('prefix') ?? '';
    const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
    const found = this.#sorted.filter((key) => key.startsWith(prefix) && key > after);
    const page = found.slice(0, PAGE);
    const contents = page.map((key) => {
      const { bytes, tag } = this.#objects.get(key) ?? { bytes: new Uint8Array(), tag: '' };
      const name = encodeURIComponent(key).replaceAll('%2F', '/');
      return `<Contents><Key>${name}</Key><ETag>${tag.replaceAll('"', '&quot;')}</ETag><Size>${bytes.length}</Size></Contents>`;
    });
    const next = found.length > PAGE ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    response.writeHead(200, { 'content-type': 'application/xml' });
    response.end(
      `<ListBucketResult><EncodingType>url</EncodingType><IsTruncated>${next !== ''}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    );
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`);
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html */
function isChunked({ headers }: IncomingMessage): boolean {
  return String(headers['x-amz-content-sha256']).startsWith('STREAMING-');
}

function unchunked(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; ; ) {
    const end = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, end), 16);
    if (!(size > 0)) return Buffer.concat(parts);
    parts.push(body.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
