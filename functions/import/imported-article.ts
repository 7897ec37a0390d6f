import { createHash } from 'node:crypto';
import type { Article, ReviewedClaim } from '../engine/articles/article.ts';
import type { Format } from '../engine/articles/blocks.ts';
import { needsParser } from '../engine/articles/markdown-units.ts';

/**
 * What an import makes of one article: the source form that the corpus keeps and the engine reads. From then on `text` is
 * the article's text, and quotations are slices of the file that {@link toFile} writes.
 */
export interface ImportedArticle
  extends Pick<Article, 'id' | 'title' | 'publisher' | 'author' | 'published' | 'url' | 'kind' | 'of' | 'claims'> {
  /** Markdown as `parseArticle` reads it: see `markdown-text.ts`. */
  readonly text: string;
  /** What of it someone has stated, so that no later text of the article speaks against it. */
  readonly stated?: readonly StatedKey[];
  /** What its sender says about it to other newsrooms, or a correction that it appended: kept, never quoted. */
  readonly note?: string;
  /** The id that it would have, had not another article got it first. */
  readonly beside?: string;
}

/** What can be stated of an article besides what it is called. */
export const STATED_KEYS = ['title', 'publisher', 'author', 'published'] as const;

export type StatedKey = (typeof STATED_KEYS)[number];

/**
 * Bytes. The longest news reports have 200 KB; what is larger than this is a dump, an archive or a mistake, and would take
 * seconds and a gigabyte to analyse as one article. It holds for a text file and for each record of a `.jsonl` file.
 */
export const ARTICLE_SIZE_LIMIT = 5 * 1024 * 1024;

const KEYS = ['id', 'title', 'publisher', 'author', 'published', 'url', 'kind', 'of'] as const;

/** The article as a Markdown file with front matter, in UTF-8. What is not stated has no line. */
export function toFile(article: ImportedArticle): Uint8Array {
  return new TextEncoder().encode(toMarkdown(article));
}

/** As what the engine reads an imported text: whatever looks like emphasis or a link in its lines was printed so. */
export function formatOf(text: string): Format {
  return needsParser(text, 0) ? 'literal' : 'markdown';
}

/** {@link toFile} as text. */
export function toMarkdown(article: ImportedArticle): string {
  const lines = KEYS.flatMap((key) => (article[key] === null ? [] : [`${key}: ${yamlString(article[key])}`]));
  const { stated = [], beside, claims = [], note } = article;
  lines.push(...claimLines(claims));
  if (stated.length > 0) lines.push(`stated: ${yamlString(stated.join(', '))}`);
  if (note !== undefined) lines.push(`note: ${yamlString(note)}`);
  if (beside !== undefined) lines.push(`beside: ${yamlString(beside)}`);
  if (formatOf(article.text) === 'literal') lines.push('inlines: literal');
  return `---\n${lines.join('\n')}\n---\n\n${article.text}\n`;
}

const CLAIM_KEYS = ['claim', 'claimant', 'claimed', 'verdict'] as const;

/** The front matter of claims under review: one by keys of its own; several as a list, an entry a line. */
function claimLines(claims: readonly ReviewedClaim[]): string[] {
  const written = claims.map((one) =>
    CLAIM_KEYS.flatMap((key) => (one[key] === null ? [] : [`${key}: ${yamlString(one[key])}`])),
  );
  const [only = []] = written;
  return written.length < 2 ? only : ['claims:', ...written.map((entries) => `  - { ${entries.join(', ')} }`)];
}

/** A double-quoted YAML scalar: JSON's, with the characters escaped that YAML takes for line ends or refuses. */
function yamlString(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** UTF-16 code units of a name before its hash; file systems and object stores take much more. */
const NAME_LIMIT = 80;

/**
 * A name for the article's file, from its id. The same id always has the same name and two ids never share one: where the
 * id itself is no plain file name, a part of its SHA-256 tells it from others.
 */
export function fileNameOf({ id }: Pick<ImportedArticle, 'id'>): string {
  const slug = slugOf(id);
  return slug === id && slug !== '' ? `${id}.md` : `${slug === '' ? 'article' : slug}_${shortHash(id)}.md`;
}

/** Lower-case letters, digits and hyphens; empty where the text has none. */
export function slugOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}+/gu, '');
  return plain
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, NAME_LIMIT)
    .replace(/^-+|(?<!-)-+$/gu, '');
}

/** 32 bits: enough to tell apart ids that are alike in their first 80 characters. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 8);
}
