import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { manifestFor, manifestWithoutUrl, RequestUrlError } from '../../functions/slack/manifest/manifest.ts';
import { runOperator } from '../support/operator.ts';

const URL_GIVEN = 'https://abc123.execute-api.eu-west-1.amazonaws.com/slack/events';

/** Slack's limits, as its reference and its SDK's types give them. A field that is not here is a field nobody looked up. */
const upTo = (length: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(length));
const Manifest = v.strictObject({
  _metadata: v.strictObject({ major_version: v.literal(1), minor_version: v.number() }),
  display_information: v.strictObject({
    name: upTo(35),
    description: upTo(140),
    long_description: v.pipe(upTo(4000), v.minLength(175)),
    background_color: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/u)),
  }),
  features: v.strictObject({
    app_home: v.strictObject({
      home_tab_enabled: v.literal(true),
      messages_tab_enabled: v.literal(true),
      messages_tab_read_only_enabled: v.literal(false),
    }),
    bot_user: v.strictObject({ display_name: upTo(80), always_online: v.boolean() }),
    agent_view: v.strictObject({
      agent_description: upTo(300),
      suggested_prompts: v.pipe(v.array(v.strictObject({ title: upTo(75), message: upTo(300) })), v.maxLength(4)),
    }),
    shortcuts: v.optional(
      v.pipe(
        v.array(
          v.strictObject({
            type: v.literal('message'),
            name: upTo(24),
            callback_id: upTo(255),
            description: upTo(150),
          }),
        ),
        v.maxLength(10),
      ),
    ),
    slash_commands: v.optional(
      v.array(
        v.strictObject({
          command: v.pipe(upTo(32), v.startsWith('/')),
          description: upTo(2000),
          usage_hint: upTo(1000),
          should_escape: v.boolean(),
          url: v.literal(URL_GIVEN),
        }),
      ),
    ),
  }),
  oauth_config: v.strictObject({
    scopes: v.strictObject({ bot: v.array(v.string()), bot_optional: v.array(v.string()) }),
  }),
  settings: v.strictObject({
    event_subscriptions: v.optional(
      v.strictObject({ request_url: v.literal(URL_GIVEN), bot_events: v.array(v.string()) }),
    ),
    interactivity: v.optional(v.strictObject({ is_enabled: v.literal(true), request_url: v.literal(URL_GIVEN) })),
    org_deploy_enabled: v.literal(false),
    socket_mode_enabled: v.literal(false),
    token_rotation_enabled: v.literal(false),
  }),
});

test('the manifest has the shape and keeps the limits that Slack asks for', () => {
  expect(v.parse(Manifest, manifestFor(URL_GIVEN))).toEqual(manifestFor(URL_GIVEN));
});

test('it asks for no more than the app uses', () => {
  const { oauth_config, settings } = manifestFor(URL_GIVEN);
  expect(oauth_config.scopes).toEqual({
    bot: ['app_mentions:read', 'assistant:write', 'chat:write', 'commands', 'im:history', 'im:write'],
    bot_optional: ['channels:history', 'files:read', 'groups:history'],
  });
  expect(settings.event_subscriptions.bot_events).toEqual([
    'app_home_opened',
    'app_mention',
    'message.channels',
    'message.groups',
    'message.im',
  ]);
});

test('every address in it is the one given', () => {
  const addresses = JSON.stringify(manifestFor(URL_GIVEN)).match(/https:[^"]+/gu);
  expect(addresses).toEqual([URL_GIVEN, URL_GIVEN, URL_GIVEN]);
});

test('without an address it has nothing that Slack takes only with one, and is a manifest all the same', () => {
  const manifest = v.parse(Manifest, manifestWithoutUrl());
  expect(manifest.settings).not.toHaveProperty('event_subscriptions');
  expect(manifest.settings).not.toHaveProperty('interactivity');
  expect(manifest.features).not.toHaveProperty('slash_commands');
  expect(manifest.features).not.toHaveProperty('shortcuts');
  // The same scopes: with the rest added later, nobody need install the app again.
  expect(manifest.oauth_config).toEqual(manifestFor(URL_GIVEN).oauth_config);
});

test('a host without a path is completed', () => {
  expect(manifestFor('https://abc123.execute-api.eu-west-1.amazonaws.com')).toEqual(manifestFor(URL_GIVEN));
});

test.each([
  'http://host/slack/events',
  'https://host/slack',
  'abc123',
  '',
  'https://u:p@host/slack/events',
  'https://host/slack/events?a=1',
])('%j is no address for Slack', (address) => {
  expect(() => manifestFor(address)).toThrow(RequestUrlError);
});

describe('npm run manifest', () => {
  test('prints the manifest as JSON and nothing else', async () => {
    const { code, out, err } = await runOperator('print-manifest', ['--url', URL_GIVEN]);
    expect(JSON.parse(out)).toEqual(manifestFor(URL_GIVEN));
    expect(err).toBe('');
    expect(code).toBe(0);
  });

  test('without the URL it prints what needs none, and says what is missing', async () => {
    const { code, out, err } = await runOperator('print-manifest', []);
    expect(JSON.parse(out)).toEqual(manifestWithoutUrl());
    expect(err).toContain('npm run -s manifest -- --url');
    expect(code).toBe(0);
  });

  test.each([
    [['--url', 'http://host/slack/events'], 1, 'does not begin with https://'],
    [['https://host/slack/events'], 2, ': pass it as --url'],
  ])('%j is refused in one line', async (args, exit, problem) => {
    const { code, out, err } = await runOperator('print-manifest', args);
    expect(code).toBe(exit);
    expect(err).toContain(problem);
    expect(out).toBe('');
  });
});

test('for mentions alone it hears no other messages of channels, and is the same otherwise', () => {
  const [all, alone] = [manifestFor(URL_GIVEN), manifestFor(URL_GIVEN, { mentionsOnly: true })];
  expect(alone.settings.event_subscriptions.bot_events).toEqual(['app_home_opened', 'app_mention', 'message.im']);
  const bot_events = all.settings.event_subscriptions.bot_events;
  const { event_subscriptions } = alone.settings;
  expect({
    ...alone,
    settings: { ...alone.settings, event_subscriptions: { ...event_subscriptions, bot_events } },
  }).toEqual(all);
});
