import { beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS, CALLBACKS, REASON_INPUT } from '../../functions/slack/views/actions.ts';
import { texts } from '../../functions/wording/texts.ts';
import { elementsOf } from '../support/pressable.ts';
import { shownQuotations } from '../support/shown-blocks.ts';
import { slackAnswer } from '../support/slack-answer.ts';
import type { PersonName } from '../support/slack-api.ts';
import { field } from '../support/wire-proxy.ts';
import { Deployment, START_MS } from './deployment.ts';
import { blocksOf, element, elementTexts, press } from './presses.ts';
import { endCleanly, onlyReply } from './replies.ts';

const POLICE = 'how many police died?';

/** Slack shows no more in the agent pane. */
const MOST_PROMPTS = 4;

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start({ variables: { ADMINS: 'U0NOBODY,U000000001' } });
  return () => endCleanly(app);
}, START_MS);

describe('buttons below an answer', () => {
  test('read in context: a modal at once, then the passage around the quotation', async () => {
    const { channel, reply } = await answered('edith');
    const [quotation = ''] = shownQuotations(reply.blocks);
    const response = await press(app, 'edith', element(reply.blocks, ACTIONS.context), { channel, ts: reply.ts });
    expect(response.status).toBe(200);
    expect(JSON.stringify(app.network.of('views.open').at(-1)?.body)).toContain(texts.loading);
    await app.settle();
    const view = field(app.network.of('views.update').at(-1)?.body, 'view');
    const passage = elementTexts(view);
    expect(passage).toContain(quotation);
    expect(passage.length).toBeGreaterThan(quotation.length + 100);
  });

  test('the menu leads from one quotation to another in the modal that is open', async () => {
    const { channel, reply } = await answered('edith');
    const [, second] = shownQuotations(reply.blocks);
    await press(app, 'edith', element(reply.blocks, ACTIONS.context), { channel, ts: reply.ts });
    await app.settle();
    const filled = app.network.of('views.update').at(-1)?.body;
    const view = field(filled, 'view');
    const opened = app.network.of('views.open').length;
    const other = elementsOf(blocksOf(view)).filter(({ action_id }) => action_id === ACTIONS.context)[1];
    if (!other) throw new Error('the modal has no menu');
    await app.deliver(app.driver.pressInView({ user: app.slack.id('edith'), view: Object(view), action: other }));
    await app.settle();
    const next = app.network.of('views.update').at(-1)?.body;
    expect(field(next, 'external_id')).toBe(field(filled, 'external_id'));
    expect(elementTexts(field(next, 'view'))).toContain(second);
    expect(app.network.of('views.open')).toHaveLength(opened);
  });

  test('more quotations than a message has room for: all of them in a modal', async () => {
    const { channel, reply } = await answered('edith');
    const [answer = ''] = element(reply.blocks, ACTIONS.context).value.split('.');
    const more = { type: 'button', action_id: ACTIONS.more, block_id: 'b', value: answer };
    await press(app, 'edith', more, { channel, ts: reply.ts });
    await app.settle();
    const all = shownQuotations(blocksOf(field(app.network.of('views.update').at(-1)?.body, 'view')));
    expect(all).toEqual(shownQuotations(reply.blocks));
  });

  test('a vote is kept, the last of each person, and its reason with it', async () => {
    const { channel, reply } = await answered('felix');
    const [up, down] = elementsOf(reply.blocks).filter(({ action_id }) => action_id === ACTIONS.vote);
    if (!up || !down) throw new Error('no votes to give');
    const asked = app.network.of('views.open').length;
    await press(app, 'felix', up, { channel, ts: reply.ts });
    await press(app, 'gus', up, { channel, ts: reply.ts });
    expect(app.network.of('views.open')).toHaveLength(asked);
    await press(app, 'felix', down, { channel, ts: reply.ts });
    const opened = field(app.network.of('views.open').at(-1)?.body, 'view');
    expect(opened).toMatchObject({ callback_id: CALLBACKS.reason });
    const submitted = app.driver.submit({
      user: app.slack.id('felix'),
      view: { ...Object(opened) },
      values: { b: { [REASON_INPUT]: { type: 'plain_text_input', value: 'It quotes the wrong day' } } },
    });
    expect(await app.deliver(submitted)).toMatchObject({ status: 200, body: '' });
    app.asked.push('It quotes the wrong day');
    await app.settle();
    const votes = await app.store.votes(up.value.split('.')[0] ?? '');
    expect(votes.map(({ user, vote, reason }) => [user, vote, reason]).toSorted()).toEqual(
      [
        [app.slack.id('felix'), 'down', 'It quotes the wrong day'],
        [app.slack.id('gus'), 'up', null],
      ].toSorted(),
    );
  });

  test('a vote whose trigger has expired is kept, and its button shows no error', async () => {
    const { channel, reply } = await answered('felix');
    const [, down] = elementsOf(reply.blocks).filter(({ action_id }) => action_id === ACTIONS.vote);
    if (!down) throw new Error('no vote to give');
    using _ = app.network.intercept(({ operation }) =>
      operation === 'views.open'
        ? { kind: 'answer', ...slackAnswer({ ok: false, error: 'expired_trigger_id' }) }
        : null,
    );
    expect((await press(app, 'felix', down, { channel, ts: reply.ts })).status).toBe(200);
    await app.settle();
    expect(await app.store.votes(down.value.split('.')[0] ?? '')).toHaveLength(1);
  });

  test('whose job nobody takes say so in the modal that is open', async () => {
    const { channel, reply } = await answered('felix');
    using _ = app.network.intercept(({ caller, operation }) =>
      caller === 'ingress' && operation === 'SendMessage' ? { kind: 'answer', status: 500, body: '{}' } : null,
    );
    await press(app, 'felix', element(reply.blocks, ACTIONS.context), { channel, ts: reply.ts });
    expect(elementTexts(field(app.network.of('views.update').at(-1)?.body, 'view'))).toContain(texts.failed);
  });

  test('that carry what we never wrote do nothing', async () => {
    const { channel, reply } = await answered('felix');
    // Longer than any id or words that a button carries.
    const value = '../'.repeat(400);
    for (const action_id of Object.values(ACTIONS)) {
      const forged = { type: 'button', action_id, block_id: 'b', value };
      const response = await press(app, 'felix', forged, { channel, ts: reply.ts, responses: app.slack.responseUrl() });
      expect(response.status).toBe(200);
    }
    expect(app.queued).toBe(0);
  });
});

describe('App Home', () => {
  test('shows what the corpus holds and the asker their own questions, not those of others', async () => {
    await app.mention('hana', 'was the airport in Almaty seized?');
    await app.settle();
    const view = await home('hana');
    expect(view).toContain('was the airport in Almaty seized?');
    expect(view).toContain(texts.homeTitle);
    expect(await home('ben')).not.toContain('was the airport in Almaty seized?');
  });

  test('shows the questions that found nothing to admins alone', async () => {
    await app.mention('hana', 'who won the regatta in Quahog?');
    await app.settle();
    expect(await home('gus')).not.toContain('Quahog');
    expect(await homeOf('U000000001')).toContain('who won the regatta in Quahog?');
  });

  async function home(person: PersonName): Promise<string> {
    return homeOf(app.slack.id(person));
  }

  async function homeOf(user: string): Promise<string> {
    await app.deliver(app.driver.homeOpened(user, 'home', 'D000000001'));
    await app.settle();
    const [call] = app.network.of('views.publish', { user_id: user }).slice(-1);
    return elementTexts(field(call?.body, 'view'));
  }
});

test('the agent pane is offered questions of the corpus', async () => {
  const channel = await app.slack.directChannel('hana');
  await app.deliver(app.driver.homeOpened(app.slack.id('hana'), 'messages', channel));
  await app.settle();
  const [call] = app.network.of('assistant.threads.setSuggestedPrompts', { channel_id: channel });
  const prompts = field(call?.body, 'prompts');
  const count = Array.isArray(prompts) ? prompts.length : 0;
  expect(count).toBeGreaterThan(0);
  expect(count).toBeLessThanOrEqual(MOST_PROMPTS);
});

async function answered(person: PersonName) {
  const put = await app.mention(person, POLICE);
  await app.settle();
  return { channel: put.channel, reply: await onlyReply(app, put) };
}
