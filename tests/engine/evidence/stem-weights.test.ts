import { describe, expect, it } from 'vitest';
import { StemWeights } from '../../../functions/engine/evidence/stem-weights.ts';

describe('the weights of stems', () => {
  it('are read once each, in any order', () => {
    const read: number[] = [];
    const weights = new StemWeights((stem) => {
      read.push(stem);
      return stem / 2;
    });
    const stems = [7, 0, 300, 7, 300, 0, 2];
    expect(stems.map((stem) => weights.of(stem))).toEqual(stems.map((stem) => stem / 2));
    expect(read).toEqual([7, 0, 300, 2]);
  });
});
