import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { texts } from '../../wording/texts.ts';
import { mayAsk } from '../jobs/access.ts';
import { errorCode } from '../jobs/retries.ts';
import {
  isModalAction,
  isOtherAction,
  type ModalAction,
  type OtherAction,
  parseAnswerValue,
  parseModalValue,
  parsePageValue,
  parseVoteValue,
  parseWords,
} from '../views/actions.ts';
import { loadingModal, reasonModal, textModal } from '../views/modals.ts';
import { openFeedForm, takeStoppedFeed } from './feed-requests.ts';
import { type ButtonPress, type Person, readPress } from './interactions.ts';
import type { ListenerContext } from './listeners.ts';
import { openArticleForm, takeWithdrawal } from './submission-requests.ts';

export function listenToButtons(app: App, listenerContext: ListenerContext): void {
  const { access } = listenerContext;
  app.action(/.*/u, async ({ ack, body, client }) => {
    const press = readPress(body);
    if (press && !mayAsk(access, press.home, press.from)) await refuse(press, listenerContext);
    else if (press && isModalAction(press.action)) await openModal(press.action, press, listenerContext, client);
    else if (press && isOtherAction(press.action)) await LISTENERS[press.action](press, listenerContext, client);
    await ack();
  });
}

type Listener = (press: ButtonPress, context: ListenerContext, client: WebClient) => Promise<void>;

const LISTENERS: Readonly<Record<OtherAction, Listener>> = {
  share: async (press, { accept, now }) => {
    const answer = parseAnswerValue(press.value);
    const { channel, responseUrl } = press;
    if (answer && channel && responseUrl) {
      await accept({ type: 'share', ...askerOf(press), acceptedAt: now(), answer, channel, responseUrl });
    }
  },
  vote: async (press, context, client) => {
    const value = parseVoteValue(press.value);
    if (!value) return;
    // The vote counts whether or not its reason is ever given.
    await context.accept({ type: 'vote', ...askerOf(press), acceptedAt: context.now(), ...value, at: press.at });
    if (value.vote === 'down') await askWhy(value.answer, press, context, client);
  },
  watch: async (press, { accept, now }) => {
    const answer = parseAnswerValue(press.value);
    const { responseUrl } = press;
    if (!answer || !responseUrl) return;
    await accept({ type: 'watch', ...askerOf(press), acceptedAt: now(), of: { kind: 'answer', answer }, responseUrl });
  },
  unwatch: async (press, { accept, now }) => {
    const watch = parseAnswerValue(press.value);
    const { responseUrl } = press;
    if (watch) await accept({ type: 'unwatch', ...askerOf(press), acceptedAt: now(), watch, responseUrl });
  },
  take: async (press, { accept, now }) => {
    const answer = parseAnswerValue(press.value);
    if (answer) await accept({ type: 'take', ...askerOf(press), acceptedAt: now(), answer });
  },
  add: (press, { access }, client) => openArticleForm({ kind: 'new', url: null }, press, access, client),
  withdraw: takeWithdrawal,
  newer: turnPage,
  older: turnPage,
  find: findArticles,
  watch_feed: openFeedForm,
  stop_feed: takeStoppedFeed,
};

async function turnPage(press: ButtonPress, { accept, now }: ListenerContext): Promise<void> {
  const page = parsePageValue(press.value);
  if (page !== null) await accept({ type: 'home', ...askerOf(press), acceptedAt: now(), page });
}

async function findArticles(press: ButtonPress, { accept, now }: ListenerContext): Promise<void> {
  const find = parseWords(press.value);
  if (find === null) return;
  await accept({
    type: 'home',
    ...askerOf(press),
    acceptedAt: now(),
    page: 0,
    ...(find === '' ? {} : { find }),
  });
}

/** The vote is kept: where its trigger has expired meanwhile, nothing is wrong for the voter. */
async function askWhy(
  answer: string,
  { trigger }: ButtonPress,
  { log }: ListenerContext,
  client: WebClient,
): Promise<void> {
  try {
    await client.views.open({ trigger_id: trigger, view: reasonModal(answer) });
  } catch (error) {
    log.warn('a vote could not be asked about', { error: errorCode(error) });
  }
}

/**
 * A trigger is worth three seconds, less than a worker may need to start: the modal is opened at once and filled by a job; one
 * that the button is in is filled again. Where no job will fill it, it says so.
 */
async function openModal(
  action: ModalAction,
  press: ButtonPress,
  { accept, now, log }: ListenerContext,
  client: WebClient,
): Promise<void> {
  const { value, trigger, modal } = press;
  if (!parseModalValue(action, value)) return;
  const view = modal ?? randomUUID();
  if (modal === null) await client.views.open({ trigger_id: trigger, view: loadingModal(view) });
  try {
    await accept({ type: 'modal', ...askerOf(press), acceptedAt: now(), action, value, view });
  } catch (error) {
    log.error('a button could not be taken', { error: errorCode(error) });
    await client.views.update({ external_id: view, view: textModal(texts.failed) });
  }
}

function askerOf({ home, user }: Person) {
  return { team: home, user };
}

async function refuse(
  { home, user, channel }: Person & { channel: string | null },
  { accept, now }: ListenerContext,
): Promise<void> {
  if (channel) await accept({ type: 'access_denied', team: home, user, channel, thread: null, acceptedAt: now() });
}
