/**
 * What the functions cost on Lambda's terms: the size of what is deployed, how long each takes to start, and how long
 * Slack waits for an acknowledgement.
 *
 *     npm run bench:lambda
 *
 * It runs the synthesised bundles as their own processes over services on loopback. The functions start in turn, another
 * one first each time, beside a handler that does nothing: what is above it is ours. An acknowledgement is measured from
 * event to response, with the message really put on a queue; the network between AWS's services is not in it, nor is a
 * Lambda's smaller processor.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { snapshotObject } from '../functions/aws/bucket/bucket-layout.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { encodeSnapshot } from '../functions/engine/indexing/snapshot.ts';
import { Deployment, sampleIndex } from '../tests/end-to-end/deployment.ts';
import { FunctionProcess } from '../tests/support/function-process.ts';
import { tempFolder } from '../tests/support/temp-folder.ts';
import { argumentsOf } from './bench-arguments.ts';
import { median, quantile } from './quantile.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { floorTable, machine, table } from './table.ts';

/** Starts of each function: the median of fewer moves by more than it tells. */
const STARTS = 15;

/** Requests before the clock counts, and while it does: at 200 the third slowest is the 99th percentile. */
const WARM_UP = 50;
const REQUESTS = 200;

/** 2,000 articles of ten sections of 50 words: as many words as 2,000 agency reports have. */
const LARGE = { articles: 2000, sections: 10, words: 50 } as const;

/** Promised for this project, in milliseconds. */
const MOST_ACK_MS = 100;

/** How many times as long as a handler that does nothing the ingress may take to start. */
const MOST_TIMES_EMPTY = 1.5;

interface Starting {
  readonly name: string;
  readonly run: FunctionProcess;
}

const HELP = `Measures what the functions cost on Lambda's terms: sizes, starts, and how long Slack waits.

  --help     this text
`;

await argumentsOf({ name: 'bench:lambda', help: HELP, options: {} }, () => null);

const large = buildIndex(syntheticCorpus(LARGE.articles * LARGE.sections, LARGE.words, 1).articles, defaultRings());
await using small = await Deployment.start({ startsCold: true });
await using big = await Deployment.start({ index: null, startsCold: true });
const largeSnapshot = encodeSnapshot(large);
await publishLarge();
await using folder = await tempFolder({ 'index.mjs': 'export async function handler() {}\n' });
const { ingress, worker } = small.functions;
const empty: Starting = {
  name: 'empty handler',
  run: new FunctionProcess({ ...ingress.spec, bundle: folder.path }),
};
const started: readonly Starting[] = [
  empty,
  { name: 'ingress', run: ingress },
  { name: `worker, ${(await sampleIndex()).articles.length} articles`, run: worker },
  { name: `worker, ${large.articles.length} articles`, run: big.functions.worker },
];

process.stdout.write(`${machine()}\n\n${sizes()}\n`);
await startInTurn(started);
const starts = started.map(({ name, run }) => ({
  name,
  ms: median(run.starts),
  slowest: Math.max(...run.starts),
}));
const floor = starts[0]?.ms ?? Number.NaN;
process.stdout.write(
  `${table(
    [`start, median of ${STARTS}`, 'ms', 'above empty', 'slowest'],
    starts.map(({ name, ms, slowest }) => [name, ms.toFixed(0), (ms - floor).toFixed(0), slowest.toFixed(0)]),
  )}\n`,
);
const acks = await acknowledge(small);
const [p50, p99] = [median(acks), quantile(acks, 0.99)];
process.stdout.write(
  `${table(
    [`acknowledgement, ${REQUESTS} warm requests`, 'p50 ms', 'p99 ms', 'slowest'],
    [['mention → SQS → 200', p50.toFixed(1), p99.toFixed(1), Math.max(...acks).toFixed(1)]],
  )}\n`,
);
const times = median(ingress.starts) / floor;
process.stdout.write(
  floorTable([
    {
      promise: `p99 of an acknowledgement < ${MOST_ACK_MS} ms`,
      reached: `${p99.toFixed(1)} ms`,
      holds: p99 < MOST_ACK_MS,
    },
    {
      promise: `ingress starts in ≤ ${MOST_TIMES_EMPTY}× an empty handler`,
      reached: `${times.toFixed(2)}×`,
      holds: times <= MOST_TIMES_EMPTY,
    },
  ]),
);

/** In parts, which the services on loopback want of so large a snapshot. */
async function publishLarge(): Promise<void> {
  const object = snapshotObject(large.version);
  await big.services.putObject(big.bucket, object, largeSnapshot);
  const pointer = { version: large.version, object, articles: large.articles.length, builtAt: Date.now() };
  await big.store.moveIndex(pointer, null);
}

/** Each round starts every function once, cold, another one first each time. */
async function startInTurn(functions: readonly Starting[]): Promise<void> {
  for (let round = 0; round < STARTS; round += 1) {
    for (let turn = 0; turn < functions.length; turn += 1) {
      const { run } = functions[(round + turn) % functions.length] ?? empty;
      await run.start();
      await run.kill();
    }
  }
}

/** Milliseconds of each warm request, one after the other, each a question of its own. */
async function acknowledge(app: Deployment): Promise<number[]> {
  const times: number[] = [];
  for (let request = 0; request < WARM_UP + REQUESTS; request += 1) {
    const ts = `1700000000.${String(request).padStart(6, '0')}`;
    const said = { channel: 'C000000001', user: app.slack.id('ada'), text: `how many police died in ${request}?`, ts };
    const { status, ms } = await app.deliver(app.driver.mention(said));
    if (status !== 200 || app.queued !== request + 1) throw new Error(`a request was answered ${status}`);
    if (request >= WARM_UP) times.push(ms);
  }
  return times;
}

function sizes(): string {
  const rows = Object.entries(small.functions).map(([name, { spec }]) => {
    const { bundle, handler } = spec;
    const code = readFileSync(path.join(bundle, `${handler.split('.', 1)[0]}.mjs`));
    return [name, kilobytes(code.length), kilobytes(gzipSync(code).length)];
  });
  const snapshot = [`snapshot, ${large.articles.length} articles`, kilobytes(largeSnapshot.length), ''];
  return table(['size', 'kB', 'gzip kB'], [...rows, snapshot]);
}

function kilobytes(bytes: number): string {
  return (bytes / 1000).toFixed(0);
}
