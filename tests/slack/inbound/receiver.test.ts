import { createHmac } from 'node:crypto';
import { App } from '@slack/bolt';
import { beforeEach, describe, expect, it } from 'vitest';
import { SILENT } from '../../../functions/slack/delivery/client.ts';
import { SignedReceiver, type SlackRequest } from '../../../functions/slack/inbound/receiver.ts';

const SECRET = '0123456789abcdef0123456789abcdef';
const NOW = 1_700_000_000_000;

interface Signing {
  readonly secret?: string;
  readonly at?: number;
  readonly type?: string;
}

function signed(
  body: string | Uint8Array,
  { secret = SECRET, at = NOW / 1000, type = 'application/json' }: Signing = {},
): SlackRequest {
  const bytes = Buffer.from(body);
  const signature = createHmac('sha256', secret).update(`v0:${at}:`).update(bytes).digest('hex');
  return {
    headers: {
      'content-type': type,
      'x-slack-request-timestamp': String(at),
      'x-slack-signature': `v0=${signature}`,
    },
    body: bytes,
  };
}

const mention = (text: string) =>
  JSON.stringify({
    type: 'event_callback',
    team_id: 'T1',
    event: { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', text },
  });

describe('a request from Slack', () => {
  let heard: string[];
  let receiver: SignedReceiver;

  beforeEach(() => {
    heard = [];
    receiver = new SignedReceiver({ signingSecret: SECRET, now: () => NOW, onFailure: () => 'may come again' });
    const app = new App({
      receiver,
      authorize: async () => ({ botToken: 'xoxb-1' }),
      logger: SILENT,
      ignoreSelf: false,
    });
    app.event('app_mention', async ({ event }) => {
      if (event.text === 'fail') throw new Error('a secret of the listener');
      heard.push(event.text);
    });
    app.command(/.*/u, async ({ command, ack }) => {
      heard.push(command.text);
      await ack({ response_type: 'ephemeral', text: 'taken' });
    });
    app.error(async (error) => {
      throw error;
    });
  });

  it('reaches its listener, in any script', async () => {
    expect(await receiver.receive(signed(mention('Қанша? 🙂')))).toMatchObject({ status: 200 });
    expect(heard).toEqual(['Қанша? 🙂']);
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON'])('is read with the content type %s', async (type) => {
    expect((await receiver.receive(signed(mention('a'), { type }))).status).toBe(200);
  });

  it.each(['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded; charset=utf-8'])(
    'may be a form: %s',
    async (type) => {
      const form = new URLSearchParams({
        command: '/factcheck',
        text: 'où?',
        team_id: 'T1',
        channel_id: 'C',
        user_id: 'U',
      });
      const response = await receiver.receive(signed(form.toString(), { type }));
      expect(response).toMatchObject({ status: 200, body: '{"response_type":"ephemeral","text":"taken"}' });
      expect(heard).toEqual(['où?']);
    },
  );

  it('is no failure where its view has no name', async () => {
    const submitted = {
      type: 'view_submission',
      team: { id: 'T1' },
      user: { id: 'U1' },
      view: { type: 'modal', blocks: [] },
    };
    const form = new URLSearchParams({ payload: JSON.stringify(submitted) });
    const response = await receiver.receive(signed(form.toString(), { type: 'application/x-www-form-urlencoded' }));
    expect(response.status).toBe(404);
  });

  it('verifies the address with the challenge', async () => {
    const response = await receiver.receive(signed('{"type":"url_verification","challenge":"c"}'));
    expect(response).toMatchObject({ status: 200, body: '{"challenge":"c"}' });
  });

  it.each<[string, SlackRequest]>([
    ['another secret', signed(mention('x'), { secret: 'f'.repeat(32) })],
    ['a time stamp five minutes and a second old', signed(mention('x'), { at: NOW / 1000 - 301 })],
    ['a time stamp five minutes and a second ahead', signed(mention('x'), { at: NOW / 1000 + 301 })],
    ['no signature', { headers: { 'content-type': 'application/json' }, body: Buffer.from(mention('x')) }],
    ['a body changed by one byte', { ...signed(mention('x')), body: Buffer.from(mention('y')) }],
    [
      'an unsigned challenge',
      { headers: { 'content-type': 'application/json' }, body: Buffer.from('{"type":"url_verification"}') },
    ],
    ['garbage', { headers: {}, body: Buffer.from([0, 255, 254]) }],
    ['nothing', { headers: {}, body: Buffer.alloc(0) }],
  ])('is refused with %s, and nobody hears of it', async (_, request) => {
    expect(await receiver.receive(request)).toMatchObject({ status: 401, body: '' });
    expect(heard).toEqual([]);
  });

  it.each([299, -299])('is taken %i seconds off', async (offset) => {
    expect((await receiver.receive(signed(mention('x'), { at: NOW / 1000 + offset }))).status).toBe(200);
  });

  it.each([
    ['half an object', signed('{"type":')],
    ['a number', signed('1')],
    ['an empty body', signed('')],
    ['an unknown content type', signed(mention('x'), { type: 'text/xml' })],
    ['a form with a broken payload', signed('payload=%7B', { type: 'application/x-www-form-urlencoded' })],
  ])('is refused when it is signed but %s', async (_, request) => {
    expect(await receiver.receive(request)).toMatchObject({ status: 400, body: '' });
  });

  it('is refused when it is far larger than Slack would send', async () => {
    expect((await receiver.receive(signed(mention('x'.repeat(1_000_001))))).status).toBe(413);
  });

  it('is answered with 500 when its listener fails, and nothing of the failure gets out', async () => {
    expect(await receiver.receive(signed(mention('fail')))).toMatchObject({ status: 500, body: '' });
  });
});
