import { Aws, Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Watched } from './alarms.ts';
import { METRICS_NAMESPACE } from './bundled-function.ts';

const PERIOD = Duration.minutes(5);

/** A quarter, a third and a half of the 24 columns. */
const QUARTER = 6;
const THIRD = 8;
const HALF = 12;

export interface StackDashboardProps {
  /** The `service` that the functions write their metrics under. */
  readonly service: string;
  readonly watched: Watched;
}

/** How questions fare, on top; how the machinery does, below. */
export class StackDashboard extends Dashboard {
  readonly url: string;

  constructor(scope: Construct, id: string, { service, watched }: StackDashboardProps) {
    super(scope, id, { defaultInterval: Duration.days(1) });
    const { api, ingress, worker, apology, queues } = watched;
    const own = (metricName: string, statistic: string, label: string) =>
      new Metric({
        namespace: METRICS_NAMESPACE,
        metricName,
        dimensionsMap: { service },
        statistic,
        label,
        period: PERIOD,
      });
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
        own('Refused', 'Sum', 'refused'),
        own('Apologised', 'Sum', 'apologised'),
      ]),
      graph('From asking to the answer, ms', HALF, [
        own('AnswerLatency', 'p50', 'half within'),
        own('AnswerLatency', 'p99', '99 of 100 within'),
      ]),
    );
    this.addWidgets(
      graph("Slack's requests", THIRD, [
        api.metricCount({ period: PERIOD, label: 'requests' }),
        api.metricClientError({ period: PERIOD, label: 'refused (4xx)' }),
        api.metricServerError({ period: PERIOD, label: 'failed (5xx)' }),
      ]),
      graph('Acknowledging, ms', THIRD, [
        ingress.metricDuration({ period: PERIOD, statistic: 'p50', label: 'half within' }),
        ingress.metricDuration({ period: PERIOD, statistic: 'p99', label: '99 of 100 within' }),
      ]),
      graph('Posts to Slack', THIRD, [own('PostsRetried', 'Sum', 'tried again')]),
    );
    this.addWidgets(
      graph('Oldest message, s', QUARTER, [
        queues.jobs.metricApproximateAgeOfOldestMessage({ period: PERIOD, label: 'jobs' }),
        queues.failed.metricApproximateAgeOfOldestMessage({ period: PERIOD, label: 'failed' }),
      ]),
      graph('Dead letters', QUARTER, [
        queues.deadLetters.metricApproximateNumberOfMessagesVisible({ period: PERIOD, label: 'waiting' }),
      ]),
      graph(
        'Errors of functions',
        QUARTER,
        Object.entries({ ingress, worker, apology }).map(([label, fn]) => fn.metricErrors({ period: PERIOD, label })),
      ),
      graph('Cold starts', QUARTER, [own('ColdStart', 'Sum', 'worker and apology')]),
    );
    this.url = `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards:name=${this.dashboardName}`;
  }
}

function graph(title: string, width: number, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, width, left, leftYAxis: { min: 0 } });
}
