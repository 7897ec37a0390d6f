import fc from 'fast-check';

/** As many of `all` as `times`, none twice, by a seed. Throws where there are fewer. */
export function drawn<One>(all: readonly One[], times: number, seed: number): One[] {
  const drawing = fc.shuffledSubarray([...all], { minLength: times, maxLength: times });
  const [some = []] = fc.sample(drawing, { seed, numRuns: 1 });
  return some;
}
