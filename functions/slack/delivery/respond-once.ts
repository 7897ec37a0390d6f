import type { JobOf } from '../jobs/jobs.ts';
import { LimitedError } from '../jobs/retries.ts';
import type { Earlier } from '../store/store.ts';
import type { Message } from '../views/message.ts';
import { perhapsShownMessage } from '../views/notices.ts';
import { answerId, type DeliveryTools } from './deliver-once.ts';
import { tellDirectly } from './direct-messages.ts';
import { ResponseUrlError, respond } from './response-url.ts';

/**
 * Sends to the asker's response URL in place of what was sent there, under the lease of `key`. What Slack shows there cannot be
 * looked up: once the URL has expired, the message goes to the asker directly (`tell`) only where nothing can have been shown. Where a
 * run that was killed may have shown it, the asker is told so, once: it may be missing, and sent directly it may come twice.
 */
export async function respondOnce(
  tools: DeliveryTools,
  job: JobOf<'command' | 'claim'>,
  { key, earlier }: { readonly key: string; readonly earlier: Earlier | null },
  message: Message,
  tell: () => Promise<void>,
): Promise<void> {
  const { store } = tools;
  const mayBeShown = earlier?.mayHavePosted ?? false;
  await store.beginPosting(key, '', earlier?.answerId ?? answerId(key));
  try {
    await respond(tools, job, message, 'asker', async () => {
      if (mayBeShown) {
        await tellDirectly(tools, { key, revision: '', user: job.user }, perhapsShownMessage(job.text));
      } else {
        await tell();
        await store.notPosted(key, '');
      }
    });
  } catch (error) {
    const isUntaken = error instanceof ResponseUrlError || error instanceof LimitedError;
    if (isUntaken && !mayBeShown) await store.notPosted(key, '');
    throw error;
  }
}
