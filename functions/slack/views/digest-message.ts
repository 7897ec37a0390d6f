import { oneLine, shortened } from '../../wording/one-line.ts';
import { texts } from '../../wording/texts.ts';
import type { Counted, DeskReport } from '../report/desk-report.ts';
import { dayOf } from '../store/day.ts';
import { escaped, type Message, messageOf, type ReplyBlock } from './message.ts';
import { bulleted, header, paragraph, words } from './rich-text.ts';

/** Lines of each list, and characters of a line: a message is read in a channel. */
const MOST_LINES = 5;
const MOST_LINE = 150;

/** What a desk has learnt in a week, for a channel: numbers first, then the lists that have something in them. */
export function digestMessage(report: DeskReport): Message {
  const { asked, answered, disputed, notFound, votes } = report;
  const title = texts.digestTitle(texts.date(dayOf(report.since)), texts.date(dayOf(report.until - 1)));
  const numbers = texts.digestNumbers({ asked, answered, disputed, notFound, up: votes.up, down: votes.down });
  const lists: readonly (readonly [string, readonly string[]])[] = [
    [texts.digestNotFound, counted(report.unanswered)],
    [texts.digestWords, counted(report.words)],
    [texts.digestSources, counted(report.sources)],
    [texts.digestReasons, report.reasons.map((reason) => shortened(oneLine(reason), MOST_LINE))],
    [texts.digestFeeds, report.idleFeeds.map((feed) => shortened(oneLine(feed), MOST_LINE))],
  ];
  const shown = lists.flatMap(([name, lines]) => (lines.length > 0 ? [{ name, lines: firstOf(lines) }] : []));
  const blocks: ReplyBlock[] = shown.flatMap(({ name, lines }) => [
    paragraph(words(name, { bold: true })),
    bulleted(lines.map((line) => words(line))),
  ]);
  const text = [title, numbers, ...shown.flatMap(({ name, lines }) => [name, ...lines.map((line) => `• ${line}`)])];
  return messageOf(escaped(text.join('\n')), [header(title), paragraph(words(numbers)), ...blocks]);
}

function counted(some: readonly Counted[]): string[] {
  return some.map(({ what, times }) => {
    const name = shortened(oneLine(what), MOST_LINE) || texts.noCell;
    return times > 1 ? `${name} · ${times}` : name;
  });
}

function firstOf(lines: readonly string[]): string[] {
  const left = lines.length - MOST_LINES;
  return left > 0 ? [...lines.slice(0, MOST_LINES), texts.andMore(left)] : [...lines];
}
