import { createHash } from 'node:crypto';
import type { MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import type { JobOf } from '../jobs/jobs.ts';
import { platformError } from '../jobs/retries.ts';
import type { Place, Reply } from '../store/store.ts';
import { type Message, updatable } from '../views/message.ts';
import { sendKnownBlocks } from './refused-blocks.ts';
import { isLasting } from './slack-errors.ts';

/** Where the reply to a question belongs: in its thread, and in a direct message where it was asked. */
export function placeOf({ entry, channel, thread, ts }: JobOf<'question' | 'deleted'>): Place {
  return { channel, thread: entry === 'direct' ? thread : (thread ?? ts), since: ts };
}

/** A Slack timestamp names a moment as well as a message. */
export function slackTime(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(6);
}

const REPLY_EVENT = 'verbatim_reply';

/** Messages in a page, and pages, that are looked through for our own reply: more than come between two runs of a question. */
const PAGE = 200;
const MOST_PAGES = 10;

/** Which reply a message is: to what, and to which revision of it. Only this app can write its messages' metadata. */
export interface Mark {
  readonly key: string;
  readonly revision: string;
  /** An apology says that there is no answer to the revision. */
  readonly kind: 'answer' | 'apology';
  /** Version of the index that it was answered from. */
  readonly index?: string;
}

/** Messages of before apologies were marked are answers, or have a key of their own. */
const Payload = v.object({
  key: v.string(),
  revision: v.string(),
  kind: v.optional(v.picklist(['answer', 'apology']), 'answer'),
  index: v.optional(v.nullable(v.string()), null),
});

function metadataOf({ key, revision, kind, index }: Mark): MessageMetadata {
  const from = index === undefined ? {} : { index };
  return { event_type: REPLY_EVENT, event_payload: { key, revision, kind, ...from } };
}

export async function post(slack: WebClient, place: Place, message: Message, mark: Mark): Promise<Reply> {
  const address = {
    channel: place.channel,
    ...(place.thread === null ? {} : { thread_ts: place.thread }),
    metadata: metadataOf(mark),
  };
  const identified = { ...address, client_msg_id: clientIdOf(mark) };
  const send = (known: Message) =>
    slack.chat.postMessage({ ...known, ...identified }).catch((error: unknown) => {
      // The message of that id has been deleted since.
      if (platformError(error) !== 'duplicate_message_not_found') throw error;
      return slack.chat.postMessage({ ...known, ...address });
    });
  const posted = await sendKnownBlocks(slack, message, send);
  // A message to a person's id lands in a conversation with another id.
  return { channel: posted.channel ?? place.channel, ts: posted.ts ?? place.since };
}

/**
 * The same for every post of a reply, as a UUID. Slack's reference lists what goes wrong with it (`duplicate_message_not_found`)
 * and does not promise what it does; where Slack takes two posts with one id for one message, a reply that cannot be looked for is
 * not posted twice.
 */
function clientIdOf({ key, revision, kind }: Mark): string {
  const hex = createHash('sha256')
    .update(JSON.stringify([key, revision, kind]))
    .digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

export async function update(slack: WebClient, reply: Reply, message: Message, mark: Mark): Promise<void> {
  await sendKnownBlocks(slack, message, (known) =>
    slack.chat.update({ ...updatable(known), channel: reply.channel, ts: reply.ts, metadata: metadataOf(mark) }),
  );
}

/** A message that is gone already is let be. Throws every other Slack error. */
export async function remove(slack: WebClient, { channel, ts }: Reply): Promise<void> {
  try {
    await slack.chat.delete({ channel, ts });
  } catch (error) {
    if (platformError(error) !== 'message_not_found') throw error;
  }
}

export interface FoundReply {
  readonly reply: Reply;
  readonly revision: string;
  readonly kind: Mark['kind'];
  /** Version of the index that it was answered from; `null` where it does not say. */
  readonly index: string | null;
}

/**
 * Our own reply to `key`, which an earlier run may have posted before it could say so. `null` when there is none, and when
 * we may not look (the scopes to read channels are optional): posting twice is better than not at all.
 */
export async function findReply(slack: WebClient, place: Place, key: string): Promise<FoundReply | null> {
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const range = {
      channel: place.channel,
      oldest: place.since,
      limit: PAGE,
      include_all_metadata: true,
      ...(cursor ? { cursor } : {}),
    };
    try {
      const found =
        place.thread === null
          ? await slack.conversations.history(range)
          : await slack.conversations.replies({ ...range, ts: place.thread });
      for (const { ts, metadata } of found.messages ?? []) {
        if (ts === undefined || metadata?.event_type !== REPLY_EVENT) continue;
        const payload = v.safeParse(Payload, metadata.event_payload);
        if (payload.success && payload.output.key === key) {
          const { revision, kind, index } = payload.output;
          return { reply: { channel: place.channel, ts }, revision, kind, index };
        }
      }
      cursor = found.response_metadata?.next_cursor;
    } catch (error) {
      const code = platformError(error);
      if (code === 'missing_scope' || code === 'not_in_channel' || code === 'channel_not_found') return null;
      throw error;
    }
    if (!cursor) return null;
  }
  return null;
}

/**
 * The app's own conversation with that person, where what was said can be looked for. Their id, which Slack takes for it only
 * when it is written to, where the app was installed without the scope to open conversations.
 */
export async function placeWith(slack: WebClient, user: string, since: number): Promise<Place> {
  return { channel: (await conversationWith(slack, user)) ?? user, thread: null, since: slackTime(since) };
}

async function conversationWith(slack: WebClient, user: string): Promise<string | undefined> {
  try {
    return (await slack.conversations.open({ users: user })).channel?.id;
  } catch (error) {
    // A failure of Slack's own says nothing of the scope: written to by their id, they might be told twice.
    if (!isLasting(error)) throw error;
    return undefined;
  }
}

export async function postToPerson(slack: WebClient, user: string, message: Message): Promise<void> {
  await sendKnownBlocks(slack, message, (known) => slack.chat.postMessage({ ...known, channel: user }));
}
