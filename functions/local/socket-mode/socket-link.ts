import { setTimeout as sleep } from 'node:timers/promises';
import type { SocketModeReceiver } from '@slack/bolt';
import { SocketModeError } from './socket-mode-error.ts';

export interface SocketLinkOptions {
  /** Made with `autoReconnectEnabled: false`. */
  readonly client: SocketModeReceiver['client'];
  /** Opens the connection; rejects with {@link SocketModeError} for what Slack says, with anything for what ends before. */
  readonly open: () => Promise<unknown>;
  /** Prints a line in the terminal. */
  readonly tell: (message: string) => void;
  /** Seconds before each attempt to be back, the last one again and again. */
  readonly waits?: readonly number[];
}

/** Slack closes a connection every few hours and takes the next at once; a network may be away for long. */
const WAITS_S = [0, 1, 2, 5, 10, 30];

/** Milliseconds that Slack has to answer when the app leaves: a network that is gone never does. */
const PATIENCE_MS = 2000;

/**
 * The connection to Slack, taken up again whenever it is lost. Bolt's own client would do so too, but waits five seconds,
 * and a failed attempt of its own is an unhandled rejection, which ends the process.
 */
export class SocketLink {
  readonly #options: SocketLinkOptions;
  readonly #closing = new AbortController();
  readonly #refused = Promise.withResolvers<SocketModeError>();
  #attempts: Promise<void> | null = null;

  constructor(options: SocketLinkOptions) {
    this.#options = options;
    options.client.on('disconnected', () => {
      if (this.#closing.signal.aborted || this.#attempts) return;
      this.#attempts = this.#takeUpAgain().finally(() => {
        this.#attempts = null;
      });
    });
  }

  /** Resolves when Slack will not have the app back; never, while all is well. */
  get refused(): Promise<SocketModeError> {
    return this.#refused.promise;
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await beforeTimeout(this.#attempts ?? Promise.resolve());
    const { client } = this.#options;
    const isGone = await beforeTimeout(client.disconnect());
    // A second goodbye does not wait for an answer.
    if (!isGone) await client.disconnect();
  }

  async #takeUpAgain(): Promise<void> {
    const { client, open, tell, waits = WAITS_S } = this.#options;
    const { signal } = this.#closing;
    for (let attempt = 0; ; attempt += 1) {
      const wait = waits[Math.min(attempt, waits.length - 1)] ?? 0;
      await sleep(wait * 1000, undefined, { signal }).catch(() => {}); // closing cuts it short
      if (signal.aborted) return;
      try {
        await open();
        if (signal.aborted) await client.disconnect();
        else if (attempt > 0) tell('Connected to Slack again.');
        return;
      } catch (error) {
        if (error instanceof SocketModeError && error.isFinal) return this.#refused.resolve(error);
        if (attempt === 0) tell('The connection to Slack is lost. Trying again until it is back …');
      }
    }
  }
}

/** Whether it was done in time. */
async function beforeTimeout(work: Promise<unknown>): Promise<boolean> {
  const timeout = new AbortController();
  const { signal } = timeout;
  try {
    return await Promise.race([work.then(() => true), sleep(PATIENCE_MS, false, { signal }).catch(() => false)]);
  } finally {
    timeout.abort();
  }
}
