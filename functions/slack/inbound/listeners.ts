import type { App } from '@slack/bolt';
import { isQuestion } from '../../engine/search/is-question.ts';
import { type Access, isAdmin, mayAsk } from '../jobs/access.ts';
import type { Log } from '../jobs/job-context.ts';
import type { Job, JobOf } from '../jobs/jobs.ts';
import { errorCode } from '../jobs/retries.ts';
import { COMMAND } from '../manifest/surface.ts';
import { CALLBACKS, parseAnswerValue, REASON_INPUT } from '../views/actions.ts';
import type { Message } from '../views/message.ts';
import { accessDeniedMessage, adminsOnlyMessage, helpMessage, notAcceptedMessage } from '../views/notices.ts';
import { listenToButtons } from './button-listeners.ts';
import { type Envelope, type PostedMessage, readDeletion, readEnvelope, readMention, readMessage } from './events.ts';
import { takeFeedForm } from './feed-requests.ts';
import type { HandedOver } from './handed-over.ts';
import { readCommand, readMessageShortcut, readSubmission } from './interactions.ts';
import { articleText, claimText, mentions, questionText } from './message-text.ts';
import { draftOfCommand, openArticleForm, takeArticleForm } from './submission-requests.ts';

export interface ListenerContext {
  /** Keeps the job safe until it is done. Once it returns, nothing may be lost. */
  readonly accept: (job: Job) => Promise<void>;
  readonly access: Access;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Everything that Slack may tell us, translated into jobs. No listener answers: the work may take longer than the three
 * seconds that Slack waits. What fails here fails aloud, and Slack delivers an event again.
 */
export function listen(app: App, listenerContext: ListenerContext): void {
  listenToMessages(app, listenerContext);
  listenToHome(app, listenerContext);
  listenToCommand(app, listenerContext);
  listenToShortcut(app, listenerContext);
  listenToButtons(app, listenerContext);
  listenToModals(app, listenerContext);
}

function listenToMessages(app: App, listenerContext: ListenerContext): void {
  app.event('app_mention', async ({ event, body }) => {
    const envelope = readEnvelope(body);
    const posted = readMention(event);
    if (envelope && posted && posted.user !== envelope.botUser) await ask('mention', posted, envelope, listenerContext);
  });
  app.event('message', async ({ event, body }) => {
    const envelope = readEnvelope(body);
    const deleted = readDeletion(event);
    if (envelope && deleted) return forget(deleted, envelope, listenerContext);
    const posted = readMessage(event);
    if (!envelope || !posted || posted.user === envelope.botUser) return;
    if (posted.channelType === 'im') await ask('direct', posted, envelope, listenerContext);
    else if (isEditedMention(posted, envelope)) await ask('mention', posted, envelope, listenerContext);
    else if (isFollowUp(posted)) await ask('follow_up', posted, envelope, listenerContext);
  });
}

/** Whether it was a question to us is for the worker to say; of most deletions it is clear that it was none. */
async function forget(
  deleted: PostedMessage,
  { home: team, botUser }: Envelope,
  { accept, now }: ListenerContext,
): Promise<void> {
  const { user, channel, channelType, ts, thread, text } = deleted;
  if (user === botUser) return;
  const isMention = botUser !== null && mentions(text).includes(botUser);
  const entry = channelType === 'im' ? 'direct' : isMention ? 'mention' : isFollowUp(deleted) ? 'follow_up' : null;
  if (entry) await accept({ type: 'deleted', team, user, acceptedAt: now(), entry, channel, ts, thread });
}

/** Slack tells of some edits by `message_changed` alone. Told of twice, it is one question all the same. */
function isEditedMention({ edited, text }: PostedMessage, { botUser }: Envelope): boolean {
  return edited !== null && botUser !== null && mentions(text).includes(botUser);
}

/**
 * An unmentioned message in a thread that surely asks something, of no person in particular. A mention of the app comes as
 * `app_mention`, and whether the thread is one of ours is for the worker to say.
 */
function isFollowUp({ thread, text }: PostedMessage): boolean {
  return thread !== null && mentions(text).length === 0 && isQuestion(questionText(text, null));
}

async function ask(
  entry: JobOf<'question'>['entry'],
  { channel, user, from, text, handedOver, ts, thread, edited }: PostedMessage,
  { home, grid, botUser, isShared }: Envelope,
  { accept, access, now }: ListenerContext,
): Promise<void> {
  const common = { team: home, user, channel, thread, acceptedAt: now() };
  // Slack may name the Grid in place of the workspace: its members are at home.
  const own = from !== null && from === grid ? home : from;
  if (!mayAsk(access, home, own ?? (isShared ? '' : home))) {
    // A person who only goes on talking in a thread has not asked the app, and is not bothered.
    if (entry !== 'follow_up') await accept({ type: 'access_denied', ...common });
    return;
  }
  await accept({
    type: 'question',
    ...common,
    entry,
    ts,
    ...asked(entry, thread, questionText(text, botUser), handedOver),
    edited,
  });
}

/** The person's own question, else what they hand over, as a statement to be checked: "is this true?" asks of that. */
function asked(
  entry: JobOf<'question'>['entry'],
  thread: string | null,
  text: string,
  { text: handed, files }: HandedOver,
): Pick<JobOf<'question'>, 'text' | 'asClaim' | 'files'> {
  const pointsAt = text === '' || pointsElsewhere(text);
  if (!pointsAt || entry === 'follow_up') return { text: askedText(entry, thread, text) };
  const claim = claimText(handed);
  if (files.length > 0) return { text: claim, asClaim: true, files: [...files] };
  return claim === '' ? { text: askedText(entry, thread, text) } : { text: claim, asClaim: true };
}

/** Asks of something else than it says itself. */
function pointsElsewhere(text: string): boolean {
  const word = commandWord(text);
  return ASKS_OF_IT.some((form) => form.test(word));
}

const ASKS_OF_IT = [
  /^(?:please )?(?:can you |could you )?(?:fact-?check|check|verify)(?: this| that| it)?(?: please)?$/u,
  /^(?:is|are|was) (?:this|that|it|these)(?: really)? (?:true|right|correct|real|so|false|wrong|accurate)$/u,
  /^(?:really|true|true or false|what about this|what about that|any truth in this|any truth to this)$/u,
];

/**
 * Empty, which is answered with what can be asked, for a sub-command that a person writes to the app instead.
 * "Sources?" below an answer asks where that answer comes from; in a direct message any answer may be above.
 */
function askedText(entry: JobOf<'question'>['entry'], thread: string | null, text: string): string {
  switch (commandWord(text)) {
    case 'help':
      return '';
    case 'about':
      return thread === null ? '' : text;
    case 'sources':
      return thread === null && entry === 'mention' ? '' : text;
    default:
      return text;
  }
}

function commandWord(text: string): string {
  return text.toLowerCase().replace(/(?<![\s?!.])[\s?!.]+$/u, '');
}

function listenToHome(app: App, { accept, access, now }: ListenerContext): void {
  app.event('app_home_opened', async ({ event, body }) => {
    const envelope = readEnvelope(body);
    if (!envelope || !mayAsk(access, envelope.home, envelope.home)) return;
    const common = { team: envelope.home, user: event.user, acceptedAt: now() };
    if (event.tab === 'home') await accept({ type: 'home', ...common, page: 0 });
    else await accept({ type: 'prompts', ...common, channel: event.channel });
  });
}

function listenToCommand(app: App, { accept, access, now, log }: ListenerContext): void {
  app.command(/.*/u, async ({ ack, body, client }) => {
    const command = readCommand(body);
    if (!command || command.command !== COMMAND) return ack(helpMessage());
    const {
      team_id: team,
      user_id: user,
      channel_id: channel,
      trigger_id: trigger,
      response_url: responseUrl,
    } = command;
    if (!mayAsk(access, team, team)) return ack(accessDeniedMessage());
    const draft = draftOfCommand(command.text);
    if (draft) {
      if (!isAdmin(access, user)) return ack(adminsOnlyMessage());
      return acceptOrSay(ack, log, () => openArticleForm(draft, { user, trigger }, access, client));
    }
    const text = questionText(command.text, null);
    const common = { team, user, responseUrl, acceptedAt: now() };
    const word = commandWord(text);
    const watched = watchedQuestion(text);
    if (watched !== null) {
      const of = { kind: 'question' as const, text: watched };
      return acceptOrSay(ack, log, () => accept({ type: 'watch', ...common, of }));
    }
    switch (word) {
      case '':
      case 'help':
        return ack(helpMessage());
      case 'sources':
      case 'about':
        return acceptOrSay(ack, log, () => accept({ type: 'info', ...common, topic: word }));
      default:
        return acceptOrSay(ack, log, () => accept({ type: 'command', ...common, channel, trigger, text }));
    }
  });
}

/** Characters of a question that is watched. */
const MOST_WATCHED = 1000;

/** The question of "watch how many police died?"; `null` where the command is another. */
function watchedQuestion(text: string): string | null {
  const question = /^watch\s+(?<question>\S.*)$/isu.exec(text)?.groups?.question;
  return question === undefined ? null : question.slice(0, MOST_WATCHED);
}

/** Slack never delivers a command again: the asker must hear when the command could not be taken. */
async function acceptOrSay(
  ack: (message?: Message) => Promise<void>,
  log: Log,
  accept: () => Promise<void>,
): Promise<void> {
  try {
    await accept();
  } catch (error) {
    log.error('a command could not be taken', { error: errorCode(error) });
    return ack(notAcceptedMessage());
  }
  return ack();
}

function listenToShortcut(app: App, { accept, access, now }: ListenerContext): void {
  app.shortcut(/.*/u, async ({ ack, body, client }) => {
    const use = readMessageShortcut(body);
    if (!use) return ack();
    const { home: team, user, channel, trigger, responseUrl } = use;
    const common = { team, user, channel, acceptedAt: now() };
    if (!mayAsk(access, team, use.from)) {
      await accept({ type: 'access_denied', ...common, thread: null });
      return ack();
    }
    switch (body.callback_id) {
      case CALLBACKS.checkClaim:
        await accept({
          type: 'claim',
          ...common,
          trigger,
          responseUrl,
          thread: use.thread,
          text: claimText(use.text),
          ...(use.files.length === 0 ? {} : { files: [...use.files] }),
        });
        break;
      case CALLBACKS.addArticle:
        await openArticleForm({ kind: 'message', text: articleText(use.text) }, use, access, client);
        break;
    }
    return ack();
  });
}

function listenToModals(app: App, listenerContext: ListenerContext): void {
  const { accept, access, now } = listenerContext;
  app.view(/.*/u, async ({ ack, body }) => {
    const submission = readSubmission(body);
    if (!submission || !mayAsk(access, submission.home, submission.from)) return ack();
    const { home: team, user, callback, inputs, metadata } = submission;
    switch (callback) {
      case CALLBACKS.reason: {
        const reason = inputs.get(REASON_INPUT);
        const answer = parseAnswerValue(metadata);
        if (answer && reason) await accept({ type: 'reason', team, user, acceptedAt: now(), answer, reason });
        return ack();
      }
      case CALLBACKS.feedForm: {
        const response = await takeFeedForm(submission, listenerContext);
        return response ? ack(response) : ack();
      }
      case CALLBACKS.articleForm: {
        const response = await takeArticleForm(submission, listenerContext);
        return response ? ack(response) : ack();
      }
      default:
        return ack();
    }
  });
}
