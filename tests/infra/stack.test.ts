import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, describe, expect, test } from 'vitest';
import { TABLE_SCHEMA } from '../../functions/aws/table/keys.ts';
import { INDEXER_LEASE } from '../../functions/aws/table/lease.ts';
import { EVERY } from '../../functions/feeds/feed.ts';
import { FEED_LEASE_MS } from '../../functions/feeds/poll-feed.ts';
import { MOST_APOLOGY_RUNS, MOST_RUNS } from '../../functions/slack/jobs/backoff.ts';
import { LEASE_MS } from '../../functions/slack/jobs/job-context.ts';
import { OUTPUTS, outputsParameter, parseOutputs } from '../../infra/outputs.ts';
import { DEPLOYED_NODE, plainEnvironment } from '../support/command.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { parseTemplate, referenced, resolve, resourcesOf, type Template } from '../support/template.ts';
import { bareApp } from './bare-app.ts';
import { Deployed, plain, SYNTHESIS_TIMEOUT_MS } from './deployed.ts';

let stack: Deployed;

beforeAll(async () => {
  stack = await Deployed.stack();
}, SYNTHESIS_TIMEOUT_MS);

describe('queues', () => {
  const redrive = (name: string) =>
    v.parse(
      v.object({ deadLetterTargetArn: v.unknown(), maxReceiveCount: v.number() }),
      stack.queue(name).RedrivePolicy,
    );

  test('what fails for good goes from jobs to failed, and from there to the dead letters, where it ends', () => {
    expect(plain(referenced(redrive('QueuesJobs').deadLetterTargetArn))).toBe('QueuesFailed');
    expect(plain(referenced(redrive('QueuesFailed').deadLetterTargetArn))).toBe('QueuesDeadLetters');
    expect(stack.queue('QueuesDeadLetters').RedrivePolicy).toBeUndefined();
    expect(redrive('QueuesJobs').maxReceiveCount).toBe(MOST_RUNS);
    expect(plain(referenced(redrive('CorpusEvents').deadLetterTargetArn))).toBe('CorpusEventsDeadLetters');
    expect(stack.queue('CorpusEventsDeadLetters').RedrivePolicy).toBeUndefined();
  });

  test('an apology has all its runs, also where a moved message keeps the count of its receives', () => {
    const whenMoved = redrive('QueuesJobs').maxReceiveCount + 1;
    expect(redrive('QueuesFailed').maxReceiveCount).toBeGreaterThanOrEqual(whenMoved + MOST_APOLOGY_RUNS);
  });

  test('a dead letter is kept for as long as SQS can: fourteen days', () => {
    expect(stack.queue('QueuesDeadLetters').MessageRetentionPeriod).toBe(14 * 24 * 60 * 60);
  });

  test.each([
    ['QueuesJobs', 'Worker'],
    ['QueuesFailed', 'Apology'],
    ['CorpusEvents', 'Indexer'],
  ])('a message of %s is hidden for six times as long as the %s may take', (name, fn) => {
    expect(stack.queue(name).VisibilityTimeout).toBe(6 * Number(stack.lambda(fn).Timeout));
  });

  test('a lease outlasts its worker, and ends before the message comes back by itself', () => {
    expect(LEASE_MS).toBeGreaterThan(1000 * Number(stack.lambda('Worker').Timeout));
    expect(LEASE_MS).toBeLessThan(1000 * Number(stack.queue('QueuesJobs').VisibilityTimeout));
  });

  test('each function takes its own queue, and only the messages that failed come back', () => {
    const mappings = resourcesOf(stack.template, 'AWS::Lambda::EventSourceMapping').map(([, { Properties }]) => ({
      from: plain(referenced(Properties.EventSourceArn)),
      to: plain(referenced(Properties.FunctionName)),
      responses: Properties.FunctionResponseTypes,
      scaling: Properties.ScalingConfig,
    }));
    const responses = ['ReportBatchItemFailures'];
    expect(mappings).toEqual([
      { from: 'QueuesJobs', to: 'Worker', responses, scaling: { MaximumConcurrency: 10 } },
      { from: 'QueuesFailed', to: 'Apology', responses, scaling: { MaximumConcurrency: 2 } },
      { from: 'CorpusEvents', to: 'Indexer', responses, scaling: { MaximumConcurrency: 2 } },
    ]);
  });

  test('queues are encrypted', () => {
    for (const [, { Properties }] of resourcesOf(stack.template, 'AWS::SQS::Queue')) {
      expect(Properties.SqsManagedSseEnabled).toBe(true);
    }
  });
});

describe('what wakes the indexer', () => {
  const Notification = v.object({
    Event: v.string(),
    Queue: v.unknown(),
    Filter: v.object({
      S3Key: v.object({ Rules: v.array(v.object({ Name: v.literal('prefix'), Value: v.string() })) }),
    }),
  });

  test('every change of articles and rings, and what comes into the inbox, but nothing that it writes itself elsewhere', () => {
    const [, { Properties }] = stack.find('StorageCorpus', 'AWS::S3::Bucket');
    const { QueueConfigurations } = v.parse(
      v.strictObject({ QueueConfigurations: v.array(Notification) }),
      Properties.NotificationConfiguration,
    );
    const watched = QueueConfigurations.map(({ Event, Queue, Filter }) => {
      expect(plain(referenced(Queue))).toBe('CorpusEvents');
      return `${Event} ${Filter.S3Key.Rules.map(({ Value }) => Value).join()}`;
    });
    expect(watched.sort()).toEqual([
      's3:ObjectCreated:* articles/',
      's3:ObjectCreated:* inbox/',
      's3:ObjectCreated:* rings.yaml',
      's3:ObjectRemoved:* articles/',
      's3:ObjectRemoved:* rings.yaml',
    ]);
  });

  test('S3 may send before the bucket is told to, and only that of this account', () => {
    const [id, policy] = stack.find('CorpusEventsPolicy', 'AWS::SQS::QueuePolicy');
    expect(JSON.stringify(policy)).toContain(
      '"Condition":{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}},"Effect":"Allow","Principal":{"Service":"s3.amazonaws.com"}',
    );
    expect(stack.find('StorageCorpus', 'AWS::S3::Bucket')[1].DependsOn).toEqual([id]);
  });

  test('the clock, every hour, for events that never came', () => {
    const [, { Properties }] = stack.find('CorpusEventsHourly', 'AWS::Events::Rule');
    expect(Properties).toMatchObject({ ScheduleExpression: 'rate(1 hour)', State: 'ENABLED' });
    const [target] = v.parse(v.tuple([v.object({ Arn: v.unknown() })]), Properties.Targets);
    expect(plain(referenced(target.Arn))).toBe('CorpusEvents');
  });

  test('a burst is gathered into one look, and a lease ends long before the function does', () => {
    const mapping = resourcesOf(stack.template, 'AWS::Lambda::EventSourceMapping').find(
      ([, { Properties }]) => plain(referenced(Properties.FunctionName)) === 'Indexer',
    );
    expect(mapping?.[1].Properties).toMatchObject({ BatchSize: 1000, MaximumBatchingWindowInSeconds: 10 });
    expect(INDEXER_LEASE.forMs).toBeLessThan(1000 * Number(stack.lambda('Indexer').Timeout));
  });
});

describe('what wakes the fetcher', () => {
  test('the clock, as often as a feed may be asked, without a second try', () => {
    const [, { Properties }] = stack.find('FeedScheduleTick', 'AWS::Scheduler::Schedule');
    expect(Properties).toMatchObject({
      ScheduleExpression: `rate(${EVERY.least} minutes)`,
      FlexibleTimeWindow: { Mode: 'OFF' },
    });
    const target = v.parse(
      v.object({ Arn: v.unknown(), RoleArn: v.unknown(), RetryPolicy: v.unknown() }),
      Properties.Target,
    );
    expect(plain(referenced(target.Arn))).toBe('Fetcher');
    expect(plain(referenced(target.RoleArn))).toBe('FeedScheduleRole');
    expect(target.RetryPolicy).toEqual({ MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 300 });
    const [, invocations] = stack.find('FetcherEventInvokeConfig', 'AWS::Lambda::EventInvokeConfig');
    expect(invocations.Properties).toMatchObject({ MaximumRetryAttempts: 0 });
  });

  test('and a run is over before its leases and before the next tick', () => {
    const seconds = Number(stack.lambda('Fetcher').Timeout);
    expect(seconds).toBeLessThanOrEqual(EVERY.least * 60);
    expect(FEED_LEASE_MS).toBeGreaterThan(1000 * seconds);
  });
});

test('what commands find of a deployment is what it outputs', () => {
  const [, { Properties }] = stack.find('Outputs', 'AWS::SSM::Parameter');
  expect(Properties).toMatchObject({ Name: outputsParameter('Verbatim'), Type: 'String' });
  const references = new Map([...stack.references(), ['AWS::URLSuffix', 'amazonaws.com']]);
  expect(parseOutputs(resolve(Properties.Value, references), 'Verbatim')).toMatchObject({
    BucketName: 'StorageCorpus',
    JobsQueue: 'QueuesJobs',
  });
});

describe('storage', () => {
  test('the table has the schema that the store writes, forgets by itself, and can be put back to any second', () => {
    const [, { Properties }] = stack.find('StorageTable', 'AWS::DynamoDB::GlobalTable');
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: TABLE_SCHEMA.partitionKey, KeyType: 'HASH' },
        { AttributeName: TABLE_SCHEMA.sortKey, KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: TABLE_SCHEMA.expires, Enabled: true },
      Replicas: [{ PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } }],
    });
  });

  test('the bucket is private, encrypted and versioned', () => {
    const [, { Properties }] = stack.find('StorageCorpus', 'AWS::S3::Bucket');
    expect(Properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      VersioningConfiguration: { Status: 'Enabled' },
    });
  });

  test('what people asked and the index outlive the stack, under the ids that they were created with', () => {
    const kept = Object.entries(stack.template.Resources).filter(
      ([, { DeletionPolicy }]) => DeletionPolicy === 'Retain' || DeletionPolicy === 'RetainExceptOnCreate',
    );
    // Another id would be another, empty table: an update must never bring that about.
    expect(kept.map(([id]) => id).sort()).toEqual(['StorageCorpus5852883C', 'StorageTableB43FDCE7']);
    // A first deployment that fails leaves neither behind.
    expect(kept.map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual([
      'RetainExceptOnCreate',
      'RetainExceptOnCreate',
    ]);
    expect(kept.map(([, { UpdateReplacePolicy }]) => UpdateReplacePolicy)).toEqual(['Retain', 'Retain']);
  });

  test('buckets, queues and the topic refuse what does not come over TLS', () => {
    const types = ['AWS::S3::BucketPolicy', 'AWS::SQS::QueuePolicy', 'AWS::SNS::TopicPolicy'];
    const policies = resourcesOf(stack.template, ...types);
    expect(policies).toHaveLength(7);
    for (const [, { Properties }] of policies) {
      expect(JSON.stringify(Properties)).toContain('{"Bool":{"aws:SecureTransport":"false"}},"Effect":"Deny"');
    }
  });
});

test('Slack calls the ingress itself, whose signature check is the door, and strangers take no more of the account than it reserves', () => {
  expect(resourcesOf(stack.template, 'AWS::ApiGatewayV2::Api')).toEqual([]);
  const urls = resourcesOf(stack.template, 'AWS::Lambda::Url').map(([, { Properties }]) => Properties);
  expect(urls).toEqual([expect.objectContaining({ AuthType: 'NONE' })]);
  const granted = resourcesOf(stack.template, 'AWS::Lambda::Permission')
    .map(([, { Properties }]) => Properties)
    .filter(({ Principal }) => Principal === '*');
  expect(granted.map(({ Action }) => Action).sort()).toEqual(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']);
  expect(granted.find(({ Action }) => Action === 'lambda:InvokeFunction')).toMatchObject({
    InvokedViaFunctionUrl: true,
  });
  const watched = resourcesOf(stack.template, 'AWS::CloudWatch::Alarm').map(
    ([, { Properties }]) => Properties.MetricName,
  );
  expect(watched).toEqual(expect.arrayContaining(['Url5xxCount', 'UrlRequestCount']));
  expect(reserved(stack.template)).toEqual({ Ingress: 50 });
});

test('nothing is reserved where that is told, for an account that may run few functions', async () => {
  expect(reserved(await templateWith({ requestsAtOnce: '0' }))).toEqual({});
});

test('with an HTTP API Slack reaches one path, with POST, within limits, and requests are logged without what they hold', async () => {
  const template = await templateWith({ functionUrl: 'false' });
  expect(resourcesOf(template, 'AWS::Lambda::Url')).toEqual([]);
  expect(reserved(template)).toEqual({});
  expect(resourcesOf(template, 'AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey)).toEqual([
    'POST /slack/events',
  ]);
  const [stage] = resourcesOf(template, 'AWS::ApiGatewayV2::Stage').map(([, { Properties }]) => Properties);
  expect(stage?.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 100, ThrottlingRateLimit: 50 });
  const { Format } = v.parse(v.object({ Format: v.string() }), stage?.AccessLogSettings);
  expect(Format).not.toMatch(/header|body|queryString/iu);
  const watched = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties.MetricName);
  expect(watched).toEqual(expect.arrayContaining(['5xx', 'Count']));
});

async function templateWith(settings: Readonly<Record<string, string>>): Promise<Template> {
  await using folder = await tempFolder();
  const { app } = bareApp(folder.path, { ...settings, stack: 'Desk' });
  return parseTemplate(app.synth().getStackByName('Desk').template);
}

/** What functions reserve, by their names. */
function reserved(template: Template): Record<string, unknown> {
  const all = resourcesOf(template, 'AWS::Lambda::Function').flatMap(([id, { Properties }]) =>
    Properties.ReservedConcurrentExecutions === undefined ? [] : [[plain(id), Properties.ReservedConcurrentExecutions]],
  );
  return Object.fromEntries(all);
}

test('the outputs are those that the deployment reads; one of them only with a search domain', () => {
  const { Outputs } = v.parse(v.object({ Outputs: v.record(v.string(), v.unknown()) }), stack.template);
  expect(Object.keys(Outputs).sort()).toEqual(
    Object.values(OUTPUTS)
      .filter((name) => name !== OUTPUTS.search)
      .sort(),
  );
});

test('no log is kept for ever', () => {
  const logs = resourcesOf(stack.template, 'AWS::Logs::LogGroup');
  expect(logs).toHaveLength(5);
  for (const [, { Properties }] of logs) expect(Properties.RetentionInDays).toBe(30);
});

test('the functions, their queues and their address are configured as reviewed', () => {
  const types = ['AWS::Lambda::Function', 'AWS::Lambda::EventSourceMapping', 'AWS::SQS::Queue', 'AWS::Lambda::Url'];
  const reviewed = resourcesOf(stack.template, ...types).map(([id, { Properties }]) => {
    // The code's hash changes with every line of it.
    const { Code: _, ...rest } = Properties;
    return [id, rest];
  });
  expect(Object.fromEntries(reviewed)).toMatchSnapshot();
});

describe('bundles', () => {
  const SourceMap = v.object({ sources: v.array(v.string()) });

  test.each(['Ingress', 'Worker', 'Apology'])(
    '%s brings what asks AWS and leaves out what Bolt never uses here',
    (name) => {
      const folder = stack.synthesis.bundleOf(stack.find(name, 'AWS::Lambda::Function')[0]);
      const stemmer = name === 'Worker' ? ['browser'] : [];
      // The worker reads files that are handed over in the importers' thread.
      const files = readdirSync(folder).sort();
      const thread = files.filter((file) => /^import-worker[\w.-]*\.mjs$/u.test(file));
      expect(thread.includes('import-worker.mjs')).toBe(name === 'Worker');
      expect(files.filter((file) => !thread.includes(file))).toEqual([...stemmer, 'index.mjs', 'index.mjs.map']);
      const { sources } = v.parse(SourceMap, JSON.parse(readFileSync(path.join(folder, 'index.mjs.map'), 'utf8')));
      const packages = new Set(sources.map((source) => /node_modules\/((?:@[^/]+\/)?[^/]+)/u.exec(source)?.[1]));
      expect(packages).toContain('@smithy/signature-v4');
      // The ingress signs its two calls itself: the SDK's clients took half of its start.
      expect(packages.has('@aws-sdk/client-dynamodb')).toBe(name !== 'Ingress');
      for (const unused of ['express', '@slack/oauth', '@slack/socket-mode', 'raw-body', 'path-to-regexp']) {
        expect(packages).not.toContain(unused);
      }
    },
  );

  test.each(['Ingress', 'Worker', 'Apology', 'Indexer', 'Fetcher'])(
    '%s has the WebAssembly of the stemmer beside it if and only if its code reads it',
    (name) => {
      const folder = stack.synthesis.bundleOf(stack.find(name, 'AWS::Lambda::Function')[0]);
      const scripts = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
      const reads = scripts.some((file) => readFileSync(path.join(folder, file), 'utf8').includes('index_bg.wasm'));
      expect(existsSync(path.join(folder, 'browser/index_bg.wasm'))).toBe(reads);
      expect(reads).toBe(['Worker', 'Indexer', 'Fetcher'].includes(name));
    },
  );

  test('the ingress starts without a formatter of dates: one takes a tenth of its start', () => {
    const folder = stack.synthesis.bundleOf(stack.find('Ingress', 'AWS::Lambda::Function')[0]);
    const start = `
      let made = 0;
      Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, { construct: (...given) => { made += 1; return Reflect.construct(...given); } });
      await import(${JSON.stringify(path.join(folder, 'index.mjs'))});
      new Intl.DateTimeFormat('en');
      console.log('made', made);`;
    const said = spawnSync(DEPLOYED_NODE, ['--input-type=module', '--eval', start], {
      encoding: 'utf8',
      env: {
        ...plainEnvironment(),
        ...{ AWS_REGION: 'eu-west-1', AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'key' },
        ...{ AWS_ENDPOINT_URL: 'http://127.0.0.1:9', QUEUE_URL: 'http://127.0.0.1:9/1/queue' },
        ...{ SIGNING_SECRET_PARAMETER: 'signing', BOT_TOKEN_PARAMETER: 'token' },
      },
    });
    expect(said.stdout, said.stderr).toContain('made 1\n');
  });

  test('whoever uses what was left out is told so', () => {
    const leftOut: unknown = createRequire(import.meta.url)('../../infra/stubs/left-out.cjs');
    expect(() => Reflect.get(Object(leftOut), 'Router')).toThrow('Router belongs to a package that is left out');
  });
});
