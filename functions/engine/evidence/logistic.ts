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
  let logit = intercept;
  let at = 0;
  // An object that has its names in the order of the signs is read through, which takes a quarter of the time of looking each name up.
  for (const sign in measured) {
    if (sign !== signs[at]) break;
    logit += (weights[at] ?? 0) * measured[sign];
    at += 1;
  }
  for (; at < signs.length; at += 1) logit += (weights[at] ?? 0) * measured[signs[at] as Sign];
  return logit;
}

/** Adds `times` what was measured to the numbers of a row from `first` on, in the order of `signs`; read as {@link logitOf} does. */
export function addValues<Sign extends string>(
  row: Float64Array,
  first: number,
  signs: readonly Sign[],
  measured: Readonly<Record<Sign, number>>,
  times: 1 | -1,
): void {
  let at = 0;
  for (const sign in measured) {
    if (sign !== signs[at]) break;
    row[first + at] = (row[first + at] ?? 0) + times * measured[sign];
    at += 1;
  }
  for (; at < signs.length; at += 1) {
    row[first + at] = (row[first + at] ?? 0) + times * measured[signs[at] as Sign];
  }
}
