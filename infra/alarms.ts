import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Domain } from 'aws-cdk-lib/aws-opensearchservice';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { AlarmTopic } from './alarm-topic.ts';
import { TABLE_OPERATIONS } from './bindings.ts';
import type { CorpusEvents } from './corpus-events.ts';
import { ownMetric } from './own-metric.ts';
import type { JobQueues } from './queues.ts';
import type { SlackFront } from './slack-front.ts';

export interface Watched {
  readonly front: SlackFront;
  readonly ingress: LambdaFunction;
  readonly worker: LambdaFunction;
  readonly apology: LambdaFunction;
  readonly indexer: LambdaFunction;
  readonly fetcher: LambdaFunction;
  readonly queues: JobQueues;
  readonly corpus: CorpusEvents;
  readonly table: TableV2;
  readonly search?: Domain | undefined;
  /** The `service` that the functions write their metrics under. */
  readonly service: string;
}

/** Rings when the metric reaches `from` in `of` periods out of the last `within`; without data it keeps quiet. */
interface Condition {
  readonly metric: IMetric;
  readonly from: number;
  readonly of: number;
  readonly within: number;
}

/** Seconds that the oldest question may wait: longer than the retries of a Slack outage of a few minutes take. */
const OLDEST_JOB_SECONDS = 600;

/** Seconds that an asker may wait for the apology. */
const OLDEST_FAILED_SECONDS = 900;

/** Seconds that a new article may wait: twice what a run may take. */
const OLDEST_EVENT_SECONDS = 1800;

/** In five minutes: one job that keeps failing has as many in 17 seconds, and a fault of a moment has one. */
const FAILED_RUNS = 3;

/** In five minutes: twenty a second, for as long. Slack tells of a busy channel's messages ten times more slowly. */
const MOST_REQUESTS = 6000;

/** Milliseconds: half of what Slack grants. The rest is API Gateway's, the network's and a cold start's. */
const SLOW_INGRESS_MS = 1500;

/** MB. OpenSearch moves shards away from a disk that is 90% full, and blocks writes at 95%: of 50 GB, half of that. */
const LEAST_FREE_MB = 10_000;

/** Per cent of the heap, after which the service begins to refuse; of all processors. */
const MOST_MEMORY_PERCENT = 85;
const MOST_CPU_PERCENT = 80;

const MINUTE = Duration.minutes(1);
const FIVE_MINUTES = Duration.minutes(5);

/** Each is named after its entry in the runbook; `what` is the first line of the mail. */
export class Alarms extends Construct {
  readonly #topic: AlarmTopic;

  constructor(scope: Construct, id: string, { watched, topic }: { watched: Watched; topic: AlarmTopic }) {
    super(scope, id);
    this.#topic = topic;
    this.#watchQueues(watched);
    this.#watchFunctions(watched);
    this.#watchJobs(watched);
    this.#watchCorpus(watched);
    this.#watchFeeds(watched);
    this.#watchServices(watched);
    if (watched.search) this.#watchSearch(watched.search);
    this.#watchTopic();
  }

  #watchQueues({ queues }: Watched): void {
    this.#add(
      'dead-letters',
      'Questions failed for good and wait in the dead-letter queue.',
      anyIn(queues.deadLetters),
    );
    this.#add(
      'failed-jobs-wait',
      'Failed questions wait for their apology: the apology function does not take them.',
      waitingIn(queues.failed, OLDEST_FAILED_SECONDS),
    );
    this.#add('jobs-wait', 'A question has waited for ten minutes.', waitingIn(queues.jobs, OLDEST_JOB_SECONDS));
  }

  #watchFunctions({ ingress, worker, apology }: Watched): void {
    this.#add('ingress-errors', "The function that takes Slack's requests fails.", {
      metric: ingress.metricErrors({ period: FIVE_MINUTES }),
      ...once(1),
    });
    this.#add('ingress-slow', "Slack's requests are acknowledged slowly: after three seconds Slack sends them again.", {
      metric: ingress.metricDuration({ period: FIVE_MINUTES, statistic: 'p99' }),
      from: SLOW_INGRESS_MS,
      of: 2,
      within: 3,
    });
    this.#add('ingress-throttled', "Slack's requests are turned away: the account runs too many functions at once.", {
      metric: ingress.metricThrottles({ period: FIVE_MINUTES }),
      ...once(1),
    });
    this.#add('worker-errors', 'The function that answers crashes or runs out of time or memory.', {
      metric: worker.metricErrors({ period: FIVE_MINUTES }),
      ...once(3),
    });
    this.#add('worker-throttled', 'Questions wait: the account runs too many functions at once.', {
      metric: worker.metricThrottles({ period: FIVE_MINUTES }),
      from: 1,
      of: 3,
      within: 3,
    });
    this.#add('apology-errors', 'The function that apologises for failed questions fails.', {
      metric: apology.metricErrors({ period: FIVE_MINUTES }),
      ...once(1),
    });
  }

  /** Failures that a function reports for single messages are none of its errors. */
  #watchJobs({ service }: Watched): void {
    this.#add('jobs-failed', 'Runs of jobs fail: questions are late, or will not be answered.', {
      metric: ownMetric(service, 'JobsFailed', { period: FIVE_MINUTES, statistic: 'Sum' }),
      ...once(FAILED_RUNS),
    });
  }

  #watchCorpus({ corpus, indexer, service }: Watched): void {
    this.#add(
      'corpus-dead-letters',
      'The index could not be brought up to date, time after time.',
      anyIn(corpus.deadLetters),
    );
    this.#add(
      'corpus-waits',
      'New articles have waited for half an hour to be indexed.',
      waitingIn(corpus.events, OLDEST_EVENT_SECONDS),
    );
    this.#add('indexer-errors', 'The function that indexes articles crashes or runs out of time or memory.', {
      metric: indexer.metricErrors({ period: FIVE_MINUTES }),
      ...once(1),
    });
    this.#add('articles-set-aside', 'Articles could not be taken into the corpus.', {
      metric: ownMetric(service, 'ArticlesSetAside', { period: FIVE_MINUTES, statistic: 'Sum' }),
      ...once(1),
    });
  }

  #watchFeeds({ fetcher, service }: Watched): void {
    this.#add('fetcher-errors', 'The function that looks at feeds has failed three times on end.', {
      metric: fetcher.metricErrors({ period: FIVE_MINUTES }),
      from: 1,
      of: 3,
      within: 3,
    });
    this.#add('feeds-lost', 'A feed is gone, or has failed for a day.', {
      metric: ownMetric(service, 'FeedsLost', { period: FIVE_MINUTES, statistic: 'Sum' }),
      ...once(1),
    });
  }

  #watchServices({ front, table }: Watched): void {
    this.#add('api-errors', 'Slack is answered with errors of AWS or of the function.', {
      metric: front.failed({ period: FIVE_MINUTES, statistic: 'Sum' }),
      ...once(1),
    });
    this.#add('many-requests', 'More requests come than Slack sends.', {
      metric: front.requests({ period: FIVE_MINUTES, statistic: 'Sum' }),
      ...once(MOST_REQUESTS),
    });
    this.#add('table-throttled', 'DynamoDB turns requests away.', {
      metric: table.metricThrottledRequestsForOperations({ operations: TABLE_OPERATIONS, period: FIVE_MINUTES }),
      ...once(1),
    });
    this.#add('table-errors', 'DynamoDB fails.', {
      metric: table.metricSystemErrorsForOperations({ operations: TABLE_OPERATIONS, period: FIVE_MINUTES }),
      ...once(1),
    });
  }

  #watchSearch(domain: Domain): void {
    const worst = { period: FIVE_MINUTES, statistic: 'Maximum' };
    this.#add('search-red', 'Some of the index is not there: questions find nothing until it is.', {
      metric: domain.metricClusterStatusRed(worst),
      ...once(1),
    });
    this.#add('search-yellow', 'A node of the search domain is missing, or a copy of the index.', {
      metric: domain.metricClusterStatusYellow(worst),
      from: 1,
      of: 6,
      within: 6,
    });
    this.#add('search-blocked', 'The search domain takes no new articles.', {
      metric: domain.metricClusterIndexWritesBlocked(worst),
      ...once(1),
    });
    this.#add('search-full', 'The disk of a search node fills up: at the limit it takes no new articles.', {
      metric: new MathExpression({
        // An alarm here rings from a number on, and free space is short below one.
        expression: `IF(free < ${LEAST_FREE_MB}, 1, 0)`,
        usingMetrics: { free: domain.metricFreeStorageSpace({ statistic: 'Minimum' }) },
        period: FIVE_MINUTES,
      }),
      from: 1,
      of: 3,
      within: 3,
    });
    this.#add('search-memory', 'A search node is short of memory: it turns searches away.', {
      metric: domain.metricJVMMemoryPressure(worst),
      from: MOST_MEMORY_PERCENT,
      of: 3,
      within: 3,
    });
    this.#add('search-busy', 'The search domain has been busy for a quarter of an hour: questions are late.', {
      metric: domain.metricCPUUtilization(worst),
      from: MOST_CPU_PERCENT,
      of: 3,
      within: 3,
    });
  }

  /** Told to the same topic: once its mails arrive again, this one does too. Until then the console shows it. */
  #watchTopic(): void {
    const { undelivered } = this.#topic;
    if (undelivered) this.#add('alarms-undelivered', 'Mails of alarms could not be delivered.', anyIn(undelivered));
  }

  #add(entry: string, what: string, { metric, from, of, within }: Condition): void {
    const alarm = new Alarm(this, entry, {
      alarmDescription: `${what} What to do: docs/runbook.md#${entry}`,
      metric,
      threshold: from,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      datapointsToAlarm: of,
      evaluationPeriods: within,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.#topic));
    alarm.addOkAction(new SnsAction(this.#topic));
  }
}

/** Any message at all. */
function anyIn(queue: IQueue): Condition {
  return {
    metric: queue.metricApproximateNumberOfMessagesVisible({ period: MINUTE, statistic: 'Maximum' }),
    ...once(1),
  };
}

/** For five minutes on end, so that a message that is taken in the end rings no alarm. */
function waitingIn(queue: IQueue, seconds: number): Condition {
  return {
    metric: queue.metricApproximateAgeOfOldestMessage({ period: MINUTE, statistic: 'Maximum' }),
    from: seconds,
    of: 5,
    within: 5,
  };
}

function once(from: number): Omit<Condition, 'metric'> {
  return { from, of: 1, within: 1 };
}
