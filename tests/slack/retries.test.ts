import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { BusyError, errorCode, platformError, retryDelay } from '../../functions/slack/retries.ts';

const NOW = 1_700_000_000_000;
const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });

describe('the wait before another run', () => {
  it('is as long as Slack asks for', () => {
    expect(retryDelay(new WebAPIRateLimitedError(37), 1, NOW)).toBe(37);
  });

  it('lasts until the run that holds the question must be over', () => {
    expect(retryDelay(new BusyError('key', NOW + 12_300), 1, NOW)).toBe(13);
  });

  it('is never nothing, for a lease that ends just now', () => {
    expect(retryDelay(new BusyError('key', NOW - 5), 1, NOW)).toBe(1);
  });

  it('grows with every run, and stays with the last', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((runs) => retryDelay(new Error('x'), runs, NOW));
    expect(waits).toEqual([2, 15, 60, 300, 300, 300]);
  });

  it('is never longer than SQS can wait', () => {
    expect(retryDelay(new WebAPIRateLimitedError(1e9), 1, NOW)).toBe(43_200);
  });
});

describe('what a log may say of an error', () => {
  it.each([
    [platform('is_archived'), 'is_archived'],
    [new WebAPIHTTPError(503, 'Unavailable', {}, 'a secret'), 'http_503'],
    [new WebAPIRequestError(new TypeError('fetch failed for a secret')), 'request_TypeError'],
    [new RangeError('a secret'), 'RangeError'],
    ['a secret', 'string'],
  ])('is a code: %s', (error, code) => {
    expect(errorCode(error)).toBe(code);
  });

  it('tells what Slack said from what the network did', () => {
    expect(platformError(platform('token_revoked'))).toBe('token_revoked');
    expect(platformError(new Error('token_revoked'))).toBeNull();
  });
});
