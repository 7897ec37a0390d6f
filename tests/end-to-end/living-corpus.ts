import { PutObjectCommand } from '@aws-sdk/client-s3';
import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import { BucketLibrary } from '../../functions/aws/bucket/bucket-library.ts';
import { readSnapshot } from '../../functions/aws/bucket/snapshots.ts';
import { decodeSnapshot } from '../../functions/engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { ACCOUNT, type Queue } from '../support/aws-resources.ts';
import type { InvocationResult } from '../support/function-instance.ts';
import { FunctionProcess } from '../support/function-process.ts';
import { synthesise } from '../support/synth.ts';
import { parseTemplate, referenced, resolve, resourcesOf } from '../support/template.ts';
import { Deployment } from './deployment.ts';

/** How many messages SQS hands out at once. */
const SQS_BATCH = 10;

const IndexerProperties = v.looseObject({
  Handler: v.string(),
  Timeout: v.number(),
  MemorySize: v.number(),
  Environment: v.object({ Variables: v.looseObject({ EVENTS_QUEUE_URL: v.unknown() }) }),
});

const Mapping = v.looseObject({
  FunctionName: v.unknown(),
  EventSourceArn: v.unknown(),
  BatchSize: v.number(),
  MaximumBatchingWindowInSeconds: v.number(),
  FunctionResponseTypes: v.array(v.literal('ReportBatchItemFailures')),
});

const BatchResponse = v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) });

/**
 * The deployed app with its indexer. S3 tells the queue of what changes: here the one who changes it does, with the very
 * message, for fauxqs has no notifications.
 */
export class LivingCorpus implements AsyncDisposable {
  readonly app: Deployment;
  readonly indexer: FunctionProcess;
  readonly events: Queue;
  readonly batchSize: number;
  readonly root: BucketLibrary;

  /** `added`: variables that worker and indexer have besides, as another setting would give them. */
  static async start(added: Readonly<Record<string, string>> = {}): Promise<LivingCorpus> {
    const app = await Deployment.start({ index: null, added });
    const synthesis = await synthesise();
    const template = parseTemplate(synthesis.template);
    const [found] = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) => {
      const parsed = v.safeParse(IndexerProperties, Properties);
      return parsed.success ? [{ id, properties: parsed.output }] : [];
    });
    if (!found) throw new Error('the template has no indexer');
    const { id, properties } = found;
    const mapping = resourcesOf(template, 'AWS::Lambda::EventSourceMapping')
      .map(([, { Properties }]) => v.safeParse(Mapping, Properties))
      .find(({ success, output }) => success && referenced(output.FunctionName) === id);
    if (!mapping?.success) throw new Error('nothing wakes the indexer');
    const events = app.services.queues.get(referenced(mapping.output.EventSourceArn));
    if (!events) throw new Error('the indexer is woken by no queue of the template');
    const variables = Object.entries(properties.Environment.Variables).map(
      ([name, value]) => [name, resolve(value, app.services.references)] as const,
    );
    const spec = {
      name: id,
      bundle: synthesis.bundleOf(id),
      handler: properties.Handler,
      environment: { ...Object.fromEntries(variables), ...app.services.environmentFor('indexer'), ...added },
      timeoutSeconds: properties.Timeout,
      memoryMegabytes: properties.MemorySize,
      compiled: synthesis.compiled,
    };
    return new LivingCorpus(app, new FunctionProcess(spec, app.clock), events, mapping.output.BatchSize);
  }

  private constructor(app: Deployment, indexer: FunctionProcess, events: Queue, batchSize: number) {
    this.app = app;
    this.indexer = indexer;
    this.events = events;
    this.batchSize = batchSize;
    this.root = new BucketLibrary(app.services.s3, app.bucket, '');
  }

  /** Puts objects and has S3 tell of them. */
  async upload(objects: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    await this.put(objects);
    await this.tell('ObjectCreated:Put', Object.keys(objects));
  }

  /** Puts objects of which nobody is told yet. */
  async put(objects: Readonly<Record<string, string | Uint8Array>>): Promise<void> {
    const { s3 } = this.app.services;
    const all = Object.entries(objects).map(([Key, content]) =>
      s3.send(new PutObjectCommand({ Bucket: this.app.bucket, Key, Body: Buffer.from(content) })),
    );
    await Promise.all(all);
  }

  async remove(...names: string[]): Promise<void> {
    for (const name of names) await this.root.remove(name);
    await this.tell('ObjectRemoved:DeleteMarkerCreated', names);
  }

  /** The messages that S3 sends, one an object. */
  async tell(eventName: string, keys: readonly string[]): Promise<void> {
    for (let at = 0; at < keys.length; at += SQS_BATCH) {
      const Entries = keys.slice(at, at + SQS_BATCH).map((key, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(this.#message(eventName, key)),
      }));
      await this.app.services.sqs.send(new SendMessageBatchCommand({ QueueUrl: this.events.url, Entries }));
    }
  }

  #message(eventName: string, key: string) {
    return {
      Records: [
        {
          eventVersion: '2.1',
          eventSource: 'aws:s3',
          awsRegion: 'us-east-1',
          eventTime: new Date(this.app.clock.now()).toISOString(),
          eventName,
          userIdentity: { principalId: `AWS:${ACCOUNT}` },
          requestParameters: { sourceIPAddress: '127.0.0.1' },
          responseElements: {
            'x-amz-request-id': 'C3D13FE58DE4C810',
            'x-amz-id-2': 'FMyUVURIY8/IgAtTv8xRjskZQpcIZ9KG',
          },
          s3: {
            s3SchemaVersion: '1.0',
            configurationId: 'corpus',
            bucket: { name: this.app.bucket, arn: `arn:aws:s3:::${this.app.bucket}` },
            object: {
              key: encodeURIComponent(key).replaceAll('%20', '+').replaceAll('%2F', '/'),
              size: 1,
              sequencer: '0',
            },
          },
        },
      ],
    };
  }

  /**
   * One batch, as Lambda's poller gathers it within its window; `null` when there is nothing. What the function did not say
   * that it failed at is deleted.
   */
  async poll(most = this.batchSize, target = this.indexer): Promise<InvocationResult | null> {
    const messages = await this.#gather(most);
    if (messages.length === 0) return null;
    const outcome = await target.invoke({ Records: messages.map((message) => this.#record(message)) });
    const failed = new Set(
      outcome.kind === 'returned'
        ? v.parse(BatchResponse, outcome.value).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)
        : messages.map(({ MessageId }) => MessageId),
    );
    const done = messages.filter(({ MessageId }) => !failed.has(MessageId ?? ''));
    for (const { ReceiptHandle } of done) {
      await this.app.services.sqs.send(new DeleteMessageCommand({ QueueUrl: this.events.url, ReceiptHandle }));
    }
    return outcome;
  }

  /** Until nothing wakes the indexer any more, letting time pass whenever everything waits. */
  async settle(): Promise<void> {
    for (;;) {
      if (await this.poll()) continue;
      const wait = this.app.services.untilVisible([this.events]);
      if (wait === null) return;
      await this.app.services.passTime(wait + 1);
    }
  }

  async #gather(most: number): Promise<Message[]> {
    const messages: Message[] = [];
    while (messages.length < most) {
      const { Messages = [] } = await this.app.services.sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: this.events.url,
          MaxNumberOfMessages: Math.min(SQS_BATCH, most - messages.length),
          MessageSystemAttributeNames: ['All'],
        }),
      );
      if (Messages.length === 0) break;
      messages.push(...Messages);
    }
    return messages;
  }

  #record({ MessageId = '', ReceiptHandle = '', Body = '', Attributes = {} }: Message): SQSRecord {
    return {
      messageId: MessageId,
      receiptHandle: ReceiptHandle,
      body: Body,
      attributes: {
        ApproximateReceiveCount: Attributes.ApproximateReceiveCount ?? '1',
        SentTimestamp: Attributes.SentTimestamp ?? '0',
        SenderId: 'test',
        ApproximateFirstReceiveTimestamp: '0',
      },
      messageAttributes: {},
      md5OfBody: '',
      eventSource: 'aws:sqs',
      eventSourceARN: this.events.arn,
      awsRegion: 'us-east-1',
    };
  }

  /** What a worker would answer from that starts now. */
  async index(): Promise<CorpusIndex | null> {
    const pointer = await this.app.store.currentIndex();
    return pointer && decodeSnapshot(await readSnapshot(this.app.services.s3, this.app.bucket, pointer.object));
  }

  async articles(): Promise<string[]> {
    return (await this.index())?.articles.map(({ id }) => id) ?? [];
  }

  /** Names of the objects in a folder of the bucket. */
  async names(folder: string): Promise<string[]> {
    return (await new BucketLibrary(this.app.services.s3, this.app.bucket, folder).list()).map(({ name }) => name);
  }

  /** How often a run made another index current. */
  get published(): number {
    return this.indexer.log.split('"index published"').length - 1;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.indexer.kill();
    await this.app[Symbol.asyncDispose]();
  }
}
