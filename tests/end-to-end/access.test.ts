import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import { BOT_USER, TEAM } from '../support/slack-api.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment, START_MS } from './deployment.ts';
import { endCleanly } from './replies.ts';

const STRANGER_TEAM = 'T0STRANGER';
const POLICE = `<@${BOT_USER}> how many police died?`;

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start({ variables: { ALLOWED_WORKSPACES: `${TEAM}, T0SISTER` } });
  return () => endCleanly(app);
}, START_MS);

describe('a workspace that is not on the list', () => {
  test('is refused politely, where only that person sees it, once a day, and gets no answer', async () => {
    const channel = await app.slack.channel('ada');
    const stranger = app.slack.id('ada');
    for (const text of [POLICE, POLICE]) {
      const ts = await app.slack.write('ada', channel, text);
      await app.deliver(app.driver.mention({ channel, user: stranger, text, ts, from: STRANGER_TEAM }));
      await app.settle();
      expect(await app.slack.replies(channel, ts)).toEqual([]);
    }
    expect(refusals(stranger)).toEqual([texts.accessDenied]);
    await app.services.passTime(25 * 60 * 60 * 1000);
    const ts = await app.slack.write('ada', channel, POLICE);
    await app.deliver(app.driver.mention({ channel, user: stranger, text: POLICE, ts, from: STRANGER_TEAM }));
    await app.settle();
    expect(refusals(stranger)).toHaveLength(2);
  });

  test('is answered when it is on it', async () => {
    const channel = await app.slack.channel('ben');
    const ts = await app.slack.write('ben', channel, POLICE);
    await app.deliver(app.driver.mention({ channel, user: app.slack.id('ben'), text: POLICE, ts, from: 'T0SISTER' }));
    await app.settle();
    expect(await app.slack.replies(channel, ts)).toHaveLength(1);
  });

  test('gets nothing by a command', async () => {
    const responses = app.slack.responseUrl();
    const request = app.driver.command({
      user: 'U0X',
      channel: 'C000000001',
      text: 'how many?',
      trigger: randomUUID(),
      responseUrl: responses.url,
    });
    const body = String(request.body).replace(`team_id=${TEAM}`, `team_id=${STRANGER_TEAM}`);
    const signed = app.driver.request(body, { contentType: 'application/x-www-form-urlencoded' });
    expect((await app.deliver(signed)).body).toContain(texts.accessDenied);
    expect(app.queued).toBe(0);
  });

  test('gets nothing by a button', async () => {
    const channel = await app.slack.channel('cleo');
    const action = { type: 'button', action_id: 'context', block_id: 'b', value: `${'a'.repeat(22)}.0` };
    const pressed = {
      user: app.slack.id('cleo'),
      from: STRANGER_TEAM,
      trigger: await app.slack.trigger('cleo'),
      channel,
      action,
    };
    expect((await app.deliver(app.driver.press(pressed))).status).toBe(200);
    await app.settle();
    expect(app.network.of('views.open')).toEqual([]);
    expect(refusals(app.slack.id('cleo'))).toEqual([texts.accessDenied]);
  });

  function refusals(user: string): unknown[] {
    return app.network.of('chat.postEphemeral', { user }).map(({ body }) => field(body, 'text'));
  }
});

describe('a question of the home workspace', () => {
  test('is answered', async () => {
    const put = await app.mention('dora', 'how many police died?');
    await app.settle();
    expect(await app.slack.replies(put.channel, put.ts)).toHaveLength(1);
  });
});
