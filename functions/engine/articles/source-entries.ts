import * as v from 'valibot';
import type { Article } from './article.ts';

/** Every {@link Article.kind}. */
export const ARTICLE_KINDS = ['article', 'summary', 'fact-check'] as const satisfies readonly Article['kind'][];

const Text = v.nullable(v.string());

const Claim = v.pipe(v.strictObject({ claim: v.string(), claimant: Text, claimed: Text, verdict: Text }), v.readonly());

/** What is known of an article besides its text, as it is stored and sent: entries of a strict object. */
export const SOURCE_ENTRIES = {
  id: v.string(),
  title: Text,
  publisher: Text,
  author: Text,
  published: Text,
  url: Text,
  kind: v.picklist(ARTICLE_KINDS),
  of: Text,
  claims: v.exactOptional(v.pipe(v.array(Claim), v.readonly())),
  file: v.string(),
  sha256: v.string(),
};
