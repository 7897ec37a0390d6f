import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** What the indexer tells of its runs. */
export const INDEX_METRICS = {
  /** Articles of the index, once it is current. */
  ArticlesIndexed: MetricUnit.Count,
  /** Files and submissions that could not be taken. */
  ArticlesSetAside: MetricUnit.Count,
} as const;

export type IndexMetric = keyof typeof INDEX_METRICS;

export interface IndexMetrics {
  add(metric: IndexMetric, value: number): void;
}

/** Written to the log in CloudWatch's embedded metric format. */
export function createIndexMetrics(): IndexMetrics & { flush(): void } {
  const metrics = new Metrics();
  return {
    add: (metric, value) => {
      metrics.addMetric(metric, INDEX_METRICS[metric], value);
    },
    flush: () => {
      // Without any, the library writes a warning for every call.
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
