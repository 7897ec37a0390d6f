import { createHash } from 'node:crypto';
import type { Article, PostSignature } from './articles/article.ts';
import type { Sentence } from './search/passages.ts';

/** A slice of an article, word for word, with everything a reader needs to check it. */
export interface Quotation {
  /** Always `article.text.slice(start, end)`. */
  readonly text: string;
  /** UTF-16 code units into the article's text: the text of its file, or the `text` of its `.jsonl` record. */
  readonly start: number;
  readonly end: number;
  readonly article: Source;
  /** Set when it is in an embedded post: these are its author's words, not the article's. */
  readonly postedBy: PostSignature | null;
  /** It starts inside a quotation that an earlier sentence opened: someone is speaking. */
  readonly inSpeech: boolean;
}

/** An article without its text: what is shown beside a quotation. */
export type Source = Omit<Article, 'text' | 'blocks'>;

/** A quotation that is no exact slice of the article that was indexed. It must never be shown. */
export class MisquotationError extends Error {
  override readonly name = 'MisquotationError';

  constructor(articleId: string, problem: string) {
    super(`Refused to quote ${articleId}: ${problem}. Build the index again from the articles.`);
  }
}

export function quote(article: Article, sentence: Sentence): Quotation {
  return {
    text: article.text.slice(sentence.start, sentence.end),
    start: sentence.start,
    end: sentence.end,
    article: sourceOf(article),
    postedBy: sentence.block.postedBy ?? null,
    inSpeech: sentence.inSpeech,
  };
}

/**
 * The last look before a reply leaves: every article is still the one that was read, and every quotation is its slice.
 * Throws {@link MisquotationError}.
 */
export function assertVerbatim(quotations: readonly Quotation[], articles: ReadonlyMap<string, Article>): void {
  const hashes = new Map<string, string>();
  for (const { article: source, start, end, text } of quotations) {
    const article = articles.get(source.id);
    if (!article) throw new MisquotationError(source.id, 'it is not in the index');
    const hash = hashes.get(source.id) ?? createHash('sha256').update(article.text).digest('hex');
    hashes.set(source.id, hash);
    if (hash !== source.sha256) throw new MisquotationError(source.id, 'its text has changed');
    if (article.text.slice(start, end) !== text) {
      throw new MisquotationError(source.id, 'the words differ from the article');
    }
  }
}

/** What is shown of an article beside its words. */
export function sourceOf({ text: _text, blocks: _blocks, ...source }: Article): Source {
  return source;
}
