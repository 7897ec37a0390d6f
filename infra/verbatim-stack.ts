import { Aws, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Operation } from 'aws-cdk-lib/aws-dynamodb';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import type { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic.ts';
import { Alarms, type Watched } from './alarms.ts';
import {
  bindCorpus,
  bindInbox,
  bindQueueToSend,
  bindQueueToWork,
  bindSearch,
  bindSecrets,
  bindSnapshots,
  bindTable,
  TABLE_OPERATIONS,
  WITHOUT_DIGEST,
} from './bindings.ts';
import { BundledFunction } from './bundled-function.ts';
import { CorpusEvents } from './corpus-events.ts';
import { StackDashboard } from './dashboard.ts';
import { Digest } from './digest.ts';
import { FeedSchedule } from './feed-schedule.ts';
import { OUTPUTS, outputsParameter } from './outputs.ts';
import { JobQueues } from './queues.ts';
import { SearchDomain } from './search-domain.ts';
import { secretNames } from './secret-names.ts';
import type { Settings } from './settings.ts';
import { slackFront } from './slack-front.ts';
import { STACK_DESCRIPTION } from './stack-name.ts';
import { Storage } from './storage.ts';

/** More than Slack waits, so that a slow request is seen as slow and not as an error. */
const INGRESS_TIMEOUT = Duration.seconds(10);

/** An answer takes milliseconds; the rest is Slack's, and the index's when a function starts. `LEASE_MS` follows from it. */
const WORKER_TIMEOUT = Duration.seconds(30);

const APOLOGY_TIMEOUT = Duration.seconds(30);

/** The longest that Lambda allows: for a full rebuild of the corpus. Reading its files takes longer than indexing them. */
const INDEXER_TIMEOUT = Duration.minutes(15);

/**
 * Megabytes: the most that every account has. An index of 50,000 passages takes 400 MB and its file 134 MB; both are there
 * twice while it is updated, and an import may take a gigabyte.
 */
const INDEXER_MEMORY = 3008;

/** Events that the indexer is handed at once: they are gathered for ten seconds, or until there are so many. */
const EVENTS = { batchSize: 1000, maxBatchingWindow: Duration.seconds(10) };

/** The least that AWS allows; of the two, one leaves at once. */
const MOST_INDEXERS = 2;

/** Megabytes: a third of a processor each, enough to verify and send, or to post one sentence. */
const SMALL_MEMORY = 512;

/** Jobs that a worker is handed at once: one that kills its worker takes no run of another along. */
const JOBS_AT_ONCE = 1;

/**
 * Workers at once: so many questions are in progress, and a new account's limit of functions is no higher. They reserve none: that
 * would take them from all others in the account, and is refused where the limit is low.
 */
const MOST_WORKERS = 10;

/** Failed jobs that the apology function is handed at once: it only posts, and waits for Slack side by side. */
const APOLOGIES_AT_ONCE = 5;

/** The least that AWS allows. */
const MOST_APOLOGISTS = 2;

/** As often as the fetcher is woken: a run that takes longer would only meet the next one. */
const FETCHER_TIMEOUT = Duration.minutes(5);

/** Megabytes: an import takes most of a gigabyte at worst, with the process around it. */
const FETCHER_MEMORY = 1769;

/** Everything that one deployment is. */
export class VerbatimStack extends Stack {
  readonly #outputs: Record<string, string> = {};

  constructor(scope: Construct, settings: Settings) {
    super(scope, settings.stack, { description: STACK_DESCRIPTION });
    const storage = new Storage(this, 'Storage', { table: settings.table, bucket: settings.bucket });
    const queues = new JobQueues(this, 'Queues', { workerTimeout: WORKER_TIMEOUT, apologyTimeout: APOLOGY_TIMEOUT });
    const corpus = new CorpusEvents(this, 'CorpusEvents', {
      bucket: storage.corpus,
      timeout: INDEXER_TIMEOUT,
      listens: settings.takesUp === undefined,
    });
    const search =
      settings.searchNodes === 0
        ? undefined
        : new SearchDomain(this, 'Search', { settings, logRetention: settings.logRetentionDays });
    const functions = {
      ...this.#functions(settings, storage, queues, search),
      indexer: this.#indexer(settings, storage, queues, corpus, search),
      fetcher: this.#fetcher(settings, storage, queues),
    };
    if (settings.digestChannel !== undefined) {
      new Digest(this, 'Digest', { queues, channel: settings.digestChannel });
    }
    new FeedSchedule(this, 'FeedSchedule', { fetcher: functions.fetcher });
    const front = slackFront(this, 'Slack', {
      ingress: functions.ingress,
      logRetention: settings.logRetentionDays,
      isFunctionUrl: settings.functionUrl === 'true',
    });
    const watched: Watched = {
      ...functions,
      front,
      queues,
      corpus,
      table: storage.table,
      service: settings.stack,
      search: search?.domain,
    };
    const topic = new AlarmTopic(this, 'AlarmTopic', { email: settings.alarmEmail });
    new Alarms(this, 'Alarms', { watched, topic });
    const dashboard = new StackDashboard(this, 'Dashboard', { watched });
    this.#output(OUTPUTS.requestUrl, front.url, 'Where Slack sends its requests: npm run manifest -- --url …');
    this.#output(OUTPUTS.region, Aws.REGION, 'The region of the deployment');
    this.#output(
      OUTPUTS.table,
      storage.table.tableName,
      'Questions, answers and votes; kept when the stack is destroyed',
    );
    this.#output(
      OUTPUTS.bucket,
      storage.corpus.bucketName,
      'Articles and their index; kept when the stack is destroyed',
    );
    this.#output(OUTPUTS.jobs, queues.jobs.queueUrl, 'Questions that wait for a worker');
    this.#output(OUTPUTS.failed, queues.failed.queueUrl, 'Questions that wait for an apology');
    this.#output(OUTPUTS.deadLetters, queues.deadLetters.queueUrl, 'Questions that wait for the operator');
    this.#output(OUTPUTS.corpusEvents, corpus.events.queueUrl, 'What is new in the bucket, for the indexer');
    this.#output(OUTPUTS.corpusDeadLetters, corpus.deadLetters.queueUrl, 'Looks at the corpus that failed for good');
    this.#output(OUTPUTS.alarmTopic, topic.topicArn, 'Where alarms are told');
    this.#output(OUTPUTS.dashboard, dashboard.url, 'How it does');
    if (search) this.#output(OUTPUTS.search, search.domain.domainName, 'Holds the index; only functions reach it');
    new StringParameter(this, 'Outputs', {
      parameterName: outputsParameter(settings.stack),
      description: 'What this deployment tells of itself, for npm run corpus',
      stringValue: this.toJsonString({ [settings.stack]: this.#outputs }),
    });
  }

  #functions(settings: Settings, { table, corpus }: Storage, queues: JobQueues, search: SearchDomain | undefined) {
    const secrets = secretNames(settings.stack);
    const common = { service: settings.stack, logRetention: settings.logRetentionDays };
    const people = {
      ADMINS: settings.admins.join(','),
      ALLOWED_WORKSPACES: settings.allowedWorkspaces.join(','),
    };
    const retention = { RETENTION_DAYS: String(settings.retentionDays) };

    const isFunctionUrl = settings.functionUrl === 'true';
    const ingress = new BundledFunction(this, 'Ingress', {
      ...common,
      name: 'ingress',
      description: "Takes Slack's requests: verifies, acknowledges, queues",
      memory: SMALL_MEMORY,
      timeout: INGRESS_TIMEOUT,
      reserved: isFunctionUrl && settings.requestsAtOnce > 0 ? settings.requestsAtOnce : undefined,
      environment: people,
      readsSourceMaps: false,
      logsEachCall: false,
    });
    bindSecrets(ingress, secrets, ['signingSecret', 'botToken']);
    bindQueueToSend(ingress, queues.jobs, 'QUEUE_URL');

    const worker = new BundledFunction(this, 'Worker', {
      ...common,
      name: 'worker',
      description: 'Answers questions',
      memory: settings.workerMemory,
      timeout: WORKER_TIMEOUT,
      environment: { ...people, ...retention, FOLLOW_UPS: settings.followUps },
      stems: true,
      imports: true,
      readsSourceMaps: true,
      logsEachCall: false,
      search,
    });
    if (search) bindSearch(worker, search, 'asks');
    bindSecrets(worker, secrets, ['botToken']);
    bindTable(worker, table, settings.digestChannel === undefined ? WITHOUT_DIGEST : TABLE_OPERATIONS);
    bindSnapshots(worker, corpus);
    bindInbox(worker, corpus);
    bindQueueToSend(worker, queues.jobs, 'QUEUE_URL');
    bindQueueToSend(worker, queues.failed, 'FAILED_QUEUE_URL');
    bindQueueToWork(worker, queues.jobs, { batchSize: JOBS_AT_ONCE, maxConcurrency: MOST_WORKERS });

    const apology = new BundledFunction(this, 'Apology', {
      ...common,
      name: 'apology',
      description: 'Tells askers that there will be no answer',
      memory: SMALL_MEMORY,
      timeout: APOLOGY_TIMEOUT,
      environment: retention,
      readsSourceMaps: true,
      logsEachCall: true,
    });
    bindSecrets(apology, secrets, ['botToken']);
    bindTable(apology, table, [Operation.GET_ITEM, Operation.PUT_ITEM]);
    bindQueueToSend(apology, queues.deadLetters, 'DEAD_LETTER_QUEUE_URL');
    bindQueueToSend(apology, queues.jobs, 'QUEUE_URL');
    bindQueueToWork(apology, queues.failed, { batchSize: APOLOGIES_AT_ONCE, maxConcurrency: MOST_APOLOGISTS });
    return { ingress, worker, apology };
  }

  #indexer(
    settings: Settings,
    storage: Storage,
    queues: JobQueues,
    corpus: CorpusEvents,
    search: SearchDomain | undefined,
  ): BundledFunction {
    const indexer = new BundledFunction(this, 'Indexer', {
      service: settings.stack,
      logRetention: settings.logRetentionDays,
      name: 'indexer',
      imports: true,
      stems: true,
      description: 'Keeps the index up to date with the articles in the bucket',
      memory: INDEXER_MEMORY,
      timeout: INDEXER_TIMEOUT,
      environment: {},
      readsSourceMaps: true,
      logsEachCall: true,
      search,
    });
    if (search) bindSearch(indexer, search, 'writes');
    bindTable(indexer, storage.table, [Operation.GET_ITEM, Operation.PUT_ITEM]);
    bindCorpus(indexer, storage.corpus);
    bindQueueToSend(indexer, queues.jobs, 'JOBS_QUEUE_URL');
    bindQueueToSend(indexer, corpus.events, 'EVENTS_QUEUE_URL');
    bindQueueToWork(indexer, corpus.events, { ...EVENTS, maxConcurrency: MOST_INDEXERS });
    return indexer;
  }

  #fetcher(settings: Settings, storage: Storage, queues: JobQueues): BundledFunction {
    const fetcher = new BundledFunction(this, 'Fetcher', {
      service: settings.stack,
      logRetention: settings.logRetentionDays,
      name: 'fetcher',
      imports: true,
      stems: true,
      description: 'Looks at the feeds that are watched',
      memory: FETCHER_MEMORY,
      timeout: FETCHER_TIMEOUT,
      environment: { FEED_REQUESTS_AN_HOUR: String(settings.feedRequestsAnHour) },
      isTicked: true,
      readsSourceMaps: true,
      logsEachCall: true,
    });
    bindTable(fetcher, storage.table, [Operation.GET_ITEM, Operation.PUT_ITEM, Operation.QUERY]);
    bindInbox(fetcher, storage.corpus);
    bindQueueToSend(fetcher, queues.jobs, 'JOBS_QUEUE_URL');
    return fetcher;
  }

  #output(name: string, value: string, description: string): void {
    new CfnOutput(this, name, { value, description });
    this.#outputs[name] = value;
  }
}
