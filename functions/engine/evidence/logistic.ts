/** The probability of a logistic model, by its logit, 0 to 1. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The logit that a linear model gives some signs: Σ weight × sign, and the intercept. Added up in the order of `signs`. */
export function logitOf<Sign extends string>(
  signs: readonly Sign[],
  weights: Readonly<Record<Sign | 'intercept', number>>,
  measured: Readonly<Record<Sign, number>>,
): number {
  let logit = weights.intercept;
  for (const sign of signs) logit += weights[sign] * measured[sign];
  return logit;
}
