import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../functions/local/commands/arguments.ts';
import { readSocketTokens } from '../../../functions/local/commands/socket-tokens.ts';
import { LocalCorpus } from '../../../functions/local/server/corpus/local-corpus.ts';
import { socketModeManifest, startSocketMode } from '../../../functions/local/socket-mode/socket-mode.ts';
import { SocketModeError } from '../../../functions/local/socket-mode/socket-mode-error.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { harbourFiles } from './preview.ts';
import { type SocketSlack, socketSlack } from './socket-slack.ts';

const TOKENS = { appToken: 'xapp-1-A1-1-abc', botToken: 'xoxb-1-abc' };
const RINGS = new URL('../../../corpus/rings.yaml', import.meta.url).pathname;
const LOG = { info() {}, warn() {}, error() {} };

/** Nobody waits in a test as long as for a real network. */
const WAITS = [0, 0.02];

async function connect(slack: SocketSlack) {
  const told: string[] = [];
  const folder = await tempFolder(harbourFiles());
  const corpus = await LocalCorpus.open({ corpus: folder.path, rings: RINGS });
  const connection = await startSocketMode({
    ...TOKENS,
    corpus,
    admins: [],
    log: LOG,
    tell: (message) => told.push(message),
    slackApiUrl: slack.apiUrl,
    waits: WAITS,
  });
  return {
    connection,
    told,
    async [Symbol.asyncDispose]() {
      await connection[Symbol.asyncDispose]();
      await corpus[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

const ENVELOPE = {
  type: 'event_callback',
  team_id: 'T1',
  authorizations: [{ team_id: 'T1', user_id: 'UBOT', is_bot: true }],
};
const MENTION = { type: 'app_mention', user: 'U1', channel: 'C1', ts: '1.1', team: 'T1', event_ts: '1.1' };

describe('npm start -- --socket', () => {
  test('acknowledges what comes over the socket, and answers by the Web API', async () => {
    await using slack = await socketSlack();
    await using started = await connect(slack);
    expect(started.connection.workspace).toBe('Real Newsroom');
    await slack.deliver('events_api', { ...ENVELOPE, event: { ...MENTION, text: '<@UBOT> how many officers died?' } });
    const posts = () => slack.calls.filter(({ method }) => method === 'chat.postMessage');
    await expect.poll(() => posts().length).toBe(1);
    const [post] = posts();
    expect(post?.fields.get('thread_ts')).toBe('1.1');
    expect(post?.fields.get('text')).toContain('Sources differ: 6 · 7 · 9');
    expect(post?.token).toBe(`Bearer ${TOKENS.botToken}`);
    const opened = slack.calls.filter(({ method }) => method === 'apps.connections.open');
    expect(new Set(opened.map(({ token }) => token))).toEqual(new Set([`Bearer ${TOKENS.appToken}`]));
  });

  test('answers a command in its acknowledgement where the listener does', async () => {
    await using slack = await socketSlack();
    await using _ = await connect(slack);
    const command = {
      command: '/factcheck',
      text: 'help',
      team_id: 'T1',
      channel_id: 'C1',
      user_id: 'U1',
      trigger_id: '1',
    };
    const id = await slack.deliver('slash_commands', { ...command, response_url: 'https://hooks.example/1' });
    const acknowledged = slack.said.find((one) => Reflect.get(Object(one), 'envelope_id') === id);
    expect(JSON.stringify(acknowledged)).toContain('word-for-word quotations');
  });

  test('says goodbye, and finishes what it has accepted', async () => {
    await using slack = await socketSlack();
    const started = await connect(slack);
    await slack.deliver('events_api', { ...ENVELOPE, event: { ...MENTION, text: '<@UBOT> who is the mayor?' } });
    await started[Symbol.asyncDispose]();
    expect(slack.isClosed).toBe(true);
    expect(slack.calls.some(({ method }) => method === 'chat.postMessage')).toBe(true);
  });

  test('takes the connection up again when Slack closes it, without a word, and answers what comes then', async () => {
    await using slack = await socketSlack();
    await using started = await connect(slack);
    slack.hangUp();
    await expect.poll(() => slack.connections).toBe(2);
    await slack.deliver('events_api', { ...ENVELOPE, event: { ...MENTION, text: '<@UBOT> who is the mayor?' } });
    await expect.poll(() => slack.calls.some(({ method }) => method === 'chat.postMessage')).toBe(true);
    expect(started.told).toEqual([]);
  });

  test('outlives a Slack that is in trouble, and says so once', async () => {
    await using slack = await socketSlack();
    await using started = await connect(slack);
    slack.refuse('apps.connections.open', 'internal_error');
    slack.hangUp();
    const asked = () => slack.calls.filter(({ method }) => method === 'apps.connections.open').length;
    await expect.poll(asked).toBeGreaterThan(4);
    expect(started.told).toEqual(['The connection to Slack is lost. Trying again until it is back …']);
    slack.refuse('apps.connections.open', null);
    await expect.poll(() => slack.connections).toBe(2);
    await expect.poll(() => started.told.at(-1)).toBe('Connected to Slack again.');
  });

  test('ends when Slack takes its token no more', async () => {
    await using slack = await socketSlack();
    await using started = await connect(slack);
    slack.refuse('apps.connections.open', 'invalid_auth');
    slack.hangUp();
    expect((await started.connection.refused).message).toBe(
      'Slack does not take SLACK_APP_TOKEN: invalid_auth. It may have been revoked, or be of another app.',
    );
  });

  test('leaves a Slack that is away while it looks for it', async () => {
    const slack = await socketSlack();
    const started = await connect(slack);
    await slack[Symbol.asyncDispose]();
    await expect.poll(() => started.told).toHaveLength(1);
    await started[Symbol.asyncDispose]();
  });

  test('leaves a Slack that does not answer its goodbye', async () => {
    await using slack = await socketSlack();
    const started = await connect(slack);
    slack.fallSilent();
    const begun = performance.now();
    await started[Symbol.asyncDispose]();
    expect(performance.now() - begun).toBeLessThan(4000);
  });

  test.each([
    ['auth.test', 'account_inactive', 'SLACK_BOT_TOKEN: account_inactive. The app has been removed'],
    [
      'apps.connections.open',
      'not_allowed_token_type',
      'SLACK_APP_TOKEN: not_allowed_token_type. It is a token of another kind',
    ],
    ['apps.connections.open', 'team_access_not_granted', 'team_access_not_granted. Check the token'],
    ['apps.connections.open', 'fatal_error', 'Slack is in trouble (fatal_error). Try again later.'],
  ])('says at once that %s was refused with %s', async (method, error, message) => {
    await using slack = await socketSlack({ [method]: error });
    const refused = connect(slack);
    await expect(refused).rejects.toThrow(SocketModeError);
    await expect(refused).rejects.toThrow(message);
  });
});

test('says that Slack is away, and not that a token is wrong', async () => {
  const slack = await socketSlack();
  await slack[Symbol.asyncDispose]();
  await expect(connect(slack)).rejects.toThrow('Slack cannot be reached');
});

test('the manifest for it has all that the app offers, and no address', () => {
  const { features, settings } = socketModeManifest();
  expect(settings.socket_mode_enabled).toBe(true);
  expect(features.slash_commands.map(({ command }) => command)).toEqual(['/factcheck']);
  expect(features.shortcuts.length).toBeGreaterThan(0);
  expect(settings.event_subscriptions.bot_events).toContain('app_mention');
  expect(JSON.stringify(socketModeManifest())).not.toContain('url');
});

describe('the tokens of npm start -- --socket', () => {
  test('are read from the environment', () => {
    const environment = { SLACK_APP_TOKEN: ' xapp-1-A1-1-abc\n', SLACK_BOT_TOKEN: 'xoxb-1-abc' };
    expect(readSocketTokens(environment)).toEqual(TOKENS);
  });

  test.each([
    ['none', {}, /SLACK_APP_TOKEN is not set.*\nSLACK_BOT_TOKEN is not set/u],
    ['one of the two', { SLACK_APP_TOKEN: TOKENS.appToken }, /SLACK_BOT_TOKEN is not set/u],
    [
      'them swapped',
      { SLACK_APP_TOKEN: TOKENS.botToken, SLACK_BOT_TOKEN: TOKENS.appToken },
      /SLACK_APP_TOKEN does not look like xapp-…/u,
    ],
  ])('are named, never shown, where there is %s', (_, environment, message) => {
    const read = () => readSocketTokens(environment);
    expect(read).toThrow(UsageError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(/abc/u);
  });
});
