import { createHash } from 'node:crypto';
import type { FoundArticle, ImportResult } from '../import/import-articles.ts';
import type { FeedEntry } from '../import/imported-drafts.ts';
import type { SeenItem } from './feed.ts';
import { DAY_MS, editDue, isQuiet, retryDue } from './schedule.ts';

/** An item of a feed as it is now. */
export interface FeedItem extends FeedEntry {
  /** Hashes of its id and of its page, those that no other item of the feed has too; never empty. */
  readonly keys: readonly string[];
  /** As the feed has it; `null` where the feed has only a summary. */
  readonly article: FoundArticle | null;
  /** Why the feed alone gives no article; `null` where it does. */
  readonly reason: string | null;
}

/** Items that are looked at: more than the longest feeds have. What comes behind them in a feed is old, as feeds are ordered. */
export const MOST_ITEMS = 1000;

/** The items of a feed that was imported, in its order, the first {@link MOST_ITEMS}. */
export function feedItems({ articles, skipped }: Pick<ImportResult, 'articles' | 'skipped'>): FeedItem[] {
  const found = [
    ...articles.flatMap((article) => (article.entry ? [{ entry: article.entry, article, reason: null }] : [])),
    ...skipped.flatMap(({ entry, reason }) => (entry ? [{ entry, article: null, reason }] : [])),
  ]
    .toSorted((a, b) => a.entry.at - b.entry.at)
    .slice(0, MOST_ITEMS);
  const named = found.map((one) => ({ ...one, names: namesOf(one.entry) }));
  const times = new Map<string, number>();
  for (const { names } of named) for (const name of names) times.set(name, (times.get(name) ?? 0) + 1);
  const items: FeedItem[] = [];
  const taken = new Set<string>();
  for (const { entry, article, reason, names } of named) {
    const own = names.filter((name) => times.get(name) === 1);
    // An item of which nothing is its own is known by all that it says: an edit of it is another item.
    const keys = own.length > 0 ? own : [hashOf(`all ${names.join(' ')} ${entry.title ?? ''} ${entry.digest}`)];
    // The same item twice.
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    items.push({ ...entry, keys, article, reason });
  }
  return items;
}

function namesOf({ guid, page }: FeedEntry): string[] {
  return [...(guid === null ? [] : [hashOf(`id ${guid}`)]), ...(page === null ? [] : [hashOf(`page ${page}`)])];
}

/** 66 bits. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 11);
}

/** What is to be done about an item. */
export type ItemPlan =
  | { readonly kind: 'take'; readonly item: FeedItem; readonly seen: SeenItem | null }
  /** An edit, or another try, whose time has not come. */
  | { readonly kind: 'wait'; readonly item: FeedItem; readonly seen: SeenItem }
  | { readonly kind: 'leave'; readonly item: FeedItem; readonly seen: SeenItem };

/** Compares the feed as it is with what was dealt with before. New items come first, edits and other tries behind them. */
export function planItems(items: readonly FeedItem[], seen: readonly SeenItem[], now: number): ItemPlan[] {
  const known = new Map(seen.flatMap((one) => one.keys.map((key) => [key, one] as const)));
  const plans = items.map((item): ItemPlan => {
    const before = item.keys.map((key) => known.get(key)).find((one) => one !== undefined);
    if (!before) return { kind: 'take', item, seen: null };
    return { kind: next(item, before, now), item, seen: before };
  });
  const isNew = ({ kind, seen: before }: ItemPlan): boolean => kind === 'take' && before === null;
  return [...plans.filter(isNew), ...plans.filter((plan) => !isNew(plan))];
}

function next(item: FeedItem, { digest, doneAt, times, leftOut }: SeenItem, now: number): ItemPlan['kind'] {
  const isEdited = item.digest !== digest;
  if (leftOut !== null && !isEdited) {
    const due = retryDue(doneAt, times);
    if (due === null) return 'leave';
    return due <= now ? 'take' : 'wait';
  }
  if (!isEdited) return 'leave';
  return isQuiet(doneAt, now) || editDue(doneAt, times) <= now ? 'take' : 'wait';
}

/** Milliseconds for which an item is remembered that the feed has no more: feeds served by several machines lose items for a while. */
const KEPT_MS = 7 * DAY_MS;

/** Items that are remembered of one feed: two feeds' worth, a hundred kilobytes. */
const MOST_SEEN = 2 * MOST_ITEMS;

/** What is to be remembered: what was dealt with now in the place of what it was before, and the rest while it is young. */
export function remembered(stored: readonly SeenItem[], done: readonly SeenItem[], now: number): SeenItem[] {
  const replaced = new Set(done.flatMap(({ keys }) => keys));
  const kept = stored.filter(({ keys, at }) => now - at < KEPT_MS && !keys.some((key) => replaced.has(key)));
  return [...done, ...kept].toSorted((a, b) => b.at - a.at).slice(0, MOST_SEEN);
}
