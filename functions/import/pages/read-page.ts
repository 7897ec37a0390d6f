import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, type TextBlock } from '../markdown-text.ts';
import { pageMetadata } from './page-metadata.ts';
import { PageStructureError, takeApart } from './page-parts.ts';
import { type DomNode, textBlocks } from './page-text.ts';
import { refusal } from './page-verdict.ts';

/** A web page's article. `address` is where it was fetched from, if it was. */
export function readPage(html: string, name: string, address: string | undefined): ImportedDrafts {
  try {
    const { body, head } = takeApart(html);
    const metadata = pageMetadata(head, address);
    const blocks = articleBlocks(body);
    const { free, claims, ...stated } = metadata;
    const text = markdownOf(withoutTitle(blocks, metadata.title));
    const problem = refusal(text, body.replace(/<[^<>]*>/gu, ' ').replace(/\s+/gu, ' '), free);
    if (problem !== null) return skippedWhole(name, problem);
    return { drafts: [{ name, ...stated, ...(claims.length > 0 ? { claims } : {}), text }], skipped: [] };
  } catch (error) {
    if (error instanceof PageStructureError) return skippedWhole(name, error.problem);
    throw error;
  }
}

/** UTF-16 code units of text from which an element is taken for the article; below it the search tries less strictly. */
const TEXT_EXPECTED = 250;

/** The blocks of the part of a body that is the article. */
function articleBlocks(body: string): readonly TextBlock[] {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${body}</body></html>`);
  const found = new Readability<DomNode>(document, {
    charThreshold: TEXT_EXPECTED,
    disableJSONLD: true,
    keepClasses: true,
    // Its own HTML is not needed: the element is.
    serializer: (node) => node,
  }).parse();
  return found?.content ? textBlocks(found.content) : [];
}

/** The blocks of a piece of HTML that is an article from end to end, as a feed's are. */
export function fragmentBlocks(html: string): readonly TextBlock[] {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${takeApart(html).body}</body></html>`);
  return textBlocks(document.body);
}

/** The title is in the front matter; above the text it would stand twice. */
function withoutTitle(blocks: readonly TextBlock[], title: string | null): readonly TextBlock[] {
  const [first, ...others] = blocks;
  return first?.kind === 'heading' && first.text === title ? others : blocks;
}
