import { CUT_OFF, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { childrenNamed, firstNamed, type MarkupElement, markupParts, rawText, textWithin } from '../markup-tree.ts';
import { plainWikitext } from './wikitext.ts';

/**
 * The pages of a wiki's export, an article each as its last revision has it, under the wiki's name. Talk, templates and
 * redirections are no articles and are counted.
 */
export function* readMediawiki(xml: string, name: string): Generator<ImportedDrafts> {
  let publisher: string | null = null;
  let base = '';
  let pages = 0;
  let others = 0;
  for (const part of markupParts(xml, 'xml', ['siteinfo', 'page'])) {
    if (part.kind === 'rest') {
      if (part.isCut) yield skippedWhole(`${name}#${pages + 1}`, CUT_OFF);
      continue;
    }
    const { element } = part;
    if (element.name === 'siteinfo') {
      publisher = textWithin(firstNamed(element, 'sitename')) || null;
      base = textWithin(firstNamed(element, 'base'));
      continue;
    }
    pages += 1;
    const isArticle =
      textWithin(childrenNamed(element, 'ns')[0]) === '0' && childrenNamed(element, 'redirect').length === 0;
    if (isArticle) yield readPage(element, `${name}#${pages}`, publisher, base);
    else others += 1;
  }
  if (others > 0) yield skippedWhole(name, `has ${others} pages that are no articles (talk, templates, redirections)`);
  if (pages === 0) yield skippedWhole(name, 'is an export of a wiki without a page in it, or cut short');
}

function readPage(page: MarkupElement, name: string, publisher: string | null, base: string): ImportedDrafts {
  const revisions = childrenNamed(page, 'revision');
  const last = revisions.toSorted((a, b) => compareTimes(timeOf(a), timeOf(b))).at(-1);
  const title = textWithin(childrenNamed(page, 'title')[0]);
  const { text, leftOut } = plainWikitext(rawText(firstNamed(last, 'text')));
  if (text === '')
    return skippedWhole(name, `(${JSON.stringify(title.slice(0, 80))}) has no text outside of templates`);
  const address =
    base === '' || title === ''
      ? null
      : base.replace(/(?<![^/])[^/]*$/u, encodeURIComponent(title.replaceAll(' ', '_')));
  const notes = [
    ...(leftOut === 0
      ? []
      : [`${leftOut} of its paragraphs hold templates, whose words are not in the export, and are left out`]),
    'its date is that of the revision',
  ];
  return {
    drafts: [{ name, title: title || null, publisher, published: timeOf(last) || null, url: address, text, notes }],
    skipped: [],
  };
}

function timeOf(revision: MarkupElement | undefined): string {
  return textWithin(childrenNamed(revision, 'timestamp')[0]);
}

function compareTimes(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
