import { CUT_OFF, type Draft, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownFromPlain, visibleLine } from '../markdown-text.ts';
import {
  allNamed,
  childrenNamed,
  firstNamed,
  type MarkupElement,
  markupParts,
  markupWithin,
  rawText,
  textWithin,
} from '../markup-tree.ts';
import { markdownFromHtml } from '../pages/html-fragment.ts';
import { nitfHeadline, nitfText } from './read-nitf.ts';
import { latestVersions, released, type VersionedItem, withoutBy } from './release.ts';

/** The items of a NewsML-G2 document, alone or in a message. Of two versions of an item the later is read. */
export function* readNewsml(xml: string, name: string, now: Date): Generator<ImportedDrafts> {
  const read: VersionedItem[] = [];
  let packages = 0;
  for (const part of markupParts(xml, 'xml', ['newsItem', 'packageItem'])) {
    if (part.kind === 'rest') {
      if (part.isCut) yield skippedWhole(`${name}#${read.length + 1}`, CUT_OFF);
      continue;
    }
    const { element } = part;
    if (element.name === 'packageItem') {
      packages += 1;
      continue;
    }
    const { guid = null, version = '1' } = element.attributes;
    const numbered = `${name}#${read.length + 1}`;
    read.push({ name: numbered, id: guid, version: Number(version), imported: readItem(element, numbered, now) });
  }
  const [only] = read;
  // The only item of a file is the file.
  if (only && read.length === 1) yield renamed(only.imported, name);
  else yield* latestVersions(read);
  if (read.length === 0) {
    const what = packages > 0 ? 'lists items without their text' : 'holds no whole news item';
    yield skippedWhole(name, `is a NewsML-G2 document that ${what}; add the items themselves`);
  }
}

function renamed({ drafts, skipped, withdrawn = [] }: ImportedDrafts, name: string): ImportedDrafts {
  const asFile = <Part extends { readonly name: string }>(part: Part): Part => ({ ...part, name });
  return { drafts: drafts.map(asFile), skipped: skipped.map(asFile), withdrawn: withdrawn.map(asFile) };
}

function readItem(item: MarkupElement, name: string, now: Date): ImportedDrafts {
  const meta = firstNamed(item, 'itemMeta');
  const content = firstNamed(item, 'contentMeta');
  const contentSet = firstNamed(item, 'contentSet');
  const { guid } = item.attributes;
  const status = codeOf(childrenNamed(meta, 'pubStatus')[0]) || 'usable';
  const embargoed = childrenNamed(meta, 'embargoed')[0];
  const text = textOf(contentSet);
  const note = childrenNamed(meta, 'edNote').map(textWithin).filter(Boolean).join(' ');
  const dates = [
    ...childrenNamed(content, 'contentCreated'),
    ...childrenNamed(content, 'contentModified'),
    ...childrenNamed(meta, 'firstCreated'),
    ...childrenNamed(meta, 'versionCreated'),
  ];
  const draft: Draft = {
    name,
    ...(guid ? { id: guid } : {}),
    title: headlineOf(content, contentSet),
    publisher: nameOf(childrenNamed(content, 'infoSource')[0]) ?? nameOf(childrenNamed(meta, 'provider')[0]),
    author: withoutBy(childrenNamed(content, 'by').map(textWithin).filter(Boolean).join(', ')) ?? creatorsOf(content),
    published: dates.map(textWithin).find((date) => date !== '') ?? null,
    text: text ?? '',
    ...(note === '' ? {} : { note }),
  };
  const imported = released(draft, { status, embargo: embargoed ? textWithin(embargoed) : null }, now);
  if (imported.drafts.length === 0 || text !== null) return imported;
  const kind = codeOf(childrenNamed(meta, 'itemClass')[0]).replace(/^.*[:/]/u, '');
  return skippedWhole(name, `has no text in it (${kind || 'an item'} without words); only text items are imported`);
}

function codeOf(element: MarkupElement | undefined): string {
  return element?.attributes.qcode ?? element?.attributes.uri ?? '';
}

function nameOf(element: MarkupElement | undefined): string | null {
  if (!element) return null;
  return textWithin(firstNamed(element, 'name')) || element.attributes.literal || null;
}

function creatorsOf(content: MarkupElement | undefined): string | null {
  const names = childrenNamed(content, 'creator').map(nameOf);
  return names.filter((one) => one !== null).join(', ') || null;
}

/** The main one of several: short ones have a role that says so. */
function headlineOf(content: MarkupElement | undefined, contentSet: MarkupElement | undefined): string | null {
  const headlines = childrenNamed(content, 'headline');
  const main = headlines.find(({ attributes }) => /main/iu.test(attributes.role ?? 'main')) ?? headlines[0];
  const nitf = firstNamed(contentSet, 'nitf');
  return visibleLine(textWithin(main)) || (nitf ? nitfHeadline(nitf) : '') || null;
}

/** Markdown of the first rendition that holds words. */
function textOf(contentSet: MarkupElement | undefined): string | null {
  for (const inline of contentSet ? allNamed(contentSet, 'inlineXML') : []) {
    const nitf = firstNamed(inline, 'nitf');
    const text = nitf
      ? nitfText(nitf)
      : markdownFromHtml(markupWithin(firstNamed(inline, 'body') ?? inline, new Set(['head', 'figure', 'figcaption'])));
    if (text) return text;
  }
  for (const inline of contentSet ? allNamed(contentSet, 'inlineData') : []) {
    const data = rawText(inline);
    const isHtml = /html/iu.test(inline.attributes.contenttype ?? '');
    const text = isHtml ? markdownFromHtml(data) : markdownFromPlain(data);
    if (text) return text;
  }
  return null;
}
