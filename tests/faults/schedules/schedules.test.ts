import { expect, test } from 'vitest';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { OTHER_EDITIONS } from './other-editions.ts';
import { runSchedule, type ScheduleOptions } from './schedule.ts';
import { Tally } from './tally.ts';

const index = indexOf(HARBOUR_REPORTS);

/** Of ten thousand that `npm run schedules -- --count 10000` draws. */
const SCHEDULES = 500;

/** Of ten thousand, those that ended wrongly once; the last two with deletions, and before editions were drawn. */
const ONCE_WRONG = [4122, 5831, 8184] as const;
const ONCE_WRONG_WITH_DELETIONS = [373, 7419] as const;
const ONCE_WRONG_WITH_EDITIONS = [756, 1682, 1759] as const;

const HOUR_MS = 60 * 60 * 1000;

const READABLE = { readsChannels: true, knowsClientIds: false };

async function tallyOf(count: number, options: ScheduleOptions): Promise<Tally> {
  const tally = new Tally();
  for (let seed = 1; seed <= count; seed += 1) tally.add(seed, await runSchedule(seed, index, options));
  return tally;
}

test(`in ${SCHEDULES} schedules of kills and outages, each question is answered once or apologised for once, and quotes what the articles say`, async () => {
  const tally = await tallyOf(SCHEDULES, { ...READABLE, deletes: true, editions: OTHER_EDITIONS });
  expect(tally.wrong).toEqual([]);
  // That they are hard enough to prove anything.
  expect(tally.kills).toBeGreaterThan(SCHEDULES);
  expect(tally.faults).toBeGreaterThan(10 * SCHEDULES);
  expect(tally.of('apologised')).toBeGreaterThan(SCHEDULES / 10);
  expect(tally.of('taken away')).toBeGreaterThan(SCHEDULES / 10);
  expect(tally.of('answered')).toBeGreaterThan(tally.questions / 2);
});

test('in schedules that ended wrongly once, none does', async () => {
  const tally = new Tally();
  for (const seed of ONCE_WRONG) tally.add(seed, await runSchedule(seed, index, READABLE));
  for (const seed of ONCE_WRONG_WITH_DELETIONS) {
    tally.add(seed, await runSchedule(seed, index, { ...READABLE, deletes: true }));
  }
  for (const seed of ONCE_WRONG_WITH_EDITIONS) {
    tally.add(seed, await runSchedule(seed, index, { ...READABLE, deletes: true, editions: OTHER_EDITIONS }));
  }
  expect(tally.wrong).toEqual([]);
});

test('where Slack is out for an hour, whoever asked is told in the end', async () => {
  const tally = new Tally();
  for (let seed = 1; seed <= 20; seed += 1) {
    tally.add(seed, await runSchedule(seed, index, { ...READABLE, slackOutMs: HOUR_MS }));
  }
  expect(tally.wrong).toEqual([]);
  expect(tally.of('apologised')).toBeGreaterThan(tally.questions / 2);
});

test('where the app may not read the channel, a reply may come twice, and is never missing or stale', async () => {
  const tally = await tallyOf(60, { ...READABLE, readsChannels: false });
  expect(tally.of('doubled')).toBeGreaterThan(0);
  for (const verdict of ['lost', 'lost silently', 'stale without word'] as const) expect(tally.of(verdict)).toBe(0);
});

test('a seed is a schedule: it runs the same way twice', async () => {
  expect(await runSchedule(7, index, READABLE)).toEqual(await runSchedule(7, index, READABLE));
});
