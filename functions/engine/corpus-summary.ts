import type { CorpusIndex } from './search/corpus-index.ts';
import { compare } from './text/compare.ts';

/** What the corpus holds, as far as its articles state it. */
export interface CorpusSummary {
  readonly articles: number;
  /** Most articles first, then by name. */
  readonly publishers: readonly { readonly name: string; readonly articles: number }[];
  /** Articles that state no publisher. */
  readonly undisclosed: number;
  /** Earliest and latest date of publication, `YYYY-MM-DD`; `null` when no article states one. */
  readonly from: string | null;
  readonly to: string | null;
  /** Articles that state no date. */
  readonly undated: number;
  /** Of the index. */
  readonly version: string;
}

export function summarize({ articles, version }: Pick<CorpusIndex, 'articles' | 'version'>): CorpusSummary {
  const counts = new Map<string, number>();
  for (const { publisher } of articles) {
    if (publisher !== null) counts.set(publisher, (counts.get(publisher) ?? 0) + 1);
  }
  const dates = articles.flatMap(({ published }) => published ?? []).sort(compare);
  return {
    articles: articles.length,
    publishers: [...counts]
      .map(([name, count]) => ({ name, articles: count }))
      .sort((a, b) => b.articles - a.articles || compare(a.name, b.name)),
    undisclosed: articles.filter(({ publisher }) => publisher === null).length,
    from: dates[0] ?? null,
    to: dates.at(-1) ?? null,
    undated: articles.length - dates.length,
    version,
  };
}
