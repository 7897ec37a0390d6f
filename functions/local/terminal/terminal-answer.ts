import { styleText } from 'node:util';
import type { Answer, EventAnswer, RankedQuotation } from '../../engine/answer.ts';
import type { ClaimAnswer } from '../../engine/claim-answer.ts';
import type { FigureRelation } from '../../engine/figures/agreement/figure-relations.ts';
import { type FigureRow, figureRows } from '../../engine/figures/agreement/figure-rows.ts';
import { isNumberMissing } from '../../engine/missing-number.ts';
import type { Source } from '../../engine/quotation.ts';
import { isSteered } from '../../engine/text/seen-text.ts';
import { claimLines, claimNotFoundLine } from '../../wording/claim-line.ts';
import { dayWords } from '../../wording/day-words.ts';
import { eventRows } from '../../wording/event-rows.ts';
import { figuresOfSome, headlineFigures } from '../../wording/headline-figures.ts';
import { quotesAsRead } from '../../wording/quote-order.ts';
import { reportedFigureLines } from '../../wording/reported-figures.ts';
import { sharedOrigins } from '../../wording/shared-origins.ts';
import { texts } from '../../wording/texts.ts';
import { uncoveredShown } from '../../wording/uncovered-shown.ts';
import { visible } from './visible.ts';

export interface TerminalStyle {
  /** Columns. */
  readonly width: number;
  readonly colours: boolean;
  readonly explain: boolean;
  /** How to ask for the quotations that are not given at once; `null` where they are all to be printed. */
  readonly askForMore: string | null;
  /** How to ask for one of several events. */
  readonly askForEvent: string;
}

/** The days (`YYYY-MM-DD`, both included) that the question was limited to. */
export interface DateWindow {
  readonly after?: string | undefined;
  readonly before?: string | undefined;
}

/** What was asked. */
export interface AskedCorpus {
  /** Articles that it has. */
  readonly articles: number;
  /** None of them is dated within the window. */
  readonly isOutside: boolean;
}

type Format = Parameters<typeof styleText>[0];

/** An answer as a person reads it in a terminal; ends with a line break. */
export function formatAnswer(
  answer: Answer | ClaimAnswer,
  corpus: AskedCorpus,
  style: TerminalStyle,
  window: DateWindow = {},
): string {
  const lines = [paint(style, 'bold', visible(answer.question)), ''];
  if (answer.answeredAs !== null) lines.push(texts.answeredAs(visible(answer.answeredAs)), '');
  if (answer.kind === 'not_found') {
    const outside = nothingWithin(window, corpus);
    const none = 'claim' in answer ? claimNotFoundLine(answer) : texts.notFound;
    lines.push(paint(style, 'yellow', outside ?? none));
    if (outside === undefined && uncoveredShown(answer).length > 0) lines.push(uncoveredLine(answer, window));
    if (answer.didYouMean !== null) lines.push(texts.didYouMean(visible(answer.didYouMean)));
    if (outside === undefined && answer.uncovered.length === 0 && answer.nearest.length === 0) {
      lines.push('Name what you want to know: a person, a place, a thing that happened.');
    }
    if (answer.nearest.length > 0)
      lines.push('', paint(style, 'dim', 'The nearest mentions, which are no answer:'), '');
  }
  if (answer.kind !== 'not_found' && uncoveredShown(answer).length > 0) {
    lines.push(paint(style, 'yellow', uncoveredLine(answer, window)), '');
  }
  if (isNumberMissing(answer)) lines.push(paint(style, 'yellow', texts.numberMissing), '');
  const beside = 'claim' in answer ? claimLines(answer, visible) : [];
  for (const line of beside) lines.push(...wrap(line, style.width).map((part) => paint(style, 'bold', part)));
  if (beside.length > 0) lines.push('');
  const hasHeadline = !('claim' in answer) || answer.claim.checks.length === 1;
  lines.push(...formatFigures(answer, hasHeadline, style));
  const reported = reportedFigureLines(answer, visible).flatMap((line) => wrap(line, style.width));
  if (reported.length > 0) lines.push(...reported, '');
  const printed = style.askForMore === null ? answer.quotes.length : answer.given;
  const quotes = quotesAsRead(answer).flatMap((at) => (at < printed ? (answer.quotes[at] ?? []) : []));
  for (const quotation of [...quotes, ...answer.nearest]) lines.push(...formatQuotation(quotation, style), '');
  const further = answer.quotes.length - printed;
  if (further > 0) lines.push(`${count(further, 'more quotation')}: ${style.askForMore}`, '');
  const sources = new Set(quotes.map(({ article }) => article.id)).size;
  const quoted = sources > 0 ? `${sources} of ${count(corpus.articles, 'article')} quoted · ` : '';
  lines.push(paint(style, 'dim', `${quoted}index ${answer.indexVersion}`));
  return `${lines.join('\n')}\n`;
}

function uncoveredLine(answer: Answer, { after, before }: DateWindow): string {
  const articles = after === undefined && before === undefined ? 'No article' : 'No article of these days';
  return `${articles} mentions: ${uncoveredShown(answer).map(visible).join(', ')}`;
}

/** What to say where no article is dated within the window; `undefined` where one is, or where there is no window. */
function nothingWithin({ after, before }: DateWindow, { isOutside }: AskedCorpus): string | undefined {
  if (!isOutside || (after === undefined && before === undefined)) return undefined;
  const days =
    after !== undefined && before !== undefined
      ? `between ${dayWords(after)} and ${dayWords(before)}`
      : after !== undefined
        ? `from ${dayWords(after)} on`
        : `up to ${dayWords(before ?? '')}`;
  return `There is no article with a stated date ${days}.`;
}

function formatQuotation(quotation: RankedQuotation, style: TerminalStyle): string[] {
  const text = wrap(`“${visible(quotation.text)}”`, style.width - 2).map((line) => `  ${line}`);
  const notes = [sourceLine(quotation.article)];
  if (quotation.postedBy) {
    const { author, published } = quotation.postedBy;
    notes.push(`from a post by ${visible(author)}${published === null ? '' : `, ${dayWords(published)}`}`);
  }
  if (isSteered(quotation.text)) notes.push(texts.steered);
  if (quotation.inSpeech) notes.push('said by someone the article quotes');
  if (quotation.article.kind === 'fact-check') {
    const { claims = [] } = quotation.article;
    notes.push(texts.factCheck(claims[0] === undefined ? null : visible(claims[0].claim), claims.length));
  }
  if (quotation.article.kind === 'summary') {
    notes.push(quotation.article.of === null ? 'a summary' : `a summary of: ${visible(quotation.article.of)}`);
  }
  const lines = [
    ...text,
    ...notes.flatMap((note) => wrap(note, style.width - 4)).map((line) => paint(style, 'cyan', `    ${line}`)),
  ];
  if (style.explain) {
    const parts = quotation.parts.map(({ part, value }) => `${part} ${value.toFixed(2)}`).join(' + ');
    lines.push(
      ...wrap(`${quotation.score.toFixed(2)} = ${parts}`, style.width - 4).map((line) =>
        paint(style, 'dim', `    ${line}`),
      ),
    );
  }
  return lines;
}

/** The figures side by side, where all are of one thing (`hasHeadline`), then a table of who gives which, oldest first. */
function formatFigures(
  { figures, quotes, kind, events }: Answer,
  hasHeadline: boolean,
  style: TerminalStyle,
): string[] {
  if (events !== undefined) return formatEvents(events, style);
  const asked = headlineFigures({ figures, kind });
  const ofSome = figuresOfSome(figures);
  if (asked.length === 0 && ofSome.length === 0) return [];
  const labels = [...asked, ...ofSome].map(({ label }) => visible(label)).join(' · ');
  const sources = new Set(asked.flatMap(({ articles }) => articles)).size;
  const say = sources === 1 ? 'One source' : `${sources} sources`;
  const several = kind !== 'disputed' && asked.length > 1;
  const verb = `${sources === 1 ? 'gives' : 'give'} several figures`;
  const stated =
    kind === 'disputed' ? 'Sources differ' : several ? `${say} ${verb}` : `${say} say${sources === 1 ? 's' : ''}`;
  const headline = wrap(`${asked.length === 0 ? texts.onlyOfSome : stated}: ${labels}`, style.width);
  const table = figureRows(figures, quotes).map((row): TableRow => [rowLabel(row), rowSource(row)]);
  const origins = sharedOrigins({ figures, quotes }, visible).flatMap((line) => wrap(line, style.width - 2));
  return [
    ...(hasHeadline ? headline.map((line) => paint(style, ['bold', 'yellow'], line)) : []),
    ...formatTable(table, style.width),
    ...origins.map((line) => `  ${line}`),
    '',
  ];
}

/** A figure a row, with the headline that names its event. */
function formatEvents(events: readonly EventAnswer[], style: TerminalStyle): string[] {
  const rows = eventRows(events).map(({ labels, article }, at): TableRow => {
    const { published, title, file } = article;
    const date = published === null ? 'date not stated' : dayWords(published);
    return [`${at + 1}. ${labels.map(visible).join(' · ')}`, `${date} · ${visible(title ?? file)}`];
  });
  return [
    paint(style, ['bold', 'yellow'], `${texts.severalEvents}:`),
    ...formatTable(rows, style.width),
    style.askForEvent,
    '',
  ];
}

function rowLabel({ figure: { label, scope, subsetOf, unit } }: FigureRow): string {
  const shown = visible(label);
  if (subsetOf !== undefined) return `  of these ${shown}`;
  // The turnout of the capital is beside that of the country, no part of it.
  return scope === 'asked' || (unit.kind !== 'count' && unit.kind !== 'money') ? shown : `(part) ${shown}`;
}

function rowSource(row: FigureRow): string {
  switch (row.kind) {
    case 'article': {
      const { published, publisher, title, file } = row.article;
      const date = published === null ? 'date not stated' : dayWords(published);
      const { relation } = row.figure;
      const beside = relation === undefined ? '' : ` · ${BESIDE_CLAIM[relation]}`;
      return `${date} · ${visible(publisher ?? title ?? file)}${beside}`;
    }
    case 'more':
      return `and ${row.articles} more`;
  }
}

const BESIDE_CLAIM: Readonly<Record<FigureRelation, string>> = {
  same: 'as claimed',
  within: 'within the claim',
  compatible: 'compatible with the claim',
  other: 'another figure',
};

type TableRow = readonly [label: string, source: string];

/** Columns. Where less is left beside the labels, the sources are below them. */
const NARROWEST_SOURCE = 24;

function formatTable(rows: readonly TableRow[], width: number): string[] {
  const widest = Math.max(...rows.map(([label]) => label.length));
  const left = width - widest - 4;
  if (left < NARROWEST_SOURCE) {
    return rows.flatMap(([label, source]) => [
      ...wrap(label, width - 2).map((line) => `  ${line}`),
      ...wrap(source, width - 6).map((line) => `      ${line}`),
    ]);
  }
  return rows.flatMap(([label, source]) =>
    wrap(source, left).map((line, at) => `  ${(at === 0 ? label : '').padEnd(widest)}  ${line}`),
  );
}

function sourceLine({ publisher, title, author, published, file }: Source): string {
  const by = author !== null && author !== publisher ? [`by ${author}`] : [];
  const named = [publisher ?? 'publisher not stated', title ?? file, ...by].map(visible);
  return [...named, published === null ? 'date not stated' : dayWords(published)].join(' · ');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function paint({ colours }: TerminalStyle, format: Format, text: string): string {
  return colours ? styleText(format, text, { validateStream: false }) : text;
}
