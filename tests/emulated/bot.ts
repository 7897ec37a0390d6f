import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import {
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as v from 'valibot';
import { DynamoStore } from '../../functions/aws/table/dynamo-store.ts';
import { OUTPUTS, type Outputs, outputsParameter, parseOutputs } from '../../infra/outputs.ts';
import { DEFAULT_STACK } from '../../infra/stack-name.ts';
import { APP_CHECKER } from '../end-to-end/checker.ts';
import type { CommandResult } from '../support/command.ts';
import { BOT_TOKEN, BOT_USER, type PersonName, SlackApi, type SlackMessage } from '../support/slack-api.ts';
import { SlackDriver } from '../support/slack-driver.ts';
import { Network } from '../support/wire-proxy.ts';
import { Emulator } from './emulator.ts';

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';

/** Milliseconds between two looks at what is under way. */
const LOOK_EVERY = 100;

/** A question in Slack, and where its replies belong. */
export interface Question {
  readonly channel: string;
  readonly ts: string;
}

/** Slack at one end, an emulated AWS at the other, and what the operator has deployed between them. */
export class EmulatedBot implements AsyncDisposable {
  readonly emulator: Emulator;
  readonly network: Network;
  readonly slack: SlackApi;
  readonly driver = new SlackDriver({ secret: SIGNING_SECRET, now: Date.now });
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly #dynamo: DynamoDBClient;

  static async start(): Promise<EmulatedBot> {
    const network = new Network();
    const slack = await SlackApi.start(network, APP_CHECKER);
    return new EmulatedBot(network, slack, await Emulator.start(slack.urlFor('function')));
  }

  private constructor(network: Network, slack: SlackApi, emulator: Emulator) {
    this.network = network;
    this.slack = slack;
    this.emulator = emulator;
    this.sqs = new SQSClient(emulator.client);
    this.#dynamo = new DynamoDBClient(emulator.client);
    this.s3 = new S3Client({ ...emulator.client, forcePathStyle: true });
  }

  /** `npm run secrets`, from a pipe. */
  storeSecrets(): Promise<CommandResult> {
    return this.emulator.run('secrets', [], { input: `${SIGNING_SECRET}\n${BOT_TOKEN}\n` });
  }

  /** What the deployment tells of itself. */
  async outputs(): Promise<Outputs> {
    return parseOutputs(await this.#outputs(), DEFAULT_STACK);
  }

  /** URL of a queue of the deployment. */
  async queue(name: 'jobs' | 'failed' | 'deadLetters' | 'corpusEvents'): Promise<string> {
    const Told = v.object({ [DEFAULT_STACK]: v.record(v.string(), v.string()) });
    const url = v.parse(Told, JSON.parse(await this.#outputs()))[DEFAULT_STACK]?.[OUTPUTS[name]];
    if (url === undefined) throw new Error(`the deployment tells of no queue ${name}`);
    return url;
  }

  async #outputs(): Promise<string> {
    return (await this.emulator.parameter(outputsParameter(DEFAULT_STACK))) ?? '';
  }

  /** The version of the index that questions are answered from. */
  async index(): Promise<string | null> {
    const { TableName } = await this.outputs();
    const store = new DynamoStore(this.#dynamo, {
      table: TableName,
      retentionMs: Number.MAX_SAFE_INTEGER,
      now: Date.now,
    });
    return (await store.currentIndex())?.version ?? null;
  }

  /**
   * Changes the corpus and waits until the indexer has published the change and has nothing left to do. Functions then start
   * again, as those that are idle do in the end, and so take the new index at once.
   */
  async reindexed(change: () => Promise<unknown>, auth = true): Promise<void> {
    const before = await this.index();
    await change();
    await this.until(
      () => this.index(),
      (version) => version !== before,
    );
    const events = await this.queue('corpusEvents');
    await this.until(
      () => this.#size(events),
      (size) => size === 0,
    );
    await this.emulator.tell({ auth });
  }

  async #size(QueueUrl: string): Promise<number> {
    const names = ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'] as const;
    const { Attributes = {} } = await this.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: [...names] }),
    );
    return names.reduce((sum, name) => sum + Number(Attributes[name] ?? 0), 0);
  }

  /** One request of Slack at the request URL of the deployment. */
  async deliver({ headers, body = '' }: APIGatewayProxyEventV2): Promise<Response> {
    const { RequestUrl } = await this.outputs();
    const { host: _, 'content-length': __, ...sent } = headers;
    const plain = Object.entries(sent).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    );
    return fetch(this.emulator.addressOf(RequestUrl), { method: 'POST', headers: Object.fromEntries(plain), body });
  }

  /** A person mentions the app in a channel, one of their own where none is named, and Slack tells it. */
  async ask(person: PersonName, question: string, place?: string): Promise<Question & { readonly response: Response }> {
    const channel = place ?? (await this.slack.channel(person));
    const text = `<@${BOT_USER}> ${question}`;
    const ts = await this.slack.write(person, channel, text);
    const response = await this.deliver(this.driver.mention({ channel, user: this.slack.id(person), text, ts }));
    return { channel, ts, response };
  }

  /** The replies to a question, once there are so many or `isEnough`. */
  async replies(
    { channel, ts }: Question,
    isEnough: (replies: readonly SlackMessage[]) => boolean = (replies) => replies.length > 0,
  ): Promise<readonly SlackMessage[]> {
    return this.until(
      () => this.slack.replies(channel, ts),
      (replies) => isEnough(replies),
    );
  }

  /** Looks until it is so. */
  async until<Found>(look: () => Promise<Found> | Found, isSo: (found: Found) => boolean): Promise<Found> {
    for (;;) {
      const found = await look();
      if (isSo(found)) return found;
      await wait(LOOK_EVERY);
    }
  }

  /** The functions' log lines with this message, oldest first. */
  logged(message: string): Record<string, unknown>[] {
    return this.emulator.log
      .split('\n')
      .filter((line) => line.includes(`"message":${JSON.stringify(message)}`))
      .map((line) => JSON.parse(line.slice(line.indexOf('{'))));
  }

  /** Bodies of the messages that wait in a queue; they are taken. */
  async take(queue: string): Promise<string[]> {
    const taken: string[] = [];
    for (;;) {
      const { Messages = [] } = await this.sqs.send(
        new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 10 }),
      );
      if (Messages.length === 0) return taken;
      for (const { Body = '', ReceiptHandle } of Messages) {
        taken.push(Body);
        await this.sqs.send(new DeleteMessageCommand({ QueueUrl: queue, ReceiptHandle }));
      }
    }
  }

  async send(queue: string, body: string): Promise<void> {
    await this.sqs.send(new SendMessageCommand({ QueueUrl: queue, MessageBody: body }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.emulator[Symbol.asyncDispose]();
    await this.slack[Symbol.asyncDispose]();
  }
}
