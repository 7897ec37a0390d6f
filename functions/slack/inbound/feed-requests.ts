import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { EVERY } from '../../feeds/feed.ts';
import { parseEvery } from '../../feeds/feed-lines.ts';
import { feedAddress } from '../../feeds/watching.ts';
import { texts } from '../../wording/texts.ts';
import { isAdmin } from '../jobs/access.ts';
import { parseFeedValue } from '../views/actions.ts';
import { FEED_FIELDS, feedModal } from '../views/feed-list.ts';
import { textModal } from '../views/modals.ts';
import type { ButtonPress, ModalSubmission } from './interactions.ts';
import type { ListenerContext } from './listeners.ts';

/** How admins have feeds watched and stopped, up to the job. The worker looks again at who it is. */

export async function openFeedForm(
  { user, trigger }: ButtonPress,
  { access }: ListenerContext,
  client: WebClient,
): Promise<void> {
  const view = isAdmin(access, user) ? feedModal() : textModal(texts.adminsOnly);
  await client.views.open({ trigger_id: trigger, view });
}

export async function takeStoppedFeed(
  { home: team, user, value, trigger }: ButtonPress,
  { accept, access, now }: ListenerContext,
  client: WebClient,
): Promise<void> {
  const feed = parseFeedValue(value);
  if (feed === null) return;
  if (isAdmin(access, user)) {
    await accept({ type: 'feed', team, user, acceptedAt: now(), content: { kind: 'stop', feed } });
  } else await client.views.open({ trigger_id: trigger, view: textModal(texts.adminsOnly) });
}

/** Takes the form, and gives what Slack is to show; `null` closes it. */
export async function takeFeedForm(
  { home: team, user, inputs }: ModalSubmission,
  { accept, access, now }: ListenerContext,
): Promise<ViewResponseAction | null> {
  if (!isAdmin(access, user)) return { response_action: 'update', view: textModal(texts.adminsOnly) };
  const url = feedAddress(inputs.get(FEED_FIELDS.url) ?? '');
  const given = inputs.get(FEED_FIELDS.every);
  const every = given === undefined ? EVERY.usual : parseEvery(given);
  const errors = {
    ...(url === null ? { [FEED_FIELDS.url]: texts.feedNoUrl } : {}),
    ...(every === null ? { [FEED_FIELDS.every]: texts.feedNoEvery } : {}),
  };
  if (url === null || every === null) return { response_action: 'errors', errors };
  await accept({ type: 'feed', team, user, acceptedAt: now(), content: { kind: 'watch', url, every } });
  return null;
}
