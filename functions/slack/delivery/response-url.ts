import type { JobContext } from '../jobs/job-context.ts';
import { LimitedError } from '../jobs/retries.ts';
import type { Message } from '../views/message.ts';
import { postToPerson } from './channel-messages.ts';
import { RefusedBlocksError, saysInvalidBlocks, sendKnownBlocks } from './refused-blocks.ts';

/** Milliseconds that Slack gets to take a response. */
const TIMEOUT_MS = 10_000;

/** Characters of what Slack says. */
const MOST_WORD = 200;

/** Slack did not take it, but may take it later. */
export class ResponseUrlError extends Error {
  override readonly name = 'ResponseUrlError';

  constructor(status: number) {
    super(`Slack answered ${status} at the response URL`);
  }
}

interface Recipient {
  readonly responseUrl: string;
  readonly user: string;
  /** For everybody, in this thread. */
  readonly thread?: string | null | undefined;
}

/** To the asker in place of what was sent there before, or beside it, or to everybody in the conversation. */
export type Audience = keyof typeof DELIVERIES;

const DELIVERIES = {
  asker: { response_type: 'ephemeral', replace_original: true },
  beside: { response_type: 'ephemeral', replace_original: false },
  everybody: { response_type: 'in_channel', replace_original: false },
} as const;

/** Slack's word, with status 404, for a URL that has taken its five messages. */
const USED_UP = /\bused_url\b/u;

/**
 * Sends to a response URL. The URL works five times within half an hour. What came to it five times is in sight, and is not sent
 * otherwise; once the half hour is over the message goes to the person directly (`tell`). Throws {@link LimitedError},
 * {@link ResponseUrlError}, or `fetch`'s own error, for what another run may mend.
 */
export async function respond(
  jobContext: Pick<JobContext, 'slack' | 'log'>,
  { responseUrl, user, thread }: Recipient,
  message: Message,
  audience: Audience = 'asker',
  tell: () => Promise<unknown> = () => postToPerson(jobContext.slack, user, message),
): Promise<void> {
  const inThread = audience === 'everybody' && thread ? { thread_ts: thread } : {};
  const response = await sendKnownBlocks(jobContext.slack, message, (known) =>
    send(responseUrl, { ...known, ...DELIVERIES[audience], ...inThread }),
  );
  if (response.ok) return;
  if (response.retryAfter !== null) throw new LimitedError(response.retryAfter);
  if (response.status === 429 || response.status >= 500) throw new ResponseUrlError(response.status);
  if (USED_UP.test(response.word)) {
    jobContext.log.warn('the response URL has taken all that it takes', { status: response.status });
    return;
  }
  jobContext.log.warn('the response URL has expired; sending a direct message', { status: response.status });
  await tell();
}

interface UrlResponse extends Pick<Response, 'ok' | 'status'> {
  /** The beginning of what Slack says. */
  readonly word: string;
  /** Seconds, where Slack asks to wait. */
  readonly retryAfter: number | null;
}

async function send(responseUrl: string, body: Readonly<Record<string, unknown>>): Promise<UrlResponse> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  });
  const answer = await response.text().catch(() => '');
  if (!response.ok && saysInvalidBlocks(answer)) throw new RefusedBlocksError(answer);
  const retryAfter = response.status === 429 ? secondsIn(response.headers.get('retry-after')) : null;
  return { ok: response.ok, status: response.status, word: answer.slice(0, MOST_WORD), retryAfter };
}

/** As Slack writes it; `null` where there is none. */
function secondsIn(retryAfter: string | null): number | null {
  return retryAfter !== null && /^\d{1,6}$/u.test(retryAfter) ? Number(retryAfter) : null;
}
