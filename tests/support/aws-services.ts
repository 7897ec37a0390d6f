import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { FauxqsServer } from 'fauxqs';
import { type Clients, type Made, makeResources, type Queue } from './aws-resources.ts';
import { startDynamo } from './dynamo.ts';
import { answerParameters, awsJson } from './parameter-store.ts';
import { startS3AndSqs } from './s3-and-sqs.ts';
import type { References, Template } from './template.ts';
import type { TestClock } from './test-clock.ts';
import { type Answer, type Call, field, type Network, type WireProxy, wireProxy } from './wire-proxy.ts';

/** S3 takes no smaller part but the last. */
const PART_BYTES = 8 * 1024 * 1024;

/**
 * SQS, S3, DynamoDB and SSM on loopback, with the queues, the bucket and the table of the synthesised template in them: its
 * visibility timeouts, redrive policies, key schemas and indexes.
 */
export class AwsServices implements AsyncDisposable {
  readonly queues: ReadonlyMap<string, Queue>;
  readonly references: References;
  /** Straight to the services, past the lines that may be cut. */
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly dynamodb: DynamoDBClient;
  /**
   * Whether the receives of a message that a redrive policy has moved are counted from one again. AWS documents neither;
   * fauxqs goes on counting.
   */
  countsAnew = false;
  /** The queue that each message was last seen in, by its id. */
  readonly #seenIn = new Map<string, string>();
  readonly #fauxqs: FauxqsServer;
  readonly #proxies: Readonly<Record<'SQS' | 'S3' | 'DYNAMODB' | 'SSM', WireProxy>>;
  readonly #clock: TestClock;
  readonly #stop: () => Promise<void>;

  static async start(options: {
    readonly template: Template;
    readonly network: Network;
    readonly clock: TestClock;
    /** SSM SecureStrings by name. */
    readonly secrets: ReadonlyMap<string, string>;
  }): Promise<AwsServices> {
    const { network, clock, secrets } = options;
    const [storage, database] = await Promise.all([startS3AndSqs(), startDynamo()]);
    const clients = { sqs: storage.sqs, s3: storage.s3, dynamodb: database.client };
    const line = (service: string, target: string | null, answer?: (call: Call) => Promise<Answer | null> | Answer) =>
      wireProxy({ service, network, target, now: () => clock.now(), ...(answer ? { answer } : {}) });
    const proxies = {
      SQS: await line('sqs', storage.endpoint, (call) => sendBeyondPlane0(call, clients.sqs)),
      S3: await line('s3', storage.endpoint),
      DYNAMODB: await line('dynamodb', database.endpoint),
      SSM: await line('ssm', null, (call) => answerParameters(call, secrets)),
    };
    const made = await makeResources(options.template, storage.server, proxies.SQS.origin, clients);
    return new AwsServices({
      ...clients,
      ...made,
      fauxqs: storage.server,
      proxies,
      clock,
      stop: async () => {
        await storage[Symbol.asyncDispose]();
        await database[Symbol.asyncDispose]();
      },
    });
  }

  private constructor(
    parts: Clients &
      Made & {
        fauxqs: FauxqsServer;
        proxies: Record<'SQS' | 'S3' | 'DYNAMODB' | 'SSM', WireProxy>;
        clock: TestClock;
        stop: () => Promise<void>;
      },
  ) {
    this.queues = parts.queues;
    this.references = parts.references;
    this.sqs = parts.sqs;
    this.s3 = parts.s3;
    this.dynamodb = parts.dynamodb;
    this.#fauxqs = parts.fauxqs;
    this.#proxies = parts.proxies;
    this.#clock = parts.clock;
    this.#clock.onPass((ms) => this.#passInQueues(ms));
    this.#stop = parts.stop;
  }

  /** What Lambda gives a function besides its own variables; `caller` is how its calls are told apart on the lines. */
  environmentFor(caller: string): Record<string, string> {
    const endpoints = Object.entries(this.#proxies).map(([name, { origin }]) => [`AWS_ENDPOINT_URL_${name}`, origin]);
    return {
      ...Object.fromEntries(endpoints),
      AWS_ACCESS_KEY_ID: caller,
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_SESSION_TOKEN: 'session',
    };
  }

  /** In parts: fauxqs takes no request of more than 11 MiB. */
  async putObject(Bucket: string, Key: string, bytes: Uint8Array): Promise<void> {
    const { UploadId } = await this.s3.send(new CreateMultipartUploadCommand({ Bucket, Key }));
    const Parts: CompletedPart[] = [];
    for (let start = 0; start < bytes.length; start += PART_BYTES) {
      const PartNumber = Parts.length + 1;
      const Body = bytes.subarray(start, start + PART_BYTES);
      const { ETag } = await this.s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
      Parts.push({ PartNumber, ETag });
    }
    await this.s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));
  }

  /** To be called before each receive, so that a message is seen in its queue before it is moved. */
  noticeMoves(): void {
    for (const { name } of this.queues.values()) {
      const { ready, delayed, inflight } = this.#inspect(name).messages;
      for (const message of [...ready, ...delayed, ...inflight.map((one) => one.message)]) {
        const before = this.#seenIn.get(message.messageId);
        if (this.countsAnew && before !== undefined && before !== name) message.approximateReceiveCount = 0;
        this.#seenIn.set(message.messageId, name);
      }
    }
  }

  /** Bodies of the messages that nobody has taken yet, oldest first. */
  waiting(queue: Queue): string[] {
    return this.#inspect(queue.name).messages.ready.map(({ body }) => body);
  }

  /** Messages of the queue in any state. */
  size(queue: Queue): number {
    const { ready, delayed, inflight } = this.#inspect(queue.name).messages;
    return ready.length + delayed.length + inflight.length;
  }

  /** Milliseconds until a hidden or delayed message of one of these queues is seen; `null` when there is none. */
  untilVisible(queues: readonly Queue[]): number | null {
    const deadlines = queues.flatMap((queue) => {
      const { inflight, delayed } = this.#inspect(queue.name).messages;
      const times = [
        ...inflight.map(({ visibilityDeadline }) => visibilityDeadline),
        ...delayed.map(({ delayUntil = 0 }) => delayUntil),
      ];
      return times.map((time) => time - Date.now());
    });
    return deadlines.length === 0 ? null : Math.max(0, Math.min(...deadlines));
  }

  /**
   * Lets time pass at once, for the functions and for the queues' visibility timeouts alike: nobody waits six minutes for a
   * message to come back, and leases, windows and timeouts keep their proportions.
   */
  passTime(ms: number): Promise<void> {
    return this.#clock.passUntil(this.#clock.now() + ms);
  }

  async #passInQueues(ms: number): Promise<void> {
    for (const queue of this.queues.values()) {
      // No request shortens a delay; what is inspected is the queue's own message.
      for (const message of this.#inspect(queue.name).messages.delayed)
        message.delayUntil = (message.delayUntil ?? 0) - ms;
      for (const { receiptHandle, visibilityDeadline } of this.#inspect(queue.name).messages.inflight) {
        const left = Math.max(0, visibilityDeadline - Date.now() - ms) / 1000;
        await this.sqs.send(
          new ChangeMessageVisibilityCommand({
            QueueUrl: queue.url,
            ReceiptHandle: receiptHandle,
            VisibilityTimeout: left,
          }),
        );
      }
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(Object.values(this.#proxies).map((proxy) => proxy[Symbol.asyncDispose]()));
    await this.#stop();
  }

  #inspect(name: string) {
    const found = this.#fauxqs.inspectQueue(name);
    if (!found) throw new Error(`there is no queue ${name}`);
    return found;
  }
}

/**
 * SQS takes characters beyond U+FFFF; fauxqs 2.4.1 refuses them. In a message of JSON they can be escaped: it reads the same.
 * What SQS refuses, fauxqs refuses.
 */
async function sendBeyondPlane0({ operation, body }: Call, sqs: SQSClient): Promise<Answer | null> {
  const text = field(body, 'MessageBody');
  if (operation !== 'SendMessage' || typeof text !== 'string' || !/[\u{10000}-\u{10FFFF}]/u.test(text)) return null;
  const escaped = text.replace(/[\uD800-\uDFFF]/g, (half) => `\\u${half.charCodeAt(0).toString(16)}`);
  const { MessageId } = await sqs.send(
    new SendMessageCommand({ QueueUrl: String(field(body, 'QueueUrl')), MessageBody: escaped }),
  );
  return awsJson(200, { MessageId, MD5OfMessageBody: createHash('md5').update(text).digest('hex') });
}
