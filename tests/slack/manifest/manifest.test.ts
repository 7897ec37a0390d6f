import { App } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { SILENT } from '../../../functions/slack/delivery/client.ts';
import { listen } from '../../../functions/slack/inbound/listeners.ts';
import { SignedReceiver } from '../../../functions/slack/inbound/receiver.ts';
import manifest from '../../../functions/slack/manifest/manifest.json' with { type: 'json' };
import { manifestFor } from '../../../functions/slack/manifest/manifest.ts';
import { COMMAND } from '../../../functions/slack/manifest/surface.ts';
import { CALLBACKS } from '../../../functions/slack/views/actions.ts';

/** The events that the app really listens to, as it registers them with Bolt. */
function eventsListenedTo(): Set<string> {
  const names = new Set<string>();
  const receiver = new SignedReceiver({ signingSecret: 'x', now: () => 0, onFailure: () => 'may come again' });
  const app = new App({ receiver, authorize: async () => ({ botToken: 'xoxb-1' }), logger: SILENT });
  const register = app.event.bind(app) as (...given: unknown[]) => void;
  app.event = (...given: unknown[]) => {
    names.add(String(given[0]));
    register(...given);
  };
  listen(app, {
    accept: async () => {},
    access: { allowedWorkspaces: [], admins: [] },
    now: () => 0,
    log: { info() {}, warn() {}, error() {} },
  });
  return names;
}

describe('the manifest', () => {
  const { features, settings, oauth_config } = manifest;

  it('subscribes to what is listened to, and to nothing else', () => {
    const subscribed = settings.event_subscriptions.bot_events.map((event) => event.split('.')[0]);
    expect(new Set(subscribed)).toEqual(eventsListenedTo());
  });

  it('declares the command and the shortcuts that are handled', () => {
    expect(features.slash_commands.map(({ command }) => command)).toEqual([COMMAND]);
    expect(features.shortcuts.map(({ callback_id }) => callback_id)).toEqual([
      CALLBACKS.checkClaim,
      CALLBACKS.addArticle,
    ]);
  });

  it('asks for the scope of each event, and for no more than the app does', () => {
    const scopeOf: Record<string, string[]> = {
      app_mention: ['app_mentions:read'],
      app_home_opened: [],
      'message.im': ['im:history'],
      'message.channels': ['channels:history'],
      'message.groups': ['groups:history'],
    };
    const needed = settings.event_subscriptions.bot_events.flatMap((event) => scopeOf[event] ?? [`unknown: ${event}`]);
    // To post, to take commands, to offer prompts in the agent pane, to find what was said to a person directly, and to read a
    // file that is handed over.
    needed.push('chat:write', 'commands', 'assistant:write', 'im:write', 'files:read');
    const { bot, bot_optional } = oauth_config.scopes;
    expect([...bot, ...bot_optional].toSorted()).toEqual(needed.toSorted());
  });

  it('sends everything to one address', () => {
    const text = JSON.stringify(manifestFor('https://abc123.execute-api.eu-west-1.amazonaws.com/slack/events'));
    const addresses = text.match(/https:[^"]+/gu);
    expect(new Set(addresses)).toEqual(new Set(['https://abc123.execute-api.eu-west-1.amazonaws.com/slack/events']));
    expect(addresses).toHaveLength(3);
  });
});
