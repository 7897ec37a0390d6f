import type { Rings } from './concepts/rings.ts';
import { type CorpusSummary, summarize } from './corpus-summary.ts';
import { type Edition, type IndexedArticle, MOST_SUGGESTED } from './edition.ts';
import { type Source, sourceOf } from './quotation.ts';
import { ArticleFinder } from './search/article-finder.ts';
import type { CorpusIndex } from './search/corpus-index.ts';
import type { Slice } from './search/slice.ts';
import { isWithin, type Window } from './search/window.ts';
import { suggestQuestions } from './suggested-questions.ts';
import { compare } from './text/compare.ts';

const known = new WeakMap<CorpusIndex, Edition>();

/** An index in memory as an edition, which is its own slice. The same index gives the very same edition. */
export function editionOf(index: CorpusIndex): Edition {
  const edition = known.get(index) ?? new HeldEdition(partsOf(index));
  known.set(index, edition);
  return edition;
}

function partsOf(index: CorpusIndex): EditionParts {
  const places = new Map(index.articles.map(({ id }, place) => [id, place]));
  return {
    slice: index,
    summary: summarize(index),
    suggestions: () => suggestQuestions(index, MOST_SUGGESTED),
    sources: () => index.articles.map(sourceOf),
    dates: () => index.articles.map(({ published }) => published),
    article: (id) => {
      const article = index.articles[places.get(id) ?? -1];
      return article && { article, passages: index.passagesOf(id) };
    },
  };
}

/** What an edition is made of that is held as a whole on this machine. */
export interface EditionParts {
  readonly slice: Slice;
  readonly summary: CorpusSummary;
  readonly suggestions: () => readonly string[];
  /** Of all articles, in the order of their ids. */
  readonly sources: () => Source[];
  readonly dates: () => readonly (string | null)[];
  readonly article: (id: string) => IndexedArticle | undefined;
}

/** An edition that is held as a whole on this machine, and is its own slice. */
export class HeldEdition implements Edition {
  readonly summary: CorpusSummary;
  readonly #parts: EditionParts;
  #suggestions: readonly string[] | undefined;
  #sorted: readonly Source[] | undefined;
  #finder: ArticleFinder | undefined;

  constructor(parts: EditionParts) {
    this.#parts = parts;
    this.summary = parts.summary;
  }

  get version(): string {
    return this.#parts.slice.version;
  }

  get rings(): Rings {
    return this.#parts.slice.rings;
  }

  /** Finding them takes a second in a large corpus. */
  get suggestions(): readonly string[] {
    this.#suggestions ??= this.#parts.suggestions();
    return this.#suggestions;
  }

  async slice(): Promise<Slice> {
    return this.#parts.slice;
  }

  async sliceFor(): Promise<Slice> {
    return this.#parts.slice;
  }

  async articles(ids: readonly string[]): Promise<ReadonlyMap<string, IndexedArticle>> {
    return new Map(
      ids.flatMap((id) => {
        const found = this.#parts.article(id);
        return found ? [[id, found] as const] : [];
      }),
    );
  }

  async listed(from: number, most: number): Promise<{ readonly articles: readonly Source[]; readonly of: number }> {
    const sorted = this.#newestFirst();
    return { articles: sorted.slice(from, from + most), of: sorted.length };
  }

  async find(typed: string, most: number): Promise<readonly Source[]> {
    this.#finder ??= new ArticleFinder(this.#newestFirst());
    return this.#finder.find(typed, most);
  }

  async hasArticleIn({ after, before, articles }: Window): Promise<boolean> {
    if (articles) {
      const found = await this.articles(articles);
      return [...found.values()].some(({ article }) => isWithin(article.published, after, before));
    }
    return this.#parts.dates().some((date) => isWithin(date, after, before));
  }

  #newestFirst(): readonly Source[] {
    this.#sorted ??= this.#parts.sources().sort(newestFirst);
    return this.#sorted;
  }
}

/** `array.sort(newestFirst)`: the order of {@link Edition.listed}. */
function newestFirst(a: Source, b: Source): number {
  return (
    compare(b.published ?? '', a.published ?? '') ||
    compare(a.title ?? a.file, b.title ?? b.file) ||
    compare(a.id, b.id)
  );
}
