import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** What the fetcher tells of its runs. */
export const FEED_METRICS = {
  /** Looks at feeds that are gone, or have failed for a day. */
  FeedsLost: MetricUnit.Count,
} as const;

type FeedMetric = keyof typeof FEED_METRICS;

/** Written to the log in CloudWatch's embedded metric format. */
export function createFeedMetrics() {
  const metrics = new Metrics();
  return {
    add: (metric: FeedMetric, value: number) => {
      metrics.addMetric(metric, FEED_METRICS[metric], value);
    },
    flush: () => {
      // Without any, the library writes a warning for every call.
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
