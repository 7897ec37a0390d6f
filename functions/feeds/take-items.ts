import type { ImportedArticle } from '../import/imported-article.ts';
import type { LeftOut, SeenItem } from './feed.ts';
import type { FeedItem, ItemPlan } from './feed-items.ts';
import { articleOf, type ItemContext } from './item-article.ts';
import { BudgetSpent } from './request-budget.ts';
import { DAY_MS, isQuiet } from './schedule.ts';

/** Where the articles of feeds go: an inbox, or straight into a corpus. */
export interface FeedSink {
  /**
   * Once it resolves, each article is safe, or left out for the reason at its place: a clause that goes behind its name, `null` where it is safe.
   * The same article again, or an edit of it, takes the place of what is there under its id.
   */
  put(articles: readonly ImportedArticle[]): Promise<readonly (string | null)[]>;
}

export interface TakeContext extends ItemContext {
  readonly sink: FeedSink;
  /** Whether there is time for another item. */
  readonly goOn: () => boolean;
  /** What was dealt with is kept, so that a run that is cut off has not worked in vain; awaited after each batch. */
  readonly keep: (done: readonly SeenItem[]) => Promise<void>;
}

export interface Taken {
  readonly added: number;
  readonly edited: number;
  /** New items and edits that are left for a later look. */
  readonly waiting: number;
}

/** Pages of items that one look fetches: a feed that is new has its items over a few looks, and no site is asked faster. */
const MOST_PAGES = 50;

/** Milliseconds after which it is written again that the feed still has an item. */
const REFRESHED_MS = DAY_MS;

/** Articles that are handed over, and kept, together. */
const BATCH = 10;

/** Deals with the items of a feed that are to be taken, as far as time and requests go. Rejects with the errors of the sink and of `keep`. */
export async function takeItems(
  plans: readonly ItemPlan[],
  seen: readonly SeenItem[],
  context: TakeContext,
): Promise<Taken> {
  // What the feed still has stays known, before any `keep` forgets what is old: the feed may not have changed for weeks.
  const old = plans.flatMap(({ seen: one }) =>
    one && context.now - one.at >= REFRESHED_MS ? [{ ...one, at: context.now }] : [],
  );
  if (old.length > 0) await context.keep(old);
  const takes = plans.filter(({ kind }) => kind === 'take');
  const ids = new Map(seen.flatMap(({ article, keys }) => (article === null ? [] : [[article, keys] as const])));
  let [added, edited, at] = [0, 0, 0];
  for (let pages = 0; at < takes.length && pages < MOST_PAGES; ) {
    const batch: Dealt[] = [];
    let isSpent = false;
    const fetch: ItemContext['fetch'] = (url, signal) => {
      pages += 1;
      return context.fetch(url, signal);
    };
    while (at < takes.length && batch.length < BATCH && pages < MOST_PAGES && context.goOn()) {
      const take = takes[at];
      const dealt = take && (await dealWith(take, ids, { ...context, fetch }));
      if (!dealt) {
        isSpent = true;
        break;
      }
      batch.push(dealt);
      at += 1;
    }
    if (batch.length > 0) {
      const done = await handOver(batch, context);
      added += done.filter((one, place) => one.leftOut === null && !batch[place]?.seen?.article).length;
      edited += done.filter((one, place) => one.leftOut === null && batch[place]?.seen?.article).length;
    }
    if (isSpent || !context.goOn()) break;
  }
  const later = plans.filter(({ kind, seen: one }) => kind === 'wait' && one?.leftOut === null);
  return { added, edited, waiting: takes.length - at + later.length };
}

/** `ids`: of articles, with the keys of their items; that of this one comes to them. `null` where no request is left. */
async function dealWith(
  { item, seen }: ItemPlan,
  ids: Map<string, readonly string[]>,
  context: ItemContext,
): Promise<Dealt | null> {
  const isTaken = (id: string): boolean => ids.get(id)?.every((key) => !item.keys.includes(key)) ?? false;
  try {
    const made = await articleOf(item, seen?.article ?? null, isTaken, context);
    if (made.kind === 'none') return { item, seen, article: null, reason: made.reason, notes: [] };
    ids.set(made.article.id, item.keys);
    return { item, seen, article: made.article, reason: null, notes: made.notes };
  } catch (error) {
    if (error instanceof BudgetSpent) return null;
    throw error;
  }
}

async function handOver(batch: readonly Dealt[], { sink, keep, now }: TakeContext): Promise<readonly SeenItem[]> {
  const articles = batch.flatMap(({ article }) => article ?? []);
  const reasons = articles.length === 0 ? [] : await sink.put(articles);
  const done = batch.map((one) => {
    const reason = one.article === null ? one.reason : (reasons[articles.indexOf(one.article)] ?? null);
    return seenItem(one, reason, now);
  });
  await keep(done);
  return done;
}

type Dealt = {
  readonly item: FeedItem;
  readonly seen: SeenItem | null;
  readonly notes: readonly string[];
} & (
  | { readonly article: ImportedArticle; readonly reason: null }
  | { readonly article: null; readonly reason: string }
);

/** Characters of a name and of a reason that are kept. */
const MOST_NAME = 100;
const MOST_REASON = 300;

function seenItem({ item, seen, article, notes }: Dealt, reason: string | null, now: number): SeenItem {
  return {
    keys: [...new Set([...item.keys, ...(seen?.keys ?? [])])].slice(0, MOST_KEYS),
    digest: item.digest,
    article: seen?.article ?? (reason === null ? (article?.id ?? null) : null),
    at: now,
    doneAt: now,
    times: reason === null ? editsOf(seen, now) : triesOf(seen, item),
    leftOut: reason === null ? null : leftOut(item, reason),
    note: reason === null && notes.length > 0 ? leftOut(item, notes.join('; ')) : null,
  };
}

function editsOf(seen: SeenItem | null, now: number): number {
  if (!seen || seen.leftOut) return 0;
  return isQuiet(seen.doneAt, now) ? 1 : seen.times + 1;
}

function triesOf(seen: SeenItem | null, { digest }: FeedItem): number {
  return seen?.leftOut && seen.digest === digest ? seen.times + 1 : 1;
}

/** An item that names itself otherwise at every look is still no more than a line. */
const MOST_KEYS = 6;

function leftOut({ title, page }: FeedItem, reason: string): LeftOut {
  return { item: cut(title ?? page ?? 'an item without a title', MOST_NAME), reason: cut(reason, MOST_REASON) };
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1).toWellFormed()}…` : text;
}
