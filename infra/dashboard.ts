import { Aws, Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Watched } from './alarms.ts';
import { ownMetric } from './own-metric.ts';

const PERIOD = Duration.minutes(5);

/** A third and a half of the 24 columns. */
const THIRD = 8;
const HALF = 12;

/** How questions fare, on top; how the machinery does, below. */
export class StackDashboard extends Dashboard {
  readonly url: string;

  constructor(scope: Construct, id: string, { watched }: { readonly watched: Watched }) {
    super(scope, id, { defaultInterval: Duration.days(1) });
    const { front, ingress, worker, apology, indexer, fetcher, queues, corpus, service } = watched;
    const own = (metricName: string, statistic: string, label: string) =>
      ownMetric(service, metricName, { statistic, label, period: PERIOD });
    this.addWidgets(
      new TextWidget({
        markdown: `**${service}**: alarms and what to do about them are in \`docs/runbook.md\``,
        width: 24,
        height: 1,
      }),
    );
    this.addWidgets(
      graph('Questions', HALF, [
        own('Answered', 'Sum', 'answered'),
        own('Disputed', 'Sum', 'answered, sources differ'),
        own('NotFound', 'Sum', 'not found'),
        own('Apologised', 'Sum', 'apologised'),
      ]),
      graph('From asking to the answer, ms', HALF, [
        own('AnswerLatency', 'p50', 'half within'),
        own('AnswerLatency', 'p99', '99 of 100 within'),
      ]),
    );
    this.addWidgets(
      graph("Slack's requests", THIRD, [
        front.requests({ period: PERIOD, label: 'requests' }),
        front.refused({ period: PERIOD, label: 'refused (4xx)' }),
        front.failed({ period: PERIOD, label: 'failed (5xx)' }),
      ]),
      graph('Acknowledging, ms', THIRD, [
        ingress.metricDuration({ period: PERIOD, statistic: 'p50', label: 'half within' }),
        ingress.metricDuration({ period: PERIOD, statistic: 'p99', label: '99 of 100 within' }),
      ]),
      graph('Replies corrected', THIRD, [own('Corrected', 'Sum', 'corrected')]),
    );
    this.addWidgets(
      graph('Articles in the index', THIRD, [
        own('ArticlesIndexed', 'Maximum', 'articles'),
        own('FeedsLost', 'Sum', 'feeds lost'),
      ]),
      graph('Articles set aside', THIRD, [own('ArticlesSetAside', 'Sum', 'set aside')]),
      graph('From an upload to its index, s', THIRD, [
        corpus.events.metricApproximateAgeOfOldestMessage({ period: PERIOD, statistic: 'Maximum', label: 'slowest' }),
      ]),
    );
    this.addWidgets(
      graph('Oldest message, s', THIRD, [
        queues.jobs.metricApproximateAgeOfOldestMessage({ period: PERIOD, label: 'jobs' }),
        queues.failed.metricApproximateAgeOfOldestMessage({ period: PERIOD, label: 'failed' }),
        corpus.events.metricApproximateAgeOfOldestMessage({ period: PERIOD, label: 'events of the corpus' }),
      ]),
      graph('Dead letters', THIRD, [
        queues.deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, label: 'questions' }),
        corpus.deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, label: 'looks at the corpus' }),
      ]),
      graph('Errors of functions', THIRD, [
        ...Object.entries({ ingress, worker, apology, indexer, fetcher }).map(([label, fn]) =>
          fn.metricErrors({ period: PERIOD, label }),
        ),
        own('JobsFailed', 'Sum', 'failed runs of jobs'),
      ]),
    );
    this.url = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards:name=${this.dashboardName}`;
  }
}

function graph(title: string, width: number, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, width, left, leftYAxis: { min: 0 } });
}
