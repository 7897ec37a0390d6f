import { describe, expect, it } from 'vitest';
import { growTrees, lineOf, treeValue } from '../../../bench/boosted-trees.ts';
import { logitOfForest, readForest } from '../../../functions/engine/evidence/decision-trees.ts';

const SIGNS = ['near', 'same'] as const;

describe('trees', () => {
  it('are read as they are written', () => {
    const tree = 'near 0.5 -1 same 0 2 3.5';
    const logit = (lines: readonly string[], near: number, same: number) =>
      logitOfForest(readForest(lines, SIGNS), [near, same]);
    expect(logit([tree], 0.5, 1)).toBe(-1);
    expect(logit([tree, tree], 1, 0)).toBe(4);
    expect(logit([tree, '0.25'], 1, 1)).toBe(3.75);
  });

  it.each(['far 0.5 -1 1', 'near 0.5 -1', ''])('are refused where they are none: %j', (line) => {
    expect(() => readForest([line], SIGNS)).toThrow('no sign and no value');
  });

  it('learn what no sum of weights can, and the same each time', () => {
    const rows = Array.from({ length: 200 }, (_, at) => [at % 2, Math.floor(at / 2) % 2]);
    const positive = rows.map(([near, same]) => near !== same);
    const options = { trees: 40, depth: 2, rows: 0.9, signs: 1, rate: 0.3 };
    const grown = growTrees(rows, positive, options);
    const sum = (row: readonly number[]) => grown.reduce<number>((all, tree) => all + treeValue(tree, row), 0);
    expect(rows.every((row, at) => sum(row) > 0 === positive[at])).toBe(true);
    const lines = grown.map((tree) => lineOf(tree, SIGNS));
    expect(growTrees(rows, positive, options).map((tree) => lineOf(tree, SIGNS))).toEqual(lines);
    expect(logitOfForest(readForest(lines, SIGNS), [1, 0])).toBeCloseTo(sum([1, 0]), 2);
  });
});
