import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { TextBlock } from '../markdown-text.ts';
import { type KnownOfPage, withoutBoilerplate } from './boilerplate.ts';
import { isConsentText } from './consent.ts';
import { type DomNode, textBlocks } from './page-text.ts';

/** UTF-16 code units of text from which an element is taken for the article; below it the search tries less strictly. */
const TEXT_EXPECTED = 250;

/** As many times the words of the headline's element, and what was found elsewhere is the article after all. */
const LARGER = 4;

export interface ArticlePart {
  readonly blocks: readonly TextBlock[];
  /** With what the site puts between and around them. */
  readonly found: readonly TextBlock[];
  /** The page's only headline is in an `<article>`: what is in there is one, however short. */
  readonly isMarked: boolean;
}

/** The blocks of the part of a body that is the article. */
export function articlePart(body: string, known: KnownOfPage): ArticlePart {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${body}</body></html>`);
  const own = headlineElement(document);
  const ownBlocks = own === null ? [] : withoutConsent(textBlocks(own));
  const others = own?.localName === 'article' ? proseOfOthers(document, own) : new Set<string>();
  const found = new Readability<DomNode>(document, {
    charThreshold: TEXT_EXPECTED,
    disableJSONLD: true,
    keepClasses: true,
    // Its own HTML is not needed: the element is.
    serializer: (node) => node,
  }).parse();
  const foundBlocks = found?.content ? withoutConsent(textBlocks(found.content)) : [];
  const chosen = chosenPart(foundBlocks, ownBlocks);
  const whole = withoutOthers(
    chosen === foundBlocks ? withGapsFilled(foundBlocks, ownBlocks) : chosen,
    ownBlocks,
    others,
  );
  return { blocks: withoutBoilerplate(whole, known), found: whole, isMarked: own?.localName === 'article' };
}

/** What is in other `<article>`s of the page, none of them around the headline's or within it. */
function proseOfOthers(document: Queried, own: DomNode): ReadonlySet<string> {
  const texts = [...document.querySelectorAll('article')]
    .filter((one) => !isWithin(one, own) && !isWithin(own, one))
    .flatMap((one) => prose(textBlocks(one)));
  return new Set(texts);
}

function isWithin(node: DomNode, around: DomNode): boolean {
  for (let one: DomNode | null = node; one; one = one.parentNode) if (one === around) return true;
  return false;
}

/** The search also takes neighbours that look alike: where the headline's `<article>` is one by itself, other ones are left out. */
function withoutOthers(
  blocks: readonly TextBlock[],
  own: readonly TextBlock[],
  others: ReadonlySet<string>,
): readonly TextBlock[] {
  if (others.size === 0 || length(prose(own)) < TEXT_EXPECTED) return blocks;
  const ownTexts = new Set(own.map(({ text }) => text));
  return blocks.filter(({ text }) => ownTexts.has(text) || !others.has(text));
}

/** UTF-16 code units of a paragraph that the search missed between two that it found, and the least share of all such. */
const MISSED_LENGTH = 200;
const MISSED_SHARE = 0.2;

/** An article in several boxes of which the search left one out: its paragraphs are between found ones. */
function withGapsFilled(found: readonly TextBlock[], own: readonly TextBlock[]): readonly TextBlock[] {
  const foundTexts = new Set(found.map(({ text }) => text));
  const isFound = ({ kind, text }: TextBlock): boolean => kind !== 'heading' && foundTexts.has(text);
  const [from, to] = [own.findIndex(isFound), own.findLastIndex(isFound)];
  const missed = own
    .slice(from + 1, Math.max(from, to))
    .filter((one) => one.kind === 'prose' && one.text.length >= MISSED_LENGTH && !foundTexts.has(one.text))
    .filter(({ links, text }) => links !== 'all' && ENDS_SENTENCE.test(text));
  if (length(missed.map(({ text }) => text)) < MISSED_SHARE * length(prose(found))) return found;
  const filled = [...found];
  for (const block of missed) {
    const before = own.slice(0, own.indexOf(block)).findLast(({ text }) => filled.some((one) => one.text === text));
    filled.splice(filled.findIndex(({ text }) => text === before?.text) + 1, 0, block);
  }
  return filled;
}

interface Queried {
  querySelectorAll(selector: string): Iterable<DomNode>;
}

const ENDS_SENTENCE = /[.!?]["”’»)]?$/u;

function prose(blocks: readonly TextBlock[]): string[] {
  return blocks.flatMap(({ kind, text }) => (kind === 'heading' || !ENDS_SENTENCE.test(text) ? [] : [text]));
}

function length(texts: Iterable<string>): number {
  return [...texts].reduce((sum, text) => sum + text.length, 0);
}

/** The `<article>` or `<main>` that the page's only headline is in: what markup calls the article. */
function headlineElement(document: Queried): DomNode | null {
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
  const ownProse = prose(own);
  if (ownProse.length === 0) return found;
  const foundProse = new Set(prose(found));
  const isShort = length(ownProse) < TEXT_EXPECTED;
  if (!isShort && ownProse.some((text) => foundProse.has(text))) return found;
  return length(foundProse) <= LARGER * length(ownProse) ? own : found;
}

/** A request for consent has no mark by which to tell it but its words, where a site builds it itself. */
function withoutConsent(blocks: readonly TextBlock[]): readonly TextBlock[] {
  return blocks.filter(({ text }) => !isConsentText(text));
}
