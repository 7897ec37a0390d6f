/**
 * Area under the ROC curve: how often a positive scores above a negative, ties counted half (the Mann–Whitney statistic).
 * Throws `RangeError` for a score that is no number.
 */
export function areaUnderCurve(scores: readonly number[], positive: readonly boolean[]): number {
  if (scores.some(Number.isNaN)) throw new RangeError('A score is not a number');
  const order = scores.map((score, at) => ({ score, positive: positive[at] === true }));
  order.sort((a, b) => a.score - b.score);
  const positives = order.filter((item) => item.positive).length;
  const negatives = order.length - positives;
  let rankSum = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && order[to]?.score === order[from]?.score) to += 1;
    const meanRank = (from + 1 + to) / 2;
    for (const item of order.slice(from, to)) if (item.positive) rankSum += meanRank;
    from = to;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}
