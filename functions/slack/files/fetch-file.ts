import type { WebClient } from '@slack/web-api';
import { platformError } from '../jobs/retries.ts';
import type { SharedFile } from '../jobs/shared-file.ts';

/** Bytes: a report of a hundred pages with pictures. */
export const MOST_FILE_BYTES = 10 * 1024 * 1024;

/** Milliseconds for the file of a message: of three hundred megabits of a Lambda function this is a small part. */
const TIMEOUT_MS = 8000;

export type FetchedFile =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** `withheld`: Slack does not let the app have it; nothing is wrong with the file. */
  | { readonly kind: 'unread'; readonly why: 'too large' | 'withheld' };

/** Slack did not give the file, but may later. */
export class FileUnavailableError extends Error {
  override readonly name = 'FileUnavailableError';

  constructor(problem: string, options?: ErrorOptions) {
    super(`The file could not be fetched: ${problem}`, options);
  }
}

/**
 * Fetches a file with the bot's token, which goes to Slack's own file host and nowhere else: an address in a message may be
 * anyone's. No redirect is followed. Throws {@link FileUnavailableError} for what another run may mend.
 */
export async function fetchFile(slack: WebClient, file: SharedFile): Promise<FetchedFile> {
  if ((file.size ?? 0) > MOST_FILE_BYTES) return { kind: 'unread', why: 'too large' };
  const { url, size } = file.url === null ? await lookedUp(slack, file) : file;
  if (url === null || !URL.canParse(url) || new URL(url).origin !== fileOrigin(slack)) {
    return { kind: 'unread', why: 'withheld' };
  }
  const response = await get(url, slack.token ?? '');
  if (response.status === 429 || response.status >= 500) {
    await response.body?.cancel();
    throw new FileUnavailableError(`Slack answered ${response.status}`);
  }
  if (response.status !== 200 || isSignIn(response, file)) {
    await response.body?.cancel();
    return { kind: 'unread', why: 'withheld' };
  }
  const fetched = await readLimited(response);
  // The page to sign in, where the file is a page too.
  const isAnother = fetched.kind === 'bytes' && size !== null && fetched.bytes.length !== size;
  return isAnother ? { kind: 'unread', why: 'withheld' } : fetched;
}

/** Slack's file host for the API that is called; on a loopback address they are one. */
function fileOrigin(slack: WebClient): string {
  const { hostname, origin } = new URL(slack.slackApiUrl);
  return /(?:^|\.)slack(?:-gov)?\.com$/u.test(hostname) ? `https://files.${hostname}` : origin;
}

/** Where the app may not read files, Slack answers with its page to sign in, and says 200. */
function isSignIn({ headers }: Response, { mimetype }: SharedFile): boolean {
  return (headers.get('content-type') ?? '').startsWith('text/html') && !mimetype.startsWith('text/html');
}

async function get(url: string, token: string): Promise<Response> {
  try {
    return await fetch(url, {
      headers: { authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (cause) {
    throw new FileUnavailableError('there was no answer', { cause });
  }
}

async function readLimited({ body }: Response): Promise<FetchedFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body ?? []) {
      size += chunk.length;
      if (size > MOST_FILE_BYTES) return { kind: 'unread', why: 'too large' };
      chunks.push(chunk);
    }
  } catch (cause) {
    throw new FileUnavailableError('its answer broke off', { cause });
  }
  return { kind: 'bytes', bytes: Buffer.concat(chunks) };
}

/** The address is `null` where Slack does not tell. */
async function lookedUp(slack: WebClient, { id, size }: SharedFile): Promise<Pick<SharedFile, 'url' | 'size'>> {
  try {
    const { file } = await slack.files.info({ file: id });
    return { url: file?.url_private_download ?? file?.url_private ?? null, size: file?.size ?? size };
  } catch (error) {
    if (platformError(error) === null) throw error;
    return { url: null, size };
  }
}
