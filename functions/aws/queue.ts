import { ChangeMessageVisibilityCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { encodeJob, type Job } from '../slack/jobs.ts';

/** The queue between those who accept and those who work. */
export class JobQueue {
  readonly #client: SQSClient;
  readonly #url: string;

  constructor(client: SQSClient, url: string) {
    this.#client = client;
    this.#url = url;
  }

  async send(job: Job): Promise<void> {
    await this.sendRaw(encodeJob(job));
  }

  /** For a message that is passed on as it is, readable or not. */
  async sendRaw(body: string): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#url, MessageBody: body }));
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
}
