/** One tree: a value, or a sign, the most it may be for the first branch, and both branches. */
export type Tree<Sign extends string> =
  | number
  | { readonly sign: Sign; readonly most: number; readonly to: Tree<Sign>; readonly above: Tree<Sign> };

/**
 * Reads a tree as the trainer writes it, in one line: `sign most branch branch`, where a branch is such a line or a value. Throws
 * an error where it is none.
 */
export function readTree<Sign extends string>(line: string, signs: readonly Sign[]): Tree<Sign> {
  const words = line.split(' ');
  let at = 0;
  const branch = (): Tree<Sign> => {
    const word = words[at] ?? '';
    at += 1;
    const sign = signs.find((one) => one === word);
    if (sign === undefined) {
      const value = Number(word === '' ? Number.NaN : word);
      if (Number.isNaN(value)) throw new Error(`no sign and no value: ${JSON.stringify(word)} in ${line}`);
      return value;
    }
    const most = Number(words[at]);
    at += 1;
    const to = branch();
    return { sign, most, to, above: branch() };
  };
  return branch();
}

/** Σ of what the trees say of some signs, in their order. */
export function logitOfTrees<Sign extends string>(
  trees: readonly Tree<Sign>[],
  signs: Readonly<Record<Sign, number>>,
): number {
  let sum = 0;
  for (let tree of trees) {
    while (typeof tree !== 'number') tree = signs[tree.sign] <= tree.most ? tree.to : tree.above;
    sum += tree;
  }
  return sum;
}
