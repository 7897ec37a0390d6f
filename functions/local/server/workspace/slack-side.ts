import * as v from 'valibot';
import { literalOf } from '../../../engine/text/literal-expression.ts';
import type { SlackRequest, SlackResponse } from '../../../slack/inbound/receiver.ts';
import { COMMANDS } from './manifest-features.ts';
import { APP, directChannel, isConversation, ownerOf, PEOPLE } from './people.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { RequestBuilder } from './signed-requests.ts';
import type { KeptMessage, OpenModal, Workspace } from './workspace.ts';

export interface SlackSideOptions {
  readonly workspace: Workspace;
  readonly requests: RequestBuilder;
  readonly responseUrls: ResponseUrls;
  /** Delivers a request to the app. */
  readonly deliver: (request: SlackRequest) => Promise<SlackResponse>;
  /** The whole address of a response URL. */
  readonly responseAddress: (id: string) => string;
}

/** What became of something that a person did; `problem` is what Slack would tell them. */
export type AppReaction = { readonly kind: 'done' } | { readonly kind: 'refused'; readonly problem: string };

/** Also of a modal: what is wrong with its inputs, by block id. */
export type Submitted = AppReaction | { readonly kind: 'errors'; readonly errors: Readonly<Record<string, string>> };

const DONE: AppReaction = { kind: 'done' };
const GONE: AppReaction = { kind: 'refused', problem: 'That message is gone.' };

const Acknowledged = v.looseObject({
  text: v.optional(v.string(), ''),
  blocks: v.optional(v.array(v.unknown()), []),
  response_type: v.optional(v.string()),
});

const SubmissionResponse = v.variant('response_action', [
  v.object({ response_action: v.literal('errors'), errors: v.record(v.string(), v.string()) }),
  v.object({ response_action: v.literal('update'), view: v.record(v.string(), v.unknown()) }),
  v.object({ response_action: v.literal('clear') }),
]);

/** Does what Slack does when a person does something: keeps it, and tells the app. */
export class SlackSide {
  readonly #options: SlackSideOptions;

  constructor(options: SlackSideOptions) {
    this.#options = options;
  }

  /** `thread` is the message that a reply is to. A slash command is none of this method's: see {@link command}. */
  async say(user: string, channel: string, thread: string | null, text: string): Promise<AppReaction> {
    if (!mayEnter(user, channel)) return { kind: 'refused', problem: 'You are not in that conversation.' };
    const { workspace, requests } = this.#options;
    const posted = workspace.post({ channel, user, thread, text: encoded(text) });
    return this.#tell(requests.message(posted));
  }

  async edit(user: string, channel: string, ts: string, text: string): Promise<AppReaction> {
    const { workspace, requests } = this.#options;
    const message = workspace.message(channel, ts);
    if (message?.user !== user) return GONE;
    const { before, after } = workspace.change({ channel, ts, user }, { text: encoded(text) });
    return this.#tell(requests.changed(before, after));
  }

  /** Where others have replied Slack keeps a tombstone; here it goes with its thread. */
  async delete(user: string, channel: string, ts: string): Promise<AppReaction> {
    const { workspace, requests } = this.#options;
    const message = workspace.message(channel, ts);
    if (message?.user !== user) return GONE;
    const hasReplies = workspace.conversation(channel).some(({ thread }) => thread === ts);
    workspace.remove(message.id);
    return this.#tell(requests.deleted(message, workspace.timestamp(), hasReplies));
  }

  async command(user: string, channel: string, command: string, text: string): Promise<AppReaction> {
    if (!mayEnter(user, channel)) return { kind: 'refused', problem: 'You are not in that conversation.' };
    const declared = COMMANDS.find((one) => one.command === command.toLowerCase());
    if (!declared)
      return {
        kind: 'refused',
        problem: `${command} is not a valid command. To send it as a message, put a space before it.`,
      };
    const { workspace, requests, responseUrls, deliver, responseAddress } = this.#options;
    const response = await deliver(
      requests.command({
        user,
        channel,
        command: declared.command,
        text,
        trigger: workspace.trigger(user),
        responseUrl: responseAddress(responseUrls.create({ user, channel, thread: null, original: null })),
      }),
    );
    if (response.status !== 200) return failed(response);
    if (response.body === '') return DONE;
    const { blocks, text: said, response_type } = acknowledged(response.body);
    const onlyFor = response_type === 'in_channel' ? null : user;
    workspace.post({ channel, user: APP.user, text: said, blocks, onlyFor });
    return DONE;
  }

  async useShortcut(user: string, callback: string, channel: string, ts: string): Promise<AppReaction> {
    const { workspace, requests, responseUrls, responseAddress } = this.#options;
    const message = workspace.message(channel, ts);
    if (!message || !mayEnter(user, channel)) return GONE;
    const origin = { user, channel, thread: message.thread, original: null };
    const responseUrl = responseAddress(responseUrls.create(origin));
    const at = workspace.timestamp();
    return this.#tell([
      requests.shortcut({ user, callback, message, trigger: workspace.trigger(user), responseUrl, at }),
    ]);
  }

  /** `message` is its id, `action` the element as it is shown. */
  async pressInMessage(user: string, id: string, action: Readonly<Record<string, unknown>>): Promise<AppReaction> {
    const { workspace, requests, responseUrls, responseAddress } = this.#options;
    const message = workspace.messageById(id);
    if (!message || !mayEnter(user, message.channel) || !isFor(message, user)) return GONE;
    const origin = { user, channel: message.channel, thread: message.thread, original: message.id };
    const responseUrl = responseAddress(responseUrls.create(origin));
    const trigger = workspace.trigger(user);
    return this.#tell([
      requests.pressInMessage({ user, message, action: this.#stamped(action), trigger, responseUrl }),
    ]);
  }

  /** In the modal on top, or in the Home tab when no modal is open. */
  async pressInView(user: string, action: Readonly<Record<string, unknown>>): Promise<AppReaction> {
    const { workspace, requests } = this.#options;
    const modal = workspace.modals(user).at(-1);
    const view = modal ? { ...modal.view, id: modal.id } : workspace.home(user);
    if (!view) return { kind: 'refused', problem: 'That view is closed.' };
    const trigger = workspace.trigger(user);
    return this.#tell([requests.pressInView({ user, view, action: this.#stamped(action), trigger })]);
  }

  /** `values` by block id and action id. */
  async submit(user: string, modalId: string, values: Readonly<Record<string, unknown>>): Promise<Submitted> {
    const { workspace, requests, deliver } = this.#options;
    const modal = this.#modal(user, modalId);
    if (!modal) return { kind: 'refused', problem: 'That view is closed.' };
    const response = await deliver(requests.submit(user, modal, values, workspace.trigger(user)));
    if (response.status !== 200) return failed(response);
    const parsed = v.safeParse(SubmissionResponse, response.body === '' ? null : JSON.parse(response.body));
    if (!parsed.success) {
      workspace.closeModal(user);
      return DONE;
    }
    switch (parsed.output.response_action) {
      case 'errors':
        return { kind: 'errors', errors: parsed.output.errors };
      case 'update':
        workspace.updateModal({ id: modalId }, parsed.output.view);
        return DONE;
      case 'clear':
        workspace.closeModal(user, true);
        return DONE;
    }
  }

  async close(user: string, modalId: string): Promise<AppReaction> {
    const { workspace, requests } = this.#options;
    const modal = this.#modal(user, modalId);
    if (!modal) return DONE;
    workspace.closeModal(user);
    return modal.view.notify_on_close === true ? this.#tell([requests.closed(user, modal)]) : DONE;
  }

  async openApp(user: string, tab: 'home' | 'messages'): Promise<AppReaction> {
    const { workspace, requests } = this.#options;
    return this.#tell([requests.homeOpened(user, tab, directChannel(user), workspace.timestamp())]);
  }

  /** What the app says is told to it as well, as Slack does: it must not answer itself. */
  async tellOfOwn(message: KeptMessage): Promise<AppReaction> {
    return message.onlyFor === null ? this.#tell(this.#options.requests.message(message)) : DONE;
  }

  #modal(user: string, id: string): OpenModal | undefined {
    return this.#options.workspace.modals(user).find((modal) => modal.id === id);
  }

  #stamped(action: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
    return { ...action, action_ts: this.#options.workspace.timestamp() };
  }

  async #tell(requests: readonly SlackRequest[]): Promise<AppReaction> {
    const responses = await Promise.all(requests.map((request) => this.#options.deliver(request)));
    const bad = responses.find(({ status }) => status !== 200);
    return bad ? failed(bad) : DONE;
  }
}

function failed({ status }: SlackResponse): AppReaction {
  return { kind: 'refused', problem: `The app did not take it: it answered ${status}.` };
}

function acknowledged(body: string): v.InferOutput<typeof Acknowledged> {
  try {
    return v.parse(Acknowledged, JSON.parse(body));
  } catch {
    return { text: body, blocks: [] };
  }
}

function mayEnter(user: string, channel: string): boolean {
  const owner = ownerOf(channel);
  return isConversation(channel) && (owner === null || owner === user);
}

function isFor({ onlyFor }: KeptMessage, user: string): boolean {
  return onlyFor === null || onlyFor === user;
}

/** Ends where Slack would read something else in it, and before the full stop of a sentence. */
const ADDRESS = /\bhttps?:\/\/(?:(?!&[lg]t;)[^\s|])+(?<![.,:!?"'])/gu;

/** As Slack encodes what a person types: three entities, mentions by id, addresses in angle brackets. */
export function encoded(text: string): string {
  const escaped = text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;');
  const linked = escaped.replace(ADDRESS, (url) => `<${url}>`);
  return [{ id: APP.user, name: APP.name }, ...PEOPLE].reduce(
    (done, { id, name }) => done.replace(new RegExp(`@${literalOf(name)}\\b`, 'giu'), `<@${id}>`),
    linked,
  );
}
