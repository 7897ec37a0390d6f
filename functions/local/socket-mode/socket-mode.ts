import { App, SocketModeReceiver } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import { SILENT, SLACK_TIMEOUT_MS, slackClientOptions } from '../../slack/delivery/client.ts';
import { listen } from '../../slack/inbound/listeners.ts';
import type { Log } from '../../slack/jobs/job-context.ts';
import { errorCode } from '../../slack/jobs/retries.ts';
import manifest from '../../slack/manifest/manifest.json' with { type: 'json' };
import type { LocalCorpus } from '../server/corpus/local-corpus.ts';
import { localApp } from '../server/local-app.ts';
import { SocketLink, type SocketLinkOptions } from './socket-link.ts';
import { SocketModeError } from './socket-mode-error.ts';

export interface SocketTokens {
  /** Of the app, with the scope `connections:write`. */
  readonly appToken: string;
  readonly botToken: string;
}

export interface SocketModeOptions extends SocketTokens {
  readonly corpus: LocalCorpus;
  readonly admins: readonly string[];
  readonly log: Log;
  /** Prints the state of the connection in the terminal. */
  readonly tell: (message: string) => void;
  /** Slack's own where it is not given. */
  readonly slackApiUrl?: string;
  readonly waits?: SocketLinkOptions['waits'];
}

export interface SocketConnection extends AsyncDisposable {
  /** Its name, as Slack gives it. */
  readonly workspace: string;
  /** Resolves when Slack will not have the app back; never, while all is well. */
  readonly refused: Promise<SocketModeError>;
}

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
  tell,
  waits,
  slackApiUrl = 'https://slack.com/api/',
}: SocketModeOptions): Promise<SocketConnection> {
  const client = slackClientOptions(slackApiUrl, OPEN_TIMEOUT_MS);
  const identity = v.parse(
    Identity,
    await letIn('SLACK_BOT_TOKEN', () =>
      new WebClient(botToken, slackClientOptions(slackApiUrl, SLACK_TIMEOUT_MS)).auth.test(),
    ),
  );
  const { listenerContext, close } = await localApp({ corpus, botToken, slackApiUrl, admins, log, now: Date.now });
  const receiver = new SocketModeReceiver({
    appToken,
    logger: SILENT,
    installerOptions: { clientOptions: client },
    autoReconnectEnabled: false,
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: client,
    logger: SILENT,
    ignoreSelf: false,
    convoStore: false,
  });
  listen(app, listenerContext);
  app.error(async (error) => {
    log.error('a request could not be taken', { error: errorCode(error) });
    throw error;
  });
  const open = () => letIn('SLACK_APP_TOKEN', () => receiver.client.start());
  await open();
  const link = new SocketLink({ client: receiver.client, open, tell, ...(waits ? { waits } : {}) });
  return {
    workspace: identity.team,
    refused: link.refused,
    async [Symbol.asyncDispose]() {
      await link.close();
      await close();
    },
  };
}

async function letIn<Result>(token: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw new SocketModeError(token, cause);
  }
}
