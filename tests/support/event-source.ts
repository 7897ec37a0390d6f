import { DeleteMessageCommand, type Message, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import * as v from 'valibot';
import type { Queue } from './aws-resources.ts';
import type { AwsServices } from './aws-services.ts';
import type { InvocationResult } from './function-instance.ts';
import type { FunctionProcess } from './function-process.ts';

/** An `AWS::Lambda::EventSourceMapping` of the template. */
export interface EventSourceMapping {
  readonly queue: Queue;
  readonly target: FunctionProcess;
  readonly batchSize: number;
  readonly reportsFailures: boolean;
}

/**
 * Acts as Lambda's poller does: takes a batch, invokes the function, deletes what it did not report as failed. What
 * failed stays hidden until its visibility timeout, and the queue moves it on when it has been taken too often. `false`
 * when there was nothing to take.
 */
async function pollOnce(mapping: EventSourceMapping, services: AwsServices): Promise<boolean> {
  const { queue, target, batchSize } = mapping;
  services.noticeMoves();
  const { Messages = [] } = await services.sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: queue.url,
      MaxNumberOfMessages: Math.min(batchSize, 10),
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
  );
  if (Messages.length === 0) return false;
  const outcome = await target.invoke({ Records: Messages.map((message) => recordOf(message, queue)) });
  const failed = failedOf(outcome, mapping, Messages);
  for (const { MessageId, ReceiptHandle } of Messages) {
    if (failed.has(MessageId ?? '')) continue;
    await services.sqs.send(new DeleteMessageCommand({ QueueUrl: queue.url, ReceiptHandle }));
  }
  return true;
}

/** Longest that anything may take to settle, in milliseconds of the functions' time: past every retention. */
const MOST_TIME = 15 * 24 * 60 * 60 * 1000;

/**
 * Runs the queues until nothing is left in them, letting time pass whenever everything waits. Mappings work one after the
 * other, those of one queue at once.
 */
export async function settle(mappings: readonly EventSourceMapping[], services: AwsServices): Promise<void> {
  const queues = mappings.map(({ queue }) => queue);
  for (let passed = 0; passed < MOST_TIME; ) {
    let worked = false;
    for (const queue of new Set(queues)) {
      const ofQueue = mappings.filter((mapping) => mapping.queue === queue);
      const polled = await Promise.all(ofQueue.map((mapping) => pollOnce(mapping, services)));
      worked ||= polled.some(Boolean);
    }
    if (worked) continue;
    const wait = services.untilVisible(queues);
    if (wait === null) return;
    await services.passTime(wait);
    passed += wait + 1;
  }
  throw new Error('the queues never settle');
}

const BatchResponse = v.nullish(v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.string() })) }), {
  batchItemFailures: [],
});

function failedOf(
  outcome: InvocationResult,
  { reportsFailures }: EventSourceMapping,
  messages: readonly Message[],
): Set<string> {
  const all = new Set(messages.map(({ MessageId }) => MessageId ?? ''));
  if (outcome.kind !== 'returned') return all;
  if (!reportsFailures) return new Set();
  const parsed = v.safeParse(BatchResponse, outcome.value);
  // As Lambda does: a response that cannot be read fails the whole batch.
  if (!parsed.success) return all;
  return new Set(parsed.output?.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
}

function recordOf(
  { MessageId, ReceiptHandle, Body, Attributes, MessageAttributes = {}, MD5OfBody }: Message,
  queue: Queue,
): SQSRecord {
  return {
    messageId: MessageId ?? '',
    receiptHandle: ReceiptHandle ?? '',
    body: Body ?? '',
    attributes: {
      ApproximateReceiveCount: Attributes?.ApproximateReceiveCount ?? '1',
      SentTimestamp: Attributes?.SentTimestamp ?? '0',
      SenderId: Attributes?.SenderId ?? 'test',
      ApproximateFirstReceiveTimestamp: Attributes?.ApproximateFirstReceiveTimestamp ?? '0',
    },
    messageAttributes: Object.fromEntries(
      Object.entries(MessageAttributes).map(([name, { DataType = 'String', StringValue = '' }]) => [
        name,
        { dataType: DataType, stringValue: StringValue },
      ]),
    ),
    md5OfBody: MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: queue.arn,
    awsRegion: 'us-east-1',
  };
}
