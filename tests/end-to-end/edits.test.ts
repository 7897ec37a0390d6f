import { beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import { BOT_USER } from '../support/slack-api.ts';
import { Deployment, START_MS } from './deployment.ts';
import { endCleanly, onlyReply } from './replies.ts';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

const POLICE = 'how many police died?';

describe('an edited question', () => {
  const before = `<@${BOT_USER}> ${POLICE}`;
  const after = `<@${BOT_USER}> was the airport seized?`;

  test('is answered anew in the same reply, which says so', async () => {
    const { channel, ts } = await app.mention('ada', POLICE);
    await app.settle();
    const first = await onlyReply(app, { channel, ts });
    await edit(channel, ts, after, before, later(ts, 10));
    const second = await onlyReply(app, { channel, ts });
    expect(second.ts).toBe(first.ts);
    expect(first.text).not.toContain(texts.edited);
    expect(second.text.startsWith(texts.edited)).toBe(true);
    expect(second.text).toContain('airport');
    expect(second.text).not.toContain('18 security officers');
  });

  test('of unchanged text, as when Slack unfurls a link, changes nothing', async () => {
    const { channel, ts } = await app.mention('ada', POLICE);
    await app.settle();
    const said = { channel, user: app.slack.id('ada'), text: before, ts };
    await app.deliver(app.driver.changed(said, before, 'channel'));
    await app.deliver(app.driver.changed({ ...said, edited: later(ts, 10) }, before, 'channel'));
    await app.deliver(app.driver.mention({ ...said, edited: later(ts, 10) }));
    await app.settle();
    await onlyReply(app, { channel, ts });
    expect(app.network.of('chat.update', { channel })).toEqual([]);
  });

  test('whose edits arrive in the wrong order shows the answer to the last one', async () => {
    const { channel, ts } = await app.mention('ada', POLICE);
    await app.settle();
    await edit(channel, ts, after, before, later(ts, 20));
    await edit(channel, ts, `<@${BOT_USER}> who is Lukashenko?`, before, later(ts, 10));
    expect((await onlyReply(app, { channel, ts })).text).toContain('airport');
  });

  test('that is edited before anybody came to it shows the answer to the edit alone', async () => {
    const { channel, ts } = await app.mention('ada', POLICE);
    const said = { channel, user: app.slack.id('ada'), text: after, ts, edited: later(ts, 2) };
    await app.deliver(app.driver.mention(said));
    await app.deliver(app.driver.changed(said, before, 'channel'));
    await app.settle();
    expect((await onlyReply(app, { channel, ts })).text).toContain('airport');
  });

  test('in a direct message is answered anew in the same reply', async () => {
    const channel = await app.slack.directChannel('cleo');
    const said = {
      channel,
      user: app.slack.id('cleo'),
      text: POLICE,
      ts: await app.slack.write('cleo', channel, POLICE),
    };
    await app.deliver(app.driver.message(said, 'im'));
    await app.settle();
    const text = 'was the airport seized?';
    await app.deliver(app.driver.changed({ ...said, text, edited: later(said.ts, 5) }, POLICE, 'im'));
    await app.settle();
    const replies = [...(await app.slack.messages(channel)), ...(await app.slack.replies(channel, said.ts))];
    expect(replies).toHaveLength(1);
    expect(replies[0]?.text).toContain('airport');
  });

  async function edit(channel: string, ts: string, text: string, was: string, edited: string): Promise<void> {
    const said = { channel, user: app.slack.id('ada'), text, ts, edited };
    // Slack tells of an edited mention twice.
    await app.deliver(app.driver.mention(said));
    await app.deliver(app.driver.changed(said, was, 'channel'));
    await app.settle();
  }

  function later(ts: string, seconds: number): string {
    const [whole = '0', part = '0'] = ts.split('.');
    return `${Number(whole) + seconds}.${part}`;
  }
});
