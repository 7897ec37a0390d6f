import { App } from '@slack/bolt';
import { SILENT, slackClientOptions } from '../delivery/client.ts';
import { errorCode } from '../jobs/retries.ts';
import { type ListenerContext, listen } from './listeners.ts';
import { SignedReceiver } from './receiver.ts';

/** Milliseconds that opening a modal may take: Slack shows an error after three seconds. */
const OPEN_TIMEOUT_MS = 2000;

export interface SlackAppOptions {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly slackApiUrl: string;
  readonly listenerContext: ListenerContext;
}

/** The app behind its receiver. No call goes out to build it: a token given as `token` would be tested first. */
export function createReceiver({
  signingSecret,
  botToken,
  slackApiUrl,
  listenerContext,
}: SlackAppOptions): SignedReceiver {
  const { log, now } = listenerContext;
  const heard = new WeakSet<Error>();
  const receiver = new SignedReceiver({
    signingSecret,
    now,
    onFailure: (error) => {
      if (error instanceof Error && heard.has(error)) return 'may come again';
      // Bolt could not read it, and could not the next time.
      log.error('a request could not be read', { error: errorCode(error) });
      return 'would fail again';
    },
  });
  const app = new App({
    receiver,
    authorize: async () => ({ botToken }),
    clientOptions: slackClientOptions(slackApiUrl, OPEN_TIMEOUT_MS),
    logger: SILENT,
    // Listeners look at who wrote a message; Bolt's own look would need the bot's id.
    ignoreSelf: false,
    convoStore: false,
  });
  listen(app, listenerContext);
  app.error(async (error) => {
    heard.add(error);
    log.error('a request could not be taken', {
      error: errorCode(error),
      cause: errorCode(causeOf(error)),
    });
    throw error;
  });
  return receiver;
}

function causeOf(error: Error): unknown {
  return 'original' in error ? error.original : error.cause;
}
