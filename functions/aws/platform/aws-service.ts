import { createHash, createHmac, type Hash } from 'node:crypto';
import { type IncomingMessage, request as requestHttp } from 'node:http';
import { request as requestHttps } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { SignatureV4 } from '@smithy/signature-v4';
import * as v from 'valibot';
import { CallRetries } from './call-retries.ts';
import type { CallLimits } from './clients.ts';
import type { AwsEnv } from './env.ts';

/** How a service is called in signatures, and its operations in `x-amz-target`. */
const SERVICES = {
  sqs: { target: 'AmazonSQS', contentType: 'application/x-amz-json-1.0' },
  ssm: { target: 'AmazonSSM', contentType: 'application/x-amz-json-1.1' },
} as const;

type ServiceName = keyof typeof SERVICES;

/** The codes of a call that is turned away because there are too many. */
const THROTTLED = new Set(['ThrottlingException', 'RequestThrottled', 'TooManyRequestsException']);

const Failure = v.object({ __type: v.string() });

/** A call that AWS refused, or that did not come through: `name` is AWS's code, such as `AccessDeniedException`, or the network's. */
class AwsCallError extends Error {
  override readonly name: string;
  /** As {@link CallRetries} tells failures apart. */
  readonly kind: 'THROTTLING' | 'TRANSIENT' | 'CLIENT_ERROR';

  constructor(name: string, operation: string, kind: AwsCallError['kind'], options?: ErrorOptions) {
    super(`${operation}: ${name}`, options);
    this.name = name;
    this.kind = kind;
  }
}

/**
 * A service of AWS that speaks its JSON protocol, for functions whose start Slack waits for: two clients of the SDK are two thirds
 * of what such a function would load. The signature is the SDK's own signer's.
 */
export class AwsService {
  readonly #name: ServiceName;
  readonly #endpoint: URL;
  readonly #limits: CallLimits;
  readonly #signer: SignatureV4;

  /** `endpoint`: where no variable of the environment names another. */
  constructor(name: ServiceName, endpoint: string, env: AwsEnv, limits: CallLimits) {
    const { region, credentials, endpoints } = env;
    this.#name = name;
    this.#endpoint = new URL(endpoints[name] ?? endpoint);
    this.#limits = limits;
    this.#signer = new SignatureV4({ service: name, region, credentials, sha256: Sha256 });
  }

  /** What it answers, read by `schema`. Rejects with {@link AwsCallError}. */
  async call<Schema extends v.GenericSchema>(
    operation: string,
    input: object,
    schema: Schema,
  ): Promise<v.InferOutput<Schema>> {
    const retries = new CallRetries(this.#limits);
    let token = await retries.acquireInitialRetryToken();
    for (;;) {
      try {
        return v.parse(schema, await this.#attempt(operation, JSON.stringify(input)));
      } catch (error) {
        if (!(error instanceof AwsCallError)) throw error;
        const next = await retries.refreshRetryTokenForRetry(token, { errorType: error.kind }).catch(() => null);
        if (next === null) throw error;
        token = next;
        await sleep(token.getRetryDelay());
      }
    }
  }

  async #attempt(operation: string, body: string): Promise<unknown> {
    const { target, contentType } = SERVICES[this.#name];
    const { protocol, host, hostname } = this.#endpoint;
    const { headers } = await this.#signer.sign({
      method: 'POST',
      protocol,
      hostname,
      path: '/',
      headers: { host, 'content-type': contentType, 'x-amz-target': `${target}.${operation}` },
      body,
    });
    const [status, answer] = await this.#post(operation, headers, body);
    if (status === 200) return answer;
    const failure = v.safeParse(Failure, answer);
    const code = failure.success ? (failure.output.__type.split('#').at(-1) ?? '') : `http_${status}`;
    throw new AwsCallError(
      code,
      operation,
      THROTTLED.has(code) ? 'THROTTLING' : status >= 500 ? 'TRANSIENT' : 'CLIENT_ERROR',
    );
  }

  async #post(operation: string, headers: Record<string, string>, body: string): Promise<[number, unknown]> {
    const request = this.#endpoint.protocol === 'https:' ? requestHttps : requestHttp;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    try {
      request(this.#endpoint, { method: 'POST', headers, signal: AbortSignal.timeout(this.#limits.timeoutMs) }, resolve)
        .on('error', reject)
        .end(body);
      const response = await promise;
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      return [response.statusCode ?? 0, JSON.parse(text)];
    } catch (cause) {
      throw new AwsCallError(networkCode(cause), operation, 'TRANSIENT', { cause });
    }
  }
}

/** Where the service of the parameters is, beside a queue: the two have the domain of region and partition in common. */
export function parametersBeside(queueUrl: string): string {
  const { protocol, host } = new URL(queueUrl);
  return `${protocol}//${host.replace(/^sqs\./u, 'ssm.')}`;
}

function networkCode(cause: unknown): string {
  if (!(cause instanceof Error)) return 'NetworkError';
  if (cause.name === 'AbortError' || cause.name === 'TimeoutError') return 'TimeoutError';
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/** As the signer wants a hash, with a key or without one. */
class Sha256 {
  readonly #make: () => Hash | ReturnType<typeof createHmac>;
  #hash: Hash | ReturnType<typeof createHmac>;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.#make = () => (secret === undefined ? createHash('sha256') : createHmac('sha256', bytes(secret)));
    this.#hash = this.#make();
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytes(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }

  reset(): void {
    this.#hash = this.#make();
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): Uint8Array {
  if (typeof data === 'string') return Buffer.from(data, 'utf8');
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
