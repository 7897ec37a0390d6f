import type { MessageMetadata } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import * as v from 'valibot';
import type { JobOf } from '../jobs/jobs.ts';
import { platformError } from '../jobs/retries.ts';
import type { Place, Reply } from '../store/store.ts';
import { type Message, updatable } from '../views/message.ts';
import { sendKnownBlocks } from './refused-blocks.ts';

/** Where the reply to a question belongs: in its thread, and in a direct message where it was asked. */
export function placeOf({ entry, channel, thread, ts }: JobOf<'question'>): Place {
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
}

const Payload = v.object({ key: v.string(), revision: v.string() });

function metadataOf({ key, revision }: Mark): MessageMetadata {
  return { event_type: REPLY_EVENT, event_payload: { key, revision } };
}

export async function post(slack: WebClient, place: Place, message: Message, mark: Mark): Promise<Reply> {
  const posted = await sendKnownBlocks(slack, message, (known) =>
    slack.chat.postMessage({
      ...known,
      channel: place.channel,
      ...(place.thread === null ? {} : { thread_ts: place.thread }),
      metadata: metadataOf(mark),
    }),
  );
  // A message to a person's id lands in a conversation with another id.
  return { channel: posted.channel ?? place.channel, ts: posted.ts ?? place.since };
}

export async function update(slack: WebClient, reply: Reply, message: Message, mark: Mark): Promise<void> {
  await sendKnownBlocks(slack, message, (known) =>
    slack.chat.update({ ...updatable(known), channel: reply.channel, ts: reply.ts, metadata: metadataOf(mark) }),
  );
}

export interface FoundReply {
  readonly reply: Reply;
  readonly revision: string;
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
          return { reply: { channel: place.channel, ts }, revision: payload.output.revision };
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

/** The app's own conversation with that person: Slack takes their id for it when it is written to. */
export function placeWith(user: string, since: number): Place {
  return { channel: user, thread: null, since: slackTime(since) };
}

export async function postToPerson(slack: WebClient, user: string, message: Message): Promise<void> {
  await sendKnownBlocks(slack, message, (known) => slack.chat.postMessage({ ...known, channel: user }));
}
