import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOptions, WORKER_CALLS } from '../../../functions/aws/platform/clients.ts';
import { Table } from '../../../functions/aws/table/table.ts';
import { type Dynamo, startDynamo } from '../../support/dynamo.ts';
import { THROTTLED_BY_THE_TABLE, throttledTimes } from '../../support/throttled-table.ts';
import { Network, type WireProxy, wireProxy } from '../../support/wire-proxy.ts';

/** As the worker calls, but that no attempt ends because this machine is slow. */
const CALLS = { ...WORKER_CALLS, timeoutMs: 600_000 };

let dynamo: Dynamo;
let proxy: WireProxy;
const network = new Network();
beforeAll(async () => {
  dynamo = await startDynamo();
  proxy = await wireProxy({ service: 'dynamodb', network, target: dynamo.endpoint });
});
afterAll(async () => {
  await proxy[Symbol.asyncDispose]();
  await dynamo[Symbol.asyncDispose]();
});

async function newTable(): Promise<Table> {
  const client = new DynamoDBClient({
    ...clientOptions(CALLS),
    endpoint: proxy.origin,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return new Table(client, await dynamo.table());
}

test('sixty writes, each of them throttled three times, are all done', async () => {
  const table = await newTable();
  using _ = network.intercept(throttledTimes(3));
  const keys = Array.from({ length: 60 }, (_, at) => ({ pk: `p${at}`, sk: 's' }));
  await Promise.all(keys.map((key) => table.write(key, { expires: null, body: '{}' }, { kind: 'always' })));
  const read = await Promise.all(keys.map((key) => table.read(key)));
  expect(read.filter((item) => item === null)).toEqual([]);
});

test('a call that is throttled without end fails with the error of the table, after as many attempts as it has', async () => {
  const table = await newTable();
  using _ = network.intercept(({ service }) => (service === 'dynamodb' ? THROTTLED_BY_THE_TABLE : null));
  const before = network.of('GetItem').length;
  await expect(table.read({ pk: 'p', sk: 's' })).rejects.toThrow(/provisioned throughput/u);
  expect(network.of('GetItem')).toHaveLength(before + CALLS.throttledAttempts);
});

test.each([
  ['fails', { kind: 'answer', status: 500, body: '{}' }, CALLS.attempts],
  ['is cut off', { kind: 'reset' }, CALLS.attempts],
  ['is refused', { kind: 'answer', status: 400, body: '{"__type":"x#ValidationException","message":"no"}' }, 1],
] as const)('a call that %s is not tried as often as one that is throttled', async (_, fault, attempts) => {
  const table = await newTable();
  using _fault = network.intercept(() => fault);
  const before = network.of('GetItem').length;
  await expect(table.read({ pk: 'p', sk: 's' })).rejects.toThrow();
  expect(network.of('GetItem')).toHaveLength(before + attempts);
});
