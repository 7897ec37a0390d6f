/** The probability of a logistic model, by its logit, 0 to 1. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** A linear model of some signs: what each counts, in their order; those that count nothing are left out. */
export interface LinearModel<Sign extends string> {
  readonly intercept: number;
  readonly weighed: readonly { readonly sign: Sign; readonly weight: number }[];
}

export function linearModel<Sign extends string>(
  signs: readonly Sign[],
  weights: Readonly<Record<Sign | 'intercept', number>>,
): LinearModel<Sign> {
  const weighed = signs.map((sign) => ({ sign, weight: weights[sign] }));
  return { intercept: weights.intercept, weighed: weighed.filter(({ weight }) => weight !== 0) };
}

/** The logit that a linear model gives some signs: Σ weight × sign, and the intercept, added up in the order of the signs. */
export function logitOf<Sign extends string>(
  { intercept, weighed }: LinearModel<Sign>,
  measured: Readonly<Record<Sign, number>>,
): number {
  let logit = intercept;
  for (const { sign, weight } of weighed) logit += weight * measured[sign];
  return logit;
}
