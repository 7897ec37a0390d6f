import type { ViewResponseAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { texts } from '../../wording/texts.ts';
import { type Access, isAdmin } from '../jobs/access.ts';
import { MOST_ARTICLE_TEXT } from '../jobs/desk-jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { shortId } from '../store/short-id.ts';
import { parseArticleValue } from '../views/actions.ts';
import { readArticleForm } from '../views/article-form.ts';
import { type ArticleDraft, articleModal } from '../views/article-modal.ts';
import { textModal } from '../views/modals.ts';
import type { ButtonPress, ModalSubmission } from './interactions.ts';
import type { ListenerContext } from './listeners.ts';

/** How admins hand articles in and withdraw them, up to the job. The worker looks again at who it is. */

/** What `/factcheck` is asked for, where that is the form; `null` where it is a question, such as "add up the deaths". */
export function draftOfCommand(text: string): ArticleDraft | null {
  const [, url] = /^\s*add(?:\s+<?(https?:\/\/[^\s<>|]+)(?:\|[^<>]*)?>?)?\s*$/iu.exec(text) ?? [];
  if (url !== undefined) return { kind: 'new', url };
  return /^\s*add\s*$/iu.test(text) ? { kind: 'new', url: null } : null;
}

export async function openArticleForm(
  draft: ArticleDraft,
  { user, trigger }: { readonly user: string; readonly trigger: string },
  access: Access,
  client: WebClient,
): Promise<void> {
  await client.views.open({ trigger_id: trigger, view: isAdmin(access, user) ? formOf(draft) : accessDenied() });
}

function formOf(draft: ArticleDraft) {
  if (draft.kind === 'new') return articleModal(draft);
  if (draft.text === '') return textModal(texts.addEmptyMessage);
  if (draft.text.length > MOST_ARTICLE_TEXT) return textModal(texts.addTooLong(draft.text.length, MOST_ARTICLE_TEXT));
  return articleModal(draft);
}

/** Takes the form, and gives what Slack is to show; `null` closes it. */
export async function takeArticleForm(
  { home: team, user, view, inputs, metadata }: ModalSubmission,
  { accept, access, now }: ListenerContext,
): Promise<ViewResponseAction | null> {
  if (!isAdmin(access, user)) return { response_action: 'update', view: accessDenied() };
  const form = readArticleForm(inputs, now());
  switch (form.kind) {
    case 'wrong':
      return { response_action: 'errors', errors: { ...form.errors } };
    case 'complete': {
      const corrects = form.content.kind === 'text' ? parseArticleValue(metadata) : null;
      // A form that is sent again, because Slack did not hear from us in time, is the same submission.
      await accept({
        type: 'submission',
        team,
        user,
        acceptedAt: now(),
        submission: submissionId(team, user, view),
        content: form.content.kind === 'text' && corrects !== null ? { ...form.content, corrects } : form.content,
      });
      return null;
    }
  }
}

export async function takeWithdrawal(
  { home: team, user, value, at, trigger, modal }: ButtonPress,
  { accept, access, now, log }: ListenerContext,
  client: WebClient,
): Promise<void> {
  const article = parseArticleValue(value);
  if (article === null) return;
  if (!isAdmin(access, user)) {
    await client.views.open({ trigger_id: trigger, view: accessDenied() });
    return;
  }
  await accept({
    type: 'submission',
    team,
    user,
    acceptedAt: now(),
    submission: submissionId(team, user, `${at} ${article}`),
    content: { kind: 'withdrawal', article },
  });
  if (modal === null) return;
  try {
    await client.views.update({ external_id: modal, view: textModal(texts.withdrawing, texts.withdraw) });
  } catch (error) {
    // It is withdrawn all the same, and the admin is told so.
    log.warn('a modal could not be updated', { error: errorCode(error) });
  }
}

function accessDenied() {
  return textModal(texts.adminsOnly);
}

function submissionId(team: string, user: string, what: string): string {
  return shortId(JSON.stringify([team, user, what]));
}
