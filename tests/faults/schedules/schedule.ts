import { AsyncLocalStorage } from 'node:async_hooks';
import { WebClient } from '@slack/web-api';
import { FailedJobs } from '../../../functions/aws/handlers/failed-jobs.ts';
import { JobRuns } from '../../../functions/aws/handlers/job-runs.ts';
import { JobQueue } from '../../../functions/aws/platform/queue.ts';
import { DynamoStore } from '../../../functions/aws/table/dynamo-store.ts';
import { editionOf } from '../../../functions/engine/embedded-edition.ts';
import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import { MemoryFeedStore } from '../../../functions/feeds/memory-feed-store.ts';
import { slackClientOptions } from '../../../functions/slack/delivery/client.ts';
import { documentReader } from '../../../functions/slack/files/document-reader.ts';
import { MOST_APOLOGY_RUNS, MOST_RUNS } from '../../../functions/slack/jobs/backoff.ts';
import type { JobContext } from '../../../functions/slack/jobs/job-context.ts';
import { jobKey } from '../../../functions/slack/jobs/job-keys.ts';
import { decodeJob, encodeJob } from '../../../functions/slack/jobs/jobs.ts';
import { DAY_MS } from '../../../functions/slack/store/day.ts';
import { MemorySubmissionInbox } from '../../../functions/slack/submissions/memory-submission-inbox.ts';
import { Chances } from './chances.ts';
import { Editions, type OtherEdition } from './editions.ts';
import { type AskedQuestion, askAround } from './people.ts';
import { QueueSide } from './queue-side.ts';
import { type SlackOptions, SlackSide } from './slack-side.ts';
import { TableSide } from './table-side.ts';
import { Timeline } from './timeline.ts';
import { type Verdict, verdictOn } from './verdict.ts';
import { type Invocation, World } from './world.ts';

/**
 * One schedule: a few people ask, edit and ask on, while machines are killed and Slack, the queues and the table fail, in an
 * order that a seed draws. The app is real from the queue on: the worker's and the apology's runs, the store, Slack's client.
 */

export interface ScheduleOptions extends SlackOptions {
  /** Milliseconds for which Slack is out from the start on, whatever the seed draws; none by default. */
  readonly slackOutMs?: number;
  /** People also delete what they have asked. */
  readonly deletes?: boolean;
  /** Editions of which some come while people ask; none by default. */
  readonly editions?: readonly OtherEdition[];
}

interface JudgedQuestion {
  readonly asked: AskedQuestion;
  readonly verdict: Verdict;
}

export interface ScheduleResult {
  readonly questions: readonly JudgedQuestion[];
  readonly kills: number;
  readonly faults: number;
}

const START = Date.UTC(2026, 10, 1, 12);

/** Longer than every wait of the queues together. */
const LONGEST_MS = 2 * DAY_MS;
const MOST_EVENTS = 60_000;

/** Milliseconds; of the stack's functions and queues. */
const WORKER_MS = 30_000;
const HIDDEN_MS = 6 * WORKER_MS;

const [JOBS, FAILED, DEAD_LETTERS] = ['jobs', 'failed', 'dead letters'];

/** Code asks for `fetch` where it is: each invocation has its own. */
const invocations = new AsyncLocalStorage<typeof fetch>();

export async function runSchedule(seed: number, index: CorpusIndex, options: ScheduleOptions): Promise<ScheduleResult> {
  const timeline = new Timeline(START);
  const chances = new Chances(seed);
  const world = new World(chances, timeline, options.slackOutMs);
  const before = { random: Math.random, fetch: globalThis.fetch, stackTraceLimit: Error.stackTraceLimit };
  Math.random = chances.next;
  // Most errors are meant to be: to note where each of them comes from takes longer than all else that follows from it.
  Error.stackTraceLimit = 0;
  globalThis.fetch = (...call) => (invocations.getStore() ?? before.fetch)(...call);
  try {
    const { asked, slack, deadLetters, editions } = await setUp(world, index, options);
    if (!(await timeline.run(START + LONGEST_MS, MOST_EVENTS))) throw new Error('the schedule does not end');
    const questions = asked.map((question) => ({
      asked: question,
      verdict: verdictOn(question, { slack, deadLetters, editions: editions.published }),
    }));
    return { questions, kills: world.kills, faults: world.faults };
  } catch (cause) {
    throw new Error(`schedule ${seed} failed`, { cause });
  } finally {
    Math.random = before.random;
    globalThis.fetch = before.fetch;
    Error.stackTraceLimit = before.stackTraceLimit;
  }
}

async function setUp(world: World, index: CorpusIndex, options: ScheduleOptions) {
  const { timeline } = world;
  const slack = new SlackSide(world, options);
  const table = new TableSide(world);
  const editions = new Editions(world, index);
  const deadLetters = new Set<string>();
  const now = () => timeline.now;
  const queues: Record<string, QueueSide> = {};
  const clientOf = (invocation: Invocation) => QueueSide.client(world, queues, invocation);

  const client = new WebClient('xoxb-1', {
    ...slackClientOptions('https://slack.test/api/', 0),
    fetch: (...call) => fetch(...call),
    // Calls of the dead keep their places.
    maxRequestConcurrency: Number.POSITIVE_INFINITY,
  });
  const contextOf = (invocation: Invocation): JobContext => ({
    store: storeOf(invocation),
    slack: client,
    index: async () => {
      await world.wait(invocation, world.latency());
      return options.editions ? editions.heldBy(invocation) : editionOf(index);
    },
    access: { admins: [], allowedWorkspaces: [] },
    feeds: new MemoryFeedStore(),
    followsUp: false,
    submissionInbox: new MemorySubmissionInbox(),
    readDocument: documentReader(),
    accept: (job) => new JobQueue(clientOf(invocation), JOBS).send(job),
    now,
    sleep: (milliseconds) => world.wait(invocation, milliseconds),
    log: QUIET,
    metrics: { count() {}, latency() {} },
  });
  const storeOf = (invocation: Invocation) =>
    new DynamoStore(table.client(invocation), { table: 't', retentionMs: 90 * DAY_MS, now });
  const inside = <Result>(invocation: Invocation, work: () => Promise<Result>) =>
    invocations.run(slack.fetch(invocation), work);

  queues[DEAD_LETTERS] = new QueueSide(world, {
    hiddenMs: HIDDEN_MS,
    mostReceives: 0,
    timeoutMs: WORKER_MS,
    work: async () => 'done',
    giveUp: (body) => deadLetters.add(keyOf(body)),
  });
  queues[FAILED] = new QueueSide(world, {
    hiddenMs: HIDDEN_MS,
    // The fewest that it has, where a moved message keeps the count of its receives.
    mostReceives: MOST_APOLOGY_RUNS,
    timeoutMs: WORKER_MS,
    work: (record, invocation) =>
      inside(invocation, async () => {
        const jobs = new FailedJobs({
          store: storeOf(invocation),
          deadLetters: new JobQueue(clientOf(invocation), DEAD_LETTERS),
          jobs: new JobQueue(clientOf(invocation), JOBS),
          apologist: async () => contextOf(invocation),
          log: QUIET,
          now,
        });
        return jobs.bury(record).then(
          () => 'done',
          () => 'comes back',
        );
      }),
    giveUp: (body) => queues[DEAD_LETTERS]?.send(body),
  });
  queues[JOBS] = new QueueSide(world, {
    hiddenMs: HIDDEN_MS,
    mostReceives: MOST_RUNS,
    timeoutMs: WORKER_MS,
    work: (record, invocation) =>
      inside(invocation, async () => {
        const runs = new JobRuns({
          queue: new JobQueue(clientOf(invocation), JOBS),
          failed: new JobQueue(clientOf(invocation), FAILED),
          jobContext: async () => contextOf(invocation),
          log: QUIET,
          now,
        });
        try {
          await runs.run(record);
          return 'done';
        } catch (error) {
          return (await runs.retryOrPassOn(record, error)) === 'passed on' ? 'done' : 'comes back';
        }
      }),
    giveUp: (body, id) => queues[FAILED]?.send(body, { id }),
  });

  const asked = askAround(world, (job) => queues[JOBS]?.send(encodeJob(job)), options.deletes ?? false);
  for (const { job } of asked)
    if (job.type === 'command') timeline.at(job.acceptedAt, () => slack.open(job.responseUrl));
  if (options.editions) {
    const indexer = new DynamoStore(table.faultlessClient(), { table: 't', retentionMs: 90 * DAY_MS, now });
    await editions.plan(options.editions, indexer, (body, when) => queues[JOBS]?.send(body, when));
  }
  return { asked, slack, deadLetters, editions };
}

const QUIET = { info() {}, warn() {}, error() {} };

function keyOf(body: string): string {
  const job = decodeJob(body);
  if (job.type === 'changed' || job.type === 'correction') return job.type;
  return job.type === 'question' || job.type === 'command' || job.type === 'deleted' ? jobKey(job) : '';
}
