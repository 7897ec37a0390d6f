import { createHash } from 'node:crypto';
import type { ImportedArticle } from './imported-article.ts';
import { webAddress } from './web-address.ts';

/** What a feed states of one of its items, whether or not the item holds the article. */
export interface FeedEntry {
  /** Its place in the feed, from 0. */
  readonly at: number;
  /** The item's own id: RSS `guid`, Atom and JSON Feed `id`; `null` where it states none. */
  readonly guid: string | null;
  /** The address of its page, `null` where it names none that can be opened. */
  readonly page: string | null;
  readonly title: string | null;
  /** As it stands there. */
  readonly published: string | null;
  /** The feed's title, where the item is of the feed's own site. */
  readonly publisher: string | null;
  /** Of the title, texts and dates: changes with them, and with nothing else that the feed says. */
  readonly digest: string;
}

/** UTF-16 code units of a value that is kept beside an item: what is longer is no id and no title. */
const VALUE_LIMIT = 2000;

/** `content`: what {@link FeedEntry.digest} is of. */
export function feedEntry(stated: Omit<FeedEntry, 'digest'>, content: readonly string[]): FeedEntry {
  const cut = (value: string | null): string | null => value?.slice(0, VALUE_LIMIT).toWellFormed() ?? null;
  return {
    at: stated.at,
    guid: cut(stated.guid),
    page: webAddress(stated.page)?.href ?? null,
    title: cut(stated.title),
    published: cut(stated.published),
    publisher: cut(stated.publisher),
    digest: createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, 11),
  };
}

/** What was given, or a part of it, that is no article, and why. */
export interface ImportSkip {
  /**
   * The input's name; for a part of it `name#number`, counted from 1: the line of the file in which a row of a table begins
   * or a JSON record stands, or which item it is of a feed or of a JSON list.
   */
  readonly name: string;
  /** One clause that goes after the name: what is wrong and the way out. */
  readonly reason: string;
  /** Of an item of a feed. */
  readonly entry?: FeedEntry;
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
  /** Of an item of a feed. */
  readonly entry?: FeedEntry;
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

/** Why a feed brings nothing now; it may bring something tomorrow. */
export const NO_ITEMS = 'is a feed without items, or cut short before the first';

export function skippedWhole(name: string, reason: string): ImportedDrafts {
  return { drafts: [], skipped: [{ name, reason }] };
}
