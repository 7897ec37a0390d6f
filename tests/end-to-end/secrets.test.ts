import { beforeAll, expect, test } from 'vitest';
import { answerParameters } from '../support/parameter-store.ts';
import { slackAnswer } from '../support/slack-answer.ts';
import { BOT_TOKEN, BOT_USER } from '../support/slack-api.ts';
import type { Call } from '../support/wire-proxy.ts';
import { Deployment, START_MS } from './deployment.ts';
import { endCleanly, onlyReply } from './replies.ts';

const POLICE = 'how many police died?';
const TEN_SECONDS = 10_000;

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

const isReadBy = (caller: string) => (call: Call) => call.service === 'ssm' && call.caller === caller;
const reads = (caller: string) => app.network.calls.filter(isReadBy(caller)).length;

test('a signing secret that was replaced is taken with the first request that it signs, and forgers have it read once', async () => {
  await app.functions.ingress.start();
  const channel = await app.slack.channel('ada');
  const said = {
    channel,
    user: app.slack.id('ada'),
    text: `<@${BOT_USER}> ${POLICE}`,
    ts: await app.slack.write('ada', channel, POLICE),
  };
  await app.services.passTime(TEN_SECONDS);
  const before = reads('ingress');
  for (let times = 0; times < 3; times += 1) {
    expect((await app.deliver(app.driver.mention(said, { secret: 'a guess' }))).status).toBe(401);
  }
  expect(reads('ingress')).toBe(before + 1);
  const { SIGNING_SECRET_PARAMETER = '', BOT_TOKEN_PARAMETER = '' } = app.functions.ingress.spec.environment;
  const stored = new Map([
    [SIGNING_SECRET_PARAMETER, 'the next secret'],
    [BOT_TOKEN_PARAMETER, BOT_TOKEN],
  ]);
  using _ = app.network.intercept((call) =>
    isReadBy('ingress')(call) ? { kind: 'answer', ...answerParameters(call, stored) } : null,
  );
  await app.services.passTime(TEN_SECONDS);
  expect((await app.deliver(app.driver.mention(said, { secret: 'the next secret' }))).status).toBe(200);
  expect((await app.deliver(app.driver.mention(said))).status).toBe(401);
  await app.settle();
  await onlyReply(app, said);
  // For the tests after this one.
  await app.functions.ingress.kill();
});

test('a bot token that Slack no longer takes is read again for the next run', async () => {
  await app.functions.worker.start();
  await app.services.passTime(TEN_SECONDS);
  const put = await app.mention('ben', POLICE);
  let isReplaced = false;
  using _ = app.network.intercept((call) => {
    isReplaced ||= isReadBy('worker')(call);
    const isRefused = call.operation === 'chat.postMessage' && !isReplaced;
    return isRefused ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'token_revoked' }) } : null;
  });
  // What it waited, without what the machine takes.
  const before = app.clock.offset;
  await app.settle();
  await onlyReply(app, put);
  expect(app.clock.offset - before).toBeLessThan(TEN_SECONDS);
});

test('secrets that cannot be read again stay as they were, and the log says so', async () => {
  await app.functions.worker.start();
  await app.services.passTime(6 * 60_000);
  const put = await app.mention('cleo', POLICE);
  using _ = app.network.intercept((call) =>
    isReadBy('worker')(call) ? { kind: 'answer', status: 500, body: '{}' } : null,
  );
  await app.settle();
  await onlyReply(app, put);
  expect(app.functions.worker.log).toContain('the secrets could not be read again');
});
