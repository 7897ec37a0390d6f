import type { Source } from '../engine/quotation.ts';

/** What an article is called where it is spoken of. */
export function articleName({ title, file }: Pick<Source, 'title' | 'file'>): string {
  return title ?? file;
}
