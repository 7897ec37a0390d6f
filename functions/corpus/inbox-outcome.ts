import type { Article } from '../engine/articles/article.ts';
import { type CorpusIndex, originOf } from '../engine/search/corpus-index.ts';
import type { AddEntry } from './add.ts';
import type { Refreshed } from './refresh.ts';
import type { Removal } from './remove.ts';

/** What became of an item of the inbox, once the index is built that shows it: one answer, for its submitter. */
export interface ItemOutcome {
  readonly outcome: 'added' | 'updated' | 'unchanged' | 'duplicate' | 'skipped' | 'withdrawn' | 'unknown';
  readonly article: Pick<Article, 'id' | 'title'> | null;
  /** What there is to say besides; `null` where that is all. */
  readonly reason: string | null;
  /** Clauses about what of it could not be taken, each with the name of that part in front. */
  readonly problems: readonly string[];
}

/** What was done with something that was handed in; `name` is its own, for what is said of its parts. */
export type HandedIn =
  | { readonly kind: 'addition'; readonly name: string; readonly entries: readonly AddEntry[] }
  | { readonly kind: 'withdrawal'; readonly article: string; readonly removal: Removal };

/** The refresh has the last word: an article that was written may be a copy of one that came meanwhile. */
export function outcomeOf(
  item: HandedIn,
  refreshed: Refreshed,
  before: readonly Pick<Article, 'id' | 'title'>[],
): ItemOutcome {
  switch (item.kind) {
    case 'withdrawal':
      return withdrawalOutcome(item, before);
    case 'addition':
      return additionOutcome(
        item.entries.map((entry) => settled(entry, refreshed)),
        item.name,
      );
  }
}

/** The best of several is told first. */
const ORDER = ['added', 'updated', 'unchanged', 'duplicate', 'skipped'] as const;

interface PartOutcome extends Omit<ItemOutcome, 'problems' | 'outcome'> {
  readonly outcome: (typeof ORDER)[number];
  readonly source: string;
}

function additionOutcome(parts: readonly PartOutcome[], name: string): ItemOutcome {
  const [best] = parts.toSorted((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome));
  const problems = parts.flatMap(({ outcome, source, reason }) =>
    outcome === 'skipped' ? [`${source} ${reason ?? 'is no article'}`] : [],
  );
  if (!best) {
    const reason = 'holds no article';
    return { outcome: 'skipped', article: null, reason, problems: [`${name} ${reason}`] };
  }
  const { outcome, article, reason } = best;
  return { outcome, article, reason: parts.length === 1 ? reason : summary(parts), problems };
}

function settled(entry: AddEntry, { changes, skipped, state }: Refreshed): PartOutcome {
  const { source } = entry;
  switch (entry.kind) {
    case 'skipped':
      return { outcome: 'skipped', source, article: null, reason: entry.reason };
    case 'duplicate':
      return {
        outcome: 'duplicate',
        source,
        article: shown(entry.of),
        reason: `is the same article as ${entry.of.id}`,
      };
    case 'added':
    case 'updated':
    case 'unchanged': {
      const { id, file } = entry.article;
      const article = shown(entry.article);
      const reason = remarksOn(entry, state.index);
      if (changes.added.includes(id)) return { outcome: 'added', source, article, reason };
      if (changes.changed.includes(id)) return { outcome: 'updated', source, article, reason };
      if (state.index.articles.some((one) => one.id === id)) {
        return { outcome: 'unchanged', source, article, reason: null };
      }
      const left = skipped.find((one) => one.file === file);
      const outcome = left?.severity === 'duplicate' ? 'duplicate' : 'skipped';
      return { outcome, source, article, reason: left?.reason ?? 'was removed again meanwhile' };
    }
  }
}

/** What it is beside, what it looks like an edit of, and what of it was left out. */
function remarksOn(entry: Exclude<AddEntry, { kind: 'skipped' | 'duplicate' }>, index: CorpusIndex): string | null {
  const beside = entry.kind === 'added' && entry.beside ? [besideReason(entry.beside.id)] : [];
  const alike = entry.kind === 'added' ? copiesOf(entry.article.id, index) : [];
  const remarks = [...beside, ...(alike.length === 0 ? [] : [alikeReason(alike)]), ...(entry.notes ?? [])];
  return remarks.length === 0 ? null : remarks.join('; ');
}

function copiesOf(id: string, index: CorpusIndex): readonly Article[] {
  const origin = originOf(id, index);
  return index.articles.filter((other) => other.id !== id && originOf(other.id, index) === origin);
}

/** A wire report in a second paper belongs beside the first one; a correction that was not recognised as one does not. */
function alikeReason([first, ...others]: readonly Article[]): string {
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  return `much like “${first?.title ?? first?.id}”${more}: both are quoted, as one origin; withdraw the older text if this one corrects it`;
}

function besideReason(id: string): string {
  return `${id} has the same name and another text, and stays beside it; withdraw it if it is to be replaced`;
}

function shown({ id, title }: Pick<Article, 'id' | 'title'>) {
  return { id, title };
}

/** "3 added, 1 skipped: page.html#2 is empty". */
function summary(parts: readonly PartOutcome[]): string {
  const counts = ORDER.flatMap((outcome) => {
    const count = parts.filter((part) => part.outcome === outcome).length;
    return count === 0 ? [] : [`${count} ${outcome}`];
  });
  const problem = parts.find(({ outcome }) => outcome === 'skipped');
  return counts.join(', ') + (problem ? `: ${problem.source} ${problem.reason ?? ''}` : '');
}

/** A run that is repeated finds nothing to remove any more; the index that it began from tells that there was something. */
function withdrawalOutcome(
  { article: id, removal }: Extract<HandedIn, { kind: 'withdrawal' }>,
  before: readonly Pick<Article, 'id' | 'title'>[],
): ItemOutcome {
  const known = before.find((article) => article.id === id);
  const article = { id, title: known?.title ?? null };
  switch (removal.kind) {
    case 'removed': {
      const copies = removal.reappeared.map((copy) => copy.id);
      const reason =
        copies.length === 0 ? null : `a copy of it is quoted from now on; withdraw it as well: ${copies.join(', ')}`;
      return { outcome: 'withdrawn', article, reason, problems: [] };
    }
    case 'not_found': {
      if (known) return { outcome: 'withdrawn', article, reason: null, problems: [] };
      const alike = removal.alike.length === 0 ? null : `there are ${removal.alike.join(', ')}`;
      return { outcome: 'unknown', article, reason: alike, problems: [] };
    }
    case 'overtaken': {
      const reason = 'was changed by another command at the same moment; try it again';
      return { outcome: 'skipped', article, reason, problems: [] };
    }
  }
}
