import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { texts } from '../../wording/texts.ts';
import { errorCode } from '../jobs/retries.ts';
import { openArticleForm, takeWithdrawal } from '../submissions/submission-requests.ts';
import { ACTIONS, parseAnswerValue, parseContextValue, parsePageValue, parseVoteValue } from '../views/actions.ts';
import { loadingModal, reasonModal, textModal } from '../views/modals.ts';
import { mayAsk } from './access.ts';
import { type ButtonPress, type Person, readPress } from './interactions.ts';
import type { ListenerContext } from './listeners.ts';

export function listenToButtons(app: App, listenerContext: ListenerContext): void {
  const { accept, access, now, log } = listenerContext;
  app.action(/.*/u, async ({ ack, body, client }) => {
    const press = readPress(body);
    if (press && !mayAsk(access, press.home, press.from)) await refuse(press, listenerContext);
    else if (press) await act(press, client);
    await ack();
  });

  async function act(press: ButtonPress, client: WebClient): Promise<void> {
    const common = { team: press.home, user: press.user, acceptedAt: now() };
    switch (press.action) {
      case ACTIONS.context: {
        const value = parseContextValue(press.value);
        if (value) await fillLater(press, client, (view) => accept({ type: 'context', ...common, ...value, view }));
        return;
      }
      case ACTIONS.more: {
        const answer = parseAnswerValue(press.value);
        if (answer) await fillLater(press, client, (view) => accept({ type: 'more', ...common, answer, view }));
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
        if (value.vote === 'down') await askWhy(value.answer, press, client);
        return;
      }
      case ACTIONS.add:
        return openArticleForm({ kind: 'new', url: null }, press, access, client);
      case ACTIONS.withdraw:
        return takeWithdrawal(press, listenerContext, client);
      case ACTIONS.newer:
      case ACTIONS.older: {
        const page = parsePageValue(press.value);
        if (page !== null) await accept({ type: 'home', ...common, page });
        return;
      }
    }
  }

  /** The vote is kept: where its trigger has expired meanwhile, nothing is wrong for who gave it. */
  async function askWhy(answer: string, { trigger }: ButtonPress, client: WebClient): Promise<void> {
    try {
      await client.views.open({ trigger_id: trigger, view: reasonModal(answer) });
    } catch (error) {
      log.warn('a vote could not be asked about', { error: errorCode(error) });
    }
  }

  /**
   * A trigger is worth three seconds, less than a worker may need to start: the modal is opened at once and filled later.
   * Where nobody will fill it, it says so.
   */
  async function fillLater(
    { trigger }: ButtonPress,
    client: WebClient,
    acceptFor: (view: string) => Promise<void>,
  ): Promise<void> {
    const view = randomUUID();
    await client.views.open({ trigger_id: trigger, view: loadingModal(view) });
    try {
      await acceptFor(view);
    } catch (error) {
      log.error('a button could not be taken', { error: errorCode(error) });
      await client.views.update({ external_id: view, view: textModal(texts.failed) });
    }
  }
}

async function refuse(
  { home, user, channel }: Person & { channel: string | null },
  { accept, now }: ListenerContext,
): Promise<void> {
  if (channel) await accept({ type: 'access_denied', team: home, user, channel, thread: null, acceptedAt: now() });
}
