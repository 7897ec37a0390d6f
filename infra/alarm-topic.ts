import { Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { deadLetterQueue } from './queues.ts';

/** The topic of the alarms. Without an address, the operator can subscribe to it by hand. */
export class AlarmTopic extends Topic {
  /**
   * Notices that SNS could not hand over to the mail server of the address: it tries 50 times within six hours. `undefined`
   * without an address. https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
   */
  readonly undelivered: Queue | undefined;

  constructor(scope: Construct, id: string, { email }: { readonly email: string | undefined }) {
    super(scope, id, { enforceSSL: true });
    // A topic with a policy of its own, such as the one on TLS, loses the default one that let the account's alarms in.
    this.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        resources: [this.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (email === undefined) return;
    this.undelivered = deadLetterQueue(this, 'Undelivered');
    Validations.of(this.undelivered).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is a dead-letter queue: that of the subscription. The rule looks for those of queues alone.',
    });
    this.addSubscription(new EmailSubscription(email, { deadLetterQueue: this.undelivered }));
  }
}
