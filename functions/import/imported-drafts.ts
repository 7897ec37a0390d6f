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
  /** What of the document is not in the text: clauses that say what and why. */
  readonly notes?: readonly string[];
}

/** A document that its sender has taken back, and the id under which it was sent before. */
export interface Withdrawal {
  /** Where it stands: see {@link ImportSkip}. */
  readonly name: string;
  readonly id: string;
  /** One clause that goes after the name: who took it back and how that is known. */
  readonly reason: string;
}

/** What a reader makes of one input. */
export interface ImportedDrafts {
  readonly drafts: readonly Draft[];
  readonly skipped: readonly ImportSkip[];
  readonly withdrawn?: readonly Withdrawal[];
}

/** Why a part is none that could be read: the file ends in it. */
export const CUT_OFF = 'is cut off in the middle; get the file again from where it came';

export function skippedWhole(name: string, reason: string): ImportedDrafts {
  return { drafts: [], skipped: [{ name, reason }] };
}
