import * as v from 'valibot';
import type { Article, ReviewedClaim } from './article.ts';
import { isoDate } from './dates.ts';
import { ARTICLE_KINDS } from './source-entries.ts';

/** What front matter or a record states about an article. A key is absent where it states nothing. */
export interface StatedMetadata {
  readonly id?: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly published?: string;
  readonly url?: string;
  readonly kind?: Article['kind'];
  readonly of?: string;
  readonly claims?: readonly ReviewedClaim[];
  /** The body's paragraphs and lists are Markdown's, what is within a line is not: `*`, `[1]` and `&amp;` are its words. */
  readonly inlines?: 'literal';
}

const Text = v.pipe(v.string('must be text; put it in quotes'), v.trim());

const PublicationDate = v.pipe(
  v.union([v.string(), v.date()], 'must be a date such as 2022-01-07'),
  v.transform((value) => (typeof value === 'string' ? value : value.toISOString())),
  v.check(
    (value) => value.trim() === '' || isoDate(value) !== null,
    (issue) => `${JSON.stringify(issue.input)} is not a calendar date; write it as 2022-01-07`,
  ),
  v.transform((value) => isoDate(value) ?? ''),
);

const WebAddress = v.pipe(
  Text,
  v.check(
    (value) => value === '' || (/^https?:\/\//iu.test(value) && URL.canParse(value)),
    (issue) => `${JSON.stringify(issue.input)} is not a web address; it must begin with http:// or https://`,
  ),
);

const Names = v.pipe(
  v.union([Text, v.array(Text)], 'must be a name or a list of names, as text'),
  v.transform((value) =>
    (typeof value === 'string' ? [value] : value)
      .map(unlinked)
      .filter((name) => name !== '')
      .join(', '),
  ),
);

/** A name as note books link it: `[[Jane Doe]]`, `[[people/jane|Jane Doe]]`. */
function unlinked(name: string): string {
  return /^\[\[(?:[^[\]|]*\|)?([^[\]|]*)\]\]$/u.exec(name)?.[1]?.trim() ?? name;
}

const Id = v.pipe(Text, v.minLength(1, 'must not be empty; remove the key or give the article a name'));
const Kind = v.picklist(ARTICLE_KINDS, 'must be "article", "summary" or "fact-check"');

/** A fact check of one claim states it by these keys, of several as a list of them under `claims`. */
const claimEntries = {
  claim: v.nullish(Text),
  claimant: v.nullish(Names),
  claimed: v.nullish(PublicationDate),
  verdict: v.nullish(Text),
};

/** An empty value (`author:`) states nothing, like an absent key. */
const entries = {
  id: v.nullish(Id),
  title: v.nullish(Text),
  publisher: v.nullish(Text),
  author: v.nullish(Names),
  published: v.nullish(PublicationDate),
  url: v.nullish(WebAddress),
  kind: v.nullish(Kind),
  of: v.nullish(Text),
  ...claimEntries,
  claims: v.nullish(v.array(v.object(claimEntries), 'must be a list of claims')),
  inlines: v.nullish(v.literal('literal', 'must be "literal"')),
};

export const StatedMetadataSchema = v.object(entries);

/** One line of a `.jsonl` file. `title` must be there, and may be `null` where the article has none. */
export const ArticleRecordSchema = v.object({
  ...entries,
  id: Id,
  title: v.nullable(Text),
  text: v.string('must be text'),
});

/** Keys by which other tools state the same, the first that is there counts: Hugo, Jekyll, Pandoc, Obsidian's Web Clipper. */
const OTHER_KEYS = {
  published: ['publishDate', 'date'],
  author: ['authors'],
  url: ['canonical_url', 'canonicalURL', 'source', 'link'],
  publisher: ['publication', 'source'],
} as const;

/**
 * Front matter with what it states by the keys of other tools under our own. A value that ours would refuse is not stated: an address
 * under `source` is no publisher's name, and a name there no address.
 */
export function withOtherKeys(value: object): object {
  const given: Readonly<Record<string, unknown>> = { ...value };
  const stated: Record<string, unknown> = { ...given };
  for (const [key, others] of Object.entries(OTHER_KEYS)) {
    if (given[key] !== undefined && given[key] !== null) continue;
    const found = others.map((other) => given[other]).find((one) => isStatedBy(key as keyof typeof OTHER_KEYS, one));
    if (found !== undefined) stated[key] = found;
  }
  return stated;
}

function isStatedBy(key: keyof typeof OTHER_KEYS, value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  if (key === 'publisher' && v.is(WebAddress, value)) return false;
  return v.is(entries[key], value);
}

export function statedMetadata(parsed: v.InferOutput<typeof StatedMetadataSchema>): StatedMetadata {
  const stated: { -readonly [Key in keyof StatedMetadata]: StatedMetadata[Key] } = {};
  for (const key of ['id', 'title', 'publisher', 'author', 'published', 'url', 'of'] as const) {
    const value = parsed[key];
    if (value) stated[key] = value;
  }
  if (parsed.inlines) stated.inlines = parsed.inlines;
  const claims = [parsed, ...(parsed.claims ?? [])].flatMap(reviewedClaim);
  if (claims.length > 0) stated.claims = claims;
  // What states a claim under review reviews it.
  if (parsed.kind || claims.length > 0) stated.kind = parsed.kind ?? 'fact-check';
  return stated;
}

function reviewedClaim({
  claim,
  claimant,
  claimed,
  verdict,
}: v.InferOutput<v.ObjectSchema<typeof claimEntries, undefined>>): ReviewedClaim[] {
  if (!claim) return [];
  return [{ claim, claimant: claimant || null, claimed: claimed || null, verdict: verdict || null }];
}

/** The first issue of a failed parse in one clause that names the key. */
export function schemaProblem(issue: v.BaseIssue<unknown>): string {
  const key = issue.path?.map((step) => String(step.key)).join('.');
  if (key && issue.received === 'undefined') return `${key} is missing; state it`;
  return key ? `${key}: ${issue.message}` : issue.message;
}
