/** Positions are token numbers of one sentence, ascending. */
type Positions = readonly number[];

/**
 * The smallest distance from a token of `left` to one of `right`, in tokens; a pair in the other order counts one more.
 * Infinite when either is empty. Linear in the number of positions.
 */
export function pairDistance(left: Positions, right: Positions): number {
  let nearest = Number.POSITIVE_INFINITY;
  let next = 0;
  for (const a of left) {
    while (next < right.length && (right[next] ?? 0) <= a) next += 1;
    const after = right[next];
    const before = right[next - 1];
    if (after !== undefined) nearest = Math.min(nearest, after - a);
    if (before !== undefined) nearest = Math.min(nearest, a - before + 1);
  }
  return nearest;
}

/** Distance in tokens from `at` to the nearest of `positions`; infinite when there is none. By binary search. */
export function distanceTo(positions: Positions, at: number): number {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const after = positions[low] ?? Number.POSITIVE_INFINITY;
  const before = positions[low - 1] ?? Number.NEGATIVE_INFINITY;
  return Math.min(after - at, at - before);
}

/** 1 at distance 0, a half at 4 tokens, 0 at infinity: words that belong together are within a phrase. */
export function closeness(distance: number): number {
  return 1 / (1 + distance / 4);
}

/** What a pair of neighbours in the question is worth when it is at most so many tokens apart in a text. */
export function pairCredit(distance: number): number {
  if (distance <= 1) return 1;
  if (distance <= 3) return 0.6;
  return distance <= 6 ? 0.25 : 0;
}
