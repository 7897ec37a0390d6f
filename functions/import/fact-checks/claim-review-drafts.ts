import type { Draft, ImportedDrafts } from '../imported-drafts.ts';
import { markdownOf, type TextBlock } from '../markdown-text.ts';
import { plainOfHtml } from '../pages/plain-html.ts';
import type { ClaimReview } from './claim-reviews.ts';

/**
 * A fact check of which only the review is there, not the article. Its text is the checker's own words: the verdict (else the
 * title), and what the review says. The claim is its heading, which gives context and is never quoted.
 */
function draftOfReview(review: ClaimReview, name: string): Draft {
  const { claim, title, publisher, published, url, body } = review;
  const blocks: TextBlock[] = [
    { kind: 'heading', text: claim.claim, level: 2 },
    { kind: 'prose', text: claim.verdict ?? title ?? '' },
    { kind: 'prose', text: body === null ? '' : plainOfHtml(body) },
  ];
  return { name, kind: 'fact-check', title, publisher, published, url, claims: [claim], text: markdownOf(blocks) };
}

/** Of one record, which may hold several: `name#1.2` is the second of its first record. */
export function draftsOfReviews(reviews: readonly ClaimReview[], name: string): ImportedDrafts {
  const named = reviews.map((review, at) => ({ review, part: reviews.length === 1 ? name : `${name}.${at + 1}` }));
  const isEmpty = ({ claim, body, title }: ClaimReview): boolean =>
    claim.verdict === null && body === null && title === null;
  return {
    drafts: named.flatMap(({ review, part }) => (isEmpty(review) ? [] : [draftOfReview(review, part)])),
    skipped:
      reviews.length === 0
        ? [{ name, reason: 'is a fact check without a claim; state what it reviews' }]
        : named.flatMap(({ review, part }) =>
            isEmpty(review) ? [{ name: part, reason: 'is a claim without a verdict in words; state the verdict' }] : [],
          ),
  };
}
