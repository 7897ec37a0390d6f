import { WebClient } from '@slack/web-api';
import { expect } from 'vitest';
import { DynamoStore } from '../../functions/aws/table/dynamo-store.ts';
import type { Article } from '../../functions/engine/articles/article.ts';
import type { Edition } from '../../functions/engine/edition.ts';
import { editionOf } from '../../functions/engine/embedded-edition.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { MemoryFeedStore } from '../../functions/feeds/memory-feed-store.ts';
import { slackClientOptions } from '../../functions/slack/delivery/client.ts';
import { answerId } from '../../functions/slack/delivery/deliver-once.ts';
import { documentReader } from '../../functions/slack/files/document-reader.ts';
import { MOST_RUNS } from '../../functions/slack/jobs/backoff.ts';
import { handleJob } from '../../functions/slack/jobs/handle-job.ts';
import type { Counter, JobContext } from '../../functions/slack/jobs/job-context.ts';
import { jobKey } from '../../functions/slack/jobs/job-keys.ts';
import { decodeJob, encodeJob, type Job, type JobOf } from '../../functions/slack/jobs/jobs.ts';
import { retryDelay } from '../../functions/slack/jobs/retries.ts';
import { DAY_MS } from '../../functions/slack/store/day.ts';
import { MemoryStore } from '../../functions/slack/store/memory-store.ts';
import type { AnswerRecord, Store, StoreOptions } from '../../functions/slack/store/store.ts';
import { MemorySubmissionInbox } from '../../functions/slack/submissions/memory-submission-inbox.ts';
import { APP_CHECKER } from '../end-to-end/checker.ts';
import { HARBOUR_REPORTS, indexOf } from '../support/articles.ts';
import { startDynamo } from '../support/dynamo.ts';
import { isEveryRun } from '../support/runs.ts';
import { BOT_TOKEN, type PersonName, SlackApi, type SlackMessage, TEAM } from '../support/slack-api.ts';
import { Network } from '../support/wire-proxy.ts';

/** The reply to a question, and what was added below it. */
export interface Conversation {
  readonly reply: SlackMessage;
  readonly notes: readonly SlackMessage[];
}

/**
 * The worker's step over a store and Slack's side as an emulator, with a clock and a queue of its own. The store is in memory,
 * which the contract of all stores holds to be as good as the one in DynamoDB; in `npm run test:faults` it is in DynamoDB.
 */
export class AppBench {
  time = Date.UTC(2026, 10, 1, 12);
  readonly network: Network;
  readonly slack: SlackApi;
  readonly store: Store;
  readonly feeds = new MemoryFeedStore();
  readonly submissionInbox = new MemorySubmissionInbox();
  readonly counted: Counter[] = [];
  readonly jobContext: JobContext;
  /** Jobs that were given up. */
  readonly dead: Job[] = [];
  readonly #keeper: AsyncDisposable;
  readonly #queue: string[] = [];
  /** What a worker holds: not always what is current. */
  held: Edition | null = null;

  static async start(admins: readonly PersonName[] = []): Promise<AppBench> {
    const network = new Network();
    const [slack, stores] = await Promise.all([SlackApi.start(network, APP_CHECKER), startStores()]);
    return new AppBench({ network, slack, stores, admins });
  }

  private constructor({
    network,
    slack,
    stores,
    admins,
  }: {
    network: Network;
    slack: SlackApi;
    stores: Stores;
    admins: readonly PersonName[];
  }) {
    this.network = network;
    this.slack = slack;
    this.#keeper = stores;
    const now = () => this.time;
    this.store = stores.open({ now, retentionMs: 90 * DAY_MS });
    this.jobContext = {
      store: this.store,
      slack: new WebClient(BOT_TOKEN, slackClientOptions(slack.urlFor('worker'), 5000)),
      index: async () => this.held,
      access: { admins: admins.map((name) => slack.id(name)), allowedWorkspaces: [] },
      feeds: this.feeds,
      submissionInbox: this.submissionInbox,
      followsUp: true,
      readDocument: documentReader(),
      accept: async (job) => {
        this.#queue.push(encodeJob(job));
      },
      now,
      sleep: async (milliseconds) => {
        this.time += Math.ceil(milliseconds);
      },
      log: { info() {}, warn() {}, error() {} },
      metrics: {
        count: (counter) => {
          this.counted.push(counter);
        },
        latency() {},
      },
    };
  }

  /** With the reports on the harbour as its articles. */
  static async withReports(admins: readonly PersonName[] = []): Promise<AppBench> {
    const bench = await AppBench.start(admins);
    await bench.publish(HARBOUR_REPORTS);
    return bench;
  }

  /** Makes these the articles, as of now, and tells of no change. */
  async publish(articles: readonly Article[]): Promise<CorpusIndex> {
    this.time += 1000;
    const index = indexOf(articles);
    const before = await this.store.currentIndex();
    const next = { version: index.version, object: 'o', articles: articles.length, builtAt: this.time };
    if (!(await this.store.moveIndex(next, before?.version ?? null))) throw new Error('the index did not move');
    this.held = editionOf(index);
    return index;
  }

  /** Publishes, and tells of it as the indexer does. */
  async change(articles: readonly Article[], changed: readonly string[]): Promise<void> {
    const { version } = await this.publish(articles);
    await this.run({ type: 'changed', acceptedAt: this.time, articles: [...changed], index: version });
  }

  /** Does these jobs and what comes of them, each again where it fails, as the queue would. */
  async run(...jobs: readonly Job[]): Promise<void> {
    this.#queue.push(...jobs.map(encodeJob));
    for (let next = this.#queue.shift(); next !== undefined; next = this.#queue.shift()) {
      const job = decodeJob(next);
      for (let runs = 1; ; runs += 1) {
        try {
          await handleJob(job, this.jobContext);
          break;
        } catch (error) {
          if (runs === MOST_RUNS) {
            this.dead.push(job);
            break;
          }
          this.time += retryDelay({ error, runs, now: this.time, random: () => 0 }) * 1000;
        }
      }
    }
  }

  async question(
    person: PersonName,
    text: string,
    { channel, ...rest }: Partial<JobOf<'question'>> = {},
  ): Promise<JobOf<'question'>> {
    const place = channel ?? (await this.slack.channel(person));
    const ts = await this.slack.write(person, place, text);
    return {
      type: 'question',
      team: TEAM,
      user: this.slack.id(person),
      acceptedAt: this.time,
      entry: 'mention',
      channel: place,
      ts,
      thread: null,
      text,
      edited: null,
      ...rest,
    };
  }

  /** Asked and answered. */
  async ask(person: PersonName, text: string, given: Partial<JobOf<'question'>> = {}): Promise<JobOf<'question'>> {
    const job = await this.question(person, text, given);
    await this.run(job);
    return job;
  }

  /** What the app said to the question, and what it added below. */
  async said({ channel, ts }: Pick<JobOf<'question'>, 'channel' | 'ts'>): Promise<Conversation> {
    const [reply, ...notes] = await this.slack.replies(channel, ts);
    if (!reply) throw new Error('nothing was said');
    return { reply, notes };
  }

  /** What is kept of the answer to a job. */
  record(job: Parameters<typeof jobKey>[0]): Promise<AnswerRecord | null> {
    return this.store.answer(answerId(jobKey(job)));
  }

  /** Ends, and fails where something was sent that Slack would have refused. */
  async end(): Promise<void> {
    await this.slack[Symbol.asyncDispose]();
    await this.#keeper[Symbol.asyncDispose]();
    expect(this.slack.violations).toEqual([]);
  }
}

interface Stores extends AsyncDisposable {
  open(options: StoreOptions): Store;
}

async function startStores(): Promise<Stores> {
  if (!isEveryRun()) return { open: (options) => new MemoryStore(options), async [Symbol.asyncDispose]() {} };
  const dynamo = await startDynamo();
  const table = await dynamo.table();
  return {
    open: (options) => new DynamoStore(dynamo.client, { ...options, table }),
    [Symbol.asyncDispose]: () => dynamo[Symbol.asyncDispose](),
  };
}
