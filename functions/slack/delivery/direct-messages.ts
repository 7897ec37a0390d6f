import type { Message } from '../views/message.ts';
import { placeWith } from './channel-messages.ts';
import { type DeliveryTools, deliverOnce } from './deliver-once.ts';
import { SAID_WITHIN_MS } from './direct-apology.ts';

/** Tells a person directly, once, what could not be said where it belongs. */
export async function tellDirectly(
  tools: DeliveryTools,
  { key, revision, user }: { readonly key: string; readonly revision: string; readonly user: string },
  message: Message,
): Promise<void> {
  const place = await placeWith(tools.slack, user, tools.now() - SAID_WITHIN_MS);
  await deliverOnce(tools, { key: `direct:${key}`, revision, place }, async () => ({ message, record: null }));
}
