import type { ImportedArticle } from './imported-article.ts';

/** What was given, or a part of it, that is no article, and why. */
export interface ImportSkip {
  /**
   * The input's name; for a part of it `name#number`, counted from 1: the line of the file in which a row of a table begins
   * or a JSON record stands, or which item it is of a feed or of a JSON list.
   */
  readonly name: string;
  /** One clause that goes after the name: what is wrong and the way out. */
  readonly reason: string;
}

/**
 * An article as a reader of one format found it. What is absent or `null` is not stated; `published` and `url` are as they
 * stand there, whatever they are.
 */
export interface Draft extends Partial<Omit<ImportedArticle, 'text'>> {
  /** Where it stands: see {@link ImportSkip}. */
  readonly name: string;
  /** Markdown. */
  readonly text: string;
}

/** What a reader makes of one input. */
export interface ImportedDrafts {
  readonly drafts: readonly Draft[];
  readonly skipped: readonly ImportSkip[];
}

export function skippedWhole(name: string, reason: string): ImportedDrafts {
  return { drafts: [], skipped: [{ name, reason }] };
}
