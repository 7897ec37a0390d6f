/** Trees over some signs, all their branches in one row of numbers: what a pair of figures is held against has hundreds. */
export interface Forest {
  /** The first branch of each tree. */
  readonly roots: Uint16Array;
  /** Of each branch: the place of its sign, or {@link VALUE}; the most that it may be for the first branch, or the value. */
  readonly sign: Uint8Array;
  readonly most: Float64Array;
  /** Of each branch the two that follow. */
  readonly to: Uint16Array;
  readonly above: Uint16Array;
}

/** In the place of a sign: signs are fewer. */
const VALUE = 255;

/**
 * Reads trees as the trainer writes them, each in one line: `sign most branch branch`, where a branch is such a line or a value.
 * Throws an error where one is none.
 */
export function readForest(lines: readonly string[], signs: readonly string[]): Forest {
  const branches: { sign: number; most: number; to: number; above: number }[] = [];
  const roots = lines.map((line) => {
    const words = line.split(' ');
    let at = 0;
    const branch = (): number => {
      const word = words[at] ?? '';
      at += 1;
      const sign = signs.indexOf(word);
      const number = Number(sign >= 0 ? words[at] : word === '' ? Number.NaN : word);
      if (Number.isNaN(number)) throw new Error(`no sign and no value: ${JSON.stringify(word)} in ${line}`);
      const own = { sign: sign >= 0 ? sign : VALUE, most: number, to: 0, above: 0 };
      const place = branches.push(own) - 1;
      if (sign < 0) return place;
      at += 1;
      own.to = branch();
      own.above = branch();
      return place;
    };
    return branch();
  });
  return {
    roots: Uint16Array.from(roots),
    sign: Uint8Array.from(branches, ({ sign }) => sign),
    most: Float64Array.from(branches, ({ most }) => most),
    to: Uint16Array.from(branches, ({ to }) => to),
    above: Uint16Array.from(branches, ({ above }) => above),
  };
}

/** Σ of what the trees say of `values`, which are in the order of the signs that they were read with. */
export function logitOfForest(
  { roots, sign, most, to, above }: Forest,
  values: Readonly<Record<number, number>>,
): number {
  let sum = 0;
  for (const root of roots) {
    let at = root;
    for (let own = sign[at] ?? VALUE; own !== VALUE; own = sign[at] ?? VALUE) {
      at = ((values[own] ?? 0) <= (most[at] ?? 0) ? to[at] : above[at]) ?? 0;
    }
    sum += most[at] ?? 0;
  }
  return sum;
}
