/** What an element is by its names, where that is no part of the page's text or not what its names make of it. */
import { isConsentManager } from './consent.ts';
import { type Attributes, isHidden, type StyledNames } from './hidden-elements.ts';

const CAPTION =
  /(?:^|\s)(?:[\w-]*[-_])?(?:caption|photo-?credits?|image-?credits?|img-?credits?|picture-?credits?)(?:[-_]{1,2}(?:text|full|truncated|remote|wrap|wrapper|inner|content|body|description|title|credit|source|copyright))?(?=\s|$)/iu;

/** A box around a post of another site. */
export function isEmbed({ class: classes = '' }: Attributes): boolean {
  return (
    /(?:^|[\s_-])embed(?:s|ded)?(?:$|[\s_-])/iu.test(classes) &&
    /social|twitter|tweet|instagram|facebook/iu.test(classes)
  );
}

/** What the markup calls a caption, as against a table's. */
export function isCaption(name: string, { class: classes = '' }: Attributes): boolean {
  return /^(?:div|p|span|small|section|li|em|cite|strong|i)$/u.test(name) && CAPTION.test(classes);
}

/** What no reader of the article sees or is meant to: hidden words, consent managers, cards that open over a name. */
export function isLeftOut(name: string, attributes: Attributes, styles: StyledNames): boolean {
  return (
    isHidden(attributes, styles) || isConsentManager(name, attributes) || isCard(attributes) || isArchiveBar(attributes)
  );
}

const CARD = /^(?:rollover|hover|tooltip|popover|flyout)$/u;
const CARD_PART =
  /^(?<opener>rollover|hover|tooltip|popover|flyout)?\w*(?:block|card|content|text|body|box|inner|panel)$/u;

/** Of one class name, such as "author-hover-card" or "tooltipbox". */
function isCardName(name: string): boolean {
  const parts = name.toLowerCase().split(/[-_]/u);
  const last = CARD_PART.exec(parts.pop() ?? '');
  return last !== null && (last.groups?.opener !== undefined || parts.some((part) => CARD.test(part)));
}

function isCard({ class: classes = '', role }: Attributes): boolean {
  return role === 'tooltip' || classes.split(/\s+/u).some(isCardName);
}

/** The bars of the Internet Archive and of archive.today. */
function isArchiveBar({ id = '' }: Attributes): boolean {
  return /^(?:wm-ipp[\w-]*|HEADER)$/u.test(id);
}

/** A comment of Google Docs at the page's end, which refers back to where it was made. */
export function isCommentMark(name: string, { id = '', href = '' }: Attributes): boolean {
  return name === 'a' && (/^cmnt\d+$/u.test(id) || /^#cmnt_ref\d+$/u.test(href));
}
