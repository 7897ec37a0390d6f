/**
 * What a question costs at list price: the deployed bundles and the synthesised template run end to end over services on loopback, and
 * every call is counted on the wire.
 *
 *     npm run bench:cost
 *
 * A function's own time is that of the processor. Only two things are not counted but taken: how long Slack and AWS's services take to
 * answer, which a Lambda is billed for while it waits; and which events Slack sends.
 */
import { Deployment } from '../tests/end-to-end/deployment.ts';
import { onlyReply } from '../tests/end-to-end/replies.ts';
import { BOT_USER } from '../tests/support/slack-api.ts';
import { synthesise } from '../tests/support/synth.ts';
import { argumentsOf } from './bench-arguments.ts';
import { FEED_COST_TITLE, feedCosts } from './feed-cost.ts';
import { PRICES, PRICES_OF } from './prices.ts';
import { median } from './quantile.ts';
import { floorTable, machine, table } from './table.ts';
import { WATCH_COST_TITLE, watchCosts } from './watch-cost.ts';
import { type WireCost, WireMeter } from './wire-cost.ts';

const QUESTION = 'how many police died?';

/** Milliseconds until Slack, and a service of AWS, answers a call: measured of neither here. */
const SLACK_MS = 250;
const AWS_MS = 5;

/** A processor of Lambda is slower than this machine's by about so much, and the small functions have a part of one. */
const ONE_PROCESSOR_MB = 1769;

/** Questions that are asked before one is counted, and that are counted. */
const WARM_UP = 5;
const COUNTED = 20;

/** Bytes of the line of an HTTP API. Lambda writes none of a call that goes well. */
const ACCESS_LOG_BYTES = 400;

/** Months that an answer is kept. */
const KEPT_MONTHS = 3;

/** Calls of SQS with which Lambda only looks whether there is work, in a month. */
const IDLE_CALLS = 1.9e6;

const MILLION = 1e6;
const GB = 1024 ** 3;

/** Promised: write units of a mention, and dollars of a million of them without what is paid in any month. */
const MOST_WRITE_UNITS = 9;
const MOST_DOLLARS = 13;

interface Measured {
  readonly wire: WireCost;
  readonly ingressCalls: number;
  /** Of a processor, for all calls. */
  readonly ingressMs: number;
  readonly workerCalls: number;
  readonly workerMs: number;
  readonly logBytes: number;
}

const HELP = `Counts what a question costs at list price, and what is paid in any month.

  --help     this text
`;

await argumentsOf({ name: 'bench:cost', help: HELP, options: {} }, () => null);

const template = JSON.stringify((await synthesise()).template);
const hasHttpApi = template.includes('"AWS::ApiGatewayV2::Api"');

await using app = await Deployment.start();
const meter = new WireMeter();
const { ingress, worker } = app.functions;
for (let at = 0; at < WARM_UP; at += 1) await ask();
const asked: Measured[] = [];
for (let at = 0; at < COUNTED; at += 1) asked.push(await ask());
const typical = asked.toSorted((a, b) => a.wire.writeUnits - b.wire.writeUnits)[Math.floor(COUNTED / 2)] ?? asked[0];
if (!typical) throw new Error('nothing was counted');
const ingressMs = median(asked.map((one) => one.ingressMs)) / typical.ingressCalls;
const workerMs = median(asked.map((one) => one.workerMs));

process.stdout.write(
  `${machine()}\nOf a processor, ms: ingress ${ingressMs.toFixed(1)} a call, worker ${workerMs.toFixed(1)}.\n`,
);
process.stdout.write(`Prices of ${PRICES_OF}, us-east-1, without the free tier.\n\n`);
const rows = perMillion(typical, hasHttpApi);
const sum = sumOf(rows);
const mentionsAlone = { ...typical, ingressCalls: 1 };
const variants = [
  ['as it is deployed by default', sum],
  ['without the events of other messages', sumOf(perMillion(mentionsAlone, hasHttpApi))],
  ['with an HTTP API', sumOf(perMillion(typical, true))],
  ['with an HTTP API, without the events of other messages', sumOf(perMillion(mentionsAlone, true))],
] as const;
process.stdout.write(
  `${table(
    [`“@Verbatim ${QUESTION}”, a million times`, 'a question', 'dollars'],
    [...rows.map(({ what, amount, dollars }) => [what, amount, dollars.toFixed(2)]), ['together', '', sum.toFixed(2)]],
  )}\n`,
);
process.stdout.write(
  `${table(
    ['a million questions', 'dollars'],
    variants.map(([what, dollars]) => [what, dollars.toFixed(2)]),
  )}\n`,
);
const fixed = fixedCosts();
process.stdout.write(
  `${table(
    ['in any month, asked or not', 'number', 'dollars'],
    [
      ...fixed.map(({ what, amount, dollars }) => [what, amount, dollars.toFixed(2)]),
      ['together', '', fixed.reduce((total, { dollars }) => total + dollars, 0).toFixed(2)],
    ],
  )}\n`,
);
const feeds = await feedCosts();
process.stdout.write(
  `${table(
    [FEED_COST_TITLE, 'a month', 'dollars'],
    [
      ...feeds.map(({ what, amount, dollars }) => [what, amount, dollars.toFixed(2)]),
      ['together', '', feeds.reduce((total, { dollars }) => total + dollars, 0).toFixed(2)],
    ],
  )}\n`,
);
const watches = await watchCosts(app);
process.stdout.write(
  `${table(
    [WATCH_COST_TITLE, 'a month', 'dollars'],
    [
      ...watches.map(({ what, amount, dollars }) => [what, amount, dollars.toFixed(2)]),
      ['together', '', watches.reduce((total, { dollars }) => total + dollars, 0).toFixed(2)],
    ],
  )}\n`,
);
process.stdout.write(
  floorTable([
    {
      promise: `a mention writes at most ${MOST_WRITE_UNITS} units`,
      reached: String(typical.wire.writeUnits),
      holds: typical.wire.writeUnits <= MOST_WRITE_UNITS,
    },
    {
      promise: `a million questions cost at most $${MOST_DOLLARS}`,
      reached: `$${sum.toFixed(2)}`,
      holds: sum <= MOST_DOLLARS,
    },
  ]),
);
if (typical.wire.writeUnits > MOST_WRITE_UNITS || sum > MOST_DOLLARS) process.exitCode = 1;

/** One mention in a channel: what Slack tells of it, its answer, and what Slack tells of that. */
async function ask(): Promise<Measured> {
  const calls = app.network.calls.length;
  const logged = logBytes();
  const runs = worker.runs.length;
  const worked = { ingress: await ingress.processorMs(), worker: await worker.processorMs() };
  const put = await app.mention('edith', QUESTION);
  let events = 1;
  const said = { channel: put.channel, user: app.slack.id('edith'), text: `<@${BOT_USER}> ${QUESTION}`, ts: put.ts };
  await app.deliver(app.driver.message(said, 'channel'));
  events += 1;
  await app.settle();
  const reply = await onlyReply(app, put);
  const own = { channel: put.channel, user: BOT_USER, text: reply.text, ts: reply.ts, thread: put.ts };
  await app.deliver(app.driver.message(own, 'channel'));
  events += 1;
  await app.settle();
  return {
    wire: meter.count(app.network.calls.slice(calls)),
    ingressCalls: events,
    ingressMs: (await ingress.processorMs()) - worked.ingress,
    workerCalls: worker.runs.length - runs,
    workerMs: (await worker.processorMs()) - worked.worker,
    logBytes: logBytes() - logged,
  };
}

function logBytes(): number {
  return Buffer.byteLength(app.logs);
}

function perMillion({ wire, ingressCalls, workerCalls, logBytes: bytes }: Measured, withHttpApi: boolean) {
  const awsCalls = wire.writes + wire.reads;
  const slowed = (memory: number) => Math.max(1, ONE_PROCESSOR_MB / memory);
  const { memoryMegabytes: small } = ingress.spec;
  const { memoryMegabytes: large } = worker.spec;
  const ingressSeconds = (ingressCalls * ingressMs * slowed(small) + AWS_MS) / 1000;
  const workerSeconds = (workerMs * slowed(large) + wire.slackCalls * SLACK_MS + awsCalls * AWS_MS) / 1000;
  const gbSeconds = (ingressSeconds * small + workerSeconds * large) / 1024;
  // The queue is asked, and what was done is taken out of it, by Lambda itself.
  const sqsCalls = wire.sqsCalls + 2 * workerCalls;
  const logBytes = bytes + (withHttpApi ? ingressCalls * ACCESS_LOG_BYTES : 0);
  return [
    row(`Lambda, GB·s (ingress ${small} MB, worker ${large} MB)`, gbSeconds, PRICES.lambdaGbSecond),
    row('Lambda, calls', ingressCalls + workerCalls, PRICES.lambdaCall),
    ...(withHttpApi ? [row('HTTP API, requests', ingressCalls, PRICES.httpApiRequest)] : []),
    row('SQS, calls', sqsCalls, PRICES.sqsCall),
    row(`DynamoDB, write units (${wire.writes} writes)`, wire.writeUnits, PRICES.dynamoWriteUnit),
    row(`DynamoDB, read units (${wire.reads} reads)`, wire.readUnits, PRICES.dynamoReadUnit),
    row(
      'DynamoDB, KB kept for 90 days',
      wire.storedBytes / 1024,
      ((PRICES.dynamoStoredGb + PRICES.dynamoBackupGb) * KEPT_MONTHS * 1024) / GB,
    ),
    row('Logs, KB', logBytes / 1024, (PRICES.logsGb * 1024) / GB),
  ];
}

function sumOf(all: readonly { readonly dollars: number }[]): number {
  return all.reduce((total, { dollars }) => total + dollars, 0);
}

function each(amount: number): string {
  return Number.isInteger(amount) ? String(amount) : amount.toPrecision(3);
}

function row(what: string, amount: number, price: number) {
  return { what, amount: each(amount), dollars: amount * price * MILLION };
}

function fixedCosts() {
  const alarms = template.split('"AWS::CloudWatch::Alarm"').length - 1;
  // In the body of the dashboard, which shows every metric that the functions write.
  const metrics = new Set([...template.matchAll(/\\"Verbatim\\",\\"(\w+)\\"/gu)].map(([, name]) => name)).size;
  return [
    { what: 'alarms', amount: String(alarms), dollars: alarms * PRICES.alarm },
    { what: 'metrics of our own', amount: String(metrics), dollars: metrics * PRICES.metric },
    { what: 'dashboard', amount: '1', dollars: PRICES.dashboard },
    {
      what: 'SQS, calls only to look',
      amount: `${IDLE_CALLS / MILLION} million`,
      dollars: IDLE_CALLS * PRICES.sqsCall,
    },
  ];
}
