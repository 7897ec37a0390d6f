import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'vitest';

/** How many times as long the longer text is. */
const FACTOR = 8;

/** Linear work costs 8 times as much for it, quadratic 64; half way between, as ratios go. */
const MOST_GROWTH = 24;

/** Each measurement can only be too long: the shortest of some is the nearest. */
const ATTEMPTS = 16;

/** Collects the garbage of whatever ran before, which is no cost of the work that is measured. */
const collectGarbage = garbageCollector();

function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc');
}

/** Milliseconds of processor time. What costs less is measured over as many runs as cost this, as a clock ticks and a collection strikes. */
const LEAST_MS = 20;
const MOST_RUNS = 200;

/**
 * Expects work in proportion to the size of its input: compares what it costs at `size` and at an eighth of it, in processor
 * time of this process, so that neither the machine nor what else runs on it decides.
 */
export function expectLinear<Input>(
  size: number,
  inputOf: (size: number) => Input,
  work: (input: Input) => void,
): void {
  const short = inputOf(Math.ceil(size / FACTOR));
  const long = inputOf(size);
  const runs = runsOf(cost(() => work(short), 1)); // compiles it
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  let growth = Number.POSITIVE_INFINITY;
  for (let attempt = 0; attempt < ATTEMPTS && growth >= MOST_GROWTH; attempt += 1) {
    // Every second time, as a collection leaves less to collect and more to compile again.
    if (attempt % 2 === 1) collectGarbage();
    least = Math.min(
      least,
      cost(() => work(short), runs),
    );
    if (attempt % 2 === 1) collectGarbage();
    most = Math.min(
      most,
      cost(() => work(long), 1),
    );
    growth = most / least;
  }
  expect(growth, `${FACTOR} times the size costs so many times as much`).toBeLessThan(MOST_GROWTH);
}

/**
 * Expects that each doubling of an input, from `least` to `most` UTF-16 code units, costs less than 2.5 times as much: the whole
 * range at once, in processor time.
 */
export async function expectLinearFrom(
  least: number,
  most: number,
  inputOf: (size: number) => string,
  work: (input: string) => unknown,
): Promise<void> {
  const [short, long] = [inputOf(least), inputOf(most)];
  const allowed = 2.5 ** Math.log2(most / least);
  const runs = runsOf(await costOf(() => work(short), 1)); // compiles it
  let [few, many] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let attempt = 0; attempt < ATTEMPTS && !(many / few < allowed); attempt += 1) {
    collectGarbage();
    few = Math.min(few, await costOf(() => work(short), runs));
    collectGarbage();
    many = Math.min(many, await costOf(() => work(long), 1));
  }
  expect(many / few, `${most / least} times the size costs so many times as much`).toBeLessThan(allowed);
}

function runsOf(milliseconds: number): number {
  return Math.max(1, Math.ceil(LEAST_MS / Math.max(milliseconds, LEAST_MS / MOST_RUNS)));
}

/** Milliseconds of processor time of one run. */
async function costOf(work: () => unknown, runs: number): Promise<number> {
  const begun = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) await work();
  return milliseconds(process.cpuUsage(begun)) / runs;
}

/** Milliseconds of processor time of one run. */
function cost(work: () => void, runs: number): number {
  const begun = process.cpuUsage();
  for (let run = 0; run < runs; run += 1) work();
  return milliseconds(process.cpuUsage(begun)) / runs;
}

function milliseconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1000;
}
