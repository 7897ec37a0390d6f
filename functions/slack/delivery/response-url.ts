import type { JobContext } from '../jobs/job-context.ts';
import type { Message } from '../views/message.ts';
import { postToPerson } from './channel-messages.ts';
import { RefusedBlocksError, saysInvalidBlocks, sendKnownBlocks } from './refused-blocks.ts';

/** Milliseconds that Slack gets to take a response. */
const TIMEOUT_MS = 10_000;

/** Slack did not take it, but may take it later. */
class ResponseUrlError extends Error {
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

/**
 * Sends to a response URL. The URL works five times within half an hour; after that the message goes to the person directly. Throws
 * {@link ResponseUrlError}, or `fetch`'s own error, for what another run may mend.
 */
export async function respond(
  jobContext: Pick<JobContext, 'slack' | 'log'>,
  { responseUrl, user, thread }: Recipient,
  message: Message,
  audience: Audience = 'asker',
): Promise<void> {
  const inThread = audience === 'everybody' && thread ? { thread_ts: thread } : {};
  const response = await sendKnownBlocks(jobContext.slack, message, (known) =>
    send(responseUrl, { ...known, ...DELIVERIES[audience], ...inThread }),
  );
  if (response.ok) return;
  if (response.status === 429 || response.status >= 500) throw new ResponseUrlError(response.status);
  jobContext.log.warn('the response URL has expired; sending a direct message', { status: response.status });
  await postToPerson(jobContext.slack, user, message);
}

async function send(responseUrl: string, body: Readonly<Record<string, unknown>>): Promise<Response> {
  const response = await fetch(responseUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
    redirect: 'error',
  });
  const answer = await response.text().catch(() => '');
  if (!response.ok && saysInvalidBlocks(answer)) throw new RefusedBlocksError(answer);
  return response;
}
