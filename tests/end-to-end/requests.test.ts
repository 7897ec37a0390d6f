import { beforeAll, describe, expect, test } from 'vitest';
import { INGRESS_CALLS } from '../../functions/aws/platform/clients.ts';
import { texts } from '../../functions/wording/texts.ts';
import { STACK } from '../support/command.ts';
import { TEAM } from '../support/slack-api.ts';
import { Deployment, type Response, START_MS } from './deployment.ts';
import { endCleanly } from './replies.ts';
import { sendCommand } from './send-command.ts';

let app: Deployment;
beforeAll(async () => {
  app = await Deployment.start({ index: null });
  return () => endCleanly(app);
}, START_MS);

const SAID = { channel: 'C000000001', user: 'U000000001', text: 'how many police died?', ts: '1700000000.000100' };
const now = () => Math.floor(app.clock.now() / 1000);

/** Refused, with nothing of why, and nothing queued. */
function expectRefused(response: Response, ...statuses: number[]): void {
  expect(statuses).toContain(response.status);
  expect(response.body).not.toMatch(STACK);
  expect(response.body.length).toBeLessThan(200);
  expect(app.queued).toBe(0);
}

test.each([
  ['another path', { rawPath: '/' }],
  ['a path beside it', { rawPath: '/slack/event' }],
])('a request to %s is not looked at, though it is signed', async (_, elsewhere) => {
  expectRefused(await app.deliver({ ...app.driver.mention(SAID), ...elsewhere }), 404);
});

test('a request of another method is not looked at', async () => {
  const event = app.driver.mention(SAID);
  const http = { ...event.requestContext.http, method: 'GET' };
  expectRefused(await app.deliver({ ...event, requestContext: { ...event.requestContext, http } }), 404);
});

describe('a request that Slack did not sign just now is refused, and nothing is queued', () => {
  test.each<[string, () => Parameters<typeof app.deliver>[0]]>([
    ['signed with another secret', () => app.driver.mention(SAID, { secret: 'another' })],
    ['five minutes old', () => app.driver.mention(SAID, { signedAt: now() - 301 })],
    ['from the future', () => app.driver.mention(SAID, { signedAt: now() + 330 })],
    ['without a signature', () => app.driver.mention(SAID, { headers: { 'x-slack-signature': '' } })],
    ['with half a signature', () => app.driver.mention(SAID, { headers: { 'x-slack-signature': 'v0=abc' } })],
    ['with a time that is none', () => app.driver.mention(SAID, { headers: { 'x-slack-request-timestamp': 'NaN' } })],
    ['changed on its way', () => ({ ...app.driver.mention(SAID), body: '{"type":"event_callback"}' })],
    ['url verification, unsigned', () => app.driver.urlVerification('abc', { secret: 'another' })],
    ['without any header', () => ({ ...app.driver.mention(SAID), headers: {} })],
    [
      'without a body',
      () => {
        const { body: _, ...event } = app.driver.mention(SAID);
        return event;
      },
    ],
  ])('%s', async (_, event) => {
    expectRefused(await app.deliver(event()), 400, 401);
  });
});

describe('a signed request that cannot be read is refused, and nothing is queued', () => {
  test.each<[string, string, string | undefined]>([
    ['an empty body', '', 'application/json'],
    ['broken JSON', '{nope', 'application/json'],
    ['JSON that is no object', '[1]', 'application/json'],
    ['an empty form', '', 'application/x-www-form-urlencoded'],
    ['a form whose payload is broken', 'payload={', 'application/x-www-form-urlencoded'],
    ['no content type', '{}', undefined],
    ['another content type', '<a/>', 'text/xml'],
    ['bytes', '\u0000\u0001\ufffd', 'application/json'],
  ])('%s', async (_, body, contentType) => {
    const event = app.driver.request(body, contentType === undefined ? {} : { contentType });
    expectRefused(await app.deliver(event), 400, 401);
  });

  test('a body of a megabyte', async () => {
    expectRefused(await app.deliver(app.driver.mention({ ...SAID, text: 'x'.repeat(1_000_000) })), 400, 401, 413);
  });

  test.each([
    ['no event at all', { type: 'event_callback', team_id: TEAM }],
    ['an event of another kind', { type: 'event_callback', team_id: TEAM, event: { type: 'reaction_added' } }],
    ['fields of other types', { type: 'event_callback', team_id: 1, event: { type: 'app_mention', text: {}, ts: [] } }],
  ])('%s', async (_, body) => {
    const response = await app.deliver(app.driver.json(body));
    expect(response.status).toBeLessThan(500);
    expect(response.body).not.toMatch(STACK);
    expect(app.queued).toBe(0);
  });
});

describe('what Slack signed is taken', () => {
  test('url verification gives the challenge back', async () => {
    const { status, body } = await app.deliver(app.driver.urlVerification('3eZbrw1a'));
    expect(status).toBe(200);
    expect(body).toContain('3eZbrw1a');
  });

  test.each([['application/json; charset=utf-8'], ['application/json;charset=UTF-8'], ['Application/JSON']])(
    'an event as %s',
    async (contentType) => {
      expect((await app.deliver(app.driver.mention(SAID, { contentType }))).status).toBe(200);
      expect(app.queued).toBe(1);
      await app.settle();
    },
  );

  test.each([
    ['application/x-www-form-urlencoded; charset=utf-8', false],
    ['application/x-www-form-urlencoded', true],
  ])('a command as %s, base64: %s', async (contentType, base64) => {
    const { response } = await sendCommand(app, 'ada', 'Қанша? 🚓', { contentType, base64 });
    expect(response).toMatchObject({ status: 200, body: '' });
    expect(JSON.parse(app.services.waiting(app.jobs)[0] ?? '')).toMatchObject({ type: 'command', text: 'Қанша? 🚓' });
    await app.settle();
  });

  test('characters that no queue can carry are no reason to lose a question', async () => {
    const response = await app.deliver(
      app.driver.mention({ ...SAID, ts: '1700000000.000800', text: 'how many\uFFFE\uFFFF?' }),
    );
    expect(response.status).toBe(200);
    expect(app.queued).toBe(1);
    await app.settle();
  });

  test('headers in any case', async () => {
    const event = app.driver.mention({ ...SAID, ts: '1700000000.000900' });
    const headers = Object.entries(event.headers).map(([name, value]) => [name.toUpperCase(), value]);
    expect((await app.deliver({ ...event, headers: Object.fromEntries(headers) })).status).toBe(200);
    await app.settle();
  });
});

describe('when a job cannot be queued', () => {
  test('Slack is told to deliver the event again', async () => {
    using _ = app.network.intercept(({ operation }) =>
      operation === 'SendMessage' ? { kind: 'answer', status: 500, body: '{}' } : null,
    );
    expect((await app.deliver(app.driver.mention(SAID))).status).toBe(500);
  });

  test('whoever sent a command, which is never delivered again, is told', async () => {
    using _ = app.network.intercept(({ operation }) => (operation === 'SendMessage' ? { kind: 'reset' } : null));
    const { response } = await sendCommand(app, 'ada', 'how many?');
    const { status, body } = response;
    expect(status).toBe(200);
    expect(body).toContain(texts.notAccepted);
    expect(app.functions.ingress.log).toContain('a command could not be taken');
  });

  test('a queue that hangs keeps Slack waiting for two attempts of a second each, of the three that it has', async () => {
    const before = app.network.of('SendMessage').length;
    using _ = app.network.intercept(({ operation }) => (operation === 'SendMessage' ? { kind: 'hang' } : null));
    const response = await app.deliver(app.driver.mention(SAID));
    expect(response.status).toBe(500);
    const { attempts, timeoutMs } = INGRESS_CALLS;
    expect(app.network.of('SendMessage')).toHaveLength(before + attempts);
    expect(attempts * timeoutMs).toBeLessThan(3000);
  });
});
