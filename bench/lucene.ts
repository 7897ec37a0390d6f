/**
 * Retrieval beside Lucene: opening an index and finding the passages that a question's sentences are taken from, on the same passages
 * and questions, one after the other on this machine.
 *
 *     npm run bench:lucene
 *     npm run bench:lucene -- --sizes 2000,20000,100000
 *
 * Lucene's index is one segment of English stems with its texts stored, its answer the best 20 with their texts. Ours is the snapshot,
 * its answer 30 passages with their articles: what an answer begins with. A JDK of 21 or newer and Maven are needed.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import type { Article } from '../functions/engine/articles/article.ts';
import { PASSAGES_RETRIEVED } from '../functions/engine/evidence/evidence.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { encodeSnapshot } from '../functions/engine/indexing/snapshot.ts';
import { passagesOf } from '../functions/engine/search/passages.ts';
import { parseQuestion } from '../functions/engine/search/question.ts';
import { retrievePassages } from '../functions/engine/search/retrieval.ts';
import { openSnapshot } from '../functions/engine/snapshot/stored-edition.ts';
import { parseOptions } from '../functions/local/commands/arguments.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { type Jars, jarsOf } from '../tests/opensearch/java.ts';
import { atLeast } from './bench-arguments.ts';
import { quantile } from './quantile.ts';
import { defaultRings } from './sample-corpus.ts';
import { syntheticCorpus } from './synthetic-corpus.ts';
import { machine, table } from './table.ts';

const HELP = `Measures retrieval beside Lucene 10.5.1.

  --sizes LIST     passages, parted by commas (default: 2000,20000,100000)
  --questions N    questions asked at each size (default: 500)
  --help           this text
`;

const WORDS_A_PASSAGE = 100;
/** Questions asked before the clock counts. */
const WARM_UP = 100;
const FOLDER = path.join(import.meta.dirname, 'lucene');

const Told = v.object({
  build: v.number(),
  open: v.number(),
  megabytes: v.number(),
  milliseconds: v.array(v.number()),
});

/** Seconds, MB, and milliseconds of each question. */
type Measured = v.InferOutput<typeof Told>;

await runCommand('bench:lucene', async (args, { stdout, stderr }) => {
  const { values } = parseOptions(args, {
    sizes: { type: 'string' },
    questions: { type: 'string' },
    help: { type: 'boolean' },
  });
  if (values.help) {
    stdout.write(HELP);
    return EXIT.done;
  }
  const sizes = (values.sizes ?? '2000,20000,100000').split(',').map((size) => atLeast(100, '--sizes', size));
  const count = atLeast(10, '--questions', values.questions ?? '500');
  const jars = jarsOf(path.join(FOLDER, 'pom.xml'), 'lucene');
  if ('missing' in jars) {
    stderr.write(`bench:lucene: skipped: ${jars.missing}\n`);
    return EXIT.done;
  }
  stdout.write(`${machine()}\n`);
  const rows: string[][] = [];
  for (const size of sizes) {
    const { articles, questions } = syntheticCorpus(size, WORDS_A_PASSAGE, WARM_UP + count);
    const own = await measureOwn(articles, questions);
    const lucene = await measureLucene(articles, questions, jars);
    const ratio = quantile(own.milliseconds, 0.5) / quantile(lucene.milliseconds, 0.5);
    rows.push(
      [String(size), ...row('Lucene, top 20', lucene), ''],
      ['', ...row('Verbatim, top 30', own), ratio.toFixed(2)],
    );
  }
  stdout.write(table(['passages', 'engine', 'build s', 'MB', 'open ms', 'p50 ms', 'p99 ms', '÷ Lucene'], rows));
  return EXIT.done;
});

function row(name: string, { build, open, megabytes, milliseconds }: Measured): string[] {
  return [
    name,
    build.toFixed(1),
    megabytes.toFixed(1),
    (1000 * open).toFixed(0),
    quantile(milliseconds, 0.5).toFixed(2),
    quantile(milliseconds, 0.99).toFixed(2),
  ];
}

async function measureOwn(articles: readonly Article[], questions: readonly string[]): Promise<Measured> {
  const building = performance.now();
  const bytes = encodeSnapshot(buildIndex(articles, defaultRings()));
  const build = (performance.now() - building) / 1000;
  const opening = performance.now();
  const slice = await openSnapshot(bytes).slice([]);
  const open = (performance.now() - opening) / 1000;
  const milliseconds: number[] = [];
  let characters = 0;
  questions.forEach((question, at) => {
    const begun = performance.now();
    for (const { passage } of retrievePassages(parseQuestion(question, slice.rings), slice, PASSAGES_RETRIEVED)) {
      const [first] = passage.sentences;
      characters += passage.article.text.slice(first?.start, passage.sentences.at(-1)?.end).length;
    }
    if (at >= WARM_UP) milliseconds.push(performance.now() - begun);
  });
  if (characters === 0) throw new Error('nothing was found');
  return { build, open, megabytes: bytes.length / 1e6, milliseconds };
}

async function measureLucene(
  articles: readonly Article[],
  questions: readonly string[],
  { java, classPath }: Jars,
): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-lucene-'));
  try {
    const texts = articles.flatMap((article) =>
      passagesOf(article).map(({ sentences }) =>
        article.text.slice(sentences[0]?.start, sentences.at(-1)?.end).replaceAll('\n', ' '),
      ),
    );
    const files = [path.join(folder, 'passages'), path.join(folder, 'questions')] as const;
    await writeFile(files[0], texts.join('\n'));
    await writeFile(files[1], questions.join('\n'));
    const options = ['-Xmx2g', '--add-modules', 'jdk.incubator.vector', '--enable-native-access=ALL-UNNAMED'];
    const program = [path.join(FOLDER, 'Yardstick.java'), ...files, path.join(folder, 'index'), String(WARM_UP)];
    const { stdout } = await promisify(execFile)(java, [...options, '-cp', classPath, ...program], {
      maxBuffer: 10_000_000,
    });
    return v.parse(Told, JSON.parse(stdout));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
