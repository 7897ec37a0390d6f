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
  if (number === 0) {
    yield skippedWhole(name, 'is an export of Europresse without an article in it; export it again as HTML');
  }
}

function readArticle(article: MarkupElement, name: string): ImportedDrafts {
  const ofClass = (value: string): MarkupElement | undefined =>
    [...elementsBelow(article)].find((one) => hasClass(one, value));
  const text = markdownFromHtml(markupWithin(ofClass('DocText')));
  if (text === null || text === '') return skippedWhole(name, 'has no text where Europresse puts it; import its text');
  const number = [...elementsBelow(article)].find(({ attributes }) => attributes.id === 'PubliC_lblNodoc');
  const { year, month, day } = NUMBER_DAY.exec(textWithin(number))?.groups ?? {};
  const printed = findDate(textWithin(ofClass('DocHeader')))?.date;
  return {
    drafts: [
      {
        name,
        ...(number && textWithin(number) !== '' ? { id: textWithin(number) } : {}),
        title: textWithin(ofClass('titreArticleVisu') ?? ofClass('titreArticle')) || null,
        publisher: textWithin(ofClass('DocPublicationName')).replace(/,\s*no\.?\s*\S+$/iu, '') || null,
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
