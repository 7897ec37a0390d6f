import { texts } from '../../wording/texts.ts';
import { MOST_ADDRESS, MOST_ARTICLE_TEXT } from '../jobs/desk-jobs.ts';
import type { JobOf } from '../jobs/jobs.ts';
import { dayOf } from '../store/day.ts';
import { FIRST_PART, joinedParts } from './text-parts.ts';

/** Inputs of the form, each the name of its block and of its action; the text's are in `text-parts`. */
export const FIELDS = {
  url: 'url',
  title: 'title',
  publisher: 'publisher',
  author: 'author',
  published: 'published',
} as const;

/** Characters of a title, a publisher or an author. */
export const MOST_STATED = 300;

/** It is tomorrow already where the day begins first: fourteen hours ahead of UTC. */
const EARLIEST_ZONE_MS = 14 * 60 * 60 * 1000;

export type ArticleForm =
  | { readonly kind: 'complete'; readonly content: Exclude<JobOf<'submission'>['content'], { kind: 'withdrawal' }> }
  /** What is wrong, by the block to say it at. */
  | { readonly kind: 'wrong'; readonly errors: Readonly<Record<string, string>> };

/** `inputs` as the form was sent, without those left empty; `now` in milliseconds since 1970. */
export function readArticleForm(inputs: ReadonlyMap<string, string>, now: number): ArticleForm {
  const line = (field: string) => inputs.get(field)?.replace(/\s+/gu, ' ').trim() || null;
  const url = line(FIELDS.url);
  const text = joinedParts(inputs).toWellFormed();
  const published = line(FIELDS.published);
  const errors: Record<string, string> = {};
  if (url === null && text === '') errors[FIRST_PART] = texts.addNothing;
  if (url !== null && text !== '') errors[FIELDS.url] = texts.addBoth;
  else if (url !== null && !isWebAddress(url)) errors[FIELDS.url] = texts.addNoUrl;
  if (text.length > MOST_ARTICLE_TEXT) errors[FIRST_PART] = texts.addTooLong(text.length, MOST_ARTICLE_TEXT);
  if (published !== null && published > dayOf(now + EARLIEST_ZONE_MS)) {
    errors[FIELDS.published] = texts.addFuture;
  }
  if (Object.keys(errors).length > 0) return { kind: 'wrong', errors };
  const stated = {
    title: line(FIELDS.title),
    publisher: line(FIELDS.publisher),
    author: line(FIELDS.author),
    published,
  };
  return {
    kind: 'complete',
    content: url === null ? { kind: 'text', ...stated, text } : { kind: 'url', ...stated, url },
  };
}

function isWebAddress(text: string): boolean {
  return text.length <= MOST_ADDRESS && /^https?:\/\//iu.test(text) && URL.canParse(text);
}
