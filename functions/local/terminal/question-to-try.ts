import type { Article } from '../../engine/articles/article.ts';
import type { Rings } from '../../engine/concepts/rings.ts';
import { buildIndex } from '../../engine/indexing/build-index.ts';
import { suggestQuestions } from '../../engine/suggested-questions.ts';

/** UTF-16 code units of articles that are looked at for a question: a second's work at most. */
const LOOKED_AT = 200_000;

/**
 * A question that the articles answer, without any character that means something to a shell; `null` if none is found: a
 * title is no question.
 */
export function questionToTry(articles: readonly Article[], rings: Rings): string | null {
  const some: Article[] = [];
  let length = 0;
  for (const article of articles) {
    length += article.text.length;
    if (length > LOOKED_AT) break;
    some.push(article);
  }
  const [suggested] = some.length === 0 ? [] : suggestQuestions(buildIndex(some, rings), 1);
  const question = (suggested ?? '').replace(/[^\p{L}\p{N}\p{M} ,?’-]+/gu, ' ').replace(/ +/gu, ' ');
  return question.trim() === '' ? null : question.trim();
}
