import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { answerId } from '../../../functions/slack/delivery/deliver-once.ts';
import { DeskTally, type DeskTallyOptions } from '../../../functions/slack/report/desk-report.ts';
import { csvOf, reportRows } from '../../../functions/slack/report/report-rows.ts';
import type { Asked, Vote } from '../../../functions/slack/store/store.ts';
import { digestMessage } from '../../../functions/slack/views/digest-message.ts';
import { questionRecord } from '../../support/answer-records.ts';
import { TEST_RINGS } from '../../support/articles.ts';
import { messageProblems } from '../../support/block-kit.ts';

const SINCE = Date.UTC(2026, 10, 2);
const UNTIL = Date.UTC(2026, 10, 9);
const PERSON = 'U0SECRET';

const asked = (key: string, text: string, outcome: Asked['outcome'], askedAt = SINCE): Asked => ({
  key,
  team: 'T1',
  user: PERSON,
  text,
  outcome,
  askedAt,
});
const vote = (at: number, changes: Partial<Vote> = {}): Vote => ({
  answerId: 'a',
  user: PERSON,
  vote: 'down',
  at: `${at / 1000}.000000`,
  reason: null,
  ...changes,
});

const WEEK: DeskTallyOptions = {
  since: SINCE,
  until: UNTIL,
  rings: TEST_RINGS,
  team: null,
  unreadable: (problem) => {
    throw problem;
  },
};

function week() {
  const tally = new DeskTally(WEEK);
  tally.asked(asked('1', 'how many police died?', 'disputed'));
  tally.asked(asked('2', 'who built the dam of Quern?', 'not_found', SINCE + 1));
  tally.asked(asked('3', 'Who was it that built the Quern dam?', 'not_found', SINCE + 2));
  tally.asked(asked('4', '=SUM(A1:A9)', 'not_found'));
  tally.asked(asked('5', 'who sang?', 'answered', UNTIL - 1));
  tally.asked(asked('6', 'before', 'answered', SINCE - 1));
  tally.asked(asked('7', 'after', 'answered', UNTIL));
  tally.vote(vote(SINCE, { vote: 'up' }));
  tally.vote(vote(SINCE + 1000, { user: 'U0OTHER', reason: 'an old, "stale" figure' }));
  tally.vote(vote(SINCE - 1000));
  tally.answer(questionRecord({ id: answerId('1'), answeredAt: SINCE }));
  // Told again to who watches it.
  tally.answer(questionRecord({ id: 'news', answeredAt: SINCE }));
  tally.answer(questionRecord({ answeredAt: SINCE - 1 }));
  return tally.report(['https://courier.example/feed']);
}

describe('a report', () => {
  test('counts what was asked within the time, alike questions that found nothing once', () => {
    const report = week();
    expect(report).toMatchObject({ asked: 5, answered: 1, disputed: 1, notFound: 3, votes: { up: 1, down: 1 } });
    expect(report.unanswered).toEqual([
      { what: 'Who was it that built the Quern dam?', times: 2 },
      { what: '=SUM(A1:A9)', times: 1 },
    ]);
    expect(report.reasons).toEqual(['an old, "stale" figure']);
    expect(report.sources.length).toBeGreaterThan(0);
    expect(report.sources.every(({ times }) => times === 1)).toBe(true);
  });

  test('of one workspace counts nothing of another', () => {
    const tally = new DeskTally({ ...WEEK, team: 'T2' });
    for (const team of ['T1', 'T2', 'T3']) {
      const id = answerId(team);
      tally.asked({ ...asked(team, `who built the dam of ${team}?`, 'not_found'), team });
      tally.answer(questionRecord({ id, team, answeredAt: SINCE }));
      tally.vote(vote(SINCE, { answerId: id, reason: `${team} reason` }));
    }
    const report = tally.report();
    expect(report).toMatchObject({ asked: 1, notFound: 1, votes: { up: 0, down: 1 }, reasons: ['T2 reason'] });
    expect(report.unanswered).toEqual([{ what: 'who built the dam of T2?', times: 1 }]);
    expect(report.sources.every(({ times }) => times === 1)).toBe(true);
  });

  test('names nobody', () => {
    const report = week();
    for (const form of [JSON.stringify(report), csvOf(reportRows(report)), JSON.stringify(digestMessage(report))]) {
      expect(form).not.toMatch(/U0SECRET|U0OTHER/u);
    }
  });

  test('as CSV is read back as it is by a reader of CSV, and holds no formula', () => {
    const rows: string[][] = parse(csvOf(reportRows(week())));
    expect(rows[0]).toEqual(['part', 'what', 'times']);
    expect(rows).toContainEqual(['reasons', 'an old, "stale" figure', '']);
    expect(rows).toContainEqual(['not found', "'=SUM(A1:A9)", '1']);
    expect(rows.flat().filter((cell) => /^[=+@-]/u.test(cell))).toEqual([]);
  });

  test('as a message is taken by Slack, whatever was asked', () => {
    const tally = new DeskTally(WEEK);
    for (let at = 0; at < 300; at += 1) {
      tally.asked(asked(String(at), `<!channel> ${'😀'.repeat(400)} ${at}`, 'not_found'));
      tally.vote(vote(SINCE + at * 1000, { user: `U${at}`, reason: '<@U1> '.repeat(400) }));
    }
    expect(messageProblems(digestMessage(tally.report()))).toEqual([]);
    expect(messageProblems(digestMessage(week()))).toEqual([]);
    expect(digestMessage(week()).text).toContain(
      '5 questions: 1 answered, 1 where sources differ, 3 found nothing. 1 found helpful, 1 not.',
    );
  });
});
