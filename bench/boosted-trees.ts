import { logistic } from '../functions/engine/evidence/logistic.ts';
import { seededRandom } from '../tests/support/seeded-random.ts';

/** How trees are grown; the same settings and rows give the same trees. */
export interface GrowthOptions {
  readonly trees: number;
  readonly depth: number;
  readonly rate: number;
  /** Rows that a leaf has at least. */
  readonly leaf: number;
  /** Shares of the rows and of the signs that a tree is grown from. */
  readonly rows: number;
  readonly signs: number;
}

const GROWTH: GrowthOptions = { trees: 200, depth: 3, rate: 0.06, leaf: 12, rows: 0.6, signs: 0.3 };

/** What is drawn is drawn the same each time. */
const SEED = 1;

/** Keeps the value of a leaf with hardly any doubt in it from running away. */
const DAMPING = 1;

type Row = readonly number[];

/** A node of a grown tree. */
export type Grown =
  | number
  | { readonly sign: number; readonly most: number; readonly to: Grown; readonly above: Grown };

/**
 * Trees whose values add up to a logit: gradient boosting of the logistic loss (Friedman 2001), each tree grown from a part of the
 * rows and of the signs, which is drawn by a fixed generator. The first is a leaf: the share of all rows.
 */
export function growTrees(
  rows: readonly Row[],
  positive: readonly boolean[],
  options: Partial<GrowthOptions> = {},
): Grown[] {
  const { trees, depth, rate, leaf, rows: rowShare, signs: signShare } = { ...GROWTH, ...options };
  const random = seededRandom(SEED);
  const all = rows.map((_, at) => at);
  const signs = (rows[0] ?? []).map((_, at) => at);
  const share = (positive.filter(Boolean).length + 1) / (rows.length + 2);
  const base = Math.log(share / (1 - share));
  const logits = rows.map(() => base);
  const grown: Grown[] = [base];
  for (let tree = 0; tree < trees; tree += 1) {
    const odds = logits.map(logistic);
    const pulls = odds.map((p, at) => (positive[at] ? 1 : 0) - p);
    const doubts = odds.map((p) => p * (1 - p));
    const drawn = all.filter(() => random() < rowShare);
    const among = signs.filter(() => random() < signShare);
    const one = grow({ rows, pulls, doubts, signs: among, leaf, rate }, drawn, depth);
    grown.push(one);
    rows.forEach((row, at) => {
      logits[at] = (logits[at] ?? 0) + treeValue(one, row);
    });
  }
  return grown;
}

/** What one tree says of a row. */
export function treeValue(tree: Grown, row: Row): number {
  let node = tree;
  while (typeof node !== 'number') node = (row[node.sign] ?? 0) <= node.most ? node.to : node.above;
  return node;
}

/** In one line, as the engine reads it: see `readForest`. */
export function lineOf(tree: Grown, names: readonly string[]): string {
  if (typeof tree === 'number') return String(Number(tree.toFixed(4)));
  const { sign, most, to, above } = tree;
  return `${names[sign]} ${Number(most.toPrecision(5))} ${lineOf(to, names)} ${lineOf(above, names)}`;
}

interface Growing {
  readonly rows: readonly Row[];
  readonly pulls: readonly number[];
  readonly doubts: readonly number[];
  readonly signs: readonly number[];
  readonly leaf: number;
  readonly rate: number;
}

function grow(growing: Growing, among: readonly number[], depth: number): Grown {
  const { rows, pulls, doubts, rate } = growing;
  const split = depth === 0 ? null : bestSplit(growing, among);
  if (!split) return rate * ratio(sumOf(pulls, among), sumOf(doubts, among));
  const { sign, most } = split;
  const isTo = (at: number) => (rows[at]?.[sign] ?? 0) <= most;
  const to = grow(
    growing,
    among.filter((at) => isTo(at)),
    depth - 1,
  );
  const above = grow(
    growing,
    among.filter((at) => !isTo(at)),
    depth - 1,
  );
  return { sign, most, to, above };
}

function ratio(pull: number, doubt: number): number {
  return pull / (doubt + DAMPING);
}

function sumOf(values: readonly number[], among: readonly number[]): number {
  return among.reduce((sum, at) => sum + (values[at] ?? 0), 0);
}

/** The sign and the place that part the rows best; of equal ones the first. `null` where none leaves enough on both sides. */
function bestSplit({ rows, pulls, doubts, signs, leaf }: Growing, among: readonly number[]) {
  const pull = sumOf(pulls, among);
  const doubt = sumOf(doubts, among);
  const whole = pull * ratio(pull, doubt);
  let best: { sign: number; most: number; gain: number } | null = null;
  for (const sign of signs) {
    const valueAt = (at: number) => rows[at]?.[sign] ?? 0;
    const order = among.toSorted((a, b) => valueAt(a) - valueAt(b) || a - b);
    let [toPull, toDoubt] = [0, 0];
    order.forEach((at, place) => {
      toPull += pulls[at] ?? 0;
      toDoubt += doubts[at] ?? 0;
      const [here, next] = [valueAt(at), valueAt(order[place + 1] ?? at)];
      if (here === next || place + 1 < leaf || order.length - place - 1 < leaf) return;
      const rest = pull - toPull;
      const gain = toPull * ratio(toPull, toDoubt) + rest * ratio(rest, doubt - toDoubt) - whole;
      if (gain > (best?.gain ?? LEAST_GAIN)) best = { sign, most: (here + next) / 2, gain };
    });
  }
  return best;
}

const LEAST_GAIN = 1e-6;
