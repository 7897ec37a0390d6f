import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { encodeJob, type Job } from '../slack/jobs.ts';

/**
 * Seconds that news of changed articles waits: a worker may answer from the index before for 30 s (`FRESH_MS` of the index
 * cache) and be at it for 30 s more, and whoever looks for replies to correct must find the last of those too.
 */
const SETTLING_SECONDS = 90;

/** The queue between those who accept and those who work. */
export class JobQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(job: Job): Promise<void> {
    await this.#send(encodeJob(job), job.type === 'changed' ? SETTLING_SECONDS : 0);
  }

  /** For a message that is passed on as it is, readable or not. */
  async sendRaw(body: string): Promise<void> {
    await this.#send(body, 0);
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

  async #send(body: string, delaySeconds: number): Promise<void> {
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#url,
        MessageBody: body,
        ...(delaySeconds > 0 ? { DelaySeconds: delaySeconds } : {}),
      }),
    );
  }
}
