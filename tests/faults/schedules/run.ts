import { parseArgs } from 'node:util';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { OTHER_EDITIONS } from './other-editions.ts';
import { runSchedule } from './schedule.ts';
import { Tally } from './tally.ts';
import { VERDICTS } from './verdict.ts';

/**
 * `npm run schedules -- --count 10000 --seed 1`: a table of what became of the questions; exits with 1 where one ended wrongly.
 * People also delete, and articles change. `--unreadable`: the app may not read the channels it writes in. `--client-ids`: Slack takes two posts of one id for one.
 */

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    unreadable: { type: 'boolean', default: false },
    'client-ids': { type: 'boolean', default: false },
  },
});
const [count, seed] = [Number(values.count), Number(values.seed)];
const options = {
  readsChannels: !values.unreadable,
  knowsClientIds: values['client-ids'],
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
