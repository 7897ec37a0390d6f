/**
 * One article as it is indexed and quoted.
 *
 * `text` is the text exactly as it was read, front matter and boilerplate included, so that every offset of a quotation
 * also holds in the file it came from. What may be quoted is marked by `blocks`; nothing outside a quotable block ever
 * becomes a quotation.
 */
export interface Article {
  /** Unique within a corpus: stated in front matter or record, else the file's path without its extension. */
  readonly id: string;
  /** `null` wherever the text does not state it: nothing here is ever guessed. */
  readonly title: string | null;
  readonly publisher: string | null;
  readonly author: string | null;
  /** Calendar date, `YYYY-MM-DD`. */
  readonly published: string | null;
  readonly url: string | null;
  /**
   * A `summary` is written by the operator about someone's report and must be labelled as one in every reply. A
   * `fact-check` reviews claims that others made: its publisher and date are the checker's.
   */
  readonly kind: 'article' | 'summary' | 'fact-check';
  /** For a summary: which report it summarises. */
  readonly of: string | null;
  /** What a fact check reviews, in its order. Absent where the text does not state it; never empty. */
  readonly claims?: readonly ReviewedClaim[];
  /** Path below the corpus folder, with `/` separators; for a `.jsonl` record, `path#line`. */
  readonly file: string;
  /** SHA-256 of `text` encoded as UTF-8, in lower-case hexadecimal. */
  readonly sha256: string;
  readonly text: string;
  /** In text order, not overlapping. */
  readonly blocks: readonly Block[];
}

/** A claim under review: words of the claimant, never of the checker. `null` is not stated. */
export interface ReviewedClaim {
  readonly claim: string;
  readonly claimant: string | null;
  /** Calendar date of the claim, `YYYY-MM-DD`. */
  readonly claimed: string | null;
  /** In the checker's own words: "False", "Mostly true", "Missing context". */
  readonly verdict: string | null;
}

/** A run of an article's text with one role. Offsets are UTF-16 code units into `Article.text`. */
export interface Block {
  readonly start: number;
  readonly end: number;
  /**
   * `prose` and `post` are quotable. `title`, `heading` and `lead-in` (a line that only introduces what follows) give
   * context to the sentences below them and are never quoted.
   */
  readonly kind: 'prose' | 'post' | 'title' | 'heading' | 'lead-in';
  /** Who wrote an embedded social-media post, as its signature line states it. */
  readonly postedBy?: PostSignature;
}

export interface PostSignature {
  /** Display name and handle as printed, e.g. `Jane Doe (@jane)`. */
  readonly author: string;
  /** `YYYY-MM-DD`, or `null` when the signature has no readable date. */
  readonly published: string | null;
}

export function isQuotable(block: Block): boolean {
  return block.kind === 'prose' || block.kind === 'post';
}

/** Whether two texts are of one post, or both of none. */
export function isSameSignature(a: PostSignature | null | undefined, b: PostSignature | null | undefined): boolean {
  return a?.author === b?.author && a?.published === b?.published;
}
