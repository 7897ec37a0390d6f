import { LogFormatter, Logger, LogItem } from '@aws-lambda-powertools/logger';
import type { LogAttributes, UnformattedAttributes } from '@aws-lambda-powertools/logger/types';
import { MetricUnit, Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { Counter, Log, LogFields, Metrics } from '../../slack/jobs/job-context.ts';

/** What the log group says already, such as which function it is, stands in no line: each of its bytes is paid for. */
class ShortLines extends LogFormatter {
  formatAttributes(attributes: UnformattedAttributes, added: LogAttributes): LogItem {
    const { logLevel, message, timestamp, serviceName, lambdaContext } = attributes;
    const common = {
      level: logLevel,
      message,
      timestamp: this.formatTimestamp(timestamp),
      service: serviceName,
      ...(lambdaContext?.coldStart ? { cold_start: true } : {}),
      function_request_id: lambdaContext?.awsRequestId,
    };
    return new LogItem({ attributes: common }).addAttributes(added);
  }
}

/** Structured lines in CloudWatch: JSON, with request id, cold start and what is passed; never the text of a question. */
export function createLog(): Log & { begin(context: Context): void } {
  const logger = new Logger({ logFormatter: new ShortLines() });
  return {
    begin: (context) => logger.addContext(context),
    info: (message: string, fields: LogFields) => logger.info(message, { ...fields }),
    warn: (message: string, fields: LogFields) => logger.warn(message, { ...fields }),
    error: (message: string, fields: LogFields) => logger.error(message, { ...fields }),
  };
}

/** Written to the log in CloudWatch's embedded metric format: no call, no wait, no permission. */
export function createMetrics(): Metrics & { flush(): void } {
  const metrics = new PowertoolsMetrics();
  return {
    count: (counter: Counter) => {
      metrics.addMetric(counter, MetricUnit.Count, 1);
    },
    latency: (milliseconds: number) => {
      metrics.addMetric('AnswerLatency', MetricUnit.Milliseconds, milliseconds);
    },
    flush: () => {
      // Without any, the library writes a warning for every call.
      if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics();
    },
  };
}
