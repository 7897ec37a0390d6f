import { type Draft, type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { allNamed, firstNamed, type MarkupElement, markupTree, markupWithin, textWithin } from '../markup-tree.ts';
import { markdownFromHtml } from '../pages/html-fragment.ts';
import { dayOfNorm, released, withoutBy } from './release.ts';

/** What is no text of the story: pictures with their captions, notes to editors, credits. */
const LEFT_OUT = new Set(['media', 'note', 'fn', 'ednote', 'byline', 'distributor', 'head', 'figure', 'figcaption']);

/** A NITF document. Of several dates that of the story goes before that of the printed issue. */
export function readNitf(xml: string, name: string, now: Date): ImportedDrafts {
  const root = firstNamed(markupTree(xml, 'xml'), 'nitf');
  if (!root) return skippedWhole(name, 'is a NITF document without its root; get it again from where it came');
  const docdata = firstNamed(root, 'docdata');
  const head = firstNamed(root, 'body.head');
  const pubdata = firstNamed(root, 'pubdata');
  const text = nitfText(root);
  if (text === null) return skippedWhole(name, 'has no text in its body; import its text');
  const id = firstNamed(docdata, 'doc-id')?.attributes['id-string'];
  const release = firstNamed(docdata, 'date.release')?.attributes.norm;
  const note = firstNamed(docdata, 'ed-msg')?.attributes.info;
  const draft: Draft = {
    name,
    ...(id ? { id } : {}),
    title: nitfHeadline(root) || null,
    publisher:
      pubdata?.attributes.name ||
      textWithin(firstNamed(head, 'distributor')) ||
      firstNamed(docdata, 'doc.copyright')?.attributes.holder ||
      null,
    author: bylineOf(firstNamed(head, 'byline')),
    published:
      dayOfNorm(firstNamed(docdata, 'date.issue')?.attributes.norm) ??
      dayOfNorm(firstNamed(head, 'story.date')?.attributes.norm) ??
      dayOfNorm(pubdata?.attributes['date.publication']) ??
      dayOfNorm(release),
    text,
    ...(note ? { note } : {}),
  };
  return released(
    draft,
    { status: docdata?.attributes['management-status'] ?? 'usable', embargo: release ?? null },
    now,
  );
}

/** `4<frac>…1…2…</frac>`: without a sign of its own "4 1/2", never "412". */
const FRACTION =
  /<frac>\s{0,9}<frac-num>\s{0,9}(\d{1,4})\s{0,9}<\/frac-num>\s{0,9}(?:<frac-sep>[^<>]{0,3}<\/frac-sep>)?\s{0,9}<frac-den>\s{0,9}(\d{1,4})\s{0,9}<\/frac-den>\s{0,9}<\/frac>/gu;
const FRACTIONS: Readonly<Record<string, string>> = {
  '1/2': '½',
  '1/3': '⅓',
  '2/3': '⅔',
  '1/4': '¼',
  '3/4': '¾',
  '1/8': '⅛',
  '3/8': '⅜',
  '5/8': '⅝',
  '7/8': '⅞',
};

/** Markdown of the story within a NITF element; `null` where there is none. */
export function nitfText(root: MarkupElement): string | null {
  const content = firstNamed(root, 'body.content') ?? firstNamed(root, 'body');
  const html = markupWithin(content, LEFT_OUT)
    .replaceAll(/<(\/?)bq>/gu, '<$1blockquote>')
    .replaceAll(/<(\/?)hl2>/gu, '<$1h2>')
    .replaceAll(/<(\/?)block>/gu, '<$1div>')
    .replaceAll(FRACTION, (_, over: string, under: string) => FRACTIONS[`${over}/${under}`] ?? ` ${over}/${under}`);
  const text = markdownFromHtml(html);
  return text === null || text === '' ? null : text;
}

/** Empty where there is none. `head/title` is a slug. */
export function nitfHeadline(root: MarkupElement): string {
  return textWithin(firstNamed(firstNamed(root, 'hedline'), 'hl1'));
}

/** Names that are marked as such, else the line as it is printed. */
function bylineOf(byline: MarkupElement | undefined): string | null {
  if (!byline) return null;
  const persons = allNamed(byline, 'person').map(textWithin).filter(Boolean);
  if (persons.length > 0) return persons.join(', ');
  const titles = allNamed(byline, 'byttl').map(textWithin);
  return withoutBy(titles.reduce((line, title) => line.replace(title, ''), textWithin(byline)));
}
