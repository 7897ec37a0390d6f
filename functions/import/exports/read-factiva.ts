import { findDate } from '../../engine/articles/dates.ts';
import { unwrapped, wordsOfLines } from '../broken-lines.ts';
import { CUT_OFF, type Draft, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, visibleLine } from '../markdown-text.ts';
import {
  allNamed,
  childrenNamed,
  elementsBelow,
  firstNamed,
  hasClass,
  type MarkupElement,
  markupParts,
  markupTree,
  rawText,
  textWithin,
} from '../markup-tree.ts';

/** The XML of Factiva's interface. A hit of the search (`hlt`) is part of the text that it marks. */
export function* readFactivaXml(xml: string, name: string): Generator<ImportedDrafts> {
  let number = 0;
  for (const part of markupParts(xml, 'xml', ['article'])) {
    if (part.kind === 'rest') {
      if (part.isCut) yield skippedWhole(`${name}#${number + 1}`, CUT_OFF);
      continue;
    }
    number += 1;
    yield xmlArticle(part.element, `${name}#${number}`);
  }
  if (number === 0) yield skippedWhole(name, 'is an answer of Factiva without an article in it, or cut short');
}

function xmlArticle(article: MarkupElement, name: string): ImportedDrafts {
  const field = (key: string): string => textWithin(firstNamed(article, key));
  const paragraphs = (key: string): string[] => {
    const within = firstNamed(article, key);
    if (!within) return [];
    const marked = allNamed(within, 'paragraph').map(textWithin);
    // Some archives hold the text as it came over the wire, each paragraph indented.
    return marked.length > 0
      ? marked
      : rawText(within)
          .split(/\n(?=[ \t]{2,}\S)/u)
          .map(visibleLine);
  };
  return asDrafts(name, {
    number: field('accessionNo'),
    title: paragraphs('headline').join(' '),
    author: field('byline'),
    published: field('publicationDate'),
    publisher: field('sourceName'),
    paragraphs: [...paragraphs('leadParagraph'), ...paragraphs('tailParagraphs')],
  });
}

/** Both HTML exports: with indexing, each field behind its two-letter code, and the article format without codes. */
export function* readFactivaHtml(html: string, name: string): Generator<ImportedDrafts> {
  const articles = [...elementsBelow(markupTree(html, 'html'))].filter(isInnermostArticle);
  for (const [at, article] of articles.entries()) {
    const codes = codesOf(article);
    yield asDrafts(`${name}#${at + 1}`, codes.has('HD') ? fromCodes(codes) : fromLines(linesOf(article)));
  }
  if (articles.length === 0) yield skippedWhole(name, 'is an export of Factiva without an article in it, or cut short');
}

/** The article format of the RTF export, line by line; each document ends in a line with its number. */
export function* factivaDocuments(lines: readonly string[], name: string): Generator<ImportedDrafts> {
  let number = 0;
  let part: string[] = [];
  for (const line of lines) {
    part.push(line);
    if (!NUMBER.test(line)) continue;
    number += 1;
    yield asDrafts(`${name}#${number}`, fromLines(part.filter((one) => one !== '')));
    part = [];
  }
}

/** A field of the indexed text export: its code, two blanks, its first line. */
const CODED = /^(?<code>[A-Z]{2,3}) {2,5}(?<value>.*)$/u;

/** The indexed format as text: each document ends with the field of its number. */
export function* readFactivaText(text: string, name: string): Generator<ImportedDrafts> {
  let number = 0;
  let fields = new Map<string, string[]>();
  let open: string[] = [];
  for (const line of text.split(/\r\n|[\r\n]/u)) {
    const { code, value } = CODED.exec(line)?.groups ?? {};
    if (code === undefined) {
      open.push(line);
      continue;
    }
    open = [value ?? ''];
    fields.set(code, open);
    if (code !== 'AN') continue;
    number += 1;
    yield asDrafts(`${name}#${number}`, fromTexts(fields));
    fields = new Map();
    open = [];
  }
  if (fields.has('HD')) yield skippedWhole(`${name}#${number + 1}`, CUT_OFF);
}

function fromTexts(fields: ReadonlyMap<string, readonly string[]>): FactivaFields {
  const words = wordsOfLines([...fields.values()].flat());
  const field = (code: string): string => visibleLine((fields.get(code) ?? []).join(' '));
  const paragraphs = (code: string): string[] =>
    (fields.get(code) ?? [])
      .join('\n')
      .split(/\n[ \t]*\n/u)
      .map((paragraph) => visibleLine(unwrapped(paragraph, words)));
  return fieldsOf(field, paragraphs);
}

/** Outer and inner element are both of the class. */
function isInnermostArticle(element: MarkupElement): boolean {
  return hasClass(element, 'article') && ![...elementsBelow(element)].some((one) => hasClass(one, 'article'));
}

interface FactivaFields {
  readonly number: string;
  readonly title: string;
  readonly author: string;
  readonly published: string;
  readonly publisher: string;
  readonly paragraphs: readonly string[];
}

function codesOf(article: MarkupElement): ReadonlyMap<string, MarkupElement> {
  const codes = new Map<string, MarkupElement>();
  for (const row of allNamed(article, 'tr')) {
    const [key, value] = childrenNamed(row, 'td');
    if (key && value && /^[A-Z]{2,3}$/u.test(textWithin(key))) codes.set(textWithin(key), value);
  }
  return codes;
}

function fromCodes(codes: ReadonlyMap<string, MarkupElement>): FactivaFields {
  return fieldsOf(
    (code) => textWithin(codes.get(code)),
    (code) => allNamed(codes.get(code) ?? EMPTY, 'p').map(textWithin),
  );
}

/** LP is the first paragraph of the text; PUB is the company, SN the paper. */
function fieldsOf(field: (code: string) => string, paragraphs: (code: string) => readonly string[]): FactivaFields {
  return {
    number: field('AN'),
    title: field('HD'),
    author: field('BY'),
    published: field('PD'),
    publisher: field('SN'),
    paragraphs: ['LP', 'TD'].flatMap(paragraphs),
  };
}

const EMPTY: MarkupElement = { name: '', attributes: {}, parts: [] };

/** The innermost blocks of an article, each a line. */
function linesOf(article: MarkupElement): string[] {
  const blocks = [...elementsBelow(article)].filter(({ name }) => name === 'div' || name === 'p');
  return blocks
    .filter((block) => ![...elementsBelow(block)].some(({ name }) => name === 'div' || name === 'p'))
    .map(textWithin)
    .filter((line) => line !== '');
}

const WORDS = /^[\d.,\u00a0\u202f ]+ (?:words?|mots|wörter|palabras|palavras|parole|woorden|слов\p{L}*)$/iu;
const TIME = /^\d{1,2}[:.]\d{2}\b/u;
const COPYRIGHT = /^(?:\(c\)|©|copyright\b)/iu;
const NUMBER = /^(?:document|dokument|documento)\s+(?<number>[A-Z]{3,6}\d{8,}\w+)$/iu;
const HEAD_LINES = 20;

/** By place only: headline, perhaps a byline, number of words, date, perhaps a time, paper … and © before the text. */
function fromLines(lines: readonly string[]): FactivaFields {
  const words = lines.findIndex((line, at) => at < HEAD_LINES && WORDS.test(line));
  const date = words < 0 ? -1 : words + 1;
  const paper = lines.findIndex((line, at) => at > date && !TIME.test(line));
  const copyright = lines.findIndex((line, at) => at > date && at < HEAD_LINES && COPYRIGHT.test(line));
  const end = lines.findIndex((line) => NUMBER.test(line));
  return {
    number: end < 0 ? '' : (lines[end] ?? ''),
    title: words < 0 ? '' : (lines[0] ?? ''),
    author: words > 1 ? lines.slice(1, words).join(', ') : '',
    published: lines[date] ?? '',
    publisher: date < 0 ? '' : (lines[paper] ?? ''),
    paragraphs: copyright < 0 ? [] : lines.slice(copyright + 1, end < 0 ? lines.length : end),
  };
}

function asDrafts(name: string, fields: FactivaFields): ImportedDrafts {
  const { title, author, publisher, published } = fields;
  const paragraphs = fields.paragraphs.filter((paragraph) => paragraph !== '');
  if (title === '' || paragraphs.length === 0) {
    return skippedWhole(name, 'has no headline or no text at the places where Factiva puts them; import its text');
  }
  const number = NUMBER.exec(fields.number)?.groups?.number ?? fields.number;
  const draft: Draft = {
    name,
    ...(number === '' ? {} : { id: `factiva-${number.toLowerCase()}` }),
    title: visibleLine(title),
    author: author.replace(/^by\s+/iu, '') || null,
    publisher: publisher || null,
    published: findDate(published)?.date ?? published,
    text: markdownOf(paragraphs.map((text) => ({ kind: 'prose', text }))),
  };
  return { drafts: [draft], skipped: [] };
}
