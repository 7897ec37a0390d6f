import { App, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import { SILENT, SLACK_TIMEOUT_MS, slackClientOptions } from '../slack/client.ts';
import { listen } from '../slack/listeners.ts';
import manifest from '../slack/manifest.json' with { type: 'json' };
import { errorCode } from '../slack/retries.ts';
import type { Log } from '../slack/work.ts';
import { localApp } from './server/local-app.ts';
import type { LocalCorpus } from './server/local-corpus.ts';
import type { SocketTokens } from './socket-tokens.ts';

export interface SocketModeOptions extends SocketTokens {
  readonly corpus: LocalCorpus;
  readonly admins: readonly string[];
  readonly log: Log;
  /** Slack's own where it is not given. */
  readonly slackApiUrl?: string;
}

export interface SocketConnection extends AsyncDisposable {
  /** Its name, as Slack gives it. */
  readonly workspace: string;
}

/** Slack does not let the app in. The message says what it said, and what to look at. */
export class SocketModeError extends Error {
  override readonly name = 'SocketModeError';

  constructor(token: string, code: string, options?: ErrorOptions) {
    const isAway = /^(?:request|http)_/u.test(code);
    super(
      isAway
        ? `Slack cannot be reached (${code}). Check your connection.`
        : `Slack does not take ${token}: ${code}. ${WAYS_OUT.get(code) ?? 'Check the token.'}`,
      options,
    );
  }
}

const WAYS_OUT: ReadonlyMap<string, string> = new Map([
  ['invalid_auth', 'It may have been revoked, or be of another app.'],
  ['not_allowed_token_type', 'It is a token of another kind.'],
  ['missing_scope', 'It needs the scope connections:write.'],
  ['account_inactive', 'The app has been removed from the workspace.'],
]);

/** Of an app that needs no address: Slack takes its commands and events without one. */
export function socketModeManifest() {
  return { ...manifest, settings: { ...manifest.settings, socket_mode_enabled: true } };
}

const Identity = v.object({ team: v.optional(v.string(), 'the workspace') });

/** Milliseconds that opening a modal may take, within Slack's three seconds. */
const OPEN_TIMEOUT_MS = 2000;

/**
 * The app in a real workspace without an address of its own: Slack's requests come in over a WebSocket that is opened from
 * here. Rejects with {@link SocketModeError}. Disposing closes the socket, then finishes what was accepted.
 */
export async function startSocketMode({
  appToken,
  botToken,
  corpus,
  admins,
  log,
  slackApiUrl = 'https://slack.com/api/',
}: SocketModeOptions): Promise<SocketConnection> {
  const client = slackClientOptions(slackApiUrl, OPEN_TIMEOUT_MS);
  const identity = v.parse(
    Identity,
    await letIn('SLACK_BOT_TOKEN', () =>
      new WebClient(botToken, slackClientOptions(slackApiUrl, SLACK_TIMEOUT_MS)).auth.test(),
    ),
  );
  // Asked once before: the receiver would go on asking with a token that Slack refuses.
  await letIn('SLACK_APP_TOKEN', () => new WebClient(appToken, client).apps.connections.open({}));
  const { reception, close } = await localApp({ corpus, botToken, slackApiUrl, admins, log, now: Date.now });
  const receiver = new SocketModeReceiver({ appToken, logger: SILENT, installerOptions: { clientOptions: client } });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: client,
    logger: SILENT,
    ignoreSelf: false,
    convoStore: false,
  });
  listen(app, reception);
  app.error(async (error) => {
    log.error('a request could not be taken', { error: errorCode(error) });
    throw error;
  });
  await letIn('SLACK_APP_TOKEN', () => app.start());
  return {
    workspace: identity.team,
    async [Symbol.asyncDispose]() {
      await receiver.client.disconnect();
      await close();
    },
  };
}

async function letIn<Result>(token: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new SocketModeError(token, errorCode(cause), { cause });
  }
}
