import type { CorpusSummary } from '../../engine/corpus-summary.ts';
import { texts } from '../texts.ts';
import { showCorpus } from './corpus-blocks.ts';
import { escaped, type Message, messageOf } from './message.ts';
import { oneLine, shortened } from './one-line.ts';
import { bulleted, header, paragraph, smallPrint, words } from './rich-text.ts';

/** Messages that quote nothing. */

/** Characters of a question that is repeated to whoever asked it. */
const MOST_QUESTION = 600;

export function helpMessage(): Message {
  const [first = '', ...ways] = texts.help;
  const blocks = [paragraph(words(first)), bulleted(ways.map((way) => words(way)))];
  return messageOf(texts.help.map(escaped).join('\n'), blocks);
}

export function aboutMessage(summary: Pick<CorpusSummary, 'articles' | 'version'> | null): Message {
  if (!summary) return noIndexMessage();
  const about = texts.about(summary.articles);
  const index = texts.indexVersion(shortened(oneLine(summary.version), MOST_QUESTION));
  return messageOf(escaped(`${about}\n${index}`), [paragraph(words(about)), smallPrint(index)]);
}

export function sourcesMessage(summary: CorpusSummary | null): Message {
  if (!summary) return noIndexMessage();
  const { blocks, lines } = showCorpus(summary);
  return messageOf(escaped([texts.homeTitle, ...lines].join('\n')), [header(texts.homeTitle), ...blocks]);
}

export function refusalMessage(): Message {
  return noticeOf(texts.refusal);
}

/** `question`: what was asked, where it does not stand above the message; `null` where it does. */
export function apologyMessage(question: string | null): Message {
  if (question === null) return noticeOf(texts.apology);
  return noticeOf(`${texts.apology}\n${texts.apologyFor} ${texts.quoted(shortened(oneLine(question), MOST_QUESTION))}`);
}

/** Lengths in characters. */
export function tooLongMessage(length: number, most: number): Message {
  return noticeOf(texts.tooLong(length, most));
}

export function emptyQuestionMessage(): Message {
  return noticeOf(texts.emptyQuestion);
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

/** A reply was updated, which Slack tells nobody. */
export function editedNote(): Message {
  return noticeOf(texts.edited);
}

function noticeOf(text: string): Message {
  return messageOf(escaped(text), [paragraph(words(text))]);
}
