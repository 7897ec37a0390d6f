import * as v from 'valibot';
import type { Article } from '../engine/articles/article.ts';
import { isMarkdownFile } from './file-names.ts';
import { fileNote } from './file-note.ts';

/**
 * The id that an article would have, had not another one got it first: as its file notes it, for its id does not tell. A
 * date behind a name ("bulletin-20220106") looks just like a name with a hash. `null` for any other article.
 */
export function idBeside(article: Pick<Article, 'text' | 'file'>): string | null {
  if (!isMarkdownFile(article.file)) return null;
  const noted = v.safeParse(Noted, fileNote(article, 'beside'));
  return noted.success ? noted.output : null;
}

const Noted = v.pipe(v.string(), v.parseJson(), v.string());
