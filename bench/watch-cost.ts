import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoStore } from '../functions/aws/table/dynamo-store.ts';
import { DAY_MS, FOLLOWED_MS } from '../functions/slack/store/day.ts';
import type { Watch } from '../functions/slack/store/watch.ts';
import type { Deployment } from '../tests/end-to-end/deployment.ts';
import { type CostRow, costRow } from './cost-row.ts';
import { PRICES } from './prices.ts';
import { WireMeter } from './wire-cost.ts';

/** What watched questions cost in a month: their items are counted on the wire, and the time of a processor is that of `npm run bench:watch`. */

/** What is told of. */
const WATCHED = 500;
const REPLIES_A_DAY = 67;
const EDITIONS = 30 * 24 * 6;
const TOUCHED = 10;

/** Seconds of a worker: to find what an edition touches, and to ask one of them again. */
const FIND_SECONDS = 0.5;
const ASK_SECONDS = 0.15;

/** Of SQS, for a job: sent, received, deleted. */
const CALLS_OF_A_JOB = 3;

/** Watched questions that are counted; the cost of reading them grows by their number. */
const COUNTED = 50;

const QUESTION = 'how many people were hurt in the fire at the mill?';

export const WATCH_COST_TITLE = `${WATCHED} watched questions, an edition every 10 minutes that touches ${TOUCHED}, ${REPLIES_A_DAY} replies a day`;

/** The rows of the table. */
export async function watchCosts(app: Deployment): Promise<readonly CostRow[]> {
  const { worker } = app.functions;
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint = '' } = app.services.environmentFor('worker');
  const credentials = { accessKeyId: 'bench', secretAccessKey: 'secret' };
  const now = app.clock.now();
  const store = new DynamoStore(new DynamoDBClient({ endpoint, region: 'us-east-1', credentials }), {
    table: worker.spec.environment.TABLE_NAME ?? '',
    retentionMs: FOLLOWED_MS,
    now: () => now,
  });
  const meter = new WireMeter();
  const counted = async (act: () => Promise<unknown>) => {
    const from = app.network.calls.length;
    await act();
    return meter.count(app.network.calls.slice(from).filter(({ service }) => service === 'dynamodb'));
  };
  for (let at = 0; at < COUNTED; at += 1) await counted(() => store.changeWatch(`watch-${at}`, () => watch(at, now)));
  for (let at = 0; at < REPLIES_A_DAY; at += 1) {
    const quoted = { articles: ['mill', 'port', 'flood'], answer: `answer-${at}`, at: now - at, question: QUESTION };
    await counted(() => store.keepQuoted(quoted));
  }
  const watches = await counted(() => store.watches());
  const day = await counted(() => store.quotedQuestions(now - REPLIES_A_DAY));
  const told = await counted(() => store.changeWatch('watch-0', (kept) => kept && { ...kept, told: kept.told + 1 }));
  const readUnits =
    watches.readUnits * (WATCHED / COUNTED) + day.readUnits * (FOLLOWED_MS / DAY_MS) + TOUCHED * told.readUnits;
  const seconds = FIND_SECONDS + TOUCHED * ASK_SECONDS;
  const gbSeconds = (EDITIONS * seconds * worker.spec.memoryMegabytes) / 1024;
  const jobs = EDITIONS * (1 + TOUCHED);
  return [
    costRow(`Lambda, GB·s (worker ${worker.spec.memoryMegabytes} MB)`, gbSeconds, PRICES.lambdaGbSecond),
    costRow('Lambda, calls', jobs, PRICES.lambdaCall),
    costRow('SQS, calls', jobs * CALLS_OF_A_JOB, PRICES.sqsCall),
    costRow('DynamoDB, read units', EDITIONS * readUnits, PRICES.dynamoReadUnit),
    costRow('DynamoDB, write units', EDITIONS * TOUCHED * told.writeUnits, PRICES.dynamoWriteUnit),
  ];
}

function watch(at: number, now: number): Watch {
  return {
    id: `watch-${at}`,
    team: 'T000000001',
    kind: 'question',
    question: QUESTION,
    place: { channel: 'C00000001', thread: '1796091815.000017' },
    watchers: ['U000000001'],
    taken: null,
    since: now,
    known: { outcome: 'disputed', figures: ['8', '12', 'at least 18'] },
    told: 1,
    toldAt: now,
    pending: [],
    from: [],
  };
}
