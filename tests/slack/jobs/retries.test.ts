import { WebAPIHTTPError, WebAPIPlatformError, WebAPIRateLimitedError, WebAPIRequestError } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import {
  BusyError,
  errorCode,
  IndexBehindError,
  isOutOfTurn,
  platformError,
  retryDelay,
} from '../../../functions/slack/jobs/retries.ts';

const NOW = 1_700_000_000_000;
const delay = (error: unknown, { runs = 1, random = 0 } = {}) =>
  retryDelay({ error, runs, now: NOW, random: () => random });
const platform = (error: string) => new WebAPIPlatformError({ ok: false, error });

describe('the wait before another run', () => {
  it('is as long as Slack asks for', () => {
    expect(delay(new WebAPIRateLimitedError(37))).toBe(37);
  });

  it('lasts until the run that holds the question must be over', () => {
    expect(delay(new BusyError('key', NOW + 12_300))).toBe(13);
  });

  it('is never nothing, for a lease that ends just now', () => {
    expect(delay(new BusyError('key', NOW - 5))).toBe(1);
  });

  it('grows with every run, and stays with the last', () => {
    const waits = [1, 2, 3, 4, 5, 6].map((runs) => delay(new Error('x'), { runs }));
    expect(waits).toEqual([2, 15, 60, 300, 300, 300]);
  });

  it.each([
    ['Slack limits', new WebAPIRateLimitedError(1), 6],
    ['another run holds up', new BusyError('key', NOW + 1000), 6],
    ['fail', new Error('x'), 3],
  ])('is not the same for all that %s together, and never less than it must be', (_, error, most) => {
    expect(delay(error, { random: 1 })).toBe(most);
    expect(delay(error, { random: 1 })).toBeGreaterThan(delay(error));
  });

  it('is never longer than SQS can wait', () => {
    expect(delay(new WebAPIRateLimitedError(1e9))).toBe(43_200);
  });
});

describe('a run that was out of turn', () => {
  it.each([
    ['Slack limits', new WebAPIRateLimitedError(37), true],
    ['another run holds the question', new BusyError('key', NOW), true],
    ['the index at hand is not yet the one that is current', new IndexBehindError('old', 'new'), true],
    ['it failed', new Error('x'), false],
  ])('spends none of the job, and a failure does: %s', (_, error, expected) => {
    expect(isOutOfTurn(error)).toBe(expected);
  });

  it('waits for an index no shorter the first time than later', () => {
    const waits = [1, 4].map((runs) => delay(new IndexBehindError('old', 'new'), { runs }));
    expect(waits).toEqual([30, 30]);
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
