import { argumentsOf, atLeast } from '../../../bench/bench-arguments.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { OTHER_EDITIONS } from './other-editions.ts';
import { runSchedule } from './schedule.ts';
import { Tally } from './tally.ts';
import { VERDICTS } from './verdict.ts';

/**
 * `npm run schedules -- --count 10000 --seed 1`: a table of what became of the questions; exits with 1 where one ended wrongly.
 * People also delete, and articles change. `--unreadable`: the app may not read the channels it writes in. `--client-ids`: Slack takes two posts of one id for one.
 */

const HELP = `Draws schedules of kills, outages, edits and editions, and says what became of each question.

  --count N       schedules (default: 1000)
  --seed N        the seed of the first (default: 1)
  --unreadable    the app may not read the channels it writes in
  --client-ids    Slack takes two posts of one id for one
  --help          this text

Exit codes: 0 all ended well · 1 one ended wrongly · 2 wrong usage
`;

const PROGRAM = {
  name: 'schedules',
  help: HELP,
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    unreadable: { type: 'boolean' },
    'client-ids': { type: 'boolean' },
  },
} as const;

const { count, seed, readsChannels, knowsClientIds } = await argumentsOf(PROGRAM, ({ values }) => ({
  count: atLeast(1, '--count', values.count ?? '1000'),
  seed: atLeast(0, '--seed', values.seed ?? '1'),
  readsChannels: values.unreadable !== true,
  knowsClientIds: values['client-ids'] === true,
}));
const options = {
  readsChannels,
  knowsClientIds,
  deletes: true,
  editions: OTHER_EDITIONS,
};
const index = indexOf(HARBOUR_REPORTS);
const tally = new Tally();
for (let at = seed; at < seed + count; at += 1) tally.add(at, await runSchedule(at, index, options));

const lines = [
  `${tally.schedules} schedules from seed ${seed}: ${tally.questions} questions, ${tally.kills} kills, ${tally.faults} failed calls`,
  ...VERDICTS.map((verdict) => `${String(tally.of(verdict)).padStart(7)}  ${verdict}`),
  ...tally.wrong.slice(0, 20),
];
process.stdout.write(`${lines.join('\n')}\n`);
if (tally.wrong.length > 0) process.exitCode = 1;
