import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DynamoStore } from '../../functions/aws/table/dynamo-store.ts';
import { DAY_MS } from '../../functions/slack/store/day.ts';
import { OUTPUTS, outputsParameter } from '../../infra/outputs.ts';
import { type IndexingServices, startIndexingServices, TestIndexing } from '../support/indexing.ts';
import { runOperator, SIGNED_IN } from '../support/operator.ts';
import { answerParameters } from '../support/parameter-store.ts';
import { Network, type WireProxy, wireProxy } from '../support/wire-proxy.ts';

const parameters = new Map<string, string>();
let services: IndexingServices;
let ssm: WireProxy;

beforeAll(async () => {
  services = await startIndexingServices();
  ssm = await wireProxy({
    service: 'ssm',
    network: new Network(),
    target: null,
    answer: (call) => answerParameters({ ...call, body: { ...Object(call.body), WithDecryption: true } }, parameters),
  });
  const bucket = await TestIndexing.start(services, {});
  const given = { [OUTPUTS.region]: 'eu-west-1', [OUTPUTS.bucket]: bucket.bucket, [OUTPUTS.table]: bucket.table };
  const outputs = Object.fromEntries(Object.values(OUTPUTS).map((name) => [name, `the-${name}`]));
  parameters.set(outputsParameter('Desk'), JSON.stringify({ Desk: { ...outputs, ...given } }));
  const options = { table: bucket.table, retentionMs: 90 * DAY_MS, now: Date.now };
  const store = new DynamoStore(services.dynamo.client, options);
  const common = { team: 'T1', user: 'U0SECRET', text: 'who built the dam?', outcome: 'not_found' } as const;
  await store.keepAsked({ ...common, key: 'a', askedAt: Date.now() - DAY_MS });
  await store.keepAsked({ ...common, key: 'b', askedAt: Date.now() - 30 * DAY_MS });
});

afterAll(async () => {
  await ssm[Symbol.asyncDispose]();
  await services[Symbol.asyncDispose]();
});

const desk = (...args: string[]) =>
  runOperator('desk', args, {
    env: {
      ...SIGNED_IN,
      AWS_ENDPOINT_URL_SSM: ssm.origin,
      AWS_ENDPOINT_URL_S3: services.endpoint,
      AWS_ENDPOINT_URL_SQS: services.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: services.dynamo.endpoint,
    },
  });

describe('npm run desk -- report --stack', () => {
  test('tells what was asked in the week, as a table, and names nobody', async () => {
    const { out: stdout, code: exitCode } = await desk('report', '--stack', 'Desk');
    expect(stdout).toContain('questions\n     1  asked\n');
    expect(stdout).toContain('not found\n     1  who built the dam?\n');
    expect(stdout).not.toContain('U0SECRET');
    expect(exitCode).toBe(0);
  });

  test('as CSV and JSON, from further back', async () => {
    const csv = await desk('report', '--stack', 'Desk', '--since', '40d', '--csv');
    expect(csv.out).toContain('not found,who built the dam?,2\r\n');
    const json = await desk('report', '--stack', 'Desk', '--since', '960h', '--json');
    expect(JSON.parse(json.out)).toMatchObject({ asked: 2, notFound: 2 });
  });

  test.each([
    [['digest'], 'the one command is: report'],
    [['report', '--since', 'yesterday'], '--since wants 7d, 36h or a day such as 2026-11-01'],
    [['report', '--csv', '--json'], '--csv and --json exclude each other'],
  ])('%j is refused with what is wanted', async (args, problem) => {
    const { err: stderr, code: exitCode } = await desk(...args);
    expect(stderr).toContain(problem);
    expect(exitCode).toBe(2);
  });
});
