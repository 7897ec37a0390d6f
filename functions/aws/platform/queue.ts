import {
  ChangeMessageVisibilityCommand,
  SendMessageCommand,
  type SendMessageCommandInput,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import type { SQSRecord } from 'aws-lambda';
import type { Job } from '../../slack/jobs/jobs.ts';
import { jobMessage } from './job-message.ts';

/** Seconds: the longest that SQS holds a message back. */
const MOST_DELAY_SECONDS = 900;

/** Name of the message attribute that counts how often a job was put off. */
const PUT_OFF = 'putOff';

/** Name of the message attribute that holds the id of the message that a failed job was passed on from. */
const PASSED_ON = 'passedOn';

/** How often the job was put off before. */
export function timesPutOff({ messageAttributes }: Pick<SQSRecord, 'messageAttributes'>): number {
  return Number(messageAttributes[PUT_OFF]?.stringValue ?? 0);
}

/**
 * Names one failure of one job, whichever way its message took: the worker passes it on as a new message, SQS moves it under
 * the id that it has. A job that the operator puts back into its queue is another message, and so its next failure another.
 */
export function failureId({
  messageId,
  messageAttributes,
}: Pick<SQSRecord, 'messageId' | 'messageAttributes'>): string {
  return messageAttributes[PASSED_ON]?.stringValue ?? messageId;
}

/** The queue between those who accept and those who work. */
export class JobQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(job: Job): Promise<void> {
    await this.#send(jobMessage(job));
  }

  /** For a message that is sent on as it is, readable or not. */
  async sendRaw(body: string): Promise<void> {
    await this.#send({ MessageBody: body });
  }

  /** Sends a message of another queue on to this one, under the same {@link failureId}. */
  async passOn({ messageId, body }: Pick<SQSRecord, 'messageId' | 'body'>): Promise<void> {
    await this.#send({
      MessageBody: body,
      MessageAttributes: { [PASSED_ON]: { DataType: 'String', StringValue: messageId } },
    });
  }

  /** Sends a message again, for later: unlike one that comes back, it has all its runs before it. */
  async putOff(body: string, { seconds, times }: { readonly seconds: number; readonly times: number }): Promise<void> {
    await this.#send({
      MessageBody: body,
      DelaySeconds: Math.min(seconds, MOST_DELAY_SECONDS),
      MessageAttributes: { [PUT_OFF]: { DataType: 'Number', StringValue: String(times) } },
    });
  }

  /** A message that failed would come back only when its visibility timeout ends, minutes later. */
  async retryIn(seconds: number, receiptHandle: string): Promise<void> {
    await this.#client.send(
      new ChangeMessageVisibilityCommand({
        QueueUrl: this.#url,
        ReceiptHandle: receiptHandle,
        VisibilityTimeout: seconds,
      }),
    );
  }

  async #send(message: Omit<SendMessageCommandInput, 'QueueUrl'>): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#url, ...message }));
  }
}
