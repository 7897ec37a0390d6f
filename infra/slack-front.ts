import type { IMetric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import { FunctionUrlAuthType, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { REQUEST_PATH } from '../functions/slack/manifest/surface.ts';
import { SlackApi } from './slack-api.ts';

type MetricOf = (options: MetricOptions) => IMetric;

/** The one address that Slack knows, and what is counted there. */
export interface SlackFront {
  readonly url: string;
  readonly requests: MetricOf;
  /** Answered with a 4xx. */
  readonly refused: MetricOf;
  /** Answered with a 5xx. */
  readonly failed: MetricOf;
}

export interface SlackFrontProps {
  readonly ingress: LambdaFunction;
  readonly logRetention: RetentionDays;
  /** The function's own URL, which costs nothing; else an HTTP API, which limits requests by the second and logs them. */
  readonly isFunctionUrl: boolean;
}

export function slackFront(
  scope: Construct,
  id: string,
  { ingress, logRetention, isFunctionUrl }: SlackFrontProps,
): SlackFront {
  if (isFunctionUrl) return new SlackUrl(scope, id, { ingress });
  const { api, url } = new SlackApi(scope, id, { ingress, logRetention });
  return {
    url,
    requests: (options) => api.metricCount(options),
    refused: (options) => api.metricClientError(options),
    failed: (options) => api.metricServerError(options),
  };
}

/**
 * Slack signs its requests, and the function verifies the signature: nobody else is asked who they are. What the function reserves
 * limits how many of them there can be.
 */
class SlackUrl extends Construct implements SlackFront {
  readonly url: string;
  readonly #ingress: LambdaFunction;

  constructor(scope: Construct, id: string, { ingress }: { readonly ingress: LambdaFunction }) {
    super(scope, id);
    this.#ingress = ingress;
    // It ends in a slash.
    const { url } = ingress.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
    this.url = `${url}${REQUEST_PATH.slice(1)}`;
  }

  readonly requests: MetricOf = (options) => this.#ingress.metric('UrlRequestCount', { statistic: 'Sum', ...options });
  readonly refused: MetricOf = (options) => this.#ingress.metric('Url4xxCount', { statistic: 'Sum', ...options });
  readonly failed: MetricOf = (options) => this.#ingress.metric('Url5xxCount', { statistic: 'Sum', ...options });
}
