import type { Answer } from '../engine/answer.ts';
import { articleName } from './article-name.ts';
import { texts } from './texts.ts';

/**
 * One line for each figure that several articles give and fewer have found: whom they cite. `cleaned` makes what an article
 * says part of a line of ours.
 */
export function sharedOrigins(
  { figures, quotes }: Pick<Answer, 'figures' | 'quotes'>,
  cleaned: (name: string) => string,
): string[] {
  const names = new Map(quotes.map(({ article }) => [article.id, articleName(article)]));
  return figures.flatMap(({ scope, label, articles, origins }) => {
    if (scope !== 'asked' || origins.length === 0 || origins.length >= articles.length) return [];
    const named = origins.map((origin) => cleaned(names.get(origin) ?? origin));
    return [texts.sharedOrigins(cleaned(label), articles.length, named)];
  });
}
