/**
 * AWS's list prices in us-east-1 in US dollars, as remembered on 30 November 2026 from the public price pages, without the free tier.
 * The pages are the authority: check them before relying on a sum.
 */
export const PRICES_OF = '2026-11-30';

export const PRICES = {
  /** Lambda on arm64: a second at a gigabyte, and a call. */
  lambdaGbSecond: 0.0000133334,
  lambdaCall: 0.2 / 1e6,
  httpApiRequest: 1 / 1e6,
  sqsCall: 0.4 / 1e6,
  /** On-demand: a write unit is a KB, a consistent read unit 4 KB. */
  dynamoWriteUnit: 0.625 / 1e6,
  dynamoReadUnit: 0.125 / 1e6,
  /** A GB for a month, and the same again to be restorable. */
  dynamoStoredGb: 0.25,
  dynamoBackupGb: 0.2,
  logsGb: 0.5,
  schedulerCall: 1 / 1e6,
  /** A PUT. */
  s3Put: 5 / 1e6,
  /** A month. */
  metric: 0.3,
  alarm: 0.1,
  dashboard: 3,
} as const;
