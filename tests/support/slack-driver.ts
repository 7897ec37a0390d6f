import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Element } from './pressable.ts';
import { type Delivery, signedRequest } from './signed-request.ts';
import { APP, BOT_USER, TEAM } from './slack-api.ts';

export interface Said {
  readonly channel: string;
  readonly user: string;
  readonly text: string;
  readonly ts: string;
  readonly thread?: string;
  readonly edited?: string;
  /** The sender's workspace. */
  readonly from?: string;
}

export interface Pressed {
  readonly user: string;
  readonly from?: string;
  readonly trigger: string;
  readonly channel: string;
  readonly responseUrl?: string;
  readonly action: Element;
  readonly ts?: string;
}

/** Speaks as Slack does: builds the requests that API Gateway hands to the ingress, signed. */
export class SlackDriver {
  readonly #secret: string;
  readonly #now: () => number;
  #serial = 0;

  constructor({ secret, now }: { readonly secret: string; readonly now: () => number }) {
    this.#secret = secret;
    this.#now = now;
  }

  mention(said: Said, delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return this.event({ type: 'app_mention', ...this.#sent(said) }, delivery);
  }

  /** `kind` is Slack's `channel_type`: `im` for the conversation with the app. */
  message(said: Said, kind: 'im' | 'channel' | 'group', delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return this.event({ type: 'message', channel_type: kind, ...this.#sent(said) }, delivery);
  }

  /** The author changed the message, or Slack did (`edited` left out): it unfurled a link. */
  changed(said: Said, before: string, kind: 'im' | 'channel', delivery: Delivery = {}): APIGatewayProxyEventV2 {
    const { channel, event_ts, ...message } = this.#sent(said);
    return this.event(
      {
        type: 'message',
        subtype: 'message_changed',
        hidden: true,
        channel,
        channel_type: kind,
        ts: event_ts,
        event_ts,
        message: { type: 'message', ...message },
        previous_message: { type: 'message', user: said.user, text: before, ts: said.ts },
      },
      delivery,
    );
  }

  /** The author deleted the message; of one with replies Slack keeps a tombstone. */
  deleted(said: Said, kind: 'im' | 'channel', hasReplies = false): APIGatewayProxyEventV2 {
    const { channel, event_ts, ...message } = this.#sent(said);
    const told = { type: 'message', hidden: true, channel, channel_type: kind, ts: event_ts, event_ts };
    const previous_message = { type: 'message', ...message };
    return this.event(
      hasReplies
        ? {
            ...told,
            subtype: 'message_changed',
            message: {
              type: 'message',
              subtype: 'tombstone',
              text: 'This message was deleted.',
              user: 'USLACKBOT',
              ts: said.ts,
            },
            previous_message,
          }
        : { ...told, subtype: 'message_deleted', deleted_ts: said.ts, previous_message },
    );
  }

  botMessage(said: Said, kind: 'im' | 'channel', delivery: Delivery = {}): APIGatewayProxyEventV2 {
    const sent = { ...this.#sent(said), subtype: 'bot_message', bot_id: 'B0OTHER', user: undefined };
    return this.event({ type: 'message', channel_type: kind, ...sent }, delivery);
  }

  homeOpened(user: string, tab: 'home' | 'messages', channel: string): APIGatewayProxyEventV2 {
    return this.event({ type: 'app_home_opened', user, channel, tab, event_ts: this.#timestamp() });
  }

  event(event: Record<string, unknown>, delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return this.json(
      {
        token: 'unused',
        team_id: TEAM,
        api_app_id: APP,
        event,
        type: 'event_callback',
        event_id: `Ev${randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()}`,
        event_time: Math.floor(this.#now() / 1000),
        authorizations: [
          { enterprise_id: null, team_id: TEAM, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
        ],
        is_ext_shared_channel: false,
      },
      delivery,
    );
  }

  urlVerification(challenge: string, delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return this.json({ token: 'unused', challenge, type: 'url_verification' }, delivery);
  }

  command(
    {
      user,
      channel,
      text,
      trigger,
      responseUrl,
    }: { user: string; channel: string; text: string; trigger: string; responseUrl: string },
    delivery: Delivery = {},
  ): APIGatewayProxyEventV2 {
    const fields = {
      token: 'unused',
      team_id: TEAM,
      team_domain: 'emulate',
      channel_id: channel,
      channel_name: 'general',
      user_id: user,
      user_name: 'somebody',
      command: '/factcheck',
      text,
      api_app_id: APP,
      is_enterprise_install: 'false',
      response_url: responseUrl,
      trigger_id: trigger,
    };
    return this.form(fields, delivery);
  }

  shortcut(
    {
      user,
      channel,
      text,
      author,
      ts,
      trigger,
      responseUrl,
      callback,
    }: {
      user: string;
      channel: string;
      text: string;
      author: string;
      ts: string;
      trigger: string;
      responseUrl: string;
      callback: string;
    },
    delivery: Delivery = {},
  ): APIGatewayProxyEventV2 {
    return this.interaction(
      {
        type: 'message_action',
        callback_id: callback,
        trigger_id: trigger,
        response_url: responseUrl,
        action_ts: this.#timestamp(),
        message_ts: ts,
        message: { type: 'message', user: author, ts, text },
        channel: { id: channel, name: 'general' },
        ...this.#who(user),
      },
      delivery,
    );
  }

  press(
    { user, from, trigger, channel, responseUrl, action, ts }: Pressed,
    delivery: Delivery = {},
  ): APIGatewayProxyEventV2 {
    return this.interaction(
      {
        type: 'block_actions',
        trigger_id: trigger,
        ...(responseUrl === undefined ? {} : { response_url: responseUrl }),
        container: { type: 'message', message_ts: ts ?? '1.1', channel_id: channel, is_ephemeral: ts === undefined },
        channel: { id: channel, name: 'general' },
        ...(ts === undefined ? {} : { message: { type: 'message', user: BOT_USER, ts, text: '' } }),
        actions: [{ ...action, action_ts: this.#timestamp() }],
        ...this.#who(user, from),
      },
      delivery,
    );
  }

  /** In a modal: `view` as the app last filled it. */
  pressInView(
    { user, from, view, action }: Pick<Pressed, 'user' | 'from' | 'action'> & { view: Record<string, unknown> },
    delivery: Delivery = {},
  ): APIGatewayProxyEventV2 {
    return this.interaction(
      {
        type: 'block_actions',
        trigger_id: `${this.#timestamp()}.trigger`,
        container: { type: 'view', view_id: 'V1' },
        view: { id: 'V1', ...view },
        actions: [{ ...action, action_ts: this.#timestamp() }],
        ...this.#who(user, from),
      },
      delivery,
    );
  }

  submit(
    {
      user,
      view,
      values,
    }: {
      user: string;
      view: Readonly<Record<string, unknown>>;
      values: Readonly<Record<string, Readonly<Record<string, { type: string; value: string }>>>>;
    },
    delivery: Delivery = {},
  ): APIGatewayProxyEventV2 {
    return this.interaction(
      {
        type: 'view_submission',
        ...this.#who(user),
        view: { id: 'V1', ...view, state: { values } },
        response_urls: [],
      },
      delivery,
    );
  }

  interaction(payload: Record<string, unknown>, delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return this.form({ payload: JSON.stringify(payload) }, delivery);
  }

  json(body: Record<string, unknown>, delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return this.request(JSON.stringify(body), { contentType: 'application/json', ...delivery });
  }

  form(fields: Record<string, string>, delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return this.request(new URLSearchParams(fields).toString(), {
      contentType: 'application/x-www-form-urlencoded',
      ...delivery,
    });
  }

  /** Any body at all, signed as Slack signs. */
  request(body: string, delivery: Delivery = {}): APIGatewayProxyEventV2 {
    return signedRequest(body, { secret: this.#secret, now: this.#now() }, delivery);
  }

  #sent({ channel, user, text, ts, thread, edited, from = TEAM }: Said) {
    return {
      channel,
      user,
      text,
      ts,
      ...(thread === undefined ? {} : { thread_ts: thread, parent_user_id: user }),
      ...(edited === undefined ? {} : { edited: { user, ts: edited } }),
      team: from,
      ...(from === TEAM ? {} : { user_team: from, source_team: from }),
      event_ts: this.#timestamp(),
    };
  }

  #who(user: string, from: string = TEAM) {
    return {
      team: { id: TEAM, domain: 'emulate' },
      user: { id: user, username: 'somebody', team_id: from },
      api_app_id: APP,
      token: 'unused',
      is_enterprise_install: false,
      enterprise: null,
    };
  }

  #timestamp(): string {
    this.#serial += 1;
    return `${Math.floor(this.#now() / 1000)}.${String(this.#serial).padStart(6, '0')}`;
  }
}
