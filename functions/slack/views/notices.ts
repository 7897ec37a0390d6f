import type { CorpusSummary } from '../../engine/corpus-summary.ts';
import { listed, oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import type { JobOf } from '../jobs/jobs.ts';
import type { Correction, ReplacedFigures } from '../store/store.ts';
import { withdrawButton } from './article-list.ts';
import { showCorpus } from './corpus-blocks.ts';
import { versionShown } from './index-version.ts';
import { escaped, type Message, messageOf } from './message.ts';
import { bulleted, header, paragraph, smallPrint, words } from './rich-text.ts';

/** Messages that quote nothing. */

/** Characters of a question that is repeated to its asker. */
const MOST_QUESTION = 600;

/** Characters of an article's title or address, and of why it was not taken. */
const MOST_NAME = 200;
const MOST_REASON = 1000;

/** Characters of figures that took the place of others. */
const MOST_LABELS = 200;

export function helpMessage(): Message {
  const [first = '', ...ways] = texts.help;
  const blocks = [paragraph(words(first)), bulleted(ways.map((way) => words(way)))];
  return messageOf(texts.help.map(escaped).join('\n'), blocks);
}

export function aboutMessage(summary: Pick<CorpusSummary, 'articles' | 'version'> | null): Message {
  if (!summary) return noIndexMessage();
  const about = texts.about(summary.articles);
  const index = texts.indexVersion(versionShown(summary.version));
  return messageOf(escaped(`${about}\n${index}`), [paragraph(words(about)), smallPrint(index)]);
}

export function sourcesMessage(summary: CorpusSummary | null): Message {
  if (!summary) return noIndexMessage();
  const { blocks, lines } = showCorpus(summary);
  return messageOf(escaped([texts.homeTitle, ...lines].join('\n')), [header(texts.homeTitle), ...blocks]);
}

export function accessDeniedMessage(): Message {
  return noticeOf(texts.accessDenied);
}

/** `question`: what was asked, where it is not above the message; `null` where it does. */
export function apologyMessage(question: string | null): Message {
  return noticeAbout(texts.apology, question);
}

/** For as long as the articles cannot be searched. `question` as for {@link apologyMessage}. */
export function unavailableMessage(question: string | null): Message {
  return noticeAbout(texts.unavailable, question);
}

/** The same, where no question is answered. */
export function unavailableForNowMessage(): Message {
  return noticeOf(texts.unavailableForNow);
}

/** Where nothing tells whether its asker sees the answer, and nothing can. */
export function perhapsShownMessage(question: string): Message {
  return noticeAbout(texts.perhapsShown, question);
}

/** In place of a reply whose question is gone. */
export function questionDeletedMessage(): Message {
  return noticeOf(texts.questionDeleted);
}

/** In place of an apology that is not where the answer is. `isInSight`: everybody sees the answer where it was asked. */
export function answeredAfterAllMessage(isInSight: boolean): Message {
  return noticeOf(isInSight ? `${texts.answeredAfterAll} ${texts.answeredWhereAsked}` : texts.answeredAfterAll);
}

/** Lengths in characters. */
export function tooLongMessage(length: number, most: number): Message {
  return noticeOf(texts.tooLong(length, most));
}

export function emptyQuestionMessage(): Message {
  return noticeOf(texts.emptyQuestion);
}

/** Of what cannot be read there is nothing to check. `unread`: a sentence a file. */
export function unreadMessage(unread: readonly string[]): Message {
  return noticeOf([...unread, texts.pasteInstead].join('\n'));
}

export function noIndexMessage(): Message {
  return noticeOf(texts.noIndex);
}

export function sharedMessage(): Message {
  return noticeOf(texts.shared);
}

/** The articles have changed since the answer: sharing it would misquote them. */
export function staleShareMessage(): Message {
  return noticeOf(texts.staleShare);
}

/** The answer that a button belongs to is no longer kept. */
export function expiredMessage(): Message {
  return noticeOf(texts.answerExpired);
}

/** The question could not be taken at all. */
export function notAcceptedMessage(): Message {
  return noticeOf(texts.notAccepted);
}

export function adminsOnlyMessage(): Message {
  return noticeOf(texts.adminsOnly);
}

/** What is handed in was taken. `name`: a title or an address; `null` for a text without either. */
export function articleTakenMessage(name: string | null): Message {
  return noticeOf(texts.articleTaken(name && named(name)));
}

export function withdrawalTakenMessage(name: string): Message {
  return noticeOf(texts.withdrawalTaken(named(name)));
}

export function submissionFailedMessage(): Message {
  return noticeOf(texts.submissionFailed);
}

/** What became of an article; one that is quoted now can be withdrawn from here. */
export function reportMessage({ outcome, article, called, reason }: JobOf<'report'>): Message {
  const own = article ? (article.title ?? article.id) : called;
  const name = own === null ? texts.yourArticle : texts.quoted(named(own));
  const isQuoted = outcome === 'added' || outcome === 'updated';
  const why = reason === null ? '' : shortened(oneLine(reason), MOST_REASON);
  const lines = [
    texts.reported[outcome](name),
    ...(why === '' ? [] : [isQuoted ? texts.note(why) : texts.reason(why)]),
  ];
  const withdraw = article && isQuoted ? withdrawButton(article.id, named(article.title ?? article.id)) : null;
  return messageOf(escaped(lines.join('\n')), [
    paragraph(words(lines.join('\n'))),
    ...(withdraw ? [{ type: 'actions' as const, elements: [withdraw] }] : []),
  ]);
}

/** What of the articles that a reply quoted has changed. The words that it quoted before are not repeated. */
export function correctionNote(correction: Correction): Message {
  return correctionOf(texts.correctionNote, correction);
}

/** Where it is not known what of them has. */
export function answeredAgainNote(): Message {
  return noticeOf(texts.answeredAgain);
}

/** The same where Slack does not let the reply be changed. */
export function correctionRefusedNote(correction: Correction): Message {
  return correctionOf(texts.correctionRefused, correction);
}

function correctionOf(text: string, { sources, figures }: Correction): Message {
  const changes = [
    ...(figures ? [replacedFigures(figures)] : []),
    ...sources.map((source) => texts.sourceChanges({ ...source, name: named(source.name) })),
  ];
  return messageOf([text, ...changes].map(escaped).join('\n'), [
    paragraph(words(text)),
    bulleted(changes.map((change) => words(change))),
  ]);
}

/** "12 → 14". */
export function replacedFigures({ before, after }: ReplacedFigures): string {
  const [gone, come] = [before, after].map((labels) => listed(labels, ' · ', MOST_LABELS, texts.andMore));
  return texts.replaced(gone ?? '', come ?? '');
}

function named(name: string): string {
  return shortened(oneLine(name), MOST_NAME);
}

function noticeAbout(text: string, question: string | null): Message {
  if (question === null) return noticeOf(text);
  return noticeOf(`${text}\n${texts.apologyFor} ${texts.quoted(shortened(oneLine(question), MOST_QUESTION))}`);
}

function noticeOf(text: string): Message {
  return messageOf(escaped(text), [paragraph(words(text))]);
}
