import * as v from 'valibot';
import { HANDED_OVER, type HandedOver, readHandedOver } from './handed-over.ts';

/** What we read of Slack's events. Slack sends much more and adds to it; unknown fields are left alone. */

const Edited = v.optional(v.object({ ts: v.string() }));

const Authorizations = v.nullish(
  v.array(
    v.object({
      enterprise_id: v.nullish(v.string()),
      team_id: v.nullish(v.string()),
      user_id: v.nullish(v.string()),
      is_bot: v.optional(v.boolean()),
    }),
  ),
  [],
);

const Envelope = v.object({
  team_id: v.string(),
  enterprise_id: v.nullish(v.string()),
  authorizations: Authorizations,
  is_ext_shared_channel: v.optional(v.boolean(), false),
});

const Sent = {
  user: v.nullish(v.string()),
  bot_id: v.nullish(v.string()),
  text: v.optional(v.string(), ''),
  ts: v.string(),
  thread_ts: v.optional(v.string()),
  edited: Edited,
  /** Workspace of the sender, under whichever name Slack gives it. */
  user_team: v.nullish(v.string()),
  source_team: v.nullish(v.string()),
  team: v.nullish(v.string()),
  ...HANDED_OVER,
};

const Mention = v.object({
  type: v.literal('app_mention'),
  channel: v.string(),
  subtype: v.optional(v.string()),
  ...Sent,
});

const Message = v.object({
  type: v.literal('message'),
  channel: v.string(),
  channel_type: v.optional(v.string()),
  subtype: v.optional(v.picklist(['file_share', 'thread_broadcast'])),
  ...Sent,
});

const ChangedMessage = v.object({
  type: v.literal('message'),
  subtype: v.literal('message_changed'),
  channel: v.string(),
  channel_type: v.optional(v.string()),
  message: v.object({ ...Sent, subtype: v.optional(v.picklist(['file_share', 'thread_broadcast'])) }),
  previous_message: v.optional(v.object({ text: v.optional(v.string()) })),
});

/** What a message was before it was deleted; a message that begins a thread becomes a tombstone instead. */
const Previous = v.object({ ...Sent, subtype: v.optional(v.picklist(['file_share', 'thread_broadcast'])) });

const DeletedMessage = v.object({
  type: v.literal('message'),
  subtype: v.literal('message_deleted'),
  channel: v.string(),
  channel_type: v.optional(v.string()),
  previous_message: Previous,
});

const Tombstone = v.object({
  type: v.literal('message'),
  subtype: v.literal('message_changed'),
  channel: v.string(),
  channel_type: v.optional(v.string()),
  message: v.object({ subtype: v.literal('tombstone') }),
  previous_message: Previous,
});

export interface Envelope {
  /** The workspace that Slack delivers to. */
  readonly home: string;
  readonly botUser: string | null;
  /** The Enterprise Grid that the workspace belongs to; `null` for a workspace of its own. */
  readonly grid: string | null;
  /** It comes from a channel that is shared with another organisation. */
  readonly isShared: boolean;
}

/** Something that a person wrote, or edited, where we can read it. */
export interface PostedMessage {
  readonly channel: string;
  readonly channelType: string | null;
  readonly user: string;
  /** The sender's workspace; `null` where Slack does not say. */
  readonly from: string | null;
  readonly text: string;
  /** Besides its own words. */
  readonly handedOver: HandedOver;
  readonly ts: string;
  readonly thread: string | null;
  readonly edited: string | null;
}

/** `null` for a body that is no event. */
export function readEnvelope(body: unknown): Envelope | null {
  const parsed = v.safeParse(Envelope, body);
  if (!parsed.success) return null;
  const { team_id, enterprise_id, authorizations, is_ext_shared_channel: isShared } = parsed.output;
  const [first] = authorizations ?? [];
  const own = authorizations?.find(({ is_bot }) => is_bot);
  return {
    home: first?.team_id ?? team_id,
    grid: (first ? first.enterprise_id : enterprise_id) ?? null,
    botUser: own?.user_id ?? null,
    isShared,
  };
}

/** `null` for what no person wrote: another bot's words, and our own. */
export function readMention(event: unknown): PostedMessage | null {
  const parsed = v.safeParse(Mention, event);
  return parsed.success ? posted(parsed.output, parsed.output.channel, null) : null;
}

/**
 * `null` for what no person wrote, for joins, topics and deletions, and for changes that leave the words as they are: Slack
 * tells of those too, when it unfurls a link.
 */
export function readMessage(event: unknown): PostedMessage | null {
  const message = v.safeParse(Message, event);
  if (message.success) return posted(message.output, message.output.channel, message.output.channel_type ?? null);
  const changed = v.safeParse(ChangedMessage, event);
  if (!changed.success) return null;
  const { message: now, previous_message: before, channel, channel_type } = changed.output;
  if (now.edited === undefined || before?.text === now.text) return null;
  return posted(now, channel, channel_type ?? null);
}

/** The message that its author, or an admin, has deleted; `null` for every other event. */
export function readDeletion(event: unknown): PostedMessage | null {
  const parsed = v.safeParse(v.union([DeletedMessage, Tombstone]), event);
  if (!parsed.success) return null;
  const { previous_message: before, channel, channel_type } = parsed.output;
  return posted(before, channel, channel_type ?? null);
}

type Sent =
  | v.InferOutput<typeof Previous>
  | v.InferOutput<typeof Mention>
  | v.InferOutput<typeof Message>
  | v.InferOutput<typeof ChangedMessage>['message'];

function posted(sent: Sent, channel: string, channelType: string | null): PostedMessage | null {
  if (sent.user == null || typeof sent.bot_id === 'string') return null;
  return {
    channel,
    channelType,
    user: sent.user,
    from: sent.user_team ?? sent.source_team ?? sent.team ?? null,
    text: sent.text,
    handedOver: readHandedOver(sent),
    ts: sent.ts,
    thread: sent.thread_ts === undefined || sent.thread_ts === sent.ts ? null : sent.thread_ts,
    edited: sent.edited?.ts ?? null,
  };
}
