import { styleText } from 'node:util';
import type { Answer, RankedQuotation } from '../engine/answer.ts';
import type { ClaimAnswer } from '../engine/claim-answer.ts';
import { figureRows } from '../engine/figures/figure-rows.ts';
import type { Source } from '../engine/quotation.ts';

export interface TerminalStyle {
  /** Columns. */
  readonly width: number;
  readonly colours: boolean;
  readonly explain: boolean;
}

type Format = Parameters<typeof styleText>[0];

/** An answer as a person reads it in a terminal; ends with a line break. */
export function formatAnswer(answer: Answer | ClaimAnswer, articleCount: number, style: TerminalStyle): string {
  const lines = [paint(style, 'bold', visible(answer.question)), ''];
  if (answer.kind === 'not_found') {
    lines.push(paint(style, 'yellow', 'No article answers this.'));
    if (answer.uncovered.length > 0) lines.push(`No article mentions: ${answer.uncovered.map(visible).join(', ')}`);
    if (answer.uncovered.length === 0 && answer.nearest.length === 0) {
      lines.push('Name what you want to know: a person, a place, a thing that happened.');
    }
    if (answer.nearest.length > 0)
      lines.push('', paint(style, 'dim', 'The nearest mentions, which are no answer:'), '');
  }
  if ('claim' in answer) lines.push(paint(style, 'bold', claimLine(answer)), '');
  lines.push(...formatFigures(answer, style));
  for (const quotation of [...answer.quotes, ...answer.nearest]) lines.push(...formatQuotation(quotation, style), '');
  const sources = new Set(answer.quotes.map(({ article }) => article.id)).size;
  const quoted = sources > 0 ? `${sources} of ${count(articleCount, 'article')} quoted · ` : '';
  lines.push(paint(style, 'dim', `${quoted}index ${answer.indexVersion}`));
  return `${lines.join('\n')}\n`;
}

function formatQuotation(quotation: RankedQuotation, style: TerminalStyle): string[] {
  const text = wrap(`“${visible(quotation.text)}”`, style.width - 2).map((line) => `  ${line}`);
  const notes = [sourceLine(quotation.article)];
  if (quotation.postedBy) {
    const { author, published } = quotation.postedBy;
    notes.push(`from a post by ${visible(author)}${published === null ? '' : `, ${formatDate(published)}`}`);
  }
  if (quotation.inSpeech) notes.push('said by somebody the article quotes');
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

/** The claim beside the sources, without a verdict. */
function claimLine({ kind, claim: { figure, result, matching, sources } }: ClaimAnswer): string {
  if (figure === null) return 'The claim states no figure; this is what the articles say.';
  switch (result) {
    case 'matches':
      return `The claim matches ${matching} of ${count(sources, 'source')}.`;
    case 'differs':
      return `No source gives this figure; ${count(sources, 'source')} ${sources === 1 ? 'gives' : 'give'} another.`;
    case 'not_covered':
      return kind === 'not_found' ? 'No source covers this.' : 'No source gives a figure for this.';
  }
}

/** The figures side by side, then a table of who gives which, oldest first. */
function formatFigures({ figures, quotes, kind }: Answer, style: TerminalStyle): string[] {
  const asked = figures.filter(({ scope }) => scope === 'asked');
  if (asked.length === 0) return [];
  const labels = asked.map(({ label }) => label).join(' · ');
  const sources = new Set(asked.flatMap(({ articles }) => articles)).size;
  const lead = kind === 'disputed' ? 'Sources differ' : sources === 1 ? 'One source says' : `${sources} sources say`;
  const rows = figureRows(figures, quotes).map(({ figure: { label, scope, subsetOf }, article }) => ({
    label: scope === 'asked' ? label : subsetOf === undefined ? `(part) ${label}` : `  of these ${label}`,
    source: visible(article.publisher ?? article.title ?? article.file),
    date: article.published === null ? 'date not stated' : formatDate(article.published),
  }));
  const widest = Math.max(...rows.map(({ label }) => label.length));
  return [
    paint(style, ['bold', 'yellow'], `${lead}: ${labels}`),
    ...rows.map(({ label, source, date }) => `  ${label.padEnd(widest)}  ${date} · ${source}`),
    '',
  ];
}

function sourceLine({ publisher, title, author, published, file }: Source): string {
  const by = author !== null && author !== publisher ? [`by ${author}`] : [];
  const named = [publisher ?? 'publisher not stated', title ?? file, ...by].map(visible);
  return [...named, published === null ? 'date not stated' : formatDate(published)].join(' · ');
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "2022-01-06" → "6 January 2022": unlike 06/01, read the same on both sides of the ocean. */
export function formatDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${day} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** An article must not steer the reader's terminal: control and direction-override characters become visible. */
function visible(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '�');
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
