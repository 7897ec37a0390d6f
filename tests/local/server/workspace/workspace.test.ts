import { beforeEach, describe, expect, test } from 'vitest';
import { ResponseUrls } from '../../../../functions/local/server/workspace/response-urls.ts';
import { callMethod } from '../../../../functions/local/server/workspace/web-api.ts';
import { Workspace } from '../../../../functions/local/server/workspace/workspace.ts';
import { ADA, BEN, CHANNEL } from '../preview.ts';

const APP_USER = 'U0VERBATIM';
const VIEW = JSON.stringify({ type: 'modal', external_id: 'x', blocks: [] });

let now = 0;
let changes = 0;
let workspace: Workspace;

beforeEach(() => {
  now = 1_700_000_000_000;
  changes = 0;
  workspace = new Workspace({ now: () => now, onChange: () => (changes += 1) });
});

describe('the Web API of this machine', () => {
  test('posts, finds and changes messages, and tells the page', () => {
    const posted = callMethod(
      'chat.postMessage',
      { channel: CHANNEL, text: 'a', metadata: '{"event_type":"e","event_payload":{}}' },
      workspace,
    );
    expect(posted).toMatchObject({ ok: true, channel: CHANNEL });
    const ts = String(posted.ts);
    const reply = callMethod('chat.postMessage', { channel: CHANNEL, text: 'b', thread_ts: ts }, workspace);
    callMethod('chat.update', { channel: CHANNEL, ts: String(reply.ts), text: 'c' }, workspace);
    expect(callMethod('conversations.replies', { channel: CHANNEL, ts }, workspace)).toMatchObject({
      messages: [
        { ts, text: 'a', metadata: { event_type: 'e' } },
        { text: 'c', thread_ts: ts, bot_id: 'B0VERBATIM' },
      ],
    });
    const history = callMethod('conversations.history', { channel: CHANNEL }, workspace);
    expect(history.messages).toHaveLength(1);
    expect(changes).toBe(3);
  });

  test('takes a person for their direct conversation', () => {
    expect(callMethod('chat.postMessage', { channel: ADA, text: 'a' }, workspace)).toMatchObject({ channel: 'D0ADA' });
  });

  test('gives every message a time of its own, within one millisecond too', () => {
    const times = Array.from({ length: 1500 }, () => workspace.timestamp());
    expect(new Set(times).size).toBe(1500);
    expect(times.toSorted()).toEqual(times);
    expect(times[0]).toBe('1700000000.000000');
  });

  test.each([
    ['a method that it does not have', 'chat.scheduleMessage', {}, 'unknown_method'],
    ['a channel that is not there', 'chat.postMessage', { channel: 'C9', text: 'a' }, 'channel_not_found'],
    ['nothing to say', 'chat.postMessage', { channel: CHANNEL }, 'no_text'],
    ['blocks that are no JSON', 'chat.postMessage', { channel: CHANNEL, blocks: '[' }, 'invalid_arguments'],
    ['a message that is not there', 'chat.update', { channel: CHANNEL, ts: '1.1', text: 'a' }, 'message_not_found'],
    ['a thread that is not there', 'conversations.replies', { channel: CHANNEL, ts: '1.1' }, 'thread_not_found'],
    ['a trigger of nobody', 'views.open', { trigger_id: '1', view: VIEW }, 'invalid_trigger_id'],
    ['a modal that is closed', 'views.update', { external_id: 'gone', view: VIEW }, 'not_found'],
    ['a modal without any name', 'views.update', { view: VIEW }, 'not_found'],
    ['a Home tab of nobody', 'views.publish', { user_id: 'U9', view: VIEW }, 'user_not_found'],
  ])('refuses %s', (_, method, fields, error) => {
    expect(callMethod(method, fields, workspace)).toEqual({ ok: false, error });
  });

  test('lets the app change nobody’s words but its own', () => {
    const { ts } = workspace.post({ channel: CHANNEL, user: ADA, text: 'a' });
    expect(callMethod('chat.update', { channel: CHANNEL, ts, text: 'b' }, workspace)).toMatchObject({
      error: 'cant_update_message',
    });
  });

  test('opens one modal a trigger, within three seconds', () => {
    const trigger_id = workspace.trigger(ADA);
    now += 3000;
    expect(callMethod('views.open', { trigger_id, view: VIEW }, workspace)).toMatchObject({ ok: true });
    expect(callMethod('views.open', { trigger_id, view: VIEW }, workspace)).toMatchObject({
      error: 'invalid_trigger_id',
    });
    const late = workspace.trigger(ADA);
    now += 3001;
    expect(callMethod('views.open', { trigger_id: late, view: VIEW }, workspace)).toMatchObject({
      error: 'expired_trigger_id',
    });
    expect(workspace.modals(ADA)).toHaveLength(1);
    expect(workspace.modals(BEN)).toEqual([]);
  });
});

describe('a response URL of this machine', () => {
  const shown = () => workspace.conversation(CHANNEL).map(({ text, onlyFor }) => [text, onlyFor]);

  test('shows the asker alone, replaces what it showed, and shows everybody beside it', () => {
    const urls = new ResponseUrls(workspace, () => now);
    const id = urls.create({ user: ADA, channel: CHANNEL, thread: null, original: null });
    urls.take(id, { text: 'a' });
    urls.take(id, { text: 'b', replace_original: true });
    urls.take(id, { text: 'c', response_type: 'in_channel' });
    expect(shown()).toEqual([
      ['b', ADA],
      ['c', null],
    ]);
  });

  test('replaces and removes the message whose button was pressed', () => {
    const urls = new ResponseUrls(workspace, () => now);
    const { id: original } = workspace.post({ channel: CHANNEL, user: APP_USER, text: 'a', onlyFor: ADA });
    const id = urls.create({ user: ADA, channel: CHANNEL, thread: null, original });
    urls.take(id, { text: 'b', replace_original: true });
    expect(shown()).toEqual([['b', ADA]]);
    urls.take(id, { delete_original: true });
    expect(shown()).toEqual([]);
  });

  test('works five times, within half an hour', () => {
    const urls = new ResponseUrls(workspace, () => now);
    const id = urls.create({ user: ADA, channel: CHANNEL, thread: null, original: null });
    const statuses = Array.from({ length: 6 }, () => urls.take(id, { text: 'a' }).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 404]);
    const other = urls.create({ user: ADA, channel: CHANNEL, thread: null, original: null });
    expect(urls.take(other, 'no object').status).toBe(400);
    now += 30 * 60 * 1000 + 1;
    expect(urls.take(other, { text: 'a' })).toEqual({ status: 404, body: 'expired_url' });
  });
});
