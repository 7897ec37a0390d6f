import * as v from 'valibot';
import { SearchClusterError } from './cluster-error.ts';

/** A request as it goes over the wire. */
export interface ClusterRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE' | 'HEAD';
  /** With its query. */
  readonly path: string;
  readonly body?: string | undefined;
}

export interface ClusterOptions {
  /** `http://127.0.0.1:9200`, or a domain's endpoint; without a path. */
  readonly node: string;
  /** Gives the headers that prove who asks, for a cluster that wants to know. */
  readonly sign?: (url: URL, request: ClusterRequest, headers: Headers) => Promise<Headers>;
  /** Milliseconds that one attempt may take. */
  readonly timeoutMs: number;
  /** So often a request is sent until it succeeds. */
  readonly attempts: number;
  readonly sleep: (ms: number) => Promise<unknown>;
}

type Headers = Readonly<Record<string, string>>;

/** Milliseconds before the second attempt; twice as many before each further one. */
const FIRST_WAIT_MS = 200;

const ClusterFailure = v.object({
  error: v.object({
    type: v.string(),
    root_cause: v.optional(v.array(v.object({ type: v.string() }))),
  }),
});

/**
 * An OpenSearch cluster over HTTP: the dozen requests that an index needs, with retries. The official client would add 300 KB
 * to each function and sign with a second signer beside the AWS SDK's; it has no types for what it answers.
 */
export class Cluster {
  /** Its host, as messages call it. */
  readonly name: string;
  readonly #options: ClusterOptions;

  constructor(options: ClusterOptions) {
    this.#options = options;
    this.name = new URL(options.node).host;
  }

  /**
   * What the cluster answers, read by `schema`; `null` for a 404 where `orNull` is set. Safe to repeat are all requests but a
   * conditional write, which names `once`. Rejects with {@link SearchClusterError}.
   */
  async ask<Schema extends v.GenericSchema>(
    request: ClusterRequest,
    schema: Schema,
    { once = false, timeoutMs = this.#options.timeoutMs }: { once?: boolean; timeoutMs?: number } = {},
  ): Promise<v.InferOutput<Schema>> {
    const { status, text } = await this.#attempts(request, once ? 1 : this.#options.attempts, timeoutMs);
    const parsed = v.safeParse(schema, parseJson(text));
    if (parsed.success) return parsed.output;
    throw new SearchClusterError('refused', this.name, `an answer of ${status} in another form`);
  }

  /** {@link ask}, or `null` where there is no such thing. */
  async find<Schema extends v.GenericSchema>(
    request: ClusterRequest,
    schema: Schema,
  ): Promise<v.InferOutput<Schema> | null> {
    try {
      return await this.ask(request, schema);
    } catch (error) {
      if (error instanceof SearchClusterError && error.cause === NOT_FOUND) return null;
      throw error;
    }
  }

  async #attempts(request: ClusterRequest, attempts: number, timeoutMs: number) {
    for (let wait = FIRST_WAIT_MS, left = attempts; ; wait *= 2) {
      try {
        return await this.#send(request, timeoutMs);
      } catch (error) {
        left -= 1;
        if (!(error instanceof SearchClusterError && error.mayPass) || left <= 0) throw error;
        await this.#options.sleep(wait);
      }
    }
  }

  async #send(request: ClusterRequest, timeoutMs: number): Promise<{ readonly status: number; readonly text: string }> {
    const { node, sign } = this.#options;
    const { method, path, body } = request;
    const url = new URL(path, node);
    const own: Headers = body === undefined ? {} : { 'content-type': contentType(path) };
    const headers = sign ? await sign(url, request, own) : own;
    try {
      const response = await fetch(url, {
        method,
        headers,
        ...(body === undefined ? {} : { body }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await response.text();
      if (!response.ok) throw this.#failure(response.status, text);
      return { status: response.status, text };
    } catch (cause) {
      if (cause instanceof SearchClusterError) throw cause;
      if (cause instanceof Error && cause.name === 'TimeoutError') {
        throw new SearchClusterError('slow', this.name, `${timeoutMs} ms`, { cause });
      }
      throw new SearchClusterError('unreachable', this.name, networkCode(cause), { cause });
    }
  }

  #failure(status: number, text: string): SearchClusterError {
    const failure = v.safeParse(ClusterFailure, parseJson(text));
    const types = failure.success
      ? [failure.output.error.type, ...(failure.output.error.root_cause ?? []).map(({ type }) => type)]
      : [];
    const detail = [...new Set([String(status), ...types])].join(' ');
    const options = status === 404 ? { cause: NOT_FOUND } : undefined;
    return new SearchClusterError(problemOf(status, types), this.name, detail, options);
  }
}

/** What a 404 is caused by. */
const NOT_FOUND = new Error('not found');

/** Whether a conditional write failed because another writer was first. */
export function isConflict(error: unknown): boolean {
  return error instanceof SearchClusterError && error.message.includes('version_conflict_engine_exception');
}

function problemOf(status: number, types: readonly string[]): SearchClusterError['problem'] {
  if (types.includes('cluster_block_exception') && status !== 503) return 'read-only';
  if (types.includes('circuit_breaking_exception')) return 'busy';
  if (types.includes('index_not_found_exception')) return 'not-indexed';
  switch (status) {
    case 401:
    case 403:
      return 'denied';
    case 404:
      return 'not-indexed';
    case 429:
      return 'busy';
    case 408:
    case 504:
      return 'slow';
    case 500:
    case 502:
    case 503:
      return 'incomplete';
    default:
      return 'refused';
  }
}

function contentType(path: string): string {
  return /\/_(?:bulk|msearch)\b/u.test(path) ? 'application/x-ndjson' : 'application/json';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** `ECONNREFUSED` and its like, which `fetch` wraps. */
function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : error instanceof Error ? error.name : typeof error;
}
