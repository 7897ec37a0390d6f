import { expect, test } from 'vitest';
import { digestDue, MovableClock } from '../../../functions/local/server/movable-clock.ts';

test('a clock that is moved on goes on from there', () => {
  const clock = new MovableClock();
  clock.moveOn(3_600_000);
  expect(clock.now() - Date.now()).toBeGreaterThanOrEqual(3_599_000);
  expect(clock.ahead).toBe(3_600_000);
});

test.each([
  ['2026-11-30T06:59:00Z', '2026-11-30T07:00:00Z', '2026-11-30T07:00:00.000Z'],
  ['2026-11-30T07:00:00Z', '2026-12-01T07:00:00Z', null],
  ['2026-11-28T12:00:00Z', '2026-12-12T12:00:00Z', '2026-12-07T07:00:00.000Z'],
  ['2026-11-30T03:00:00Z', '2026-11-30T04:00:00Z', null],
])('from %s to %s a digest is due at %s', (after, until, due) => {
  const found = digestDue(Date.parse(after), Date.parse(until));
  expect(found === null ? null : new Date(found).toISOString()).toBe(due);
});
