import type { ActionsBlockElement } from '@slack/types';
import type { Source } from '../../engine/quotation.ts';
import { articleName } from '../../wording/article-name.ts';
import { listed, oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import type { ToldFigure, Watch } from '../store/watch.ts';
import { ACTIONS, answerValue } from './actions.ts';
import { mentionsOf, withMentions } from './mentions.ts';
import { escaped, type Message, messageOf } from './message.ts';
import { button, paragraph, smallPrint, words } from './rich-text.ts';

/** Characters of the figures on either side, of a source's name, of all sources, and of the question. */
const MOST_LABELS = 200;
const MOST_SOURCE = 60;
const MOST_SOURCES = 400;
const MOST_QUESTION = 300;

/** Figures that new articles bring, or that are gone with theirs: labels, as the answer gives them in a row. */
export interface FigureNews {
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly come: readonly NewFigure[];
  readonly gone: readonly ToldFigure[];
  /** Labels of those that some article still has, and that the answer no longer gives beside the others. */
  readonly apart: readonly string[];
}

export interface NewFigure {
  readonly label: string;
  /** The new articles that are quoted with it, in the order of the quotations. */
  readonly sources: readonly Source[];
}

/** What has changed: the figures before and now, and the sources of the new ones and of those that are gone. `answer`: id of the answer of now. */
export function newsMessage(news: FigureNews, watch: Watch, answer: string): Message {
  const line = newsLine(news);
  const question = texts.quoted(shortened(oneLine(watch.question), MOST_QUESTION));
  const isWatched = watch.watchers.length > 0;
  const elements: ActionsBlockElement[] = [
    button(ACTIONS.more, texts.newQuotations, answerValue(answer), texts.newQuotationsLabel),
    ...(isWatched ? [button(ACTIONS.unwatch, texts.unwatch, answerValue(watch.id), texts.unwatchLabel(question))] : []),
  ];
  const text = [withMentions(line, isWatched && watch.place ? watch.watchers : []), escaped(question)].join('\n');
  return messageOf(text, [
    paragraph([...words(line, { bold: true }), ...(watch.place ? mentionsOf(watch.watchers) : [])]),
    smallPrint(question),
    { type: 'actions', elements },
  ]);
}

/** "14 → 14 · 19 (new: The Courier, 5 March 2026)"; "14 · 19 → 14 (no longer in the articles: 19 in The Courier, 5 March 2026)". */
function newsLine({ before, after, come, gone, apart }: FigureNews): string {
  const labels = (some: readonly string[]) => listed(some, ' · ', MOST_LABELS, texts.andMore);
  const isOne = come.length === 1;
  const sources = come.map(({ label, sources: of }) => {
    const names = of.map(sourceName).join('; ');
    return isOne || names === '' ? names || label : texts.newFigure(label, names);
  });
  const taken = gone.map(({ label, sources: of }) => texts.newFigure(label, of.map(({ name }) => name).join('; ')));
  const all = (some: readonly string[]) => listed(some, '; ', MOST_SOURCES, texts.andMore);
  const because = [
    ...(come.length > 0 ? [texts.newBy(all(sources))] : []),
    ...(gone.length > 0 ? [texts.takenBack(all(taken))] : []),
    ...(apart.length > 0 ? [texts.setApart(labels(apart))] : []),
  ];
  return texts.news(labels(before), labels(after), because.join('; '));
}

export function sourceName(source: NewFigure['sources'][number]): string {
  const name = shortened(oneLine(source.publisher ?? '') || oneLine(articleName(source)), MOST_SOURCE);
  return source.published === null ? name : `${name}, ${texts.date(source.published)}`;
}

/** Who has a question that found nothing. `asker`: who is told in a conversation with others; `null` where they are alone. */
export function takenMessage(
  question: string,
  { taker, asker }: { readonly taker: string; readonly asker: string | null },
): Message {
  const named = texts.quoted(shortened(oneLine(question), MOST_QUESTION));
  const people = asker === null ? [] : [asker];
  const text = [`${escaped(texts.has)} <@${taker}>${withMentions('', people)}`, escaped(`${named}\n${texts.promised}`)];
  return messageOf(text.join('\n'), [
    paragraph([...words(`${texts.has} `), { type: 'user', user_id: taker }, ...mentionsOf(people)]),
    smallPrint(named),
    paragraph(words(texts.promised)),
  ]);
}

/** That the person is told from now on, with what the articles say now. */
export function watchedMessage({ id, question, place, known }: Watch): Message {
  const named = texts.quoted(shortened(oneLine(question), MOST_QUESTION));
  const lines = [
    place ? texts.watchedInThread : texts.watchedDirectly,
    known.figures.length > 0
      ? texts.watchedFigures(listed(known.figures, ' · ', MOST_LABELS, texts.andMore))
      : texts.watchedOutcome[known.outcome],
  ];
  return messageOf([named, ...lines].map(escaped).join('\n'), [
    paragraph([...words(named, { bold: true }), ...words(`\n${lines.join('\n')}`)]),
    { type: 'actions', elements: [button(ACTIONS.unwatch, texts.unwatch, answerValue(id), texts.unwatchLabel(named))] },
  ]);
}

/** `null` for what is not kept any more. */
export function notWatchedMessage(watch: Watch | null): Message {
  const named = watch && texts.quoted(shortened(oneLine(watch.question), MOST_QUESTION));
  const text = named === null ? texts.notWatched : `${named}\n${texts.notWatched}`;
  return messageOf(escaped(text), [paragraph(words(text))]);
}
