import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { type Article, isQuotable } from './article.ts';
import { type Format, readBody } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { EmptyArticleError, NothingQuotableError, RecordError } from './input-errors.ts';
import { ArticleRecordSchema, type StatedMetadata, schemaProblem, statedMetadata } from './stated-metadata.ts';

export interface ArticleSource {
  /** The whole decoded file, front matter included. */
  readonly text: string;
  /** Path below the corpus folder, with `/` separators. Without its extension it is the id, unless the file states one. */
  readonly file: string;
  readonly format: Format;
}

/**
 * An article from a text or Markdown file. Front matter goes before what the text says; what neither states is `null`.
 * Throws {@link EmptyArticleError}, `FrontMatterError` or {@link NothingQuotableError}.
 */
export function parseArticle(source: ArticleSource): Article {
  return readArticle(source).article;
}

export interface ReadArticle {
  readonly article: Article;
  /** Sentences of its prose that are not quotable, because a slice would show Markdown's marks. */
  readonly marked: number;
}

/** {@link parseArticle}, and what of the text cannot be quoted. */
export function readArticle({ text, file, format }: ArticleSource): ReadArticle {
  if (isBlank(text, 0)) throw new EmptyArticleError(file);
  const { stated, bodyStart } = readFrontMatter(text, file);
  if (isBlank(text, bodyStart)) throw new EmptyArticleError(file, ' below its front matter');
  const id = stated.id ?? file.replace(/(?<=[^/])\.[^./]+$/u, '');
  return assemble({
    text,
    file,
    format: format === 'markdown' && stated.inlines ? stated.inlines : format,
    bodyStart,
    stated: { ...stated, id },
  });
}

export interface RecordSource {
  /** One line of a `.jsonl` file. */
  readonly json: string;
  /** Path and line, e.g. `wire/monday.jsonl#12`. */
  readonly file: string;
}

/**
 * An article from a JSON record `{id, title, text, publisher?, published?, url?, author?, kind?, of?}`. Half surrogate
 * pairs, which cut-off scraped texts have and UTF-8 has not, become U+FFFD. Throws {@link RecordError},
 * {@link EmptyArticleError} or {@link NothingQuotableError}.
 */
export function parseRecord({ json, file }: RecordSource): Article {
  const result = v.safeParse(ArticleRecordSchema, parseJson(json, file));
  if (!result.success) throw new RecordError(file, schemaProblem(result.issues[0]));
  const text = result.output.text.toWellFormed();
  if (text.includes('\0')) throw new RecordError(file, 'text holds a NUL character; remove it');
  if (isBlank(text, 0)) throw new EmptyArticleError(file);
  const stated = statedMetadata(result.output);
  return assemble({ text, file, format: 'text', bodyStart: 0, stated: { ...stated, id: result.output.id } }).article;
}

function parseJson(json: string, file: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    const problem = 'is not a JSON object on one line, or was cut short; correct or remove the line';
    throw new RecordError(file, problem, { cause });
  }
}

interface Parts extends ArticleSource {
  readonly bodyStart: number;
  readonly stated: StatedMetadata & { readonly id: string };
}

function assemble({ text, file, format, bodyStart, stated }: Parts): ReadArticle {
  const body = readBody({ text, from: bodyStart, format, title: stated.title, claims: stated.claims });
  if (!body.blocks.some(isQuotable)) throw new NothingQuotableError(file);
  const known = { ...body.stated, ...stated };
  const article: Article = {
    id: stated.id,
    title: known.title ?? null,
    publisher: known.publisher ?? null,
    author: known.author ?? null,
    published: known.published ?? null,
    url: known.url ?? null,
    kind: stated.kind ?? 'article',
    of: stated.of ?? null,
    ...(stated.claims ? { claims: stated.claims } : {}),
    file,
    sha256: createHash('sha256').update(text, 'utf8').digest('hex'),
    text,
    blocks: body.blocks,
  };
  return { article, marked: body.marked };
}

function isBlank(text: string, from: number): boolean {
  return !/[^\s\u200b\u2060\ufeff]/u.test(from === 0 ? text : text.slice(from));
}
