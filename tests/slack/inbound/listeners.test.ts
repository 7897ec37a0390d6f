import { describe, expect, test } from 'vitest';
import { createReceiver } from '../../../functions/slack/inbound/app.ts';
import type { Access } from '../../../functions/slack/jobs/access.ts';
import type { Job } from '../../../functions/slack/jobs/jobs.ts';
import { answerValue, CALLBACKS, REASON_INPUT } from '../../../functions/slack/views/actions.ts';
import { BOT_USER, TEAM } from '../../support/slack-api.ts';
import { type Said, SlackDriver } from '../../support/slack-driver.ts';

const NOW = 1_700_000_000_000;
const SECRET = 'the signing secret of the tests';
const HOME: Access = { allowedWorkspaces: [], admins: [] };
const SAID: Said = { channel: 'C1', user: 'U1', text: `<@${BOT_USER}> how many died?`, ts: '1700000000.000100' };
const DM: Said = { ...SAID, channel: 'D1' };
const THREAD = { thread: '1699999999.000100' };
const EDITED = { edited: '1700000010.000100' };

const driver = new SlackDriver({ secret: SECRET, now: () => NOW });

/** What becomes of a request that Slack sends. */
async function jobsOf(request: ReturnType<SlackDriver['event']>, access: Access = HOME): Promise<Job[]> {
  const { jobs, status } = await taken(request, access);
  expect(status).toBe(200);
  return jobs;
}

async function taken(request: ReturnType<SlackDriver['event']>, access: Access = HOME) {
  const jobs: Job[] = [];
  const errors: string[] = [];
  const receiver = createReceiver({
    signingSecret: SECRET,
    botToken: 'xoxb-1',
    slackApiUrl: 'http://127.0.0.1:9/',
    listenerContext: {
      accept: async (job) => {
        jobs.push(job);
      },
      access,
      now: () => NOW,
      log: {
        info() {},
        warn() {},
        error: (message) => {
          errors.push(message);
        },
      },
    },
  });
  const response = await receiver.receive({ headers: request.headers, body: Buffer.from(request.body ?? '') });
  return { jobs, errors, status: response.status, headers: response.headers };
}

describe('an edit of which Slack tells by message_changed alone', () => {
  test('is a question anew where it mentions the app, in a thread or not', async () => {
    for (const thread of [{}, THREAD]) {
      const request = driver.changed({ ...SAID, ...EDITED, ...thread }, 'before', 'channel');
      expect(await jobsOf(request)).toMatchObject([
        { type: 'question', entry: 'mention', ts: SAID.ts, text: 'how many died?', edited: EDITED.edited },
      ]);
    }
  });

  test('is left alone where it mentions somebody else, and so is a mention that is new', async () => {
    const text = '<@U2> how many died?';
    expect(await jobsOf(driver.changed({ ...SAID, ...EDITED, ...THREAD, text }, 'before', 'channel'))).toEqual([]);
    expect(await jobsOf(driver.message({ ...SAID, ...THREAD }, 'channel'))).toEqual([]);
  });
});

describe('a word of the command that is said to the app', () => {
  const mention = (text: string, rest: Partial<Said> = {}) =>
    jobsOf(driver.mention({ ...SAID, text: `<@${BOT_USER}> ${text}`, ...rest }));

  test.each(['help', 'Help!', 'sources', 'about?', 'hi', '?', 'thanks :wave:'])(
    'asks nothing, and is told what can be asked: %s',
    async (word) => {
      expect(await mention(word)).toMatchObject([{ type: 'question', text: '' }]);
    },
  );

  test('asks where the answer above comes from, in a thread and in a direct message', async () => {
    expect(await mention('sources?', THREAD)).toMatchObject([{ text: 'sources?' }]);
    expect(await jobsOf(driver.message({ ...DM, text: 'sources?' }, 'im'))).toMatchObject([{ text: 'sources?' }]);
    expect(await jobsOf(driver.message({ ...DM, text: 'help' }, 'im'))).toMatchObject([{ text: '' }]);
  });

  test('is part of a question where more is said', async () => {
    expect(await mention('help arrived when?')).toMatchObject([{ text: 'help arrived when?' }]);
  });

  test.each([
    ['sources?', 'sources'],
    ['About!', 'about'],
  ])('is one behind the command too, whatever ends it: %s', async (text, topic) => {
    const responseUrl = 'https://hooks.slack.test/1';
    const request = driver.command({ user: 'U1', channel: 'C1', text, trigger: 't', responseUrl });
    expect(await jobsOf(request)).toMatchObject([{ type: 'info', topic }]);
  });
});

describe('somebody whose workspace Slack does not name', () => {
  const unnamed = { type: 'app_mention', channel: 'C1', user: 'U1', text: SAID.text, ts: SAID.ts };
  const event = (isShared: boolean) =>
    driver.json({
      ...JSON.parse(driver.event(unnamed).body ?? ''),
      is_ext_shared_channel: isShared,
    });

  test('is a stranger in a channel that is shared, and at home elsewhere', async () => {
    for (const access of [HOME, { ...HOME, allowedWorkspaces: [TEAM] }]) {
      expect(await jobsOf(event(true), access)).toMatchObject([{ type: 'access_denied' }]);
      expect(await jobsOf(event(false), access)).toMatchObject([{ type: 'question' }]);
    }
  });
});

describe('a member of the Enterprise Grid that the workspace belongs to', () => {
  const GRID = 'E013Y3SHLAY';
  const event = (grid: string) =>
    driver.json({
      ...JSON.parse(
        driver.event({ type: 'app_mention', ...SAID, team: TEAM, user_team: grid, source_team: grid }).body ?? '',
      ),
      enterprise_id: GRID,
      authorizations: [
        { enterprise_id: GRID, team_id: TEAM, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: true,
    });

  test('is no stranger, and one of another Grid is', async () => {
    for (const access of [HOME, { ...HOME, allowedWorkspaces: [TEAM] }]) {
      expect(await jobsOf(event(GRID), access)).toMatchObject([{ type: 'question', team: TEAM }]);
      expect(await jobsOf(event('E0OTHER'), access)).toMatchObject([{ type: 'access_denied' }]);
    }
  });

  test('may use the menu of a message', async () => {
    const use = (grid: string) =>
      driver.interaction({
        type: 'message_action',
        callback_id: CALLBACKS.checkClaim,
        team: { id: TEAM, enterprise_id: GRID },
        enterprise: { id: GRID },
        user: { id: 'W1', team_id: grid },
        channel: { id: 'C1' },
        message: { type: 'message', text: 'Six died.', ts: SAID.ts },
        trigger_id: 't',
        response_url: 'https://hooks.slack.test/1',
      });
    expect(await jobsOf(use(GRID))).toMatchObject([{ type: 'claim' }]);
    expect(await jobsOf(use('E0OTHER'))).toMatchObject([{ type: 'access_denied' }]);
  });
});

describe('a message that hands another over', () => {
  const STATED = 'Six policemen were killed in the clashes.';
  const forwarded = { attachments: [{ is_share: true, text: STATED }] };
  const said = (text: string, more: Record<string, unknown>) =>
    jobsOf(driver.event({ type: 'app_mention', ...SAID, team: TEAM, text: `<@${BOT_USER}> ${text}`, ...more }));

  test.each(['', 'is this true?', 'please check this', 'Really?'])('has that checked: %s', async (text) => {
    expect(await said(text, forwarded)).toMatchObject([{ type: 'question', text: STATED, asClaim: true }]);
    const direct = driver.event({ type: 'message', channel_type: 'im', ...DM, team: TEAM, text, ...forwarded });
    expect(await jobsOf(direct)).toMatchObject([{ entry: 'direct', text: STATED, asClaim: true }]);
  });

  test('and asks a question of its own is asked that', async () => {
    const [job] = await said('how many police died?', forwarded);
    expect(job).toMatchObject({ text: 'how many police died?' });
    expect(job).not.toHaveProperty('asClaim');
  });

  test('that is an image alone says so', async () => {
    const image = { files: [{ mimetype: 'image/png' }] };
    expect(await said('is this true?', image)).toMatchObject([
      { text: '', asClaim: true, files: [{ mimetype: 'image/png' }] },
    ]);
    const [asked] = await said('how many police died?', image);
    expect(asked).not.toHaveProperty('files');
  });

  test('is read in the menu of a message too: forwarded words, and the blocks of another app', async () => {
    const use = (message: Record<string, unknown>) =>
      jobsOf(
        driver.interaction({
          type: 'message_action',
          callback_id: CALLBACKS.checkClaim,
          team: { id: TEAM },
          user: { id: 'U1', team_id: TEAM },
          channel: { id: 'C1' },
          message: { type: 'message', ts: SAID.ts, ...message },
          trigger_id: 't',
          response_url: 'https://hooks.slack.test/1',
        }),
      );
    expect(await use({ text: '', ...forwarded })).toMatchObject([{ type: 'claim', text: STATED }]);
    const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: STATED } }];
    expect(await use({ text: 'Alert', bot_id: 'B1', blocks })).toMatchObject([{ type: 'claim', text: STATED }]);
    expect(await use({ text: '', files: [{ mimetype: 'application/pdf' }] })).toMatchObject([
      { text: '', files: [{ mimetype: 'application/pdf' }] },
    ]);
  });
});

describe('what Bolt cannot read', () => {
  const { user: _, ...nobody } = SAID;

  test('is no failure where Slack names no person, no workspace of theirs and no authorizations', async () => {
    const event = { type: 'app_mention', ...nobody, user: null, user_team: null };
    expect(await taken(driver.event(event))).toMatchObject({ status: 200, jobs: [], errors: [] });
    const unauthorized = { ...JSON.parse(driver.mention(SAID).body ?? ''), authorizations: null };
    expect(await jobsOf(driver.json(unauthorized))).toMatchObject([{ type: 'question' }]);
  });

  test('is logged and answered, and Slack is told not to send it again', async () => {
    const response = await taken(driver.interaction({ type: 'block_actions', actions: null, user: null }));
    expect(response).toMatchObject({
      status: 500,
      jobs: [],
      errors: ['a request could not be read'],
      headers: { 'x-slack-no-retry': '1' },
    });
  });
});

describe('a message that its author deletes', () => {
  const deleted = (said: Said, kind: 'im' | 'channel', hasReplies = false) =>
    jobsOf(driver.deleted(said, kind, hasReplies));

  test('is forgotten where it may have been a question to the app, with replies or without', async () => {
    for (const hasReplies of [false, true]) {
      expect(await deleted(SAID, 'channel', hasReplies)).toMatchObject([
        { type: 'deleted', entry: 'mention', channel: 'C1', ts: SAID.ts, thread: null },
      ]);
      expect(await deleted({ ...DM, text: 'how many?' }, 'im', hasReplies)).toMatchObject([{ entry: 'direct' }]);
      expect(
        await deleted({ ...SAID, ...THREAD, text: 'and how many were hurt?' }, 'channel', hasReplies),
      ).toMatchObject([{ entry: 'follow_up' }]);
    }
  });

  test('is nothing to the app otherwise', async () => {
    expect(await deleted({ ...SAID, text: 'lunch?' }, 'channel')).toEqual([]);
    expect(await deleted({ ...SAID, user: BOT_USER }, 'channel')).toEqual([]);
  });
});

describe('a modal that is sent', () => {
  const submitted = (who: Record<string, unknown>, view: Record<string, unknown>) =>
    driver.interaction({
      type: 'view_submission',
      ...who,
      view: {
        id: 'V1',
        callback_id: CALLBACKS.reason,
        private_metadata: answerValue('a'),
        state: { values: { b: { [REASON_INPUT]: { type: 'plain_text_input', value: 'No' } } } },
        ...view,
      },
    });
  const stranger = { team: { id: 'T0STRANGER' }, user: { id: 'U9', team_id: 'T0STRANGER' } };
  const member = { team: { id: TEAM }, user: { id: 'U1', team_id: TEAM } };

  test('by a stranger is judged by the workspace that the app is installed in', async () => {
    expect(await jobsOf(submitted(stranger, { app_installed_team_id: TEAM }))).toEqual([]);
    expect(await jobsOf(submitted(member, { app_installed_team_id: TEAM }))).toMatchObject([
      { type: 'reason', team: TEAM },
    ]);
    expect(await jobsOf(submitted(member, {}))).toMatchObject([{ type: 'reason', team: TEAM }]);
  });

  test('by nobody whose workspace is known does nothing', async () => {
    expect(await jobsOf(submitted({ team: null, user: { id: 'U9' } }, {}))).toEqual([]);
  });
});
