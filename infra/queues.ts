import { Duration, Validations } from 'aws-cdk-lib';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';

/** Runs that a job, later its apology, and a look at the corpus is given. */
export const MOST_RUNS = 5;

/** The longest that SQS keeps a message: time for somebody to come back from a holiday. */
const KEPT = Duration.days(14);

export const commonQueue = {
  encryption: QueueEncryption.SQS_MANAGED,
  enforceSSL: true,
  retentionPeriod: KEPT,
} as const;

/** AWS's advice: a function that is throttled may have a message that long before it gets to it. */
const VISIBILITY_IN_TIMEOUTS = 6;

export interface JobQueuesProps {
  readonly workerTimeout: Duration;
  readonly apologyTimeout: Duration;
}

/**
 * `jobs` → worker; what failed there for good → `failed` → apology → `deadLetters`, where it waits for the operator. What
 * even the apology fails at is moved to `deadLetters` by SQS.
 */
export class JobQueues extends Construct {
  readonly jobs: Queue;
  readonly failed: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { workerTimeout, apologyTimeout }: JobQueuesProps) {
    super(scope, id);
    this.deadLetters = new Queue(this, 'DeadLetters', commonQueue);
    Validations.of(this.deadLetters).acknowledge({
      id: 'Serverless-SQSRedrivePolicy',
      reason: 'The end of the line: what lies here waits for a person.',
    });
    this.failed = new Queue(this, 'Failed', {
      ...commonQueue,
      visibilityTimeout: visibilityFor(apologyTimeout),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MOST_RUNS },
    });
    this.jobs = new Queue(this, 'Jobs', {
      ...commonQueue,
      visibilityTimeout: visibilityFor(workerTimeout),
      deadLetterQueue: { queue: this.failed, maxReceiveCount: MOST_RUNS },
    });
  }
}

export function visibilityFor(timeout: Duration): Duration {
  return Duration.seconds(VISIBILITY_IN_TIMEOUTS * timeout.toSeconds());
}
