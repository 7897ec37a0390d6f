import { FEATURES, type FeatureName } from './feature-names.ts';

/** The place of each feature in a row. */
export const AT = Object.freeze(Object.fromEntries(FEATURES.map((name, at) => [name, at]))) as Readonly<
  Record<FeatureName, number>
>;

/** What was measured of one candidate. */
export interface Features {
  /** The value of the feature at a place of {@link AT}; 0 at any other. Values have no unit. */
  of(at: number): number;
}

/**
 * The features of one candidate, in a table of all candidates of a question. As objects the numbers would take four times the memory, a
 * third of all that an answer allocates.
 */
export class FeatureRow implements Features {
  readonly #table: Float64Array;
  readonly #first: number;

  private constructor(table: Float64Array, first: number) {
    this.#table = table;
    this.#first = first;
  }

  /** So many rows of zeros. */
  static table(rows: number): FeatureRow[] {
    const table = new Float64Array(rows * FEATURES.length);
    const all: FeatureRow[] = [];
    for (let row = 0; row < rows; row += 1) all.push(new FeatureRow(table, row * FEATURES.length));
    return all;
  }

  of(at: number): number {
    return this.#table[this.#first + at] ?? 0;
  }

  /** For `measureSentences` alone: whoever is given a candidate reads it. */
  set(at: number, value: number): void {
    this.#table[this.#first + at] = value;
  }

  /** Σ weight × feature, added up in the order of {@link FEATURES}, in which the weights are. */
  weighed(weights: Float64Array): number {
    let sum = 0;
    for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (this.#table[this.#first + at] ?? 0);
    return sum;
  }
}
