/**
 * What building, loading and answering cost at growing sizes, beside MiniSearch with its defaults and beside plain BM25
 * over the same passages, in one run.
 *
 *     npm run bench:speed
 *     npm run bench:speed -- --sizes 2000,20000 --words 200 --questions 1000
 *
 * The text is made up here from a seed. Every question is put to the three engines in turn, another one first each time,
 * on indexes that were loaded from disk, as they are where answers are given; what comes back is counted, so that no
 * work can be optimised away. The floors are printed with pass or FAIL; with `--floors` one that is missed makes the
 * exit code 1, which an otherwise busy machine can cause as well.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import MiniSearch, { type Options } from 'minisearch';
import { answer } from '../functions/engine/answer.ts';
import type { Article } from '../functions/engine/articles/article.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { encodeSnapshot } from '../functions/engine/indexing/snapshot.ts';
import { passagesOf } from '../functions/engine/search/passages.ts';
import { openSnapshot } from '../functions/engine/snapshot/stored-edition.ts';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import {
  indexTexts,
  MINISEARCH_DEFAULTS,
  PLAIN_BM25,
  searchDefaults,
  searchPlain,
  type TextDocument,
  type TextHit,
} from './baselines.ts';
import { atLeast } from './bench-arguments.ts';
import { median, quantile } from './quantile.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { type Floor, floorTable, machine, table } from './table.ts';

const HELP = `Measures the cost of building, loading and answering, beside two baselines.

  --sizes LIST     passages, parted by commas (default: 2000,20000,50000)
  --words N        words a passage, at most (default: 100)
  --questions N    questions asked at each size, 300 or more (default: 500)
  --floors         exit code 1 when a floor is missed
  --help           this text
`;

/** Quotations of an answer: what the terminal shows. */
const LIMIT = 5;

/** Questions asked before the clock counts, so that all three engines are compiled. */
const WARM_UP = 100;

/** Builds an index, writes it and reads it again, perhaps in another form. */
interface Contender<Built, Loaded> {
  readonly name: string;
  readonly build: () => Built;
  readonly encode: (index: Built) => Uint8Array;
  readonly decode: (bytes: Uint8Array) => Loaded | Promise<Loaded>;
  /** The number of results, for the sink. */
  readonly ask: (question: string, index: Loaded) => number;
}

interface Prepared {
  readonly name: string;
  readonly buildSeconds: number;
  readonly writeSeconds: number;
  readonly megabytes: number;
  readonly loadSeconds: number;
  /** Processor time of loading, which other programs lengthen less. */
  readonly loadCpuSeconds: number;
  /** Of the loaded index: JavaScript heap and typed arrays. */
  readonly heapMegabytes: number;
  readonly ask: (question: string) => number;
  /** Milliseconds a question. */
  readonly times: number[];
  /** Processor time of each, likewise. */
  readonly cpuTimes: number[];
}

interface Measured {
  readonly size: number;
  readonly articles: number;
  readonly passages: number;
  readonly words: number;
  readonly engines: readonly Prepared[];
  readonly results: number;
}

const MEGABYTE = 1e6;

const collectGarbage = globalThis.gc;

await runCommand('bench:speed', async (args) => {
  const { sizes, words, questions, floors: failing, help } = parseSpeedArguments(args);
  if (help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  if (!collectGarbage) throw new UsageError('start it with node --expose-gc, as npm run bench:speed does');
  const asked = `${questions} questions after ${WARM_UP} to warm up`;
  process.stdout.write(`${machine()}\nPassages of at most ${words} words, ${asked}\n`);
  const floors: Floor[] = [];
  for (const size of sizes) {
    const measured = await measureSize(size, words, questions);
    process.stdout.write(`\n${sizeTable(measured)}`);
    floors.push(...floorsOf(measured));
  }
  if (floors.length > 0) process.stdout.write(`\n${floorTable(floors)}`);
  return failing && floors.some(({ holds }) => !holds) ? EXIT.failed : EXIT.done;
});

async function measureSize(size: number, words: number, questionCount: number): Promise<Measured> {
  const { articles, questions } = syntheticCorpus(size, words, WARM_UP + questionCount);
  const texts = articles.flatMap((article) =>
    passagesOf(article).map(({ sentences }) => article.text.slice(sentences[0]?.start, sentences.at(-1)?.end)),
  );
  const engines = await prepareEngines(articles, texts);
  let results = 0;
  for (const question of questions.slice(0, WARM_UP)) for (const { ask } of engines) results += ask(question);
  questions.slice(WARM_UP).forEach((question, turn) => {
    for (let offset = 0; offset < engines.length; offset += 1) {
      const engine = engines[(turn + offset) % engines.length];
      if (!engine) continue;
      const start = performance.now();
      const usage = process.cpuUsage();
      const found = engine.ask(question);
      engine.cpuTimes.push(cpuSeconds(usage) * 1000);
      engine.times.push(performance.now() - start);
      results += found;
    }
  });
  const wordCount = texts.reduce((sum, text) => sum + text.split(/\s+/u).length, 0);
  return { size, articles: articles.length, passages: texts.length, words: wordCount, engines, results };
}

async function prepareEngines(articles: readonly Article[], texts: readonly string[]): Promise<Prepared[]> {
  const rings = defaultRings();
  const folder = mkdtempSync(join(tmpdir(), 'verbatim-speed-'));
  try {
    const file = join(folder, 'index');
    return [
      await prepare({ name: 'MiniSearch defaults', ...baseline(texts, MINISEARCH_DEFAULTS, searchDefaults) }, file),
      await prepare({ name: 'plain BM25', ...baseline(texts, PLAIN_BM25, searchPlain) }, file),
      await prepare(
        {
          name: 'Verbatim',
          build: () => buildIndex(articles, rings),
          encode: encodeSnapshot,
          decode: (bytes) => openSnapshot(bytes).slice([]),
          ask: (question, index) => {
            const { quotes, nearest, confidence } = answer(question, index, { limit: LIMIT });
            return quotes.length + nearest.length + confidence;
          },
        },
        file,
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Neither keeps its texts, let alone articles and sentences: smaller on disk and in memory by that. */
function baseline(
  texts: readonly string[],
  options: Options<TextDocument>,
  search: (question: string, index: MiniSearch<TextDocument>) => readonly TextHit[],
): Omit<Contender<MiniSearch<TextDocument>, MiniSearch<TextDocument>>, 'name'> {
  return {
    build: () => indexTexts(texts, options),
    encode: (index) => Buffer.from(JSON.stringify(index)),
    decode: (bytes) => MiniSearch.loadJSON(Buffer.from(bytes).toString('utf8'), options),
    ask: (question, index) => search(question, index).length,
  };
}

async function prepare<Built, Loaded>(contender: Contender<Built, Loaded>, file: string): Promise<Prepared> {
  const built = buildAndWrite(contender, file);
  const before = memoryInUse();
  const start = performance.now();
  const usage = process.cpuUsage();
  const index = await contender.decode(readFileSync(file));
  const loadCpuSeconds = cpuSeconds(usage);
  const loadSeconds = seconds(start);
  return {
    name: contender.name,
    ...built,
    loadSeconds,
    loadCpuSeconds,
    heapMegabytes: (memoryInUse() - before) / MEGABYTE,
    ask: (question) => contender.ask(question, index),
    times: [],
    cpuTimes: [],
  };
}

/** In a function of its own: what it built is garbage when it returns, and not counted beside what is loaded. */
function buildAndWrite<Built, Loaded>({ build, encode }: Contender<Built, Loaded>, file: string) {
  const start = performance.now();
  const index = build();
  const buildSeconds = seconds(start);
  const startOfWriting = performance.now();
  const bytes = encode(index);
  writeFileSync(file, bytes);
  return { buildSeconds, writeSeconds: seconds(startOfWriting), megabytes: bytes.length / MEGABYTE };
}

function seconds(start: number): number {
  return (performance.now() - start) / 1000;
}

function cpuSeconds(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** Bytes. Twice, because what has a finaliser goes only at the second time. */
function memoryInUse(): number {
  collectGarbage?.();
  collectGarbage?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function medianOf(engine: Prepared | undefined): number {
  return median(engine?.times ?? []);
}

function sizeTable({ articles, passages, words, engines, results }: Measured): string {
  const [defaults, plain] = engines;
  const rows = engines.map((engine) => [
    engine.name,
    engine.buildSeconds.toFixed(2),
    engine.writeSeconds.toFixed(2),
    engine.megabytes.toFixed(1),
    engine.loadSeconds.toFixed(2),
    engine.loadCpuSeconds.toFixed(2),
    engine.heapMegabytes.toFixed(0),
    medianOf(engine).toFixed(2),
    quantile(engine.times, 0.99).toFixed(2),
    median(engine.cpuTimes).toFixed(2),
    (medianOf(engine) / medianOf(defaults)).toFixed(2),
    (medianOf(engine) / medianOf(plain)).toFixed(2),
  ]);
  const header = 'build s|write s|file MB|load s|load CPU s|heap MB|p50 ms|p99 ms|p50 CPU ms|÷ defaults|÷ plain'.split(
    '|',
  );
  const size = `${passages} passages, ${words} words, ${articles} articles`;
  return `${table([size, ...header], rows)}(${Math.round(results)} results consumed)\n`;
}

/** Promised for this project. */
function floorsOf({ size, engines: [defaults, , verbatim] }: Measured): Floor[] {
  const p50 = medianOf(verbatim);
  if (size === 2000) {
    return [{ promise: '2,000 passages: p50 ≤ 5 ms', reached: `${p50.toFixed(2)} ms`, holds: p50 <= 5 }];
  }
  if (size !== 20_000) return [];
  const ratio = p50 / medianOf(defaults);
  return [
    { promise: '20,000 passages: p50 ≤ 2 × MiniSearch defaults', reached: `${ratio.toFixed(2)} ×`, holds: ratio <= 2 },
  ];
}

function parseSpeedArguments(args: readonly string[]) {
  const { values } = parseOptions(args, {
    sizes: { type: 'string' },
    words: { type: 'string' },
    questions: { type: 'string' },
    floors: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  const { sizes = '2000,20000,50000', words = '100', questions = '500', floors = false, help } = values;
  return {
    sizes: sizes.split(',').map((size) => atLeast(10, '--sizes', size)),
    words: atLeast(30, '--words', words),
    questions: atLeast(300, '--questions', questions),
    floors,
    help: help ?? false,
  };
}
