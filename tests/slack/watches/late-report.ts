import type { Article } from '../../../functions/engine/articles/article.ts';
import { article, HARBOUR_REPORTS } from '../../support/articles.ts';
import type { AppBench } from '../app-bench.ts';

export const QUESTION = 'How many police officers were killed?';

/** A report that gives a figure of its own. */
export function report(id: string, publisher: string, figure: string, published: string | null = null): Article {
  const text = `${figure} policemen were killed in the clashes in the harbour of Marlow, the interior ministry said.`;
  return { ...article(id, `${publisher} counts the dead of Marlow`, text), publisher, published };
}

/** On what the others say nothing of. */
export const DAM = article(
  'dam',
  'The dam of Quern',
  'The dam above Quern cost 40 million euros, the minister of works said. It holds the water of three rivers.',
);

export const WITH_LATE = [...HARBOUR_REPORTS, report('late', 'The Late Post', 'Fourteen', '2026-03-05')];

/** Publishes, and tells of what is new as the indexer does. */
export async function publishNews(
  app: AppBench,
  articles: Parameters<AppBench['publish']>[0],
  ...added: readonly string[]
): Promise<void> {
  const { version } = await app.publish(articles);
  await app.run({ type: 'edition', acceptedAt: app.time, articles: [...added], index: version });
}
