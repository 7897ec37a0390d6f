import manifest from './manifest.json' with { type: 'json' };
import { REQUEST_PATH } from './surface.ts';

/** Events of every message where the app is a member. */
const OF_CHANNELS: ReadonlySet<string> = new Set(['message.channels', 'message.groups']);

/** The address cannot be the app's. The message says what one looks like. */
export class RequestUrlError extends Error {
  override readonly name = 'RequestUrlError';

  constructor(given: string, problem: string) {
    super(
      `${JSON.stringify(given)} ${problem}; it looks like https://abc123.execute-api.us-east-1.amazonaws.com${REQUEST_PATH}`,
    );
  }
}

/**
 * The manifest of an app that Slack reaches at this address. Throws {@link RequestUrlError}.
 *
 * Without Socket Mode, Slack takes neither event subscriptions nor interactivity, and with it no shortcut, without a
 * request URL, and no slash command without its own: that is the same address here, for one function takes them all.
 *
 * `mentionsOnly`: Slack tells of no other messages in channels. That is cheaper, and the app hears neither follow-ups without a mention
 * nor that a question was deleted.
 */
export function manifestFor(address: string, { mentionsOnly = false } = {}) {
  const url = requestUrl(address);
  const { features, settings } = manifest;
  return {
    ...manifest,
    features: { ...features, slash_commands: features.slash_commands.map((command) => ({ ...command, url })) },
    settings: {
      ...settings,
      event_subscriptions: {
        request_url: url,
        bot_events: settings.event_subscriptions.bot_events.filter((event) => !mentionsOnly || !OF_CHANNELS.has(event)),
      },
      interactivity: { ...settings.interactivity, request_url: url },
    },
  };
}

/** What of the manifest needs no address: enough to create the app, install it and have its secrets. */
export function manifestWithoutUrl() {
  const { shortcuts: _, slash_commands: __, ...features } = manifest.features;
  const { event_subscriptions: ___, interactivity: ____, ...settings } = manifest.settings;
  return { ...manifest, features, settings };
}

function requestUrl(address: string): string {
  if (!URL.canParse(address)) throw new RequestUrlError(address, 'is no URL');
  const url = new URL(address);
  if (url.protocol !== 'https:') throw new RequestUrlError(address, 'does not begin with https://');
  if (url.username !== '' || url.search !== '' || url.hash !== '') {
    throw new RequestUrlError(address, 'has more in it than host and path');
  }
  if (url.pathname === '/') url.pathname = REQUEST_PATH;
  if (url.pathname !== REQUEST_PATH) throw new RequestUrlError(address, `does not end in ${REQUEST_PATH}`);
  return url.href;
}
