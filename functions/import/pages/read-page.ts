import { parseHTML } from 'linkedom';
import { type ImportedDrafts, skippedWhole } from '../imported-drafts.ts';
import { markdownOf, type TextBlock } from '../markdown-text.ts';
import { languageProblem, unreadLanguage } from '../unread-language.ts';
import { articlePart } from './article-part.ts';
import type { StyledNames } from './hidden-elements.ts';
import type { PageHead } from './page-head.ts';
import { pageMetadata } from './page-metadata.ts';
import { pageOrigin } from './page-origin.ts';
import { takeApart } from './page-parts.ts';
import { textBlocks } from './page-text.ts';
import { pageProblem } from './page-verdict.ts';
import { PageStructureError } from './written-body.ts';

/** A web page's article. `address` is where it was fetched from, if it was. */
export function readPage(html: string, name: string, address: string | undefined): ImportedDrafts {
  try {
    const { body, head } = takeApart(html);
    if (isList(head)) {
      return skippedWhole(name, `lists ${head.articles} articles and is none itself; import their pages`);
    }
    const origin = pageOrigin(html, [...head.links, ...(head.metas.get('og:url') ?? [])], address);
    const { free, claims, ...stated } = pageMetadata(head, origin, address);
    const { blocks, found, isMarked } = articlePart(body, {
      titles: [...head.headlines, ...(stated.title === null ? [] : [stated.title])],
      isDated: stated.published !== null,
    });
    const text = markdownOf(withoutTitle(blocks, stated.title));
    const pageText = body.replace(/<[^<>]*>/gu, ' ').replace(/\s+/gu, ' ');
    const language = unreadLanguage(text) ?? (text === '' ? unreadLanguage(pageText) : null);
    const problem =
      language === null
        ? pageProblem({ text: markdownOf(found), pageText, free, isMarked })
        : languageProblem(language);
    if (problem !== null) return skippedWhole(name, problem);
    return { drafts: [{ name, ...stated, ...(claims.length > 0 ? { claims } : {}), text }], skipped: [] };
  } catch (error) {
    if (error instanceof PageStructureError) return skippedWhole(name, error.problem);
    throw error;
  }
}

/** The blocks of a piece of HTML that is an article from end to end, as a feed's are. */
export function fragmentBlocks(html: string, linked: StyledNames | null = null): readonly TextBlock[] {
  const { body } = takeApart(html, linked);
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${body}</body></html>`);
  return textBlocks(document.body);
}

/** A site's first page or a section: each article on it leads to its own page, and nothing says that the page is one. */
function isList({ articles, linkedArticles, headlines, metas, linkedData }: PageHead): boolean {
  const isStated =
    metas.get('og:type')?.includes('article') ||
    metas.has('article:published_time') ||
    linkedData.some((data) => /"(?:News|Reportage)?Article"|Posting"/u.test(data));
  return articles > 1 && linkedArticles === articles && headlines.length === 0 && !isStated;
}

/** The title is in the front matter; above the text it would be there twice. */
function withoutTitle(blocks: readonly TextBlock[], title: string | null): readonly TextBlock[] {
  const at = blocks.findIndex(({ kind, text }) => kind === 'heading' || (title !== null && text === title));
  return at >= 0 && at < 2 && blocks[at]?.text === title ? blocks.toSpliced(at, 1) : blocks;
}
