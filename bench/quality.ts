/**
 * How well answers are found, beside MiniSearch with its defaults and beside plain BM25, in one run.
 *
 *     npm run bench:quality                      the sample questions of corpus/
 *     npm run bench:quality -- --set FOLDER      and a labelled set: passages.jsonl and questions.jsonl; repeatable
 *     npm run bench:quality -- --set FOLDER --floors
 *
 * The weights are learnt from squad-train, and those for abstention from the sample questions as well: what these two show
 * is what was learnt, and the training programs print what was held out. Only other sets show how it carries over.
 *
 * What the project promises is promised for `squad-train`: for every set the floors are printed with pass or FAIL, and
 * only with `--floors` does a floor that is missed make the exit code 1.
 */
import { basename } from 'node:path';
import type { Rings } from '../functions/engine/concepts/rings.ts';
import { parseOptions } from '../functions/local/commands/arguments.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { ProgressBar } from '../functions/local/terminal/progress-bar.ts';
import { type AbstentionQuality, abstentionTable, areaOf, measureAbstention } from './abstention-quality.ts';
import { setFolders } from './bench-arguments.ts';
import { loadQuestionSet } from './question-set.ts';
import { defaultRings, sampleCorpus } from './sample-corpus.ts';
import { sampleReport } from './sample-quality.ts';
import { measureSet, type SetQuality, setTable } from './set-quality.ts';
import { type Floor, floorTable, machine, points } from './table.ts';

const HELP = `Measures how well answers are found, beside two baselines.

  npm run bench:quality                        the sample questions
  npm run bench:quality -- --set FOLDER        and a folder of passages.jsonl and questions.jsonl; may be repeated

  --floors   exit code 1 when a --set falls below a floor
  --help     this text
`;

await runCommand('bench:quality', async (args) => {
  const { sets, floors, help } = parseQualityArguments(args);
  if (help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const rings = defaultRings();
  process.stdout.write(`${machine()}\n\n`);
  const sample = await sampleCorpus();
  process.stdout.write(`Sample corpus: ${sample.articles.length} articles, ${sample.questions.length} questions\n\n`);
  process.stdout.write(`${sampleReport(sample, rings)}\n`);
  const held = sets.map((folder) => reportSet(folder, rings));
  return floors && held.includes(false) ? EXIT.failed : EXIT.done;
});

/** Prints the figures of one set; `false` when it misses a floor. */
function reportSet(folder: string, rings: Rings): boolean {
  const set = loadQuestionSet(folder);
  const bar = new ProgressBar(process.stderr);
  const quality = measureSet(set, rings, (done, total) => bar.show('Asking', done, total));
  bar.clear();
  const size = `${set.articles.length} passages, ${quality.questions} questions, ${quality.howMany} of them "how many"`;
  process.stdout.write(`${basename(folder)}: ${size}\n\n${setTable(quality)}\n`);
  const abstention = measureAbstention(set, rings, (done, total) => bar.show('Removing', done, total));
  bar.clear();
  const cases = abstention.answerable.length;
  process.stdout.write(`${basename(folder)}: ${cases} cases, half of them unanswerable\n\n`);
  process.stdout.write(`${abstentionTable(abstention)}\n`);
  const floors = floorsOf(quality, abstention);
  process.stdout.write(`${floorTable(floors)}\n`);
  return floors.every(({ holds }) => holds);
}

/** Promised for squad-train, in percentage points of the questions. */
function floorsOf({ defaults, plain, verbatim }: SetQuality, abstention: AbstentionQuality): Floor[] {
  const gain = (promise: string, least: number, ours: number | null, theirs: number | null): Floor => {
    const reached = (ours ?? Number.NaN) - (theirs ?? Number.NaN);
    return { promise: `${promise}: ≥ +${100 * least}`, reached: points(reached), holds: reached >= least };
  };
  const area = areaOf(abstention.verbatim, abstention);
  return [
    gain('S@1 over plain BM25', 0.05, verbatim.all.passage1, plain.all.passage1),
    gain('S@1 over MiniSearch defaults', 0.1, verbatim.all.passage1, defaults.all.passage1),
    gain('answer@1 over plain BM25', 0.06, verbatim.all.quote1, plain.all.quote1),
    gain('"how many" answer@1 over plain BM25', 0.1, verbatim.howMany.quote1, plain.howMany.quote1),
    { promise: 'abstention, area under the curve: ≥ 0.96', reached: area.toFixed(4), holds: area >= 0.96 },
  ];
}

function parseQualityArguments(args: readonly string[]) {
  const { values } = parseOptions(args, {
    set: { type: 'string', multiple: true },
    floors: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  return { sets: setFolders(values.set ?? []), floors: values.floors ?? false, help: values.help ?? false };
}
