import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import type { Act } from './timeline.ts';
import type { Invocation, World } from './world.ts';

interface Waiting {
  readonly id: string;
  readonly body: string;
  readonly attributes: SQSRecord['messageAttributes'];
  visibleFrom: number;
  receives: number;
  isGone: boolean;
}

export interface QueueOptions {
  /** Milliseconds for which a message that was handed out stays hidden. */
  readonly hiddenMs: number;
  readonly mostReceives: number;
  /** Milliseconds that an invocation may take. */
  readonly timeoutMs: number;
  /** Works on one message; rejects where it is to come back. */
  readonly work: (record: SQSRecord, invocation: Invocation) => Promise<'done' | 'comes back'>;
  /** Takes what was received too often. */
  readonly giveUp: (body: string, id: string) => void;
}

/** Milliseconds until a poller looks. */
const MOST_POLL_MS = 1500;

/** Shares of the messages that SQS delivers again: as two messages that a retried send made, and of its own accord. */
const SENT_TWICE = 0.03;
const DELIVERED_TWICE = 0.02;

/** One SQS queue and the poller that invokes a function with what is in it, a message at a time. */
export class QueueSide {
  readonly #world: World;
  readonly #options: QueueOptions;
  #sent = 0;

  constructor(world: World, options: QueueOptions) {
    this.#world = world;
    this.#options = options;
  }

  send(body: string, { attributes = {}, delayMs = 0, id }: SendOptions = {}): void {
    const { chances, timeline } = this.#world;
    const copies = id === undefined && chances.happens(SENT_TWICE) ? 2 : 1;
    for (let copy = 0; copy < copies; copy += 1) {
      this.#sent += 1;
      const visibleFrom = timeline.now + delayMs + copy * chances.between(0, 3000);
      const message = { id: id ?? `m${this.#sent}`, body, attributes, visibleFrom, receives: 0, isGone: false };
      this.#plan(message);
    }
  }

  /** A client of one invocation that sends to `queues` by their URLs and hides what this queue has handed out. */
  static client(world: World, queues: Readonly<Record<string, QueueSide>>, invocation: Invocation): SQSClient {
    const send = async (command: unknown) => {
      if (world.fails(0.2)) {
        await world.wait(invocation, world.latency());
        throw new Error('ServiceUnavailable');
      }
      return world.call(invocation, () => {
        if (command instanceof SendMessageCommand) {
          const { QueueUrl = '', MessageBody = '', DelaySeconds = 0, MessageAttributes = {} } = command.input;
          const attributes = Object.fromEntries(
            Object.entries(MessageAttributes).map(([name, { DataType = 'String', StringValue = '' }]) => [
              name,
              { dataType: DataType, stringValue: StringValue },
            ]),
          );
          queueOf(queues, QueueUrl).send(MessageBody, { attributes, delayMs: DelaySeconds * 1000 });
        } else if (command instanceof ChangeMessageVisibilityCommand) {
          const { QueueUrl = '', ReceiptHandle = '', VisibilityTimeout = 0 } = command.input;
          queueOf(queues, QueueUrl).#hide(ReceiptHandle, VisibilityTimeout * 1000);
        } else throw new Error('the queue knows no such command');
        return {};
      });
    };
    return { send } as unknown as SQSClient;
  }

  readonly #handedOut = new Map<string, Waiting>();

  #hide(receipt: string, milliseconds: number): void {
    const message = this.#handedOut.get(receipt);
    if (!message || message.isGone) return;
    message.visibleFrom = this.#world.timeline.now + milliseconds;
    this.#plan(message);
  }

  #plan(message: Waiting): void {
    const { chances, timeline } = this.#world;
    timeline.at(message.visibleFrom + chances.between(0, MOST_POLL_MS), () => this.#receive(message));
  }

  #receive(message: Waiting): ReturnType<Act> {
    const { chances, timeline } = this.#world;
    const { hiddenMs, mostReceives, giveUp } = this.#options;
    if (message.isGone || message.visibleFrom > timeline.now) return 'wakes nobody';
    if (message.receives >= mostReceives) {
      message.isGone = true;
      giveUp(message.body, message.id);
      return 'wakes nobody';
    }
    message.receives += 1;
    message.visibleFrom = timeline.now + hiddenMs;
    this.#plan(message);
    if (chances.happens(DELIVERED_TWICE)) {
      timeline.in(chances.between(0, 4000), () => {
        if (!message.isGone || chances.happens(0.5))
          this.#plan({ ...message, isGone: false, visibleFrom: timeline.now });
        return 'wakes nobody';
      });
    }
    this.#invoke(message);
  }

  #invoke(message: Waiting): void {
    const { chances, timeline, killing } = this.#world;
    const { timeoutMs, work } = this.#options;
    const invocation: Invocation = { isDead: false };
    if (chances.happens(killing)) {
      timeline.in(chances.between(0, chances.happens(0.8) ? 900 : 12_000), () => {
        if (!invocation.isDead) this.#world.kills += 1;
        invocation.isDead = true;
        return 'wakes nobody';
      });
    }
    timeline.in(timeoutMs, () => {
      invocation.isDead = true;
      return 'wakes nobody';
    });
    const receipt = `${message.id}-${message.receives}-${timeline.now}`;
    this.#handedOut.set(receipt, message);
    void work(recordOf(message, receipt), invocation).then((outcome) => {
      if (invocation.isDead) return;
      invocation.isDead = true;
      if (outcome === 'done') message.isGone = true;
    });
  }
}

interface SendOptions {
  readonly attributes?: SQSRecord['messageAttributes'];
  readonly delayMs?: number;
  /** Of a message that SQS moves, once. */
  readonly id?: string;
}

function queueOf(queues: Readonly<Record<string, QueueSide>>, url: string): QueueSide {
  const queue = queues[url];
  if (!queue) throw new Error(`there is no queue ${url}`);
  return queue;
}

function recordOf({ id, body, attributes, receives }: Waiting, receiptHandle: string): SQSRecord {
  return {
    messageId: id,
    receiptHandle,
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '0',
      SenderId: 'schedule',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: attributes,
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: '',
    awsRegion: '',
  };
}
