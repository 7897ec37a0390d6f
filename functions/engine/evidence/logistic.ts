/** The probability of a logistic model, by its logit, 0 to 1. */
export function logistic(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** A linear model of some signs: what each counts, in their order. */
export interface LinearModel<Sign extends string> {
  readonly intercept: number;
  readonly signs: readonly Sign[];
  readonly weights: Float64Array;
}

export function linearModel<Sign extends string>(
  signs: readonly Sign[],
  weights: Readonly<Record<Sign | 'intercept', number>>,
): LinearModel<Sign> {
  return { intercept: weights.intercept, signs, weights: Float64Array.from(signs, (sign) => weights[sign]) };
}

/** The logit that a linear model gives some signs: Σ weight × sign, and the intercept, added up in the order of the signs. */
export function logitOf<Sign extends string>(
  { intercept, signs, weights }: LinearModel<Sign>,
  measured: Readonly<Record<Sign, number>>,
): number {
  const values = valuesOf(signs, measured);
  let logit = intercept;
  for (let at = 0; at < values.length; at += 1) logit += (weights[at] ?? 0) * (values[at] ?? 0);
  return logit;
}

/**
 * What was measured, in the order of `signs`. An object that has its names in that very order is read through, which takes a quarter of the
 * time of looking each name up.
 */
export function valuesOf<Sign extends string>(
  signs: readonly Sign[],
  measured: Readonly<Record<Sign, number>>,
): Float64Array {
  const values = new Float64Array(signs.length);
  let at = 0;
  for (const sign in measured) {
    if (sign !== signs[at]) break;
    values[at] = measured[sign];
    at += 1;
  }
  for (; at < signs.length; at += 1) values[at] = measured[signs[at] as Sign];
  return values;
}
