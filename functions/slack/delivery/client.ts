import type { Logger, LogLevel, WebClientOptions } from '@slack/web-api';

/** Milliseconds that a call of the worker may take: several fit into one run. */
export const SLACK_TIMEOUT_MS = 10_000;

/** How Slack is called: a call that hangs ends while its Lambda still runs, and the retrying is left to the queue. */
export function slackClientOptions(slackApiUrl: string, timeout: number): WebClientOptions {
  return { slackApiUrl, timeout, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true, logger: SILENT };
}

/** Bolt and its client log payloads, and payloads hold questions. What goes wrong is logged by us. */
export const SILENT: Logger = {
  debug() {},
  info() {},
  warn() {},
  error() {},
  setLevel() {},
  getLevel: () => 'error' as LogLevel,
  setName() {},
};
