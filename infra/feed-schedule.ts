import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import { EVERY } from '../functions/feeds/feed.ts';

/** As often as a feed may be asked at most. */
const TICK = Duration.minutes(EVERY.least);

/**
 * EventBridge Scheduler → fetcher, every five minutes. A tick that is lost or fails is made good by the next one, so that none is tried
 * again and none is kept.
 */
export class FeedSchedule extends Construct {
  constructor(scope: Construct, id: string, { fetcher }: { readonly fetcher: LambdaFunction }) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [fetcher.functionArn] }));
    new CfnSchedule(this, 'Tick', {
      description: 'Has the feeds that are due looked at',
      scheduleExpression: `rate(${TICK.toMinutes()} minutes)`,
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: fetcher.functionArn,
        roleArn: role.roleArn,
        input: '{}',
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: TICK.toSeconds() },
      },
    });
  }
}
