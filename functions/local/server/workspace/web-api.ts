import * as v from 'valibot';
import { APP, directChannel, isConversation, personOf, TEAM } from './people.ts';
import { type KeptMessage, type View, WebApiError, type Workspace } from './workspace.ts';

/** The fields of a call: of a form, with what is no text in it as JSON, as Slack's own clients send it. */
export type Fields = Readonly<Record<string, string>>;

const json = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.string(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        return JSON.parse(dataset.value) as unknown;
      } catch {
        addIssue({ message: 'no JSON' });
        return NEVER;
      }
    }),
    schema,
  );

const Blocks = v.optional(json(v.array(v.unknown())), '[]');
const Metadata = v.optional(json(v.unknown()), 'null');
const AnyView = json(v.record(v.string(), v.unknown()));
const Limit = v.optional(v.pipe(v.string(), v.transform(Number), v.number(), v.minValue(1)), '100');

const Post = v.object({
  channel: v.string(),
  text: v.optional(v.string(), ''),
  blocks: Blocks,
  metadata: Metadata,
  thread_ts: v.optional(v.string()),
});
const Ephemeral = v.object({ ...Post.entries, user: v.string() });
const Update = v.object({ ...Post.entries, ts: v.string() });
const Delete = v.object({ channel: v.string(), ts: v.string() });
const History = v.object({ channel: v.string(), oldest: v.optional(v.string(), '0'), limit: Limit });
const Replies = v.object({ ...History.entries, ts: v.string() });
const Open = v.object({ users: v.string() });
const OpenView = v.object({ trigger_id: v.string(), view: AnyView });
const UpdateView = v.object({
  view_id: v.optional(v.string()),
  external_id: v.optional(v.string()),
  view: AnyView,
});
const PublishView = v.object({ user_id: v.string(), view: AnyView });
const Suggest = v.object({
  channel_id: v.string(),
  title: v.optional(v.string(), ''),
  prompts: json(v.array(v.object({ title: v.string(), message: v.string() }))),
});

type Method = (fields: Fields, workspace: Workspace) => Readonly<Record<string, unknown>>;

/**
 * The methods of Slack's Web API that the app calls, over a workspace in memory. Slack answers refusals with status 200 and
 * `ok: false`; so does this.
 */
export function callMethod(name: string, fields: Fields, workspace: Workspace): Readonly<Record<string, unknown>> {
  const method = METHODS.get(name);
  if (!method) return { ok: false, error: 'unknown_method' };
  try {
    return { ok: true, ...method(fields, workspace) };
  } catch (error) {
    if (error instanceof WebApiError) return { ok: false, error: error.code };
    if (error instanceof v.ValiError) return { ok: false, error: 'invalid_arguments' };
    throw error;
  }
}

const METHODS: ReadonlyMap<string, Method> = new Map<string, Method>([
  [
    'auth.test',
    () => ({ url: 'http://127.0.0.1/', team: TEAM.name, team_id: TEAM.id, user_id: APP.user, bot_id: APP.bot }),
  ],
  [
    'chat.postMessage',
    (fields, workspace) => {
      const { channel, text, blocks, metadata, thread_ts } = v.parse(Post, fields);
      const place = personOf(channel) ? directChannel(channel) : channel;
      needContent(text, blocks);
      const thread = thread_ts ?? null;
      const posted = workspace.post({ channel: place, user: APP.user, text, blocks, metadata, thread });
      return { channel: place, ts: posted.ts, message: wire(posted) };
    },
  ],
  [
    'chat.postEphemeral',
    (fields, workspace) => {
      const { channel, text, blocks, thread_ts, user } = v.parse(Ephemeral, fields);
      needContent(text, blocks);
      if (!personOf(user)) throw new WebApiError('user_not_in_channel');
      const posted = workspace.post({
        channel,
        user: APP.user,
        text,
        blocks,
        thread: thread_ts ?? null,
        onlyFor: user,
      });
      return { message_ts: posted.ts };
    },
  ],
  [
    'chat.update',
    (fields, workspace) => {
      const { channel, ts, text, blocks, metadata } = v.parse(Update, fields);
      needContent(text, blocks);
      const { after } = workspace.change({ channel, ts, user: APP.user }, { text, blocks, metadata });
      return { channel, ts, text, message: wire(after) };
    },
  ],
  [
    'chat.delete',
    (fields, workspace) => {
      const { channel, ts } = v.parse(Delete, fields);
      const message = workspace.message(channel, ts);
      if (!message) throw new WebApiError('message_not_found');
      if (message.user !== APP.user) throw new WebApiError('cant_delete_message');
      workspace.remove(message.id);
      return { channel, ts };
    },
  ],
  [
    'conversations.history',
    (fields, workspace) => {
      const { channel, oldest, limit } = v.parse(History, fields);
      const messages = visible(channel, oldest, workspace).filter(({ thread }) => thread === null);
      return { messages: messages.reverse().slice(0, limit).map(wire), has_more: false };
    },
  ],
  [
    'conversations.replies',
    (fields, workspace) => {
      const { channel, ts, oldest, limit } = v.parse(Replies, fields);
      const messages = visible(channel, '0', workspace).filter(
        (message) => message.ts === ts || (message.thread === ts && Number(message.ts) >= Number(oldest)),
      );
      if (messages.length === 0) throw new WebApiError('thread_not_found');
      return { messages: messages.slice(0, limit).map(wire), has_more: false };
    },
  ],
  [
    'conversations.open',
    (fields) => {
      const { users } = v.parse(Open, fields);
      if (!personOf(users)) throw new WebApiError('user_not_found');
      return { channel: { id: directChannel(users) } };
    },
  ],
  [
    'views.open',
    (fields, workspace) => {
      const { trigger_id, view } = v.parse(OpenView, fields);
      return { view: shown(workspace.openModal(trigger_id, view)) };
    },
  ],
  [
    'views.update',
    (fields, workspace) => {
      const { view_id, external_id, view } = v.parse(UpdateView, fields);
      return { view: shown(workspace.updateModal({ id: view_id, externalId: external_id }, view)) };
    },
  ],
  [
    'views.publish',
    (fields, workspace) => {
      const { user_id, view } = v.parse(PublishView, fields);
      if (!personOf(user_id)) throw new WebApiError('user_not_found');
      workspace.publishHome(user_id, view);
      return { view };
    },
  ],
  [
    'assistant.threads.setSuggestedPrompts',
    (fields, workspace) => {
      const { channel_id, title, prompts } = v.parse(Suggest, fields);
      workspace.suggest(channel_id, { title, prompts });
      return {};
    },
  ],
]);

function needContent(text: string, blocks: readonly unknown[]): void {
  if (text === '' && blocks.length === 0) throw new WebApiError('no_text');
}

function visible(channel: string, oldest: string, workspace: Workspace): KeptMessage[] {
  if (!isConversation(channel)) throw new WebApiError('channel_not_found');
  return workspace.conversation(channel).filter(({ ts, onlyFor }) => onlyFor === null && Number(ts) >= Number(oldest));
}

function wire({ ts, thread, user, text, blocks, metadata, edited }: KeptMessage) {
  return {
    type: 'message',
    ts,
    user,
    text,
    ...(user === APP.user ? { bot_id: APP.bot, app_id: APP.id } : {}),
    ...(thread === null ? {} : { thread_ts: thread }),
    ...(edited === null ? {} : { edited: { user, ts: edited } }),
    blocks,
    ...(metadata === null ? {} : { metadata }),
  };
}

function shown({ id, view }: { readonly id: string; readonly view: View }): View {
  return { ...view, id };
}
