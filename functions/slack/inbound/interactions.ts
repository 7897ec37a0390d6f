import * as v from 'valibot';
import { HANDED_OVER, type HandedOver, readHandedOver, wholeText } from './handed-over.ts';

/** What we read of slash commands, shortcuts, buttons and modals. */

const Command = v.object({
  command: v.string(),
  team_id: v.string(),
  channel_id: v.string(),
  user_id: v.string(),
  text: v.optional(v.string(), ''),
  trigger_id: v.string(),
  response_url: v.pipe(v.string(), v.url()),
});

export type SlashCommand = v.InferOutput<typeof Command>;

const Who = {
  team: v.nullish(v.object({ id: v.string(), enterprise_id: v.nullish(v.string()) })),
  enterprise: v.nullish(v.object({ id: v.string() })),
  user: v.object({ id: v.string(), team_id: v.optional(v.string()) }),
};

const MessageShortcut = v.object({
  ...Who,
  channel: v.object({ id: v.string() }),
  message: v.object({
    text: v.optional(v.string(), ''),
    ts: v.string(),
    thread_ts: v.optional(v.string()),
    ...HANDED_OVER,
  }),
  trigger_id: v.string(),
  response_url: v.pipe(v.string(), v.url()),
});

const Press = v.object({
  ...Who,
  channel: v.optional(v.object({ id: v.string() })),
  trigger_id: v.string(),
  response_url: v.optional(v.pipe(v.string(), v.url())),
  /** The modal that it was pressed in. */
  view: v.nullish(v.object({ type: v.optional(v.string()), external_id: v.nullish(v.string()) })),
  actions: v.pipe(
    v.array(
      v.object({
        action_id: v.string(),
        value: v.nullish(v.string()),
        /** Of a menu. */
        selected_option: v.nullish(v.object({ value: v.optional(v.string(), '') })),
        action_ts: v.string(),
      }),
    ),
    v.minLength(1),
  ),
});

const Submission = v.object({
  ...Who,
  trigger_id: v.optional(v.string()),
  view: v.object({
    id: v.string(),
    callback_id: v.string(),
    private_metadata: v.optional(v.string(), ''),
    app_installed_team_id: v.nullish(v.string()),
    state: v.object({
      values: v.record(
        v.string(),
        v.record(v.string(), v.object({ value: v.nullish(v.string()), selected_date: v.nullish(v.string()) })),
      ),
    }),
  }),
});

/** A person and their workspaces: `home` is where the app is installed, `from` where the person belongs. */
export interface Person {
  readonly home: string;
  readonly from: string;
  readonly user: string;
}

export interface ShortcutUse extends Person {
  readonly channel: string;
  /** All words of the message, forwarded ones and another app's blocks among them. */
  readonly text: string;
  readonly files: HandedOver['files'];
  readonly ts: string;
  /** The thread that the message is in; `null` at the top of a conversation. */
  readonly thread: string | null;
  readonly trigger: string;
  readonly responseUrl: string;
}

export interface ButtonPress extends Person {
  readonly channel: string | null;
  readonly trigger: string;
  readonly responseUrl: string | null;
  readonly action: string;
  /** What the button, or the chosen option of a menu, carries. */
  readonly value: string;
  /** External id of the modal that it was pressed in; `null` elsewhere. */
  readonly modal: string | null;
  /** Slack timestamp. */
  readonly at: string;
}

export interface ModalSubmission extends Person {
  readonly callback: string;
  /** One for each time that a modal is opened. */
  readonly view: string;
  readonly metadata: string;
  /** Texts and dates by action id; empty ones are left out. */
  readonly inputs: ReadonlyMap<string, string>;
}

export function readCommand(body: unknown): SlashCommand | null {
  const parsed = v.safeParse(Command, body);
  return parsed.success ? parsed.output : null;
}

export function readMessageShortcut(body: unknown): ShortcutUse | null {
  const parsed = v.safeParse(MessageShortcut, body);
  if (!parsed.success) return null;
  const { channel, message, trigger_id, response_url } = parsed.output;
  return {
    ...personOf(parsed.output),
    channel: channel.id,
    text: wholeText(message),
    files: readHandedOver(message).files,
    ts: message.ts,
    thread: message.thread_ts === undefined || message.thread_ts === message.ts ? null : message.thread_ts,
    trigger: trigger_id,
    responseUrl: response_url,
  };
}

export function readPress(body: unknown): ButtonPress | null {
  const parsed = v.safeParse(Press, body);
  const action = parsed.success ? parsed.output.actions[0] : undefined;
  if (!parsed.success || !action) return null;
  const { channel, trigger_id, response_url, view } = parsed.output;
  return {
    ...personOf(parsed.output),
    channel: channel?.id ?? null,
    trigger: trigger_id,
    responseUrl: response_url ?? null,
    action: action.action_id,
    value: action.value ?? action.selected_option?.value ?? '',
    modal: view?.external_id || null,
    at: action.action_ts,
  };
}

export function readSubmission(body: unknown): ModalSubmission | null {
  const parsed = v.safeParse(Submission, body);
  if (!parsed.success) return null;
  const { view } = parsed.output;
  const inputs = Object.values(view.state.values).flatMap((block) =>
    Object.entries(block).flatMap(([action, { value, selected_date }]): [string, string][] => {
      const given = value || selected_date;
      return given ? [[action, given]] : [];
    }),
  );
  const person = personOf(parsed.output);
  return {
    ...person,
    // A modal that a stranger opened in a shared channel names as `team` the stranger's own workspace.
    home: view.app_installed_team_id || person.home,
    callback: view.callback_id,
    view: view.id,
    metadata: view.private_metadata,
    inputs: new Map(inputs),
  };
}

type WhoOutput = Pick<v.InferOutput<typeof Press>, 'team' | 'enterprise' | 'user'>;

/** Slack may name the Grid in place of the person's workspace: its members are at home. */
function personOf({ team, enterprise, user }: WhoOutput): Person {
  const home = team?.id ?? user.team_id ?? '';
  const grid = team?.enterprise_id ?? enterprise?.id;
  const from = user.team_id === undefined || user.team_id === grid ? home : user.team_id;
  return { home, from, user: user.id };
}
