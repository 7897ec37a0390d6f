import { texts } from '../functions/wording/texts.ts';
import { Deployment, type Put } from '../tests/end-to-end/deployment.ts';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { THROTTLED_BY_THE_TABLE } from '../tests/support/throttled-table.ts';
import type { Fault } from '../tests/support/wire-proxy.ts';
import { sampleCorpus } from './sample-corpus.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface TroubleRow {
  readonly what: string;
  readonly asked: number;
  /** With one reply that is no apology. */
  readonly answered: number;
  /** With one reply, which is an apology. */
  readonly apologised: number;
  /** Without a reply, and in the dead letters, where an alarm rings. */
  readonly deadLetters: number;
  /** Without a reply, and nowhere. */
  readonly lost: number;
  readonly doubled: number;
}

interface Trouble {
  readonly what: string;
  /** What becomes of a call to the table: `draw` is in [0, 1), `since` the milliseconds since the question was asked. */
  readonly table?: (draw: number, since: number) => Fault | null;
  /** Milliseconds that the clocks of the functions jump, before each question is worked on; nothing else notices. */
  readonly jump?: (question: number) => number;
}

const CUT_OFF: Fault = { kind: 'reset' };

const SEED = 15;

const TROUBLES: readonly Trouble[] = [
  { what: 'nothing' },
  { what: 'the table takes half a second for each call', table: () => ({ kind: 'delay', ms: 500 }) },
  { what: 'the table throttles a third of the calls', table: (draw) => (draw < 1 / 3 ? THROTTLED_BY_THE_TABLE : null) },
  {
    what: 'the table throttles two thirds of the calls',
    table: (draw) => (draw < 2 / 3 ? THROTTLED_BY_THE_TABLE : null),
  },
  {
    what: 'the table is cut off for three minutes',
    table: (_, since) => (since < 3 * MINUTE_MS ? CUT_OFF : null),
  },
  {
    what: 'the table is cut off for half an hour',
    table: (_, since) => (since < 30 * MINUTE_MS ? CUT_OFF : null),
  },
  { what: 'clocks jump an hour ahead', jump: () => 60 * MINUTE_MS },
  { what: 'clocks jump a day ahead', jump: () => DAY_MS },
  { what: 'clocks jump an hour back and ahead', jump: (question) => (question % 2 === 0 ? -1 : 1) * 60 * MINUTE_MS },
  { what: 'clocks jump four minutes back each time', jump: () => -4 * MINUTE_MS },
];

/** `count` questions for each trouble whose name holds `named`, on a deployment each. */
export async function soakTroubles(count: number, named: string, tell: (line: string) => void): Promise<TroubleRow[]> {
  const { questions } = await sampleCorpus();
  const rows: TroubleRow[] = [];
  for (const trouble of TROUBLES.filter(({ what }) => what.includes(named))) {
    await using app = await Deployment.start();
    const random = seededRandom(SEED);
    let asked = app.clock.now();
    using _ = app.network.intercept(({ service }) =>
      service === 'dynamodb' ? (trouble.table?.(random(), app.clock.now() - asked) ?? null) : null,
    );
    const channel = await app.slack.channel('ada');
    const put: Put[] = [];
    for (let n = 0; n < count; n += 1) {
      asked = app.clock.now();
      put.push(await app.mention('ada', questions[n % questions.length]?.question ?? '', { channel }));
      app.clock.offset += trouble.jump?.(n) ?? 0;
      await app.settle();
    }
    const row = await seen(app, trouble.what, put);
    rows.push(row);
    tell(JSON.stringify(row));
  }
  return rows;
}

async function seen(app: Deployment, what: string, put: readonly Put[]): Promise<TroubleRow> {
  const sum = { answered: 0, apologised: 0, deadLetters: 0, lost: 0, doubled: 0 };
  const dead = app.services.waiting(app.deadLetters).join('\n');
  for (const { channel, ts } of put) {
    const [reply, ...more] = await app.slack.replies(channel, ts);
    if (!reply && dead.includes(ts)) sum.deadLetters += 1;
    else if (!reply) sum.lost += 1;
    else if (more.length > 0) sum.doubled += 1;
    else if (reply.text === texts.apology) sum.apologised += 1;
    else sum.answered += 1;
  }
  return { what, asked: put.length, ...sum };
}
