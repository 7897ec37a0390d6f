import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, CALLBACKS } from '../../functions/slack/views/actions.ts';
import { texts } from '../../functions/wording/texts.ts';
import { elementsOf } from '../support/pressable.ts';
import { shownQuotations } from '../support/shown-blocks.ts';
import type { PersonName, ResponseUrl } from '../support/slack-api.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment, START_MS, sampleIndex } from './deployment.ts';
import { blocksOf, element, press } from './presses.ts';
import { endCleanly } from './replies.ts';
import { sendCommand } from './send-command.ts';

const POLICE = 'how many police died?';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start();
  return () => endCleanly(app);
}, START_MS);

describe('/factcheck', () => {
  test('answers the asker alone, restates the question, and offers to share', async () => {
    const { responses, response } = await command('ada', POLICE);
    expect(response).toMatchObject({ status: 200, body: '' });
    const [shown, ...more] = responses.shown;
    expect(more).toEqual([]);
    expect(shown).toMatchObject({ response_type: 'ephemeral' });
    expect(String(shown?.text)).toMatch(/^how many police died\?/u);
    expect(elementsOf(shown?.blocks).map(({ action_id }) => action_id)).toContain(ACTIONS.share);
  });

  test.each(['help', 'HELP', '', '  '])('says how it is used for %j', async (text) => {
    const { responses, response } = await command('ada', text);
    expect(response.status).toBe(200);
    expect(JSON.parse(response.body)).toMatchObject({ text: expect.stringContaining('/factcheck sources') });
    expect(responses.posts).toEqual([]);
  });

  test('sources: what the corpus holds', async () => {
    const { responses } = await command('ada', 'sources');
    expect(String(responses.shown[0]?.text)).toContain(texts.homeTitle);
  });

  test('about: which index is read', async () => {
    const { responses } = await command('ada', 'about');
    expect(String(responses.shown[0]?.text)).toContain((await sampleIndex()).version);
  });

  test('sent twice by an impatient hand is two answers; delivered twice it is one', async () => {
    const trigger = randomUUID();
    const { responses } = await sendCommand(app, 'ada', POLICE, { trigger });
    await sendCommand(app, 'ada', POLICE, { trigger, responses });
    await app.settle();
    expect(responses.posts).toHaveLength(1);
    await sendCommand(app, 'ada', POLICE, { responses });
    await app.settle();
    expect(responses.posts).toHaveLength(2);
  });

  test('goes to the person directly when its response URL has expired', async () => {
    const responses = app.slack.responseUrl();
    await sendCommand(app, 'ben', POLICE, { responses: { ...responses, url: `${responses.url}-expired` } });
    await app.settle();
    const said = await app.slack.messages(await app.slack.directChannel('ben'));
    expect(said.at(-1)?.text).toContain('how many police died?');
  });
});

describe('Share', () => {
  test('posts what the asker saw to the channel, once however often it is pressed', async () => {
    const channel = await app.slack.channel('cleo');
    const { responses } = await command('cleo', POLICE, channel);
    const [shown] = responses.shown;
    const action = element(shown?.blocks, ACTIONS.share);
    for (let times = 0; times < 2; times += 1) {
      await press(app, 'cleo', action, { channel, responses });
      await app.settle();
    }
    const said = await app.slack.messages(channel);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain(`<@${app.slack.id('cleo')}>`);
    expect(shownQuotations(said[0]?.blocks ?? [])).toEqual(shownQuotations(blocksOf(shown)));
    expect(responses.shown.at(-1)).toMatchObject({ text: texts.shared });
  });

  test('by somebody else posts nothing', async () => {
    const channel = await app.slack.channel('cleo');
    const { responses } = await command('cleo', POLICE, channel);
    await press(app, 'dora', element(responses.shown[0]?.blocks, ACTIONS.share), {
      channel,
      responses: app.slack.responseUrl(),
    });
    await app.settle();
    expect(await app.slack.messages(channel)).toEqual([]);
  });

  test('works in a conversation that the app is not in', async () => {
    const channel = await app.slack.channel('cleo');
    const { responses } = await command('cleo', POLICE, channel);
    using _ = app.network.intercept(({ operation, body }) =>
      operation === 'chat.postMessage' && field(body, 'channel') === channel
        ? {
            kind: 'answer',
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: '{"ok":false,"error":"not_in_channel"}',
          }
        : null,
    );
    await press(app, 'cleo', element(responses.shown[0]?.blocks, ACTIONS.share), { channel, responses });
    await app.settle();
    expect(responses.posts.filter((post) => post.response_type === 'in_channel')).toHaveLength(1);
  });
});

describe('a message taken as a claim', () => {
  test('is set beside the figures of the sources, for whoever asked alone, without a verdict', async () => {
    const responses = await check('dora', 'They say that twenty police officers were killed.');
    const [shown] = responses.shown;
    expect(shown).toMatchObject({ response_type: 'ephemeral' });
    expect(String(shown?.text)).toContain(texts.claimFigure('20'));
    expect(String(shown?.text)).not.toMatch(/\b(?:true|false|wrong|correct)\b/iu);
  });

  test('that states no figure shows what the articles say', async () => {
    const responses = await check('dora', 'The airport was seized by the protesters');
    expect(String(responses.shown[0]?.text)).toContain('These passages bear on it.');
  });

  test('with nothing to read in it is said to have none', async () => {
    const responses = await check('dora', '');
    expect(responses.shown).toHaveLength(1);
  });

  async function check(person: PersonName, text: string): Promise<ResponseUrl> {
    const responses = app.slack.responseUrl();
    const channel = await app.slack.channel(person);
    const request = app.driver.shortcut({
      user: app.slack.id(person),
      author: 'U0SOMEBODY',
      channel,
      text,
      ts: '1700000000.000100',
      trigger: randomUUID(),
      responseUrl: responses.url,
      callback: CALLBACKS.checkClaim,
    });
    app.asked.push(text);
    expect((await app.deliver(request)).status).toBe(200);
    await app.settle();
    return responses;
  }
});

async function command(person: PersonName, text: string, channel = 'C000000001') {
  const sent = await sendCommand(app, person, text, { channel });
  await app.settle();
  return sent;
}
