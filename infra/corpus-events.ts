import { Duration, Stack } from 'aws-cdk-lib';
import { Rule, RuleTargetInput, Schedule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FOLDERS, RINGS_OBJECT } from '../functions/aws/bucket/bucket-layout.ts';
import { deadLetterQueue, workQueue } from './queues.ts';

/** How late an article is at most whose event never came. */
const LOOK_EVERY = Duration.hours(1);

/** What is written and removed in these may make another index. Removing from the inbox is the indexer's own doing. */
const WATCHED = [
  { event: 's3:ObjectCreated:*', prefixes: [FOLDERS.articles, FOLDERS.inbox, RINGS_OBJECT] },
  { event: 's3:ObjectRemoved:*', prefixes: [FOLDERS.articles, RINGS_OBJECT] },
];

export interface CorpusEventsProps {
  readonly bucket: Bucket;
  /** Of the function that works on the events. */
  readonly timeout: Duration;
  /**
   * Whether the bucket is told of the queue. An import of a bucket changes nothing of it, and CloudFormation would take what
   * the template says for done: the bucket is told by the change after it.
   */
  readonly listens: boolean;
}

/** The bucket's events, and the clock → `events` → indexer. What it fails at for good → `deadLetters`. */
export class CorpusEvents extends Construct {
  readonly events: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, { bucket, timeout, listens }: CorpusEventsProps) {
    super(scope, id);
    this.deadLetters = deadLetterQueue(this, 'DeadLetters');
    this.events = workQueue(this, 'Events', { timeout, failures: this.deadLetters });
    this.#admit();
    if (listens) this.#listenTo(bucket);
    new Rule(this, 'Hourly', {
      description: 'Finds what an event of the corpus bucket has missed',
      schedule: Schedule.rate(LOOK_EVERY),
      targets: [
        new SqsQueue(this.events, {
          message: RuleTargetInput.fromText('the hourly look'),
          deadLetterQueue: this.deadLetters,
        }),
      ],
    });
  }

  /** The policy cannot name the bucket, which cannot be made before the policy; it names the account. */
  #admit(): void {
    const { account } = Stack.of(this);
    this.events.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sqs:SendMessage'],
        principals: [new ServicePrincipal('s3.amazonaws.com')],
        resources: [this.events.queueArn],
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
    );
  }

  /**
   * As properties of the bucket. The construct for notifications would bring a function of its own along, with a permission on
   * every bucket of the account.
   */
  #listenTo(bucket: Bucket): void {
    const listening = bucket.node.defaultChild as CfnBucket;
    listening.notificationConfiguration = {
      queueConfigurations: WATCHED.flatMap(({ event, prefixes }) =>
        prefixes.map((prefix) => ({
          event,
          queue: this.events.queueArn,
          filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } },
        })),
      ),
    };
    // S3 tries the queue when it is told of it.
    listening.node.addDependency(this.events.node.findChild('Policy'));
  }
}
