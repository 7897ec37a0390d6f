import type { Article } from '../engine/articles/article.ts';

/** What a file that was made by adding notes of its article for later ones: the value as it is written there, `null` for none. */
export function fileNote({ text }: Pick<Article, 'text'>, key: 'stated' | 'beside'): string | null {
  const [head = ''] = /^---\n[\s\S]*?\n---\n/u.exec(text) ?? [];
  const line = head.split('\n').find((one) => one.startsWith(`${key}: `));
  return line?.slice(key.length + 2) ?? null;
}
