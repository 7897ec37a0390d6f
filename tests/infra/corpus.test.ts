import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OUTPUTS, outputsParameter } from '../../infra/outputs.ts';
import { STACK } from '../support/command.ts';
import { type IndexingServices, startIndexingServices, TestIndexing } from '../support/indexing.ts';
import { runOperator, SIGNED_IN } from '../support/operator.ts';
import { answerParameters } from '../support/parameter-store.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { Network, type WireProxy, wireProxy } from '../support/wire-proxy.ts';

const MILL = 'Fire in the mill\n\nEight people were hurt when the mill of Quern burned on Monday.\n';
const PORT = 'The port opens\n\nNine ships were damaged in the port of Marlow on Tuesday morning.\n';

const parameters = new Map<string, string>();
let services: IndexingServices;
let ssm: WireProxy;

beforeAll(async () => {
  services = await startIndexingServices();
  const answer = answerParameters;
  ssm = await wireProxy({
    service: 'ssm',
    network: new Network(),
    target: null,
    answer: (call) => answer({ ...call, body: decrypted(call.body) }, parameters),
  });
});

afterAll(async () => {
  await ssm[Symbol.asyncDispose]();
  await services[Symbol.asyncDispose]();
});

/** A plain parameter comes as it is, whether anything is to be decrypted or not. */
function decrypted(body: unknown): unknown {
  return { ...Object(body), WithDecryption: true };
}

/** A deployment called Desk with that bucket and table. */
async function deployed(files: Record<string, string>): Promise<TestIndexing> {
  const bucket = await TestIndexing.start(services, files);
  const given = { [OUTPUTS.region]: 'eu-west-1', [OUTPUTS.bucket]: bucket.bucket, [OUTPUTS.table]: bucket.table };
  const outputs = Object.fromEntries(Object.values(OUTPUTS).map((name) => [name, `the-${name}`]));
  parameters.set(outputsParameter('Desk'), JSON.stringify({ Desk: { ...outputs, ...given } }));
  return bucket;
}

const corpus = (...args: string[]) =>
  runOperator('corpus', args, {
    env: {
      ...SIGNED_IN,
      AWS_ENDPOINT_URL_SSM: ssm.origin,
      AWS_ENDPOINT_URL_S3: services.endpoint,
      AWS_ENDPOINT_URL_SQS: services.endpoint,
      AWS_ENDPOINT_URL_DYNAMODB: services.dynamo.endpoint,
    },
  });

describe('npm run corpus -- --stack', () => {
  test('adds to the bucket of that deployment, lists what is there, and removes', async () => {
    const bucket = await deployed({ 'articles/mill.txt': MILL });
    await bucket.run();
    await using folder = await tempFolder({ 'port.txt': PORT });
    const added = await corpus('add', folder.at('port.txt'), '--stack', 'Desk');
    expect(added.err).toBe('');
    expect(added.out).toContain('Try in Slack');
    expect(added.code).toBe(0);
    expect(await bucket.names('articles')).toEqual(['mill.txt', 'port.md']);
    await bucket.run();
    const list = await corpus('list', '--stack', 'Desk');
    expect(list.out).toContain('2 articles in the corpus of Desk');
    expect((await corpus('remove', 'mill', '--stack', 'Desk')).code).toBe(0);
    expect(await bucket.names('articles')).toEqual(['port.md']);
  });

  test('checks what was set aside from the inbox too, with its reason, until it is deleted', async () => {
    const bucket = await deployed({ 'articles/mill.txt': MILL, 'inbox/empty.html': '<html></html>' });
    await bucket.run();
    const check = await corpus('check', '--stack', 'Desk');
    expect(check.out).toMatch(/^left out: set-aside\/inbox\/empty\.html could not be taken: empty\.html \S/mu);
    expect(check.out).toContain('1 to repair');
    expect(check.code).toBe(3);
    await bucket.remove('set-aside/inbox/empty.html', 'set-aside/inbox/empty.html.reason.txt');
    const after = await corpus('check', '--stack', 'Desk');
    expect(after.out).toContain('nothing to repair');
    expect(after.code).toBe(0);
  });

  test('watches a feed for the fetcher to look at, lists it, and stops it', async () => {
    await deployed({});
    const url = 'https://courier.example/feed';
    const watched = await corpus('watch', url, '--every', '1h', '--stack', 'Desk');
    expect(watched.out).toBe(
      `watched: ${url} every hour\nThey are looked at within five minutes; npm run corpus -- feeds says what they bring\n`,
    );
    expect([watched.err, watched.code]).toEqual(['', 0]);
    const feeds = await corpus('feeds', '--stack', 'Desk');
    expect(feeds.out).toBe(`${url}\n  every hour · not asked yet · brought 0 articles\n1 feed in the corpus of Desk\n`);
    expect((await corpus('unwatch', url, '--stack', 'Desk')).out).toBe(`stopped: ${url}; its articles stay\n`);
    expect((await corpus('feeds', '--stack', 'Desk')).out).toBe('0 feeds in the corpus of Desk\n');
  });

  test('a deployment that is not there is named, without a stack trace', async () => {
    const { code, err } = await corpus('list', '--stack', 'Other');
    expect(err).toContain('There is no deployment called Other');
    expect(err).not.toMatch(STACK);
    expect(code).toBe(1);
  });

  test.each([
    [['list', '--stack', 'a b'], '--stack wants'],
    [['list', '--stack', 'Desk', '--corpus', 'x'], '--corpus cannot be used with --stack'],
    [['list', '--region', 'eu-west-1'], 'can only be used with --stack'],
  ])('%j is no usage', async (args, problem) => {
    const { code, err } = await corpus(...args);
    expect(err).toContain(problem);
    expect(code).toBe(2);
  });
});

test('without --stack it works on a folder of this machine', async () => {
  await using folder = await tempFolder({ 'mill.txt': MILL });
  const { code, out } = await corpus('list', '--corpus', folder.path);
  expect(out).toContain('1 article in');
  expect(code).toBe(0);
});
