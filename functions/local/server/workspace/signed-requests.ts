import { createHmac, randomUUID } from 'node:crypto';
import type { SlackRequest } from '../../../slack/inbound/receiver.ts';
import { APP, CHANNEL, ownerOf, personOf, TEAM } from './people.ts';
import type { KeptMessage, OpenModal } from './workspace.ts';

/** Builds requests as Slack builds them, signed with the secret that the app knows. */
export class RequestBuilder {
  readonly #secret: string;
  readonly #now: () => number;

  constructor({ secret, now }: { readonly secret: string; readonly now: () => number }) {
    this.#secret = secret;
    this.#now = now;
  }

  /** A person wrote, and Slack reports it: to an app that is mentioned in a channel, twice. */
  message(message: KeptMessage): SlackRequest[] {
    const channel_type = ownerOf(message.channel) === null ? 'channel' : 'im';
    const told = [this.#event({ type: 'message', channel_type, ...sent(message) })];
    return isMention(message) ? [this.#event({ type: 'app_mention', ...sent(message) }), ...told] : told;
  }

  /** The author changed their words, or the app its own. */
  changed(before: KeptMessage, after: KeptMessage): SlackRequest[] {
    const { channel, event_ts: _, ...message } = sent(after);
    const told = this.#event({
      type: 'message',
      subtype: 'message_changed',
      hidden: true,
      channel,
      channel_type: ownerOf(channel) === null ? 'channel' : 'im',
      ts: after.edited,
      event_ts: after.edited,
      message: { type: 'message', ...message },
      previous_message: { type: 'message', user: before.user, text: before.text, ts: before.ts },
    });
    return isMention(after) ? [this.#event({ type: 'app_mention', ...sent(after) }), told] : [told];
  }

  /** The author deleted it. A message that begins a thread leaves a tombstone, of which Slack tells as of a change. */
  deleted(before: KeptMessage, at: string, hasReplies: boolean): SlackRequest[] {
    const { channel, event_ts: _, ...message } = sent(before);
    const told = {
      type: 'message',
      hidden: true,
      channel,
      channel_type: ownerOf(channel) === null ? 'channel' : 'im',
      ts: at,
      event_ts: at,
      previous_message: { type: 'message', ...message },
    };
    if (!hasReplies) return [this.#event({ ...told, subtype: 'message_deleted', deleted_ts: before.ts })];
    const tombstone = { type: 'message', subtype: 'tombstone', text: 'This message was deleted.', ts: before.ts };
    return [this.#event({ ...told, subtype: 'message_changed', message: tombstone })];
  }

  homeOpened(user: string, tab: 'home' | 'messages', channel: string, at: string): SlackRequest {
    return this.#event({ type: 'app_home_opened', user, channel, tab, event_ts: at });
  }

  command(given: {
    readonly user: string;
    readonly channel: string;
    readonly command: string;
    readonly text: string;
    readonly trigger: string;
    readonly responseUrl: string;
  }): SlackRequest {
    return this.#form({
      token: 'unused',
      team_id: TEAM.id,
      team_domain: TEAM.name.toLowerCase(),
      channel_id: given.channel,
      channel_name: channelName(given.channel),
      user_id: given.user,
      user_name: nameOf(given.user),
      command: given.command,
      text: given.text,
      api_app_id: APP.id,
      is_enterprise_install: 'false',
      response_url: given.responseUrl,
      trigger_id: given.trigger,
    });
  }

  shortcut(given: {
    readonly user: string;
    readonly callback: string;
    readonly message: KeptMessage;
    readonly trigger: string;
    readonly responseUrl: string;
    readonly at: string;
  }): SlackRequest {
    const { message } = given;
    return this.#interaction(given.user, {
      type: 'message_action',
      callback_id: given.callback,
      trigger_id: given.trigger,
      response_url: given.responseUrl,
      action_ts: given.at,
      message_ts: message.ts,
      message: { type: 'message', ...sent(message), blocks: message.blocks },
      channel: { id: message.channel, name: channelName(message.channel) },
    });
  }

  pressInMessage(given: {
    readonly user: string;
    readonly message: KeptMessage;
    readonly action: Readonly<Record<string, unknown>>;
    readonly trigger: string;
    readonly responseUrl: string;
  }): SlackRequest {
    const { message } = given;
    const isEphemeral = message.onlyFor !== null;
    return this.#interaction(given.user, {
      type: 'block_actions',
      trigger_id: given.trigger,
      response_url: given.responseUrl,
      container: {
        type: 'message',
        message_ts: message.ts,
        channel_id: message.channel,
        is_ephemeral: isEphemeral,
        ...(message.thread === null ? {} : { thread_ts: message.thread }),
      },
      channel: { id: message.channel, name: channelName(message.channel) },
      ...(isEphemeral ? {} : { message: { type: 'message', ...sent(message), blocks: message.blocks } }),
      actions: [given.action],
    });
  }

  pressInView(given: {
    readonly user: string;
    readonly view: Readonly<Record<string, unknown>>;
    readonly action: Readonly<Record<string, unknown>>;
    readonly trigger: string;
  }): SlackRequest {
    return this.#interaction(given.user, {
      type: 'block_actions',
      trigger_id: given.trigger,
      container: { type: 'view', view_id: given.view.id },
      view: given.view,
      actions: [given.action],
    });
  }

  submit(user: string, modal: OpenModal, values: Readonly<Record<string, unknown>>, trigger: string): SlackRequest {
    return this.#interaction(user, {
      type: 'view_submission',
      trigger_id: trigger,
      view: { ...modal.view, id: modal.id, state: { values } },
      response_urls: [],
    });
  }

  closed(user: string, modal: OpenModal): SlackRequest {
    return this.#interaction(user, {
      type: 'view_closed',
      view: { ...modal.view, id: modal.id, state: { values: {} } },
      is_cleared: false,
    });
  }

  #event(event: Readonly<Record<string, unknown>>): SlackRequest {
    const body = {
      token: 'unused',
      team_id: TEAM.id,
      api_app_id: APP.id,
      event,
      type: 'event_callback',
      event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`,
      event_time: Math.floor(this.#now() / 1000),
      authorizations: [
        { enterprise_id: null, team_id: TEAM.id, user_id: APP.user, is_bot: true, is_enterprise_install: false },
      ],
      is_ext_shared_channel: false,
    };
    return this.#signed(JSON.stringify(body), 'application/json');
  }

  #interaction(user: string, payload: Readonly<Record<string, unknown>>): SlackRequest {
    const who = {
      team: { id: TEAM.id, domain: TEAM.name.toLowerCase() },
      user: { id: user, username: nameOf(user), name: nameOf(user), team_id: TEAM.id },
      api_app_id: APP.id,
      token: 'unused',
      is_enterprise_install: false,
      enterprise: null,
    };
    return this.#form({ payload: JSON.stringify({ ...payload, ...who }) });
  }

  #form(fields: Readonly<Record<string, string>>): SlackRequest {
    return this.#signed(new URLSearchParams(fields).toString(), 'application/x-www-form-urlencoded');
  }

  #signed(text: string, contentType: string): SlackRequest {
    const timestamp = String(Math.floor(this.#now() / 1000));
    const signature = createHmac('sha256', this.#secret).update(`v0:${timestamp}:${text}`).digest('hex');
    return {
      headers: {
        'content-type': contentType,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
      },
      body: Buffer.from(text),
    };
  }
}

function sent({ channel, ts, thread, user, text, edited }: KeptMessage) {
  return {
    channel,
    user,
    text,
    ts,
    team: TEAM.id,
    ...(user === APP.user ? { bot_id: APP.bot, app_id: APP.id } : {}),
    ...(thread === null ? {} : { thread_ts: thread }),
    ...(edited === null ? {} : { edited: { user, ts: edited } }),
    event_ts: edited ?? ts,
  };
}

/** An app gets no `app_mention` for what is said to it directly. */
function isMention({ channel, text, user }: KeptMessage): boolean {
  return ownerOf(channel) === null && user !== APP.user && text.includes(`<@${APP.user}>`);
}

function channelName(channel: string): string {
  return channel === CHANNEL.id ? CHANNEL.name : 'directmessage';
}

function nameOf(user: string): string {
  return personOf(user)?.name.toLowerCase() ?? APP.name.toLowerCase();
}
