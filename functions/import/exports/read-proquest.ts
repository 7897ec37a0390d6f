import { findDate } from '../../engine/articles/dates.ts';
import { type Draft, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownFromPlain, visibleLine } from '../markdown-text.ts';
import { allNamed, markupTree, textWithin } from '../markup-tree.ts';
import { markdownFromHtml } from '../pages/html-fragment.ts';
import { catalogueNames } from './names-line.ts';

/** Where each document of the HTML export begins. */
const START_OF_HTML = /(?=<a name="DocID_)/giu;

/** The text is a page by itself; in a forwarded mail its paragraphs follow an empty one. */
const FULL_TEXT = [
  /<Text\b[^<>]*>(?<full>[\s\S]*?)(?:<\/Text>|$)/iu,
  /<strong\b[^>]*>Full text:\s*<\/strong>(?<full>[\s\S]*?)(?=<strong\b[^>]*>(?:Subject|Location|People|Company|Title|Publication title|Identifier|ProQuest document ID)\b)/iu,
];

function hasWords(html: string): boolean {
  return /\p{L}{2}/u.test(html.replace(/<[^<>]*>/gu, ''));
}

/** The line between the documents of the text export. */
const RULE = /^_{40,}[ \t]*$/gmu;

/** Fields of a document, which end the one before them. */
const FIELDS =
  /^(?<key>Author|Publication info|ProQuest document link|Abstract|Full text|Subject|Location|People|Company \/ organization|Title|Publication title|First page|Publication year|Publication date|Year|Volume|Issue|Section|Pages|Publisher|Place of publication|Country of publication|Publication subject|ISSN|e-ISSN|Source type|Language of publication|Document type|ProQuest document ID|Document URL|Copyright|Last updated|Database|Column|Dateline|Identifier \/ keyword|Links|DOI):[ \t]*(?<value>.*)$/u;

/** The HTML export, in a file or in a mail: the text of each document is a page by itself within it. */
export async function* readProquestHtml(html: string, name: string): AsyncGenerator<ImportedDrafts> {
  const parts = html.split(START_OF_HTML).filter((part) => /^<a name="DocID_/iu.test(part));
  for (const [at, part] of parts.entries()) {
    const full = FULL_TEXT.map((pattern) => pattern.exec(part)).find((found) => hasWords(found?.groups?.full ?? ''));
    const tree = markupTree(full ? part.slice(0, full.index) + part.slice(full.index + full[0].length) : part, 'html');
    const lines = allNamed(tree, 'p').map(textWithin);
    const text = full?.groups?.full === undefined ? null : markdownFromHtml(full.groups.full);
    yield asDrafts(`${name}#${at + 1}`, lines, text);
  }
  if (parts.length === 0) yield skippedWhole(name, 'is an export of ProQuest without a document in it, or cut short');
}

/** The text export. Its first sections are the report's head and its table of contents. */
export async function* readProquestText(text: string, name: string): AsyncGenerator<ImportedDrafts> {
  let number = 0;
  for (const section of text.replace(/\r\n?/gu, '\n').split(RULE)) {
    if (!/^(?:ProQuest document ID|Publication info|Publication title):/mu.test(section)) continue;
    number += 1;
    const lines = section.split(/\n[ \t]*\n/u).map((line) => line.trim());
    yield asDrafts(`${name}#${number}`, lines, fullText(lines));
  }
  if (number === 0) yield skippedWhole(name, 'is a report of ProQuest without a document in it, or cut short');
}

/** From its label to the next one. */
function fullText(lines: readonly string[]): string | null {
  const start = lines.findIndex((line) => /^Full text:/u.test(line));
  if (start < 0) return null;
  const next = lines.findIndex((line, at) => at > start && FIELDS.test(line.split('\n', 1)[0] ?? ''));
  const text = lines.slice(start, next < 0 ? lines.length : next).join('\n\n');
  return markdownFromPlain(text.replace(/^Full text:[ \t]*/u, ''));
}

function asDrafts(name: string, lines: readonly string[], text: string | null): ImportedDrafts {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const { key, value } = FIELDS.exec(visibleLine(line))?.groups ?? {};
    if (key !== undefined && value !== undefined && !fields.has(key)) fields.set(key, value);
  }
  const field = (key: string): string => fields.get(key)?.trim() ?? '';
  if (text === null || text === '') {
    const title = JSON.stringify((field('Title') || 'untitled').slice(0, 80));
    return skippedWhole(name, `(${title}) has an abstract only; open its full text and export it again`);
  }
  const id = field('ProQuest document ID');
  const draft: Draft = {
    name,
    ...(id === '' ? {} : { id: `proquest-${id}` }),
    title: field('Title') || headlineAmong(lines),
    author: authorOf(field('Author')),
    // "The Courier; Veldmark": the town tells papers of one name apart in the catalogue only.
    publisher: (field('Publication title') || field('Publication info')).split(/(?<!\s)\s*;\s/u, 1)[0] || null,
    published: (findDate(field('Publication date')) ?? findDate(infoDay(field('Publication info'))))?.date ?? null,
    text: withoutCredits(text),
  };
  return { drafts: [draft], skipped: [] };
}

function headlineAmong(lines: readonly string[]): string | null {
  const first = lines.find((line) => line !== '' && !/^Document \d+ of \d+$/u.test(line));
  return first === undefined || FIELDS.test(first) ? null : visibleLine(first);
}

function authorOf(value: string): string | null {
  if (/^anonymous$/iu.test(value)) return null;
  return (value.includes(',') ? catalogueNames(value) : value) || null;
}

/** "…[Los Angeles, Calif]08 May 2010: AA.2.": the day is glued to the town. */
function infoDay(info: string): string {
  return /(?<day>\d{1,2} \p{L}{3,9}\.? \d{4})\b[^\]]*$/u.exec(info)?.groups?.day ?? '';
}

/** Captions and credits of pictures follow the text. */
function withoutCredits(text: string): string {
  const paragraphs = text.split('\n\n');
  while (
    paragraphs.length > 1 &&
    /^(?:(?:Credit|Caption|Photographs?|Source):\s|Illustration(?::|$))/iu.test(paragraphs.at(-1) ?? '')
  )
    paragraphs.pop();
  return paragraphs.join('\n\n');
}
