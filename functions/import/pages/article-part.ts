import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { TextBlock } from '../markdown-text.ts';
import { isConsentText } from './consent.ts';
import { type DomNode, textBlocks } from './page-text.ts';

/** UTF-16 code units of text from which an element is taken for the article; below it the search tries less strictly. */
const TEXT_EXPECTED = 250;

/** As many times the words of the headline's element, and what was found elsewhere is the article after all. */
const LARGER = 4;

export interface ArticlePart {
  readonly blocks: readonly TextBlock[];
  /** The page's only headline is in an `<article>`: what is in there is one, however short. */
  readonly isMarked: boolean;
}

/** The blocks of the part of a body that is the article. */
export function articlePart(body: string): ArticlePart {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${body}</body></html>`);
  const own = headlineElement(document);
  const ownBlocks = own === null ? [] : withoutConsent(textBlocks(own));
  const found = new Readability<DomNode>(document, {
    charThreshold: TEXT_EXPECTED,
    disableJSONLD: true,
    keepClasses: true,
    // Its own HTML is not needed: the element is.
    serializer: (node) => node,
  }).parse();
  const blocks = chosenPart(found?.content ? withoutConsent(textBlocks(found.content)) : [], ownBlocks);
  return { blocks, isMarked: own?.localName === 'article' };
}

/** The `<article>` or `<main>` that the page's only headline is in: what markup calls the article. */
function headlineElement(document: { querySelectorAll(selector: string): Iterable<DomNode> }): DomNode | null {
  const [headline, ...others] = document.querySelectorAll('h1');
  if (!headline || others.length > 0) return null;
  for (let node = headline.parentNode; node; node = node.parentNode) {
    if (node.localName === 'article' || node.localName === 'main') return node;
  }
  return null;
}

/**
 * The search goes by the amount of text: beside a short article it takes a box for it, or both. Where it found nothing of the
 * headline's element, or that is too short for the search and it found more, the element is the article, unless it is small
 * beside what was found.
 */
function chosenPart(found: readonly TextBlock[], own: readonly TextBlock[]): readonly TextBlock[] {
  const prose = (blocks: readonly TextBlock[]): string[] =>
    blocks.flatMap(({ kind, text }) => (kind === 'heading' || !/[.!?]["”’»)]?$/u.test(text) ? [] : [text]));
  const ownProse = prose(own);
  if (ownProse.length === 0) return found;
  const foundProse = new Set(prose(found));
  const length = (texts: Iterable<string>): number => [...texts].reduce((sum, text) => sum + text.length, 0);
  const isShort = length(ownProse) < TEXT_EXPECTED;
  if (!isShort && ownProse.some((text) => foundProse.has(text))) return found;
  return length(foundProse) <= LARGER * length(ownProse) ? own : found;
}

/** A request for consent has no mark by which to tell it but its words, where a site builds it itself. */
function withoutConsent(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.filter(({ text }) => !isConsentText(text));
}
