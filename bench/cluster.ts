/**
 * A corpus in a search cluster: whether its answers are those of the index in memory, and whether a large one gets in, with the
 * command that people use, killed twice on the way and asked while it goes on. On one real node of this machine.
 *
 *     npm run bench:cluster -- --set FOLDER --questions 400
 *     npm run bench:cluster -- --articles 200000
 *
 * The large corpus is made up here from a seed: short articles, one a record. It is asked without a pause from a process of its
 * own; an answer of the edition before must stay what it was until the new one is current.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import { answer } from '../functions/engine/answer.ts';
import { findEvidence } from '../functions/engine/evidence/evidence.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import type { Slice } from '../functions/engine/search/slice.ts';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { clusterEdition } from '../functions/local/corpus/search-cluster.ts';
import { Cluster } from '../functions/opensearch/cluster.ts';
import { ClusterStore } from '../functions/opensearch/cluster-store.ts';
import { indexNames } from '../functions/opensearch/mapping.ts';
import { publishToCluster } from '../functions/opensearch/publish.ts';
import { LocalNode, nodeJars } from '../tests/opensearch/local-node.ts';
import { atLeast, setFolders } from './bench-arguments.ts';
import { Asker } from './cluster-asker.ts';
import { quantile } from './quantile.ts';
import { loadQuestionSet } from './question-set.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';

const HELP = `Measures a corpus in a search cluster on this machine: a JDK of 21 or newer and Maven are needed.

  --set FOLDER     compares answers with those of the index in memory, on 1 and 3 shards
  --questions N    so many of the set, evenly spread (default: 400)
  --articles N     indexes so many made-up articles, killed twice on the way
  --help           this text
`;

const LIMIT = 5;
const WORDS_AN_ARTICLE = 60;
/** Records a file: some 4 MB. */
const RECORDS_A_FILE = 8000;
/** Articles of the edition that is asked while the large one is written. */
const FIRST_ARTICLES = 2000;
/** Shares of the articles at which the command is killed. */
const KILLED_AT = [0.25, 0.6];
/** Milliseconds between two looks at how far it is. */
const LOOK_EVERY = 2000;

const COMMAND = path.join(import.meta.dirname, '../functions/local/commands/build-index.ts');

await runCommand('bench:cluster', async (args, { stdout, stderr }) => {
  const { values } = parseOptions(args, {
    set: { type: 'string' },
    questions: { type: 'string' },
    articles: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help) {
    stdout.write(HELP);
    return EXIT.done;
  }
  const [set] = setFolders(values.set === undefined ? [] : [values.set]);
  const articles = values.articles === undefined ? 0 : atLeast(FIRST_ARTICLES + 1, '--articles', values.articles);
  const questions = atLeast(1, '--questions', values.questions ?? '400');
  if (set === undefined && articles === 0) throw new UsageError('--set FOLDER or --articles N is required');
  const jars = nodeJars();
  if ('missing' in jars) {
    stderr.write(`bench:cluster: skipped: ${jars.missing}\n`);
    return EXIT.done;
  }
  await using node = await LocalNode.start(jars);
  const tell = (line: string) => void stdout.write(`${line}\n`);
  if (set !== undefined) for (const shards of [1, 3]) await compare(set, questions, shards, node.url, tell);
  if (articles > 0) await indexLarge(articles, node.url, tell);
  return EXIT.done;
});

async function compare(
  folder: string,
  count: number,
  shards: number,
  node: string,
  tell: (line: string) => void,
): Promise<void> {
  const set = loadQuestionSet(folder);
  const index = buildIndex(set.articles, defaultRings());
  const cluster = new Cluster({ node, timeoutMs: 60_000, attempts: 3, sleep });
  const names = indexNames(`bench-${shards}`);
  await publishToCluster(index, { cluster, names, shards: { shards }, sleep });
  const edition = await new ClusterStore({
    cluster,
    names,
    now: Date.now,
    freshMs: Number.POSITIVE_INFINITY,
  }).current();
  if (!edition) throw new Error('nothing was published');
  const step = Math.max(1, Math.floor(set.questions.length / count));
  const asked = set.questions.filter((_, at) => at % step === 0).slice(0, count);
  let equal = 0;
  const first = { memory: 0, cluster: 0 };
  for (const { question, passage } of asked) {
    const slice = await edition.slice([question]);
    const own = answer(question, index, { limit: LIMIT });
    const given = answer(question, slice, { limit: LIMIT });
    if (isDeepStrictEqual(given, own)) equal += 1;
    else tell(`  differs: ${question} (${own.kind}, ${given.kind})`);
    if (firstArticle(question, index) === passage) first.memory += 1;
    if (firstArticle(question, slice) === passage) first.cluster += 1;
  }
  const percent = (part: number) => `${((100 * part) / asked.length).toFixed(1)}%`;
  tell(
    `${index.passages.length} passages on ${shards} shards, ${asked.length} questions: ${percent(equal)} of the answers equal; success@1 ${percent(first.memory)} in memory, ${percent(first.cluster)} in the cluster`,
  );
}

function firstArticle(question: string, slice: Slice): string | undefined {
  return findEvidence(parseQuestion(question, slice.rings), slice).evidence[0]?.passage.article.id;
}

async function indexLarge(count: number, node: string, tell: (line: string) => void): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-bench-'));
  try {
    const [small, large] = [path.join(folder, 'small.jsonl'), folder];
    const { records, questions } = madeUp(count);
    await writeFile(small, records.slice(0, FIRST_ARTICLES).join('\n'));
    tell(`first edition: ${describeRun(await indexing(small, node).done)}`);
    await rm(small);
    for (let at = 0; at < records.length; at += RECORDS_A_FILE) {
      const name = `part-${String(at).padStart(8, '0')}.jsonl`;
      await writeFile(path.join(large, name), records.slice(at, at + RECORDS_A_FILE).join('\n'));
    }
    const asker = new Asker(node, questions.slice(0, 40), await clusterEdition(node));
    for (const share of KILLED_AT) {
      const run = indexing(large, node);
      let isOver = false;
      void run.done.finally(() => {
        isOver = true;
      });
      while (!isOver && (await documents(node)) < share * count) await sleep(LOOK_EVERY);
      run.child.kill('SIGKILL');
      tell(`killed at ${await documents(node)} articles: ${describeRun(await run.done)}`);
    }
    tell(`last run: ${describeRun(await indexing(large, node).done)}`);
    await asker.stop(tell);
    const edition = await clusterEdition(node);
    const ms: number[] = [];
    for (const question of questions.slice(0, 100)) {
      const before = performance.now();
      answer(question, await edition.slice([question]), { limit: LIMIT });
      ms.push(performance.now() - before);
    }
    const [half, most] = [quantile(ms, 0.5), quantile(ms, 0.95)].map(Math.round);
    tell(
      `${edition.summary.articles} articles, an answer: ${half} ms at the median, ${most} ms at the 95th percentile`,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Each section of the made-up news is an article. */
function madeUp(count: number): { readonly records: readonly string[]; readonly questions: readonly string[] } {
  const { articles, questions } = syntheticCorpus(count, WORDS_AN_ARTICLE, 400);
  const records: string[] = [];
  for (const { text, blocks } of articles) {
    let title = '';
    for (const { kind, start, end } of blocks) {
      const line = text.slice(start, end);
      if (kind === 'heading') title = line;
      if (kind === 'prose') records.push(JSON.stringify({ id: `made-up-${records.length}`, title, text: line }));
    }
  }
  return { records, questions };
}

interface Run {
  readonly signal: string | null;
  readonly code: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly said: string;
}

function indexing(corpus: string, node: string): { readonly child: ChildProcess; readonly done: Promise<Run> } {
  const args = [COMMAND, '--corpus', corpus, '--store', 'opensearch', '--node', node, '--shards', '3'];
  const begun = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (bytes: Buffer) => (said += bytes));
  let used = { cpuSeconds: 0, peakMb: 0 };
  const looking = setInterval(() => void usedBy(child.pid).then((now) => (used = now ?? used)), 500);
  const done = once(child, 'exit').then(([code, signal]): Run => {
    clearInterval(looking);
    return { code, signal, seconds: (performance.now() - begun) / 1000, ...used, said: said.trim() };
  });
  return { child, done };
}

/** Where the system tells it. */
async function usedBy(pid: number | undefined): Promise<{ cpuSeconds: number; peakMb: number } | null> {
  try {
    const [status, stat] = await Promise.all([
      readFile(`/proc/${pid}/status`, 'utf8'),
      readFile(`/proc/${pid}/stat`, 'utf8'),
    ]);
    const [, after = ''] = stat.split(') ');
    const [user = 0, system = 0] = after.split(' ').slice(11, 13).map(Number);
    const peak = /VmHWM:\s+(\d+)/u.exec(status)?.[1];
    // One that was killed and is not waited for yet has a state, and no memory any more.
    return peak === undefined ? null : { cpuSeconds: (user + system) / 100, peakMb: Number(peak) / 1000 };
  } catch {
    return null;
  }
}

function describeRun({ signal, code, seconds, cpuSeconds, peakMb, said }: Run): string {
  const end = signal ?? `exit ${code}`;
  return `${end} after ${Math.round(seconds)} s, ${Math.round(cpuSeconds)} s of CPU, ${Math.round(peakMb)} MB at most${said === '' ? '' : `; ${said}`}`;
}

/** Articles that are written, of whatever edition. */
async function documents(node: string): Promise<number> {
  const cluster = new Cluster({ node, timeoutMs: 60_000, attempts: 5, sleep });
  const { articles } = indexNames('verbatim');
  await cluster.ask({ method: 'POST', path: `/${articles}/_refresh` }, v.unknown());
  return (await cluster.ask({ method: 'GET', path: `/${articles}/_count` }, v.object({ count: v.number() }))).count;
}
