import type { Article } from '../engine/articles/article.ts';
import type { Skipped } from '../engine/articles/duplicates.ts';
import { copiesAmong } from './copies.ts';
import type { LibraryState } from './read-library.ts';

/** What a reply names of a source, and what dates it. */
const WANTED = ['title', 'publisher', 'published'] as const;

interface Unstated {
  readonly id: string;
  readonly file: string;
  readonly keys: readonly (typeof WANTED)[number][];
}

/** Everything that an operator might want to repair, complete or know of a corpus. */
export interface CorpusCheck {
  readonly articles: number;
  /** Ids that two articles state are among them, as defects that name both files. */
  readonly skipped: readonly Skipped[];
  readonly unstated: readonly Unstated[];
  /** Groups of ids: edited copies, each of which is quoted, and all of which count as one origin. */
  readonly copies: readonly (readonly string[])[];
}

export function checkCorpus({ articles, skipped }: Pick<LibraryState, 'articles' | 'skipped'>): CorpusCheck {
  return {
    articles: articles.length,
    skipped,
    unstated: articles.flatMap((article) => unstatedOf(article) ?? []),
    copies: copiesAmong(articles),
  };
}

function unstatedOf(article: Article): Unstated | null {
  const keys = WANTED.filter((key) => article[key] === null);
  return keys.length === 0 ? null : { id: article.id, file: article.file, keys };
}
