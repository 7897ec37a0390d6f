/**
 * An index that outgrows what one process should hold: built and written in a process of its own, opened and asked in another, whose
 * memory is told.
 *
 *     npm run bench:large
 *     npm run bench:large -- --passages 500000 --questions 300
 *
 * The text is made up here from a seed, as for `bench:speed`. Building takes some 8 KB of memory a passage; asking is what a worker does.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { answer } from '../functions/engine/answer.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { encodeSnapshot } from '../functions/engine/indexing/snapshot.ts';
import { openSnapshot } from '../functions/engine/snapshot/stored-edition.ts';
import { parseOptions } from '../functions/local/commands/arguments.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { atLeast } from './bench-arguments.ts';
import { quantile } from './quantile.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { machine } from './table.ts';

const HELP = `Measures an index of very many passages: its file, and what asking it takes.

  --passages N     (default: 500000)
  --questions N    questions asked (default: 300)
  --help           this text
`;

/** Quotations of an answer: what the terminal shows. */
const LIMIT = 5;
const WORDS_A_PASSAGE = 100;
/** Questions asked before the clock counts. */
const WARM_UP = 50;
/** MB of heap that building may take. */
const HEAP_MB = 12_000;

await runCommand('bench:large', async (args, { stdout }) => {
  const { values } = parseOptions(args, {
    passages: { type: 'string' },
    questions: { type: 'string' },
    build: { type: 'string' },
    ask: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help) {
    stdout.write(HELP);
    return EXIT.done;
  }
  const passages = atLeast(1000, '--passages', values.passages ?? '500000');
  const questions = atLeast(1, '--questions', values.questions ?? '300');
  const tell = (line: string) => void stdout.write(`${line}\n`);
  if (values.build !== undefined) await build(values.build, passages, questions, tell);
  else if (values.ask !== undefined) await ask(values.ask, tell);
  else await both(passages, questions, tell);
  return EXIT.done;
});

async function both(passages: number, questions: number, tell: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-bench-'));
  try {
    tell(machine());
    const sizes = ['--passages', String(passages), '--questions', String(questions)];
    await run([`--max-old-space-size=${HEAP_MB}`], ['--build', folder, ...sizes]);
    await run([], ['--ask', folder]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(options: readonly string[], args: readonly string[]): Promise<void> {
  const child = spawn(process.execPath, [...options, import.meta.filename, ...args], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`);
}

async function build(folder: string, passages: number, count: number, tell: (line: string) => void): Promise<void> {
  const { articles, questions } = syntheticCorpus(passages, WORDS_A_PASSAGE, WARM_UP + count);
  const begun = performance.now();
  const index = buildIndex(articles, defaultRings());
  const file = path.join(folder, 'index');
  await writeFile(file, encodeSnapshot(index));
  await writeFile(path.join(folder, 'questions'), questions.join('\n'));
  const { size } = await stat(file);
  tell(
    `${index.passages.length} passages of ${articles.length} articles: built and written in ${seconds(begun)} s, ${megabytes(size)} MB, ${peak()}`,
  );
}

async function ask(folder: string, tell: (line: string) => void): Promise<void> {
  const questions = (await readFile(path.join(folder, 'questions'), 'utf8')).split('\n');
  const begun = performance.now();
  const edition = openSnapshot(await readFile(path.join(folder, 'index')));
  tell(`opened in ${seconds(begun)} s`);
  const ms: number[] = [];
  let results = 0;
  for (const [at, question] of questions.entries()) {
    const before = performance.now();
    const { quotes, nearest } = answer(question, await edition.slice([question]), { limit: LIMIT });
    results += quotes.length + nearest.length;
    if (at >= WARM_UP) ms.push(performance.now() - before);
  }
  const [half, most] = [quantile(ms, 0.5), quantile(ms, 0.99)].map((one) => one.toFixed(1));
  tell(`${ms.length} questions: p50 ${half} ms, p99 ${most} ms, ${peak()} (${results} results consumed)`);
}

function seconds(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1);
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

/** `maxRSS` is in KB. */
function peak(): string {
  return `${megabytes(process.resourceUsage().maxRSS * 1024)} MB at the peak`;
}
