/**
 * How well questions and claims on real news are answered, on sets labelled by hand.
 *
 *     npm run bench:desk -- --set FOLDER                a folder of articles/, questions.jsonl, claims.jsonl; repeatable
 *     npm run bench:desk -- --set FOLDER --half odd     only the items with an odd number in their id
 *     npm run bench:desk -- --set FOLDER --verbose      and each wrong reply
 *
 * The floors are what the project promises for news that it has not seen. The weights of the figure model are learnt from
 * such sets, so a set that was learnt from shows what was learnt: `npm run train:figure-model` prints what was held out.
 */
import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { answer } from '../functions/engine/answer.ts';
import { answerClaim } from '../functions/engine/claim-answer.ts';
import { buildIndex } from '../functions/engine/indexing/build-index.ts';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { ProgressBar } from '../functions/local/terminal/progress-bar.ts';
import { DeskMeasures, MEASURES, type Measure, type Measured } from './desk-measures.ts';
import { type DeskSet, type Half, loadDeskSet } from './desk-set.ts';
import { defaultRings } from './sample-corpus.ts';
import { machine, table } from './table.ts';

const HELP = `Measures how well questions and claims on labelled news are answered.

  npm run bench:desk -- --set FOLDER   a folder of articles/, questions.jsonl and claims.jsonl; may be repeated

  --half even|odd   only the items whose number, the digits of their id, is even or odd
  --verbose         each wrong reply in a line
  --floors          exit code 1 when a set falls below a floor
  --help            this text
`;

/** Quotations asked for: as many as a reply shows. */
const LIMIT = 5;

/** What is promised on news that was not seen; `least` where more is better, else `most`. */
const FLOORS: Readonly<Record<Measure, { readonly least?: number; readonly most?: number }>> = {
  'answer first': { least: 0.64 },
  'answer in three': { least: 0.79 },
  'answerable refused': { most: 0.08 },
  'unanswerable refused': { least: 0.6 },
  'leading figure right': { least: 0.68 },
  'all figures shown': { least: 0.5 },
  'disagreement shown': { least: 0.48 },
  'agreement called disputed': { most: 0.08 },
  'tables with a foreign figure': { most: 0.2 },
  'ambiguous called disputed': { most: 0 },
  'claims right': { least: 0.7 },
  'true claims denied': { most: 0.04 },
  'false claims confirmed': { most: 0.04 },
  'covered claims said covered': { least: 0.87 },
  'uncovered claims said uncovered': { least: 0.87 },
};

await runCommand('bench:desk', async (args) => {
  const { values } = parseOptions(args, {
    set: { type: 'string', multiple: true },
    half: { type: 'string' },
    verbose: { type: 'boolean' },
    floors: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help) {
    process.stdout.write(HELP);
    return EXIT.done;
  }
  const half = readHalf(values.half);
  const named = values.set ?? [];
  if (named.length === 0) throw new UsageError('--set is required: npm run bench:desk -- --set FOLDER');
  process.stdout.write(`${machine()}\n\n`);
  const verdicts: boolean[] = [];
  for (const name of named) {
    const folder = resolve(processIo().folder, name);
    if (!existsSync(join(folder, 'articles'))) {
      process.stderr.write(`SKIPPED ${name}: there is no such set here\n`);
      continue;
    }
    const set = await loadDeskSet(folder, half);
    const measured = measure(set);
    verdicts.push(report(`${basename(folder)}, ${half}`, set, measured));
    if (!values.verbose) continue;
    for (const { kind, id, text, shown } of measured.faults) {
      process.stdout.write(`${kind} ${id} ${text.replaceAll('\n', ' ').slice(0, 140)} | ${shown}\n`);
    }
  }
  return values.floors && verdicts.includes(false) ? EXIT.failed : EXIT.done;
});

function readHalf(half: string | undefined): Half {
  if (half === undefined) return 'all';
  if (half === 'even' || half === 'odd') return half;
  throw new UsageError(`invalid --half ${JSON.stringify(half)}: must be even or odd`);
}

function measure({ articles, questions, claims }: DeskSet): Measured {
  const bar = new ProgressBar(process.stderr);
  const index = buildIndex(articles, defaultRings(), ({ done, total }) => bar.show('Indexing', done, total));
  const measures = new DeskMeasures();
  const total = questions.length + claims.length;
  questions.forEach((question, done) => {
    bar.show('Asking', done, total);
    measures.question(question, answer(question.question, index, { limit: LIMIT }));
  });
  claims.forEach((claim, done) => {
    bar.show('Asking', questions.length + done, total);
    measures.claim(claim, answerClaim(claim.claim, index, { limit: LIMIT }));
  });
  bar.clear();
  return measures.result();
}

/** Prints the table of one set; `false` when it misses a floor. */
function report(name: string, { articles, questions, claims }: DeskSet, { shares }: Measured): boolean {
  process.stdout.write(
    `${name}: ${articles.length} articles, ${questions.length} questions, ${claims.length} claims\n\n`,
  );
  const rows = MEASURES.map((measure) => {
    const { part, whole } = shares.get(measure) ?? { part: 0, whole: 0 };
    const { least, most } = FLOORS[measure];
    const share = whole === 0 ? null : part / whole;
    const holds = share === null || (share >= (least ?? 0) && share <= (most ?? 1));
    return { measure, part, whole, share, floor: least === undefined ? `≤ ${most}` : `≥ ${least}`, holds };
  });
  process.stdout.write(
    `${table(
      ['measure', 'reached', 'cases', 'floor', ''],
      rows.map(({ measure, part, whole, share, floor, holds }) => [
        measure,
        share === null ? '–' : share.toFixed(3),
        `${part}/${whole}`,
        floor,
        holds ? 'pass' : 'FAIL',
      ]),
    )}\n`,
  );
  return rows.every(({ holds }) => holds);
}
