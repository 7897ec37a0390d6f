/**
 * What an answer takes beside older builds of this engine, each on an index that it built of the same articles, in one run.
 *
 *     npm run bench:beside -- --checkout FOLDER
 *     npm run bench:beside -- --checkout FOLDER --checkout FOLDER --sizes 2000,20000,100000
 *     npm run bench:beside -- --checkout FOLDER --set FOLDER
 *
 * A checkout is a folder with the sources of another commit and what `npm ci` installed there. The articles are made up from a
 * seed as in `bench:speed`, or those of a set as `bench:desk` takes it. Every question is put to all builds in turn, another one
 * first each time, round after round, and the fastest of its rounds counts, which other programs
 * disturb least. A round of questions touches more passages than a large index keeps decoded.
 */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as v from 'valibot';
import type { Article } from '../functions/engine/articles/article.ts';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { atLeast } from './bench-arguments.ts';
import { loadDeskSet } from './desk-set.ts';
import { median, quantile } from './quantile.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { machine, table } from './table.ts';

const HELP = `Measures what an answer takes beside other commits.

  --checkout FOLDER   sources of another commit, installed; may be given again
  --set FOLDER        real articles and questions (as bench:desk has them) in place of made-up ones
  --sizes LIST        passages, parted by commas (default: 2000,20000)
  --questions N       questions, at most (default: 250)
  --rounds N          times that each is asked (default: 5)
  --help              this text
`;

/** Quotations of an answer: what the terminal shows. */
const LIMIT = 5;

/** Words of a made-up passage, at most. */
const WORDS = 100;

const MEGABYTE = 1e6;

interface Corpus {
  readonly name: string;
  readonly articles: readonly Article[];
  readonly questions: readonly string[];
}

interface Build {
  readonly name: string;
  readonly buildCpuSeconds: number;
  readonly megabytes: number;
  readonly ask: (question: string) => unknown;
  /** Milliseconds of each question's fastest round. */
  readonly times: number[];
}

type Callable = (...given: unknown[]) => unknown;
const Callable = v.custom<Callable>((value) => typeof value === 'function');
/** Kept as it is: a schema of its properties would give a copy. */
const Opened = v.custom<{ slice: Callable }>((value) => v.is(v.looseObject({ slice: Callable }), value));
const Encoded = v.instance(Uint8Array);

await runCommand('bench:beside', async (args) => {
  const { checkouts, set, sizes, questions, rounds, help } = parseBesideArguments(args);
  if (help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  process.stdout.write(`${machine()}\n${questions} questions at most, the fastest of ${rounds} rounds each\n`);
  for (const corpus of set === null ? sizes.map((size) => madeUp(size, questions)) : [await realOf(set, questions)]) {
    const roots = [...checkouts, join(import.meta.dirname, '..')];
    const builds: Build[] = [];
    for (const root of roots) builds.push(await buildOf(root, corpus.articles));
    for (let round = 0; round < rounds; round += 1) askInTurn(corpus.questions, builds, round);
    process.stdout.write(`\n${besideTable(corpus, builds)}`);
  }
  return EXIT.done;
});

function madeUp(size: number, count: number): Corpus {
  const { articles, questions } = syntheticCorpus(size, WORDS, count);
  return { name: `${size} passages`, articles, questions };
}

async function realOf(folder: string, count: number): Promise<Corpus> {
  const { articles, questions } = await loadDeskSet(folder, 'all');
  return { name: 'real articles', articles, questions: questions.slice(0, count).map(({ question }) => question) };
}

function askInTurn(questions: readonly string[], builds: readonly Build[], round: number): void {
  questions.forEach((question, turn) => {
    for (let offset = 0; offset < builds.length; offset += 1) {
      const build = builds[(turn + round + offset) % builds.length];
      if (!build) continue;
      const start = performance.now();
      build.ask(question);
      build.times[turn] = Math.min(build.times[turn] ?? Number.POSITIVE_INFINITY, performance.now() - start);
    }
  });
}

/** Indexes built by a checkout, encoded, and loaded again. Older ones have the same functions in other files. */
async function buildOf(root: string, articles: readonly Article[]): Promise<Build> {
  const engine = (file: string) => join(root, 'functions/engine', file);
  const named = (name: string, ...files: string[]) => exported(name, files.map(engine));
  const buildIndex = await named('buildIndex', 'indexing/build-index.ts', 'search/corpus-index.ts');
  const encode = await named('encodeSnapshot', 'indexing/snapshot.ts', 'search/snapshot.ts');
  const answer = await named('answer', 'answer.ts');
  const usage = process.cpuUsage();
  const bytes = v.parse(Encoded, encode(buildIndex(articles, defaultRings())));
  const { user, system } = process.cpuUsage(usage);
  const index = await opened(bytes, named, existsSync(engine('snapshot/stored-edition.ts')));
  return {
    name: root === join(import.meta.dirname, '..') ? 'now' : (root.split('/').at(-1) ?? root),
    buildCpuSeconds: (user + system) / 1e6,
    megabytes: bytes.length / MEGABYTE,
    ask: (question) => answer(question, index, { limit: LIMIT }),
    times: [],
  };
}

type Named = (name: string, ...files: string[]) => Promise<Callable>;

async function opened(bytes: Uint8Array, named: Named, hasEditions: boolean): Promise<unknown> {
  if (!hasEditions) return (await named('decodeSnapshot', 'indexing/snapshot.ts', 'search/snapshot.ts'))(bytes);
  const openSnapshot = await named('openSnapshot', 'snapshot/stored-edition.ts');
  const edition = v.parse(Opened, openSnapshot(bytes));
  return edition.slice([]);
}

/** A function of the first of the files that is there. Throws {@link UsageError}. */
async function exported(name: string, files: readonly string[]): Promise<Callable> {
  const file = files.find((one) => existsSync(one));
  if (file === undefined) throw new UsageError(`--checkout: none of ${files.join(', ')} is there`);
  const module: unknown = await import(pathToFileURL(file).href);
  return v.parse(v.looseObject({ [name]: Callable }), module)[name] as Callable;
}

function besideTable({ name, articles, questions }: Corpus, builds: readonly Build[]): string {
  const now = builds.at(-1);
  const ratio = (of: (build: Build) => number, build: Build) => (now ? (of(now) / of(build)).toFixed(2) : '');
  const p50 = ({ times }: Build) => median(times);
  const p99 = ({ times }: Build) => quantile(times, 0.99);
  const rows = builds.map((build) => [
    build.name,
    build.buildCpuSeconds.toFixed(1),
    build.megabytes.toFixed(1),
    p50(build).toFixed(2),
    p99(build).toFixed(2),
    ratio(p50, build),
    ratio(p99, build),
    ratio(({ buildCpuSeconds }) => buildCpuSeconds, build),
  ]);
  const header = 'build CPU s|file MB|p50 ms|p99 ms|now ÷ this, p50|p99|build'.split('|');
  return table([`${name}, ${articles.length} articles, ${questions.length} questions`, ...header], rows);
}

function parseBesideArguments(args: readonly string[]) {
  const { values } = parseOptions(args, {
    checkout: { type: 'string', multiple: true },
    set: { type: 'string' },
    sizes: { type: 'string' },
    questions: { type: 'string' },
    rounds: { type: 'string' },
    help: { type: 'boolean' },
  });
  const { checkout = [], set, sizes = '2000,20000', questions = '250', rounds = '5', help = false } = values;
  if (checkout.length === 0 && !help)
    throw new UsageError('--checkout is required: npm run bench:beside -- --checkout FOLDER');
  const folder = (given: string) => resolve(processIo().folder, given);
  return {
    checkouts: checkout.map(folder),
    set: set === undefined ? null : folder(set),
    sizes: sizes.split(',').map((size) => atLeast(10, '--sizes', size)),
    questions: atLeast(10, '--questions', questions),
    rounds: atLeast(1, '--rounds', rounds),
    help,
  };
}
