import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { isQuestion } from '../engine/search/follow-up.ts';
import { type Access, mayAsk } from './access.ts';
import { type Envelope, type PostedMessage, readEnvelope, readMention, readMessage } from './events.ts';
import {
  type ButtonPress,
  type Person,
  readCommand,
  readMessageShortcut,
  readPress,
  readSubmission,
} from './interactions.ts';
import type { Job, JobOf } from './jobs.ts';
import { claimText, mentions, questionText } from './message-text.ts';
import { COMMAND } from './surface.ts';
import {
  ACTIONS,
  CALLBACKS,
  parseAnswerValue,
  parseContextValue,
  parseVoteValue,
  REASON_INPUT,
} from './views/actions.ts';
import { loadingModal, reasonModal } from './views/modals.ts';
import { helpMessage, notAcceptedMessage, refusalMessage } from './views/notices.ts';

export interface Reception {
  /** Keeps the job safe until it is done. Once it returns, nothing may be lost. */
  readonly accept: (job: Job) => Promise<void>;
  readonly access: Access;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Everything that Slack may tell us, translated into jobs. No listener answers: the work may take longer than the three
 * seconds that Slack waits. What fails here fails aloud, and Slack delivers an event again.
 */
export function listen(app: App, reception: Reception): void {
  listenToMessages(app, reception);
  listenToHome(app, reception);
  listenToCommand(app, reception);
  listenToShortcut(app, reception);
  listenToButtons(app, reception);
  listenToModals(app, reception);
}

function listenToMessages(app: App, reception: Reception): void {
  app.event('app_mention', async ({ event, body }) => {
    const envelope = readEnvelope(body);
    const posted = readMention(event);
    if (envelope && posted && posted.user !== envelope.botUser) await ask('mention', posted, envelope, reception);
  });
  app.event('message', async ({ event, body }) => {
    const envelope = readEnvelope(body);
    const posted = readMessage(event);
    if (!envelope || !posted || posted.user === envelope.botUser) return;
    if (posted.channelType === 'im') await ask('direct', posted, envelope, reception);
    else if (isFollowUp(posted)) await ask('follow_up', posted, envelope, reception);
  });
}

/**
 * An unmentioned message in a thread that surely asks something of nobody in particular. A mention of the app comes as
 * `app_mention`, and whether the thread is one of ours is for the worker to say.
 */
function isFollowUp({ thread, text }: PostedMessage): boolean {
  return thread !== null && mentions(text).length === 0 && isQuestion(questionText(text, null));
}

async function ask(
  entry: JobOf<'question'>['entry'],
  { channel, user, from, text, ts, thread, edited }: PostedMessage,
  { home, botUser }: Envelope,
  { accept, access, now }: Reception,
): Promise<void> {
  const common = { team: home, user, channel, thread, acceptedAt: now() };
  if (!mayAsk(access, home, from ?? home)) {
    // Somebody who only goes on talking in a thread has not asked us, and is not to be bothered.
    if (entry !== 'follow_up') await accept({ type: 'refusal', ...common });
    return;
  }
  await accept({ type: 'question', ...common, entry, ts, text: questionText(text, botUser), edited });
}

function listenToHome(app: App, { accept, access, now }: Reception): void {
  app.event('app_home_opened', async ({ event, body }) => {
    const envelope = readEnvelope(body);
    if (!envelope || !mayAsk(access, envelope.home, envelope.home)) return;
    const common = { team: envelope.home, user: event.user, acceptedAt: now() };
    if (event.tab === 'home') await accept({ type: 'home', ...common });
    else await accept({ type: 'prompts', ...common, channel: event.channel });
  });
}

function listenToCommand(app: App, { accept, access, now }: Reception): void {
  app.command(/.*/u, async ({ ack, body }) => {
    const command = readCommand(body);
    if (!command || command.command !== COMMAND) return ack(helpMessage());
    const {
      team_id: team,
      user_id: user,
      channel_id: channel,
      trigger_id: trigger,
      response_url: responseUrl,
    } = command;
    if (!mayAsk(access, team, team)) return ack(refusalMessage());
    const text = questionText(command.text, null);
    const common = { team, user, responseUrl, acceptedAt: now() };
    switch (text.toLowerCase()) {
      case '':
      case 'help':
        return ack(helpMessage());
      case 'sources':
      case 'about':
        return acceptOrSay(ack, () =>
          accept({ type: 'info', ...common, topic: text.toLowerCase() === 'about' ? 'about' : 'sources' }),
        );
      default:
        return acceptOrSay(ack, () => accept({ type: 'command', ...common, channel, trigger, text }));
    }
  });
}

/** Commands are never delivered again: whoever asked must hear when their question could not be taken. */
async function acceptOrSay(
  ack: (message?: ReturnType<typeof notAcceptedMessage>) => Promise<void>,
  accept: () => Promise<void>,
): Promise<void> {
  try {
    await accept();
  } catch {
    return ack(notAcceptedMessage());
  }
  return ack();
}

function listenToShortcut(app: App, { accept, access, now }: Reception): void {
  app.shortcut(/.*/u, async ({ ack, body }) => {
    const use = readMessageShortcut(body);
    if (!use || body.callback_id !== CALLBACKS.checkClaim) return ack();
    const { home: team, user, channel, trigger, responseUrl } = use;
    const common = { team, user, channel, acceptedAt: now() };
    if (!mayAsk(access, team, use.from)) await accept({ type: 'refusal', ...common, thread: null });
    else await accept({ type: 'claim', ...common, trigger, responseUrl, text: claimText(use.text) });
    return ack();
  });
}

function listenToButtons(app: App, reception: Reception): void {
  const { accept, access, now } = reception;
  app.action(/.*/u, async ({ ack, body, client }) => {
    const press = readPress(body);
    if (press && !mayAsk(access, press.home, press.from)) await refuse(press, reception);
    else if (press) await act(press, client);
    await ack();
  });

  async function act(press: ButtonPress, client: WebClient): Promise<void> {
    const common = { team: press.home, user: press.user, acceptedAt: now() };
    switch (press.action) {
      case ACTIONS.context: {
        const value = parseContextValue(press.value);
        if (value) await accept({ type: 'context', ...common, ...value, view: await openLoading(press, client) });
        return;
      }
      case ACTIONS.more: {
        const answer = parseAnswerValue(press.value);
        if (answer) await accept({ type: 'more', ...common, answer, view: await openLoading(press, client) });
        return;
      }
      case ACTIONS.share: {
        const answer = parseAnswerValue(press.value);
        const { channel, responseUrl } = press;
        if (answer && channel && responseUrl) await accept({ type: 'share', ...common, answer, channel, responseUrl });
        return;
      }
      case ACTIONS.vote: {
        const value = parseVoteValue(press.value);
        if (!value) return;
        // The vote counts whether or not its reason is ever given.
        await accept({ type: 'vote', ...common, ...value, at: press.at });
        if (value.vote === 'down') {
          await client.views.open({ trigger_id: press.trigger, view: reasonModal(value.answer) });
        }
        return;
      }
    }
  }
}

/** A trigger is worth three seconds, less than a worker may need to start: the modal is opened at once and filled later. */
async function openLoading({ trigger }: ButtonPress, client: WebClient): Promise<string> {
  const view = randomUUID();
  await client.views.open({ trigger_id: trigger, view: loadingModal(view) });
  return view;
}

async function refuse(
  { home, user, channel }: Person & { channel: string | null },
  { accept, now }: Reception,
): Promise<void> {
  if (channel) await accept({ type: 'refusal', team: home, user, channel, thread: null, acceptedAt: now() });
}

function listenToModals(app: App, { accept, access, now }: Reception): void {
  app.view(/.*/u, async ({ ack, body }) => {
    const submission = readSubmission(body);
    const reason = submission?.inputs.get(REASON_INPUT);
    if (
      submission &&
      reason &&
      submission.callback === CALLBACKS.reason &&
      mayAsk(access, submission.home, submission.from)
    ) {
      const answer = parseAnswerValue(submission.metadata);
      const { home: team, user } = submission;
      if (answer) await accept({ type: 'reason', team, user, acceptedAt: now(), answer, reason });
    }
    await ack();
  });
}
