import type { View } from '@slack/types';
import type { Article } from '../../engine/articles/article.ts';
import { readFrontMatter } from '../../engine/articles/front-matter.ts';
import { texts } from '../../wording/texts.ts';
import { isAdmin } from '../jobs/access.ts';
import { MOST_ARTICLE_TEXT } from '../jobs/desk-jobs.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { articleModal } from '../views/article-modal.ts';
import { textModal } from '../views/modals.ts';

/** The form with an article as it is now, for an admin to correct. */
export function correctionForm(article: Article | undefined, user: string, access: JobContext['access']): View {
  if (!isAdmin(access, user)) return textModal(texts.adminsOnly);
  if (!article) return textModal(texts.articleWithdrawn);
  const text = bodyOf(article);
  if (text.length > MOST_ARTICLE_TEXT) return textModal(texts.correctTooLong(text.length, MOST_ARTICLE_TEXT));
  return articleModal({ kind: 'correction', article, text });
}

/** Without the front matter, which the form has fields for. */
function bodyOf({ text, file }: Article): string {
  return text.slice(readFrontMatter(text, file).bodyStart).trim();
}
