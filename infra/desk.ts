import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoStore } from '../functions/aws/table/dynamo-store.ts';
import { withoutAcronyms } from '../functions/engine/concepts/acronyms.ts';
import { NO_RINGS } from '../functions/engine/concepts/rings.ts';
import { idleFeeds } from '../functions/feeds/watching.ts';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import type { Io } from '../functions/local/commands/io.ts';
import { EXIT, runMain } from '../functions/local/commands/run-command.ts';
import { visible } from '../functions/local/terminal/visible.ts';
import { type DeskReport, DeskTally, type DeskTallyOptions } from '../functions/slack/report/desk-report.ts';
import { csvOf, reportRows } from '../functions/slack/report/report-rows.ts';
import { DAY_MS } from '../functions/slack/store/day.ts';
import { visitAll } from '../functions/slack/store/visit-all.ts';
import { awsAccessError } from './aws-problems.ts';
import { findStack } from './deployed-stack.ts';
import { operatorCorpus } from './operator-clients.ts';
import { operatorMain } from './operator-command.ts';
import { OUTPUTS } from './outputs.ts';
import { parseStackName, STACK_OPTIONS } from './stack-name.ts';

const HELP = `Tells what a deployment's desk has asked, and what its articles lack. No name of a person is in it.

  npm run desk -- report [--since 7d] [--team ID] [--csv | --json] [--stack NAME] [--region REGION] [--profile PROFILE]

  --since TIME       days or hours back, as 7d or 36h, or a day, as 2026-11-01 (default: 7d)
  --team ID          what one workspace asked, as T012AB3CD (default: all that may ask, together)
  --csv              part, what, times: for a spreadsheet
  --json             one JSON object
  --stack NAME       the deployment (default: Verbatim)
  --region REGION    where it is (default: AWS_REGION, or the profile's)
  --profile PROFILE  whose AWS credentials (default: AWS_PROFILE)
  --help             this text

It reads the whole table once: see docs/costs.md.
Exit codes: 0 told · 1 not told · 2 wrong usage
`;

export const main = operatorMain('desk', async (args, io) => {
  const { values, positionals } = parseOptions(args, {
    since: { type: 'string' },
    team: { type: 'string' },
    csv: { type: 'boolean' },
    json: { type: 'boolean' },
    ...STACK_OPTIONS,
    help: { type: 'boolean' },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return EXIT.done;
  }
  const [command, ...more] = positionals;
  if (command !== 'report' || more.length > 0) throw new UsageError('the one command is: report');
  if (values.csv && values.json) throw new UsageError('--csv and --json exclude each other');
  const until = Date.now();
  const since = sinceOf(values.since ?? '7d', until);
  if (values.region !== undefined) process.env.AWS_REGION = values.region;
  if (values.profile !== undefined) process.env.AWS_PROFILE = values.profile;
  const report = await reportOf(parseStackName(values.stack), { since, until, team: values.team ?? null }, io);
  const form = values.csv ? csvOf(reportRows(report)) : values.json ? `${JSON.stringify(report)}\n` : tableOf(report);
  io.stdout.write(form);
  return EXIT.done;
});

/** Milliseconds since 1970. Throws {@link UsageError}. */
function sinceOf(text: string, now: number): number {
  const back = /^(?<number>\d{1,4})(?<unit>[dh])$/u.exec(text)?.groups;
  if (back) return now - Number(back.number) * (back.unit === 'd' ? DAY_MS : DAY_MS / 24);
  const day = /^\d{4}-\d\d-\d\d$/u.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(day) || day > now) throw new UsageError('--since wants 7d, 36h or a day such as 2026-11-01');
  return day;
}

async function reportOf(
  stack: string,
  of: Pick<DeskTallyOptions, 'since' | 'until' | 'team'>,
  io: Io,
): Promise<DeskReport> {
  try {
    const outputs = await findStack(stack);
    const { store, corpus, feeds } = operatorCorpus(outputs, io.stderr);
    const state = await corpus.load(await store.currentIndex());
    const tally = new DeskTally({
      ...of,
      rings: state ? withoutAcronyms(state.index.rings) : NO_RINGS,
      unreadable: ({ message }) => void io.stderr.write(`Left out: ${visible(message)}\n`),
    });
    // Nothing is written from here.
    const dynamo = new DynamoDBClient({ region: outputs[OUTPUTS.region] });
    const all = new DynamoStore(dynamo, { table: outputs[OUTPUTS.table], retentionMs: 0, now: Date.now });
    await visitAll(all, tally);
    return tally.report(idleFeeds(await feeds.list(), of.since));
  } catch (error) {
    throw awsAccessError(error, `read the table of ${stack}`) ?? error;
  }
}

function tableOf(report: DeskReport): string {
  let part = '';
  return reportRows(report)
    .map((row) => {
      const heading = row.part === part ? '' : `${part === '' ? '' : '\n'}${row.part}\n`;
      part = row.part;
      return `${heading}${row.times === null ? '' : String(row.times).padStart(6)}  ${visible(row.what)}\n`;
    })
    .join('');
}

if (import.meta.main) await runMain(main);
