import type { Article } from '../../../functions/engine/articles/article.ts';
import { article, HARBOUR_REPORTS } from '../../support/articles.ts';

export const QUESTION = 'How many police officers were killed?';
export const COURIER = 'Clashes in the harbour of Marlow';

/** The reports with one of them otherwise. */
export function reports(change: (courier: Article) => Article | null): Article[] {
  return HARBOUR_REPORTS.flatMap((each) => (each.id === 'courier' ? (change(each) ?? []) : each));
}

/** With other words in it; throws where there is nothing to replace. */
export function rewritten(from: string | RegExp, to: string): Article[] {
  return reports(({ text }) => {
    const [, body = ''] = text.split(/---\n[\s\S]*?---\n/u);
    const changed = body.replace(from, to);
    if (changed === body) throw new Error('nothing was rewritten');
    return article('courier', COURIER, changed);
  });
}

export const CORRECTED = rewritten('Six policemen', 'Ten policemen');
export const WITHDRAWN = reports(() => null);
