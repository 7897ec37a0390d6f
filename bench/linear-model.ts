/** One question's candidates: a row of features each, and which of them are right. */
export interface RankingGroup {
  /** Row-major, `rows` × `columns`. */
  readonly features: Float32Array;
  readonly rows: number;
  /** 1 for a sentence that holds the answer and is in the right passage. */
  readonly answers: Uint8Array;
  /** 1 for any sentence of the right passage. */
  readonly rightPassage: Uint8Array;
}

/**
 * Weights that maximise Σ ln P(an answering sentence) + ln P(a sentence of the right passage), where P is the softmax of
 * the linear scores over a question's candidates: ListNet's top-one loss (Cao et al. 2007), for both things a reader
 * sees, the quotation and its source. Full-batch Adam from zero: the same groups give the same weights.
 */
export function trainRanker(
  groups: readonly RankingGroup[],
  columns: number,
  { iterations = 250, l2 = 1e-3, rate = 0.08 } = {},
): number[] {
  const scale = columnScales(groups, columns);
  const useful = groups.filter(({ answers }) => answers.includes(1));
  const weights = new Float64Array(columns);
  const adam = new Adam(columns, rate);
  for (let step = 1; step <= iterations; step += 1) {
    const gradient = new Float64Array(columns);
    for (const group of useful) addGradient(gradient, group, weights, scale);
    for (let c = 0; c < columns; c += 1) gradient[c] = -at(gradient, c) / useful.length + l2 * at(weights, c);
    adam.descend(weights, gradient, step);
  }
  return Array.from(weights, (weight, c) => weight / at(scale, c));
}

/** A candidate whose share is smaller changes no digit of a weight that is kept; most of them are. */
const LEAST_PULL = 1e-4;

/** Added to a spread, so that a column without any is divided by nothing small. */
const LEAST_SPREAD = 1e-6;

function addGradient(
  gradient: Float64Array,
  { features, rows, answers, rightPassage }: RankingGroup,
  weights: Float64Array,
  scale: Float64Array,
): void {
  const columns = weights.length;
  const odds = new Float64Array(rows);
  let highest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row += 1) {
    let score = 0;
    for (let c = 0; c < columns; c += 1) score += (at(weights, c) * at(features, row * columns + c)) / at(scale, c);
    odds[row] = score;
    highest = Math.max(highest, score);
  }
  let all = 0;
  let answering = 0;
  let inPassage = 0;
  for (let row = 0; row < rows; row += 1) {
    const value = Math.exp(at(odds, row) - highest);
    odds[row] = value;
    all += value;
    if (answers[row]) answering += value;
    if (rightPassage[row]) inPassage += value;
  }
  for (let row = 0; row < rows; row += 1) {
    const value = at(odds, row);
    const pull =
      (answers[row] ? value / answering : 0) + (rightPassage[row] ? value / inPassage : 0) - (2 * value) / all;
    if (Math.abs(pull) < LEAST_PULL) continue;
    for (let c = 0; c < columns; c += 1) {
      gradient[c] = at(gradient, c) + (pull * at(features, row * columns + c)) / at(scale, c);
    }
  }
}

/** The row with the highest score, the first of several; -1 where there is none. */
export function bestRow(
  { features, rows }: Pick<RankingGroup, 'features' | 'rows'>,
  weights: readonly number[],
): number {
  let best = -1;
  let highest = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row += 1) {
    const score = weights.reduce((sum, weight, c) => sum + weight * (features[row * weights.length + c] ?? 0), 0);
    if (score > highest) [best, highest] = [row, score];
  }
  return best;
}

/** Standard deviation of each column, so that one learning rate fits all. */
function columnScales(groups: readonly RankingGroup[], columns: number): Float64Array {
  const sum = new Float64Array(columns);
  const squares = new Float64Array(columns);
  let rows = 0;
  for (const group of groups) {
    rows += group.rows;
    group.features.forEach((value, index) => {
      const c = index % columns;
      sum[c] = at(sum, c) + value;
      squares[c] = at(squares, c) + value * value;
    });
  }
  return sum.map((total, c) => Math.sqrt(Math.max(0, at(squares, c) / rows - (total / rows) ** 2)) + LEAST_SPREAD);
}

/**
 * Weights of a logistic regression, the intercept first. `directions` says for each column whether it may only raise (1)
 * or only lower (-1) the outcome, or do either (0): columns that say nearly the same would otherwise take opposite signs, which fits this
 * set and no other. `importance` is how much each row counts.
 */
export function trainLogistic(
  rows: readonly (readonly number[])[],
  positive: readonly boolean[],
  directions: readonly (1 | -1 | 0)[],
  importance: readonly number[],
  { iterations = 1500, l2 = 1e-4, rate = 0.05 } = {},
): number[] {
  const columns = (rows[0]?.length ?? 0) + 1;
  const mean = Array.from({ length: columns - 1 }, (_, c) => average(rows.map((row) => row[c] ?? 0)));
  const deviation = mean.map((m, c) => Math.sqrt(average(rows.map((row) => ((row[c] ?? 0) - m) ** 2))) + LEAST_SPREAD);
  const standard = rows.map((row) => [1, ...row.map((x, c) => (x - (mean[c] ?? 0)) / (deviation[c] ?? 1))]);
  const weights = new Float64Array(columns);
  const everything = importance.reduce((sum, one) => sum + one, 0);
  const adam = new Adam(columns, rate);
  for (let step = 1; step <= iterations; step += 1) {
    const gradient = new Float64Array(columns);
    standard.forEach((row, index) => {
      const error = logistic(dot(weights, row)) - (positive[index] ? 1 : 0);
      row.forEach((x, c) => {
        gradient[c] = at(gradient, c) + ((importance[index] ?? 1) * error * x) / everything;
      });
    });
    for (let c = 1; c < columns; c += 1) gradient[c] = at(gradient, c) + l2 * at(weights, c);
    adam.descend(weights, gradient, step);
    directions.forEach((direction, c) => {
      if (direction * at(weights, c + 1) < 0) weights[c + 1] = 0;
    });
  }
  const slopes = deviation.map((d, c) => at(weights, c + 1) / d);
  const intercept = at(weights, 0) - slopes.reduce((total, slope, c) => total + slope * (mean[c] ?? 0), 0);
  return [intercept, ...slopes];
}

/** One question's candidates, any number of which answer it. */
export interface ChoiceGroup {
  readonly rows: readonly (readonly number[])[];
  /** 1 for a row that answers, 0 for one that does not, `null` for one that the labels leave open. */
  readonly answers: readonly (1 | 0 | null)[];
  /** Whether any figure answers: where none does, the right choice is none of the rows. */
  readonly answerable: boolean;
  readonly importance: number;
}

/**
 * Weights, the intercept first, of a choice among a question's candidates and none of them, whose score is 0: the most
 * likely weights where a reply gives one right candidate of each question, and none where none is right. A candidate's
 * logistic value is then its probability against none. `directions` as for {@link trainLogistic}.
 */
export function trainChoice(
  groups: readonly ChoiceGroup[],
  directions: readonly (1 | -1 | 0)[],
  { iterations = 150, l2 = 1e-2, rate = 0.08 } = {},
): number[] {
  const useful = groups.filter(
    ({ rows, answers, answerable }) => rows.length > 0 && (!answerable || answers.includes(1)),
  );
  const columns = directions.length + 1;
  const { mean, deviation } = spreadOf(useful.flatMap(({ rows }) => rows));
  const standard = useful.map(({ rows }) =>
    Float64Array.from(rows.flatMap((row) => [1, ...row.map((x, c) => (x - at(mean, c)) / at(deviation, c))])),
  );
  const weights = new Float64Array(columns);
  weights[0] = -3; // most candidates are wrong
  const everything = useful.reduce((sum, { importance }) => sum + importance, 0);
  const adam = new Adam(columns, rate);
  for (let step = 1; step <= iterations; step += 1) {
    const gradient = new Float64Array(columns);
    useful.forEach((group, index) => {
      const rows = standard[index];
      if (rows) addChoice(gradient, group, rows, weights, group.importance / everything);
    });
    for (let c = 1; c < columns; c += 1) gradient[c] = at(gradient, c) + l2 * at(weights, c);
    adam.descend(weights, gradient, step);
    directions.forEach((direction, c) => {
      if (direction * at(weights, c + 1) < 0) weights[c + 1] = 0;
    });
  }
  const slopes = directions.map((_, c) => at(weights, c + 1) / at(deviation, c));
  return [at(weights, 0) - slopes.reduce((total, slope, c) => total + slope * at(mean, c), 0), ...slopes];
}

function spreadOf(rows: readonly (readonly number[])[]): { mean: Float64Array; deviation: Float64Array } {
  const columns = rows[0]?.length ?? 0;
  const mean = new Float64Array(columns);
  const deviation = new Float64Array(columns);
  for (const row of rows) for (let c = 0; c < columns; c += 1) mean[c] = at(mean, c) + (row[c] ?? 0) / rows.length;
  for (const row of rows)
    for (let c = 0; c < columns; c += 1)
      deviation[c] = at(deviation, c) + ((row[c] ?? 0) - at(mean, c)) ** 2 / rows.length;
  return { mean, deviation: deviation.map((variance) => Math.sqrt(variance) + LEAST_SPREAD) };
}

/** `rows` row-major, a 1 for the intercept before each. */
function addChoice(
  gradient: Float64Array,
  { answers, answerable }: ChoiceGroup,
  rows: Float64Array,
  weights: Float64Array,
  importance: number,
): void {
  const columns = weights.length;
  const odds = new Float64Array(answers.length);
  let highest = 0;
  for (let row = 0; row < odds.length; row += 1) {
    let score = 0;
    for (let c = 0; c < columns; c += 1) score += at(weights, c) * at(rows, row * columns + c);
    odds[row] = score;
    highest = Math.max(highest, score);
  }
  let everything = Math.exp(-highest);
  let right = 0;
  for (let row = 0; row < odds.length; row += 1) {
    const value = Math.exp(at(odds, row) - highest);
    odds[row] = value;
    everything += value;
    if (answerable && answers[row] === 1) right += value;
  }
  for (let row = 0; row < odds.length; row += 1) {
    if (answers[row] === null) continue;
    const value = at(odds, row);
    const pull = value / everything - (answerable && answers[row] === 1 ? value / right : 0);
    if (Math.abs(pull) < LEAST_PULL) continue;
    for (let c = 0; c < columns; c += 1) {
      gradient[c] = at(gradient, c) + importance * pull * at(rows, row * columns + c);
    }
  }
}

/** Adam (Kingma & Ba 2015) with β₁ 0.9, β₂ 0.99 and ε 10⁻⁸. */
class Adam {
  readonly #first: Float64Array;
  readonly #second: Float64Array;
  readonly #rate: number;

  constructor(columns: number, rate: number) {
    this.#first = new Float64Array(columns);
    this.#second = new Float64Array(columns);
    this.#rate = rate;
  }

  descend(weights: Float64Array, gradient: Float64Array, step: number): void {
    gradient.forEach((slope, c) => {
      this.#first[c] = 0.9 * at(this.#first, c) + 0.1 * slope;
      this.#second[c] = 0.99 * at(this.#second, c) + 0.01 * slope * slope;
      const first = at(this.#first, c) / (1 - 0.9 ** step);
      const second = at(this.#second, c) / (1 - 0.99 ** step);
      weights[c] = at(weights, c) - (this.#rate * first) / (Math.sqrt(second) + 1e-8);
    });
  }
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function dot(weights: Float64Array, row: readonly number[]): number {
  return row.reduce((total, x, c) => total + x * at(weights, c), 0);
}

function average(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / (values.length || 1);
}

function at(array: Float64Array | Float32Array, index: number): number {
  return array[index] ?? 0;
}
