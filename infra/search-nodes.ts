/**
 * Types of nodes that a search domain may have, with what one costs in us-east-1, in US dollars an hour: list prices as
 * remembered on 30 November 2026 from the public price pages, which are the authority.
 */
export const SEARCH_NODES = {
  't3.medium.search': 0.073,
  'm6g.large.search': 0.128,
  'r6g.large.search': 0.167,
  'r6g.xlarge.search': 0.335,
} as const;

type SearchNodeType = keyof typeof SEARCH_NODES;

export const SEARCH_NODE_TYPES = Object.keys(SEARCH_NODES) as [SearchNodeType, ...SearchNodeType[]];
