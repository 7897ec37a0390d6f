import type { ReviewedClaim } from '../../engine/articles/article.ts';
import { firstText, isNode, type JsonNode, listOf, nameOf } from '../json-nodes.ts';

/** A claim under review, and who reviewed it when. Dates and addresses are as they are stated. */
export interface ClaimReview {
  readonly claim: ReviewedClaim;
  readonly title: string | null;
  /** The checker. */
  readonly publisher: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** What the checker says, where the review itself holds it. */
  readonly body: string | null;
}

const CLAIM_REVIEW = /^(?:https?:\/\/schema\.org\/|schema:)?ClaimReview$/u;

export function isClaimReview(node: JsonNode): boolean {
  return listOf(node['@type']).some((type) => CLAIM_REVIEW.test(String(type)));
}

/**
 * Of a `ClaimReview` of schema.org; `null` where it states no claim. `resolve` gives the node for one that only names it. A
 * rating in numbers is no verdict in words and is left out.
 */
export function claimReviewOf(
  node: JsonNode,
  resolve: (value: unknown) => unknown = (value) => value,
): ClaimReview | null {
  const item = asNode(resolve(listOf(node.itemReviewed)[0]));
  const rating = asNode(resolve(listOf(node.reviewRating)[0]));
  const claim = firstText(node.claimReviewed) ?? firstText(item.text) ?? firstText(item.name);
  if (claim === null) return null;
  const claimant = namesOf(item.author, resolve) ?? namesOf(item.creator, resolve);
  const verdict = firstText(rating.alternateName) ?? firstText(rating.name) ?? firstText(rating.description);
  return {
    claim: { claim, claimant, claimed: firstText(item.datePublished), verdict },
    title: firstText(node.headline) ?? firstText(node.name),
    publisher: namesOf(node.author, resolve) ?? namesOf(node.publisher, resolve),
    published: firstText(node.datePublished),
    url: firstText(node.url),
    body: firstText(node.reviewBody) ?? firstText(rating.ratingExplanation),
  };
}

/**
 * The reviews in JSON that is no page: `ClaimReview` nodes wherever they are (a list, a graph, a feed's items), an answer of
 * Google's Fact Check Tools, or a record that has a rating beside a claim. `null` where it is none of these.
 */
export function claimReviewsIn(value: unknown): readonly ClaimReview[] | null {
  if (!isNode(value)) return null;
  if (isClaimReview(value)) return [claimReviewOf(value)].filter((review) => review !== null);
  const listed = listOf(value['@graph'] ?? value.dataFeedElement ?? value.itemListElement).flatMap((element) =>
    isNode(element) && element.item !== undefined ? listOf(element.item) : [element],
  );
  const found = listed.filter(isNode).filter(isClaimReview);
  if (found.length > 0) return found.map((node) => claimReviewOf(node)).filter((review) => review !== null);
  return ofTools(value) ?? ofRecord(value);
}

/** https://developers.google.com/fact-check/tools/api/reference/rest/v1alpha1/claims */
function ofTools(value: JsonNode): ClaimReview[] | null {
  const claims = listOf(value.claims ?? (value.claimReview === undefined ? undefined : value)).filter(isNode);
  if (claims.length === 0 || claims.some((one) => one.claimReview === undefined)) return null;
  return claims.flatMap((one) => {
    const claim = firstText(one.text);
    if (claim === null) return [];
    return listOf(one.claimReview)
      .filter(isNode)
      .map((review) => ({
        claim: {
          claim,
          claimant: nameOf(one.claimant),
          claimed: firstText(one.claimDate),
          verdict: firstText(review.textualRating),
        },
        title: firstText(review.title),
        publisher: nameOf(review.publisher),
        published: firstText(review.reviewDate),
        url: firstText(review.url),
        body: null,
      }));
  });
}

const CLAIM_KEYS = ['claimReviewed', 'claim_reviewed', 'claim', 'statement'];
const VERDICT_KEYS = ['textualRating', 'textual_rating', 'verdict', 'rating', 'label'];
const CLAIMANT_KEYS = ['claimant', 'claimedBy', 'speaker'];
const CLAIMED_KEYS = ['claimDate', 'claim_date', 'claimed'];

/** A row of a list of claims. `text` is the claim where nothing else is: a reader that takes it for the article quotes the claim. */
function ofRecord(value: JsonNode): ClaimReview[] | null {
  const first = (keys: readonly string[]): string | null =>
    keys.map((key) => nameOf(value[key])).find((text) => text !== null) ?? null;
  const verdict = first(VERDICT_KEYS);
  const stated = first(CLAIM_KEYS);
  const claimant = first(CLAIMANT_KEYS);
  const isRated =
    first(['textualRating', 'textual_rating']) !== null || first(['claimReviewed', 'claim_reviewed']) !== null;
  if (!isRated && (verdict === null || (stated === null && claimant === null))) return null;
  const claim = stated ?? firstText(value.text);
  if (claim === null) return null;
  const body =
    first(['reviewBody', 'body', 'explanation', 'articleBody', 'content']) ??
    (stated === null ? null : firstText(value.text));
  return [
    {
      claim: { claim, claimant, claimed: first(CLAIMED_KEYS), verdict },
      title: first(['title', 'headline', 'reviewTitle']),
      publisher: first(['publisher', 'source', 'reviewer', 'organization', 'author']),
      published: first(['published', 'datePublished', 'reviewDate', 'review_date', 'date']),
      url: ['url', 'link', 'reviewUrl'].map((key) => firstText(value[key])).find((text) => text !== null) ?? null,
      body,
    },
  ];
}

function asNode(value: unknown): JsonNode {
  return isNode(value) ? value : {};
}

function namesOf(value: unknown, resolve: (value: unknown) => unknown): string | null {
  const names = listOf(value).map((one) => nameOf(resolve(one)));
  return [...new Set(names.filter((name) => name !== null))].join(', ') || null;
}
