/** Runs of a property that takes long: a third of them in `npm test`, all in `npm run test:faults`, which has these files too. */
export function runs(all: number): number {
  return process.env.EVERY_RUN === undefined ? Math.ceil(all / 3) : all;
}
