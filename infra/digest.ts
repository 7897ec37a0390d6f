import { ContextAttribute, Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { SqsSendMessage } from 'aws-cdk-lib/aws-scheduler-targets';
import { Construct } from 'constructs';
import type { JobQueues } from './queues.ts';

export interface DigestProps {
  readonly queues: JobQueues;
  /** Id of the channel that it is posted in. */
  readonly channel: string;
}

/** Monday mornings, in UTC: the clock → `jobs` → worker. The time that was meant is in the job, so that a late one tells the same week. */
export class Digest extends Construct {
  constructor(scope: Construct, id: string, { queues, channel }: DigestProps) {
    super(scope, id);
    new Schedule(this, 'Weekly', {
      description: 'Has the worker post what was asked in the week',
      schedule: ScheduleExpression.cron({ weekDay: 'MON', hour: '7', minute: '0' }),
      target: new SqsSendMessage(queues.jobs, {
        input: ScheduleTargetInput.fromObject({ type: 'digest', channel, scheduled: ContextAttribute.scheduledTime }),
        deadLetterQueue: queues.deadLetters,
      }),
    });
  }
}
