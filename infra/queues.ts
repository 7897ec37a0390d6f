import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { MOST_APOLOGY_RUNS, MOST_RUNS } from '../functions/slack/jobs/backoff.ts';

/** The longest that SQS keeps a message: time for an operator to come back from a holiday. */
const KEPT = Duration.days(14);

const COMMON = { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: KEPT };

/** AWS's advice: a function that is throttled may have a message that long before it gets to it. */
const VISIBILITY_IN_TIMEOUTS = 6;

/** The last queue: its messages wait for the operator, and an alarm rings. */
export function deadLetterQueue(scope: Construct, id: string): Queue {
  const queue = new Queue(scope, id, COMMON);
  Validations.of(queue).acknowledge({
    id: 'Serverless-SQSRedrivePolicy',
    reason: 'The last queue: its messages wait for the operator.',
  });
  return queue;
}

export interface WorkQueueProps {
  /** Of the function that works on it. */
  readonly timeout: Duration;
  /** Where a message goes that has used up its runs. */
  readonly failures: Queue;
  readonly runs?: number;
  /** Receives that a message may have behind it when another queue's redrive policy moves it here; none by default. */
  readonly receivedBefore?: number;
}

export function workQueue(scope: Construct, id: string, props: WorkQueueProps): Queue {
  const { timeout, failures, runs = MOST_RUNS, receivedBefore = 0 } = props;
  return new Queue(scope, id, {
    ...COMMON,
    visibilityTimeout: Duration.seconds(VISIBILITY_IN_TIMEOUTS * timeout.toSeconds()),
    deadLetterQueue: { queue: failures, maxReceiveCount: receivedBefore + runs },
  });
}

export interface JobQueuesProps {
  readonly workerTimeout: Duration;
  readonly apologyTimeout: Duration;
}

/** Receives of a message that SQS moves on from a work queue: its runs, and the receive that moves it. */
const RECEIVES_OF_MOVED = MOST_RUNS + 1;

/**
 * `jobs` → worker; what failed there for good → `failed` → apology → `deadLetters`, where it waits for the operator. The
 * worker sends a job on to `failed` itself; SQS moves one whose last run was killed. AWS does not document whether a
 * moved message keeps its receive count, and other servers of the protocol keep it; `failed` leaves room for it, so that the
 * apology has at least all its runs. What even the apology fails at is moved to `deadLetters` by SQS.
 */
export class JobQueues extends Construct {
  readonly jobs: Queue;
  readonly failed: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { workerTimeout, apologyTimeout }: JobQueuesProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.failed = workQueue(this, 'Failed', {
      timeout: apologyTimeout,
      failures: this.deadLetters,
      runs: MOST_APOLOGY_RUNS,
      receivedBefore: RECEIVES_OF_MOVED,
    });
    this.jobs = workQueue(this, 'Jobs', { timeout: workerTimeout, failures: this.failed });
  }
}
