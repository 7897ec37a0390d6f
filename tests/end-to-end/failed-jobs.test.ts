import { beforeAll, describe, expect, inject, test } from 'vitest';
import { MOST_RUNS } from '../../functions/slack/jobs/backoff.ts';
import { texts } from '../../functions/wording/texts.ts';
import { slackAnswer } from '../support/slack-answer.ts';
import { Deployment, START_MS } from './deployment.ts';
import { FAILED_JOBS } from './failed-jobs.ts';
import { deadLettersOf, POLICE, putBack } from './posts.ts';
import { endCleanly, onlyReply } from './replies.ts';
import { sendCommand } from './send-command.ts';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

/** Of the seed, a bit a case; `npm run test:faults` has each case on both kinds of queue. */
const DRAWN = Object.entries(FAILED_JOBS).map(([title, check], at) => {
  const countsAnew = ((inject('cutsSeed') >> at) & 1) === 1;
  return {
    title: `${title} (${countsAnew ? 'receives are counted again from zero' : 'receives go on'})`,
    countsAnew,
    check,
  };
});

describe('a job that fails for good', () => {
  test.each(DRAWN)('$title', async ({ countsAnew, check }) => {
    app.services.countsAnew = countsAnew;
    await check(app);
  });

  test('of a command is apologised for at its response URL', async () => {
    using _fault = app.network.intercept(({ caller, operation }) =>
      caller === 'worker' && operation === 'PutItem' ? { kind: 'answer', status: 500, body: '{}' } : null,
    );
    const { responses } = await sendCommand(app, 'cleo', POLICE);
    await app.settle();
    expect(responses.shown).toHaveLength(1);
    expect(String(responses.shown[0]?.text)).toContain(texts.apology);
  });

  test('because the token was revoked waits in the dead letters', async () => {
    const put = await app.mention('dora', POLICE);
    const before = app.functions.worker.log.length;
    using _fault = app.network.intercept(({ service }) =>
      service === 'slack' ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'token_revoked' }) } : null,
    );
    await app.settle();
    expect(deadLettersOf(app, put)).toHaveLength(1);
    expect(app.logs).toContain('token_revoked');
    // By which an alarm rings; Lambda itself has no error to count.
    const failures = app.functions.worker.log
      .slice(before)
      .split('\n')
      .filter((line) => line.includes('"_aws"') && line.includes('"JobsFailed":1'));
    expect(failures).toHaveLength(MOST_RUNS);
  });

  test('and that the operator puts back is in the dead letters again where it fails again', async () => {
    const put = await app.mention('ben', POLICE);
    using _fault = app.network.intercept(({ caller, operation }) =>
      caller === 'worker' && operation.startsWith('chat.') ? { kind: 'answer', status: 500, body: '' } : null,
    );
    await app.settle();
    await putBack(app, put);
    await app.settle();
    expect(deadLettersOf(app, put)).toHaveLength(2);
    expect((await onlyReply(app, put)).text).toBe(texts.apology);
  });
});
