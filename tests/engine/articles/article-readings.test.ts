import { expect, test } from 'vitest';
import { boilerplateOf, isShareLabel } from '../../../functions/engine/articles/boilerplate.ts';
import { isCaption } from '../../../functions/engine/articles/captions.ts';
import { findDate, isoDate } from '../../../functions/engine/articles/dates.ts';
import { readHeadline } from '../../../functions/engine/articles/headline.ts';
import { isLeadIn, isSentence, isSignOff, isTitleCase } from '../../../functions/engine/articles/line-shapes.ts';
import { readArticle } from '../../../functions/engine/articles/parse-article.ts';
import { readSignature } from '../../../functions/engine/articles/posts.ts';
import { readDateline, readOriginalDate, readStatement } from '../../../functions/engine/articles/statements.ts';
import { SCRAPED_PAGES } from './scraped-pages.ts';
import { VARIED_LINES, VARIED_PAGES } from './varied-lines.ts';

/** The names of what holds, and what else is read, as JSON. */
function told(entries: Readonly<Record<string, unknown>>): string {
  return Object.entries(entries)
    .filter(([, value]) => value !== false && value !== null)
    .map(([name, value]) => (value === true ? name : `${name} ${JSON.stringify(value)}`))
    .join('; ');
}

function lineReading(line: string): string {
  const { publisher } = readHeadline(line);
  return `${line} → ${told({
    sentence: isSentence(line),
    leadIn: isLeadIn(line),
    signOff: isSignOff(line),
    titleCase: isTitleCase(line),
    caption: isCaption(line),
    share: isShareLabel(line),
    boilerplate: boilerplateOf(line),
    statement: readStatement(line),
    original: readOriginalDate(line),
    firstDateline: readDateline(line, true),
    dateline: readDateline(line, false),
    signature: readSignature(line),
    house: publisher,
    date: findDate(line),
    iso: isoDate(line),
  })}`;
}

test('every line of the table is taken for what it was taken for when somebody last looked at it', async () => {
  await expect(`${VARIED_LINES.map(lineReading).join('\n')}\n`).toMatchFileSnapshot('line-readings.txt');
});

function pageReading({ name, format, page }: (typeof VARIED_PAGES)[number]): string[] {
  const { article, marked } = readArticle({ text: page, file: 'page.md', format });
  const { title, publisher, author, published, blocks, text } = article;
  return [
    `${name}: ${told({ title, publisher, author, published, marked })}`,
    ...blocks.map(({ kind, start, end, postedBy }) =>
      `  ${kind} ${start} ${JSON.stringify(text.slice(start, end))} ${postedBy ? told({ ...postedBy }) : ''}`.trimEnd(),
    ),
  ];
}

test('every page is taken apart as it was when somebody last looked at it', async () => {
  const scraped = SCRAPED_PAGES.map(({ page, ...rest }) => ({ ...rest, page: page.replace(/^[+\-h~]/gmu, '') }));
  const lines = [...VARIED_PAGES, ...scraped].flatMap(pageReading);
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('page-readings.txt');
});
