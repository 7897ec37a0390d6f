import * as v from 'valibot';
import { expect, test } from 'vitest';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { DigestSoFar } from '../../../functions/slack/jobs/digest-so-far.ts';
import { encodeJob } from '../../../functions/slack/jobs/jobs.ts';
import { DeskTally } from '../../../functions/slack/report/desk-report.ts';
import { DigestTally } from '../../../functions/slack/report/digest-tally.ts';
import { MemoryStore } from '../../../functions/slack/store/memory-store.ts';
import type { AnswerRecord, Asked, Vote } from '../../../functions/slack/store/store.ts';
import { questionRecord } from '../../support/answer-records.ts';
import { TEST_RINGS } from '../../support/articles.ts';

const SINCE = Date.UTC(2026, 10, 2);
const UNTIL = Date.UTC(2026, 10, 9);
const WEEK = { since: SINCE, until: UNTIL, rings: TEST_RINGS, team: 'T1' };

const POSTED = {
  key: 'k',
  revision: '',
  place: { channel: 'C1', thread: null, since: '1.0' },
  restate: false,
  sharedBy: null,
};

const QUESTIONS = ['who built the dam of Quern?', 'Who was it that built the Quern dam?', 'who sang?', 'who hid it?'];
const OUTCOMES = ['answered', 'disputed', 'not_found', 'not_found'] as const;

function asked(at: number): Asked {
  const outcome = OUTCOMES[at % OUTCOMES.length] ?? 'answered';
  const text = QUESTIONS[at % QUESTIONS.length] ?? '';
  return {
    key: `k${at}`,
    team: at % 7 === 0 ? 'T2' : 'T1',
    user: 'U1',
    text,
    outcome,
    askedAt: SINCE - 5000 + at * 1000,
  };
}

function recordOf({ key, team, askedAt }: Asked): AnswerRecord {
  return { ...questionRecord({ id: answerId(key), answeredAt: askedAt }), team, posted: POSTED };
}

function voteOn({ key, askedAt }: Asked): Vote {
  return { answerId: answerId(key), user: 'U1', vote: 'down', at: String(askedAt / 1000), reason: `of ${key}` };
}

test('a digest in parts tells of a week what the report tells of it', async () => {
  const store = new MemoryStore({ now: () => UNTIL, retentionMs: UNTIL });
  const all = Array.from({ length: 60 }, (_, at) => asked(at));
  const report = new DeskTally({ ...WEEK, unreadable: () => {} });
  for (const each of all) {
    await store.keepAnswer(recordOf(each));
    report.asked(each);
    report.answer(recordOf(each));
    report.vote(voteOn(each));
  }
  let soFar: DigestSoFar | undefined;
  let tally = new DigestTally({ ...WEEK, store }, soFar);
  for (let from = 0; from < all.length; from += 9) {
    tally = new DigestTally({ ...WEEK, store }, soFar);
    const part = all.slice(from, from + 9);
    await tally.count(part, part.map(voteOn));
    soFar = v.parse(DigestSoFar, JSON.parse(JSON.stringify(tally.soFar(String(from)))));
  }
  expect(tally.report([])).toEqual(report.report());
  expect(tally.report([]).unanswered).toHaveLength(2);
});

test('a digest counts what is not to be told, and tells no word of it', async () => {
  const store = new MemoryStore({ now: () => UNTIL, retentionMs: UNTIL });
  const tally = new DigestTally({ ...WEEK, store }, undefined);
  const direct = { ...POSTED, place: { ...POSTED.place, channel: 'D1' } };
  const asks = [POSTED, direct, null].map((posted, at) => {
    const ask: Asked = {
      ...asked(10 * at + 10),
      team: 'T1',
      text: `who built the dam of ${at}?`,
      outcome: 'not_found',
    };
    return { ask, posted };
  });
  for (const { ask, posted } of asks) {
    const record = recordOf(ask);
    await store.keepAnswer({ ...record, posted, answer: { ...record.answer, uncovered: [`${ask.text}!`] } });
  }
  const all = asks.map(({ ask }) => ask);
  await tally.count(all, all.map(voteOn));
  const report = tally.report([]);
  expect(report).toMatchObject({ asked: 3, notFound: 3, votes: { up: 0, down: 3 } });
  expect(report.unanswered).toEqual([{ what: 'who built the dam of 0?', times: 1 }]);
  expect(report.reasons).toEqual(['of k10']);
  expect(report.words).toEqual([{ what: 'who built the dam of 0?!', times: 1 }]);
});

test('what a digest hands to its next run fits into a message of the queue, whatever was asked', async () => {
  const store = new MemoryStore({ now: () => UNTIL, retentionMs: UNTIL });
  const tally = new DigestTally({ ...WEEK, store }, undefined);
  const long = (at: number) => `${at} ${'水'.repeat(400)}`;
  const all = Array.from({ length: 200 }, (_, at) => ({ ...asked(at * 7 + 3), team: 'T1', text: long(at) }));
  for (const each of all) {
    const record = recordOf(each);
    const quotes = record.answer.quotes.map((quote) => ({
      ...quote,
      article: { ...quote.article, publisher: long(each.askedAt) },
    }));
    const answer = { ...record.answer, quotes, given: quotes.length, uncovered: [long(each.askedAt)] };
    await store.keepAnswer({ ...record, answer });
  }
  await tally.count(
    all.map((each) => ({ ...each, outcome: 'not_found' as const })),
    all.map((each) => ({ ...voteOn(each), reason: each.text })),
  );
  const job = {
    type: 'digest',
    channel: 'C1',
    scheduled: '2026-11-09T07:00:00Z',
    soFar: tally.soFar('水'.repeat(4000)),
  } as const;
  expect(job.soFar.unanswered.length).toBeGreaterThan(100);
  expect(Buffer.byteLength(encodeJob(job))).toBeLessThan(256 * 1024);
});
