/**
 * Long runs of the deployed bundles, on loopback, and what goes wrong with time.
 *
 *     npm run soak -- [--questions 20000] [--articles 100000] [--troubled 40] [--trouble WORDS]
 *
 * Questions go from Slack's signed request to the posted reply while the index is swapped; each has to have one reply, and the same
 * question of the same index the same words. Then the table is slow, throttled and cut off, and clocks jump. Last, an indexer takes a
 * bucket of many articles. 0 leaves a part out, `--trouble` all troubles without these words. It takes an hour and more, and is no part of any test.
 */
import { argumentsOf, atLeast } from './bench-arguments.ts';
import { soakArticles } from './soak-articles.ts';
import { soakQuestions } from './soak-questions.ts';
import { soakTroubles } from './soak-troubles.ts';
import { machine, table } from './table.ts';

const HELP = `Runs the deployed bundles for an hour and more: questions over swaps of the index, troubles, an indexer of many articles.

  --questions N      questions of the first part (default: 20000; 0 leaves a part out)
  --articles N       articles in the indexer's bucket (default: 100000)
  --troubled N       questions of each trouble (default: 40)
  --trouble WORDS    only the troubles with these words
  --help             this text
`;

const PROGRAM = {
  name: 'soak',
  help: HELP,
  options: {
    questions: { type: 'string' },
    articles: { type: 'string' },
    troubled: { type: 'string' },
    trouble: { type: 'string' },
  },
} as const;

const { questions, articles, troubled, trouble } = await argumentsOf(PROGRAM, ({ values }) => ({
  questions: atLeast(0, '--questions', values.questions ?? '20000'),
  articles: atLeast(0, '--articles', values.articles ?? '100000'),
  troubled: atLeast(0, '--troubled', values.troubled ?? '40'),
  trouble: values.trouble ?? '',
}));
const tell = (line: string) => void process.stderr.write(`${line}\n`);

process.stdout.write(`${machine()}\n\n`);
if (questions > 0) {
  const { levels, ...all } = await soakQuestions(questions, tell);
  process.stdout.write(
    table(
      ['questions', 'swaps', 'lost', 'doubled', 'other words', 'starts of the worker', 'worker, MB', 'ingress, MB'],
      levels.map((level) => [
        ...[level.asked, level.swaps, level.lost, level.doubled, level.otherWords, level.starts].map(String),
        ...[level.workerBytes, level.ingressBytes].map(megabytes),
      ]),
    ),
  );
  process.stdout.write(`\np50 and p99 of a job in the worker: ${all.p50.toFixed(0)} and ${all.p99.toFixed(0)} ms\n\n`);
}
if (troubled > 0) {
  const rows = await soakTroubles(troubled, trouble, tell);
  process.stdout.write(
    `${table(
      ['what happens', 'questions', 'answered', 'apologised', 'dead letters only', 'lost', 'doubled'],
      rows.map((row) => [
        row.what,
        ...[row.asked, row.answered, row.apologised, row.deadLetters, row.lost, row.doubled].map(String),
      ]),
    )}\n`,
  );
}
if (articles > 0) {
  const rows = await soakArticles(articles, tell);
  process.stdout.write(
    table(
      ['bucket', 'articles in the index', 'runs', 'slowest run, s', 'most memory, MB', 'snapshot, MB'],
      rows.map((row) => [
        row.what,
        String(row.indexed),
        String(row.runs),
        (row.slowestMs / 1000).toFixed(0),
        megabytes(row.mostBytes),
        megabytes(row.snapshotBytes),
      ]),
    ),
  );
}

function megabytes(bytes: number | null): string {
  return bytes === null ? '–' : (bytes / 1e6).toFixed(0);
}
