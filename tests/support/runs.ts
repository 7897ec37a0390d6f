/** Whether these are the tests of `npm run test:faults`, which has whatever `npm test` has a part of. */
export function isEveryRun(): boolean {
  return process.env.EVERY_RUN !== undefined;
}

/** Runs of a property that takes long: a third of them in `npm test`, all in `npm run test:faults`, which has these files too. */
export function runs(all: number): number {
  return isEveryRun() ? all : Math.ceil(all / 3);
}
