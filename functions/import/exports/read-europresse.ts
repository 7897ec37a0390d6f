import { findDate } from '../../engine/articles/dates.ts';
import { CUT_OFF, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import {
  childrenNamed,
  elementsBelow,
  firstNamed,
  hasClass,
  type MarkupElement,
  markupParts,
  markupWithin,
  textWithin,
} from '../markup-tree.ts';
import { markdownFromHtml } from '../pages/html-fragment.ts';
import { plainOfHtml } from '../pages/plain-html.ts';

/** `news·20230314·VC·…`: the day of publication is in a document's number. */
const NUMBER_DAY = /·(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})·/u;

/**
 * The HTML export of Europresse, an `article` element each. The certificate below each has a date as well, which is that of
 * the export.
 */
export function* readEuropresse(html: string, name: string): Generator<ImportedDrafts> {
  let number = 0;
  for (const part of markupParts(html, 'html', ['article'])) {
    if (part.kind === 'rest') {
      if (part.isCut) yield skippedWhole(`${name}#${number + 1}`, CUT_OFF);
      continue;
    }
    number += 1;
    yield readArticle(part.element, `${name}#${number}`);
  }
  if (number === 0) yield* readOlder(html, name);
}

/** The export of before 2013: each document is a cell of a table, its fields between line breaks. */
function* readOlder(html: string, name: string): Generator<ImportedDrafts> {
  const parts = html.split(/<span class="DocPublicationName">/iu).slice(1);
  for (const [at, part] of parts.entries()) {
    const { paper, header, title, author, text } = OLDER.exec(part)?.groups ?? {};
    const markdown = text === undefined ? null : markdownFromHtml(text);
    if (markdown === null || markdown === '') {
      yield skippedWhole(`${name}#${at + 1}`, NO_TEXT);
      continue;
    }
    const draft = {
      name: `${name}#${at + 1}`,
      title: plainOfHtml(title ?? '') || null,
      publisher: paperOf(plainOfHtml(paper ?? '')),
      author: plainOfHtml(author ?? '') || null,
      published: findDate(plainOfHtml(header ?? ''))?.date ?? null,
      text: markdown,
    };
    yield { drafts: [draft], skipped: [] };
  }
  if (parts.length === 0) {
    yield skippedWhole(name, 'is an export of Europresse without an article in it; export it again as HTML');
  }
}

const OLDER =
  /^(?<paper>[^<]*)<\/span>(?<header>[\s\S]*?)<span class="TitreArticleVisu">(?<title>[\s\S]*?)<\/span>(?<author>[\s\S]*?)<p>(?:<\/p>)?(?<text>[\s\S]*?)(?:<b><i>\s*©|Numéro de document|$)/iu;

const NO_TEXT = 'has no text where Europresse puts it; import its text';

function paperOf(name: string): string | null {
  return name.replace(/,\s*no\.?\s*\S+$/iu, '') || null;
}

function readArticle(article: MarkupElement, name: string): ImportedDrafts {
  const ofClass = (value: string): MarkupElement | undefined =>
    [...elementsBelow(article)].find((one) => hasClass(one, value));
  const text = markdownFromHtml(markupWithin(ofClass('DocText')));
  if (text === null || text === '') return skippedWhole(name, NO_TEXT);
  const number = [...elementsBelow(article)].find(({ attributes }) => attributes.id === 'PubliC_lblNodoc');
  const { year, month, day } = NUMBER_DAY.exec(textWithin(number))?.groups ?? {};
  const printed = findDate(textWithin(ofClass('DocHeader')))?.date;
  return {
    drafts: [
      {
        name,
        ...(number && textWithin(number) !== '' ? { id: textWithin(number) } : {}),
        title: textWithin(ofClass('titreArticleVisu') ?? ofClass('titreArticle')) || null,
        publisher: paperOf(textWithin(ofClass('DocPublicationName'))),
        author: authorOf(article),
        published: printed ?? (year === undefined ? null : `${year}-${month}-${day}`),
        text,
      },
    ],
    skipped: [],
  };
}

/** The line right below the headline, which has no class of its own. */
function authorOf(article: MarkupElement): string | null {
  const lines = childrenNamed(firstNamed(article, 'header'), 'div');
  const title = lines.findIndex((line) => hasClass(line, 'titreArticle'));
  const below = title < 0 ? undefined : lines[title + 1];
  const author = textWithin(below);
  return author === '' || author.length > 120 || (below && firstNamed(below, 'p')) ? null : author;
}
