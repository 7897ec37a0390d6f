import type { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS_NAMESPACE } from './bundled-function.ts';

export interface OwnMetricProps {
  readonly statistic: string;
  readonly period: Duration;
  readonly label?: string;
}

/** A metric that the functions of the stack write. */
export function ownMetric(service: string, metricName: string, props: OwnMetricProps): Metric {
  return new Metric({ namespace: METRICS_NAMESPACE, metricName, dimensionsMap: { service }, ...props });
}
