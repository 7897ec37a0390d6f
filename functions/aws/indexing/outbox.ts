import { randomUUID } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import type { Log } from '../../slack/jobs/job-context.ts';
import { decodeJob, encodeJob, type Job, JobError } from '../../slack/jobs/jobs.ts';
import { FOLDERS } from '../bucket/bucket-layout.ts';
import { BucketLibrary } from '../bucket/bucket-library.ts';
import { setAsideFolder, setAsideName, writeReason } from '../bucket/set-aside.ts';
import type { JobQueue } from '../platform/queue.ts';

/** An item of the inbox that has been dealt with. */
export interface FinishedItem {
  readonly name: string;
  readonly tag: string;
  /** What of it could not be taken; with any, the item is set aside. */
  readonly problems: readonly string[];
}

const Note = v.strictObject({
  /** Encoded. */
  jobs: v.array(v.string()),
  items: v.array(v.strictObject({ name: v.string(), tag: v.string(), problems: v.array(v.string()) })),
});

type Note = v.InferOutput<typeof Note>;

/**
 * What is still to be done once an index is current: telling the workers and the submitters, and clearing the
 * inbox. It is noted in the bucket before the pointer moves, and the next run begins with it: whenever a run is killed, it is
 * done at least once.
 */
export class Outbox {
  readonly #notes: BucketLibrary;
  readonly #inbox: BucketLibrary;
  readonly #setAside: BucketLibrary;
  readonly #jobs: Pick<JobQueue, 'send'>;
  readonly #log: Log;

  constructor(s3: S3Client, bucket: string, jobs: Pick<JobQueue, 'send'>, log: Log) {
    this.#notes = new BucketLibrary(s3, bucket, FOLDERS.outbox);
    this.#inbox = new BucketLibrary(s3, bucket, FOLDERS.inbox);
    this.#setAside = new BucketLibrary(s3, bucket, setAsideFolder('inbox'));
    this.#jobs = jobs;
    this.#log = log;
  }

  async note(jobs: readonly Job[], items: readonly FinishedItem[]): Promise<void> {
    if (jobs.length + items.length === 0) return;
    const note = { jobs: jobs.flatMap((job) => this.#encoded(job)), items };
    await this.#notes.write(`${randomUUID()}.json`, new TextEncoder().encode(JSON.stringify(note)));
  }

  /** Also what an earlier run has left behind, whatever became of its index: all of it may be done twice. */
  async doAll(): Promise<void> {
    for (const { name } of await this.#notes.list()) {
      const content = await this.#notes.read(name);
      const note = content && this.#parsed(content.bytes, name);
      for (const job of note?.jobs ?? []) await this.#send(job);
      for (const item of note?.items ?? []) await this.#clear(item);
      await this.#notes.remove(name);
    }
  }

  /** A job that cannot be sent, for the length of an id, must not stop the others for ever. */
  #encoded(job: Job): string[] {
    try {
      return [encodeJob(job)];
    } catch (error) {
      if (!v.isValiError(error)) throw error;
      this.#log.error('a job cannot be sent', { type: job.type, error: error.name });
      return [];
    }
  }

  async #send(encoded: string): Promise<void> {
    try {
      await this.#jobs.send(decodeJob(encoded));
    } catch (error) {
      if (!(error instanceof JobError)) throw error;
      this.#log.error('a job that was noted is none any more', { error: error.message });
    }
  }

  #parsed(bytes: Uint8Array, name: string): Note | null {
    const text = new TextDecoder().decode(bytes);
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), Note), text);
    if (parsed.success) return parsed.output;
    this.#log.error('a note in the outbox cannot be read', { name });
    return null;
  }

  async #clear({ name, tag, problems }: FinishedItem): Promise<void> {
    const content = problems.length > 0 ? await this.#inbox.read(name) : null;
    if (content?.tag === tag) {
      await this.#setAside.write(setAsideName(name), content.bytes);
      await writeReason(this.#setAside, name, problems);
    }
    await this.#inbox.remove(name, tag);
  }
}
