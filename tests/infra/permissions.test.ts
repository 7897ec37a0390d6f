import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { apologyEnv, fetcherEnv, indexerEnv, ingressEnv, workerEnv } from '../../functions/aws/platform/env.ts';
import { TABLE_OPERATIONS } from '../../infra/bindings.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { parseTemplate, referenced, resolve, resourcesOf } from '../support/template.ts';
import { bareApp } from './bare-app.ts';
import { Deployed, plain, SYNTHESIS_TIMEOUT_MS } from './deployed.ts';

let stack: Deployed;

beforeAll(async () => {
  stack = await Deployed.stack();
}, SYNTHESIS_TIMEOUT_MS);

afterEach(() => vi.unstubAllEnvs());

describe('permissions', () => {
  const Policy = v.object({
    Roles: v.array(v.unknown()),
    PolicyDocument: v.object({
      Statement: v.array(v.object({ Effect: v.literal('Allow'), Action: v.unknown(), Resource: v.unknown() })),
    }),
  });

  const policies = () =>
    resourcesOf(stack.template, 'AWS::IAM::Policy').map(([, { Properties }]) => v.parse(Policy, Properties));

  const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

  function permissionsOf(name: string): string[] {
    const role = referenced(stack.lambda(name).Role);
    return policies()
      .filter(({ Roles }) => Roles.some((one) => referenced(one) === role))
      .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
      .flatMap(({ Action, Resource }) =>
        listed(Resource).flatMap((resource) =>
          listed(Action).map((action) => `${String(action)} ${resolve(resource, stack.references())}`),
        ),
      )
      .sort();
  }

  test('the ingress may read both secrets and put jobs on the queue', () => {
    expect(permissionsOf('Ingress')).toEqual([
      'logs:CreateLogStream IngressLog',
      'logs:PutLogEvents IngressLog',
      'sqs:SendMessage QueuesJobs',
      'ssm:GetParameters arn:aws:ssm:region:account:parameter/verbatim/Verbatim/slack/bot-token',
      'ssm:GetParameters arn:aws:ssm:region:account:parameter/verbatim/Verbatim/slack/signing-secret',
    ]);
  });

  test('the worker may take jobs, give some and pass failed ones on, read snapshots and the token, hand articles in, and remember', () => {
    expect(permissionsOf('Worker')).toEqual([
      'dynamodb:GetItem StorageTable',
      'dynamodb:PutItem StorageTable',
      'dynamodb:Query StorageTable',
      'logs:CreateLogStream WorkerLog',
      'logs:PutLogEvents WorkerLog',
      's3:GetObject StorageCorpus/index/*',
      's3:PutObject StorageCorpus/inbox/*',
      'sqs:ChangeMessageVisibility QueuesJobs',
      'sqs:DeleteMessage QueuesJobs',
      'sqs:GetQueueAttributes QueuesJobs',
      'sqs:GetQueueUrl QueuesJobs',
      'sqs:ReceiveMessage QueuesJobs',
      'sqs:SendMessage QueuesFailed',
      'sqs:SendMessage QueuesJobs',
      'ssm:GetParameters arn:aws:ssm:region:account:parameter/verbatim/Verbatim/slack/bot-token',
    ]);
  });

  test('only a worker that posts a digest may read the whole table', async () => {
    await using folder = await tempFolder();
    const { app, stack: desk } = bareApp(folder.path, { digestChannel: 'C0DESK' });
    const template = parseTemplate(app.synth().getStackByName(desk.stackName).template);
    const scanning = resourcesOf(template, 'AWS::IAM::Policy').filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('"dynamodb:Scan"'),
    );
    expect(scanning.map(([id]) => plain(id))).toEqual(['WorkerRoleDefaultPolicy']);
  });

  test('the apology may take failed jobs, remember, and have them run again or lay them with the dead letters', () => {
    expect(permissionsOf('Apology')).toEqual([
      'dynamodb:GetItem StorageTable',
      'dynamodb:PutItem StorageTable',
      'logs:CreateLogStream ApologyLog',
      'logs:PutLogEvents ApologyLog',
      'sqs:ChangeMessageVisibility QueuesFailed',
      'sqs:DeleteMessage QueuesFailed',
      'sqs:GetQueueAttributes QueuesFailed',
      'sqs:GetQueueUrl QueuesFailed',
      'sqs:ReceiveMessage QueuesFailed',
      'sqs:SendMessage QueuesDeadLetters',
      'sqs:SendMessage QueuesJobs',
      'ssm:GetParameters arn:aws:ssm:region:account:parameter/verbatim/Verbatim/slack/bot-token',
    ]);
  });

  test('the indexer may read and write the corpus, move the pointer, and send to the workers and to itself', () => {
    expect(permissionsOf('Indexer')).toEqual([
      'dynamodb:GetItem StorageTable',
      'dynamodb:PutItem StorageTable',
      'logs:CreateLogStream IndexerLog',
      'logs:PutLogEvents IndexerLog',
      's3:DeleteObject StorageCorpus/articles/*',
      's3:DeleteObject StorageCorpus/inbox/*',
      's3:DeleteObject StorageCorpus/index/*',
      's3:DeleteObject StorageCorpus/outbox/*',
      's3:DeleteObject StorageCorpus/set-aside/*',
      's3:GetObject StorageCorpus/articles/*',
      's3:GetObject StorageCorpus/inbox/*',
      's3:GetObject StorageCorpus/index/*',
      's3:GetObject StorageCorpus/outbox/*',
      's3:GetObject StorageCorpus/rings.yaml',
      's3:GetObject StorageCorpus/set-aside/*',
      's3:ListBucket StorageCorpus',
      's3:PutObject StorageCorpus/articles/*',
      's3:PutObject StorageCorpus/index/*',
      's3:PutObject StorageCorpus/outbox/*',
      's3:PutObject StorageCorpus/set-aside/*',
      'sqs:ChangeMessageVisibility CorpusEvents',
      'sqs:DeleteMessage CorpusEvents',
      'sqs:GetQueueAttributes CorpusEvents',
      'sqs:GetQueueUrl CorpusEvents',
      'sqs:ReceiveMessage CorpusEvents',
      'sqs:SendMessage CorpusEvents',
      'sqs:SendMessage QueuesJobs',
    ]);
  });

  test('the fetcher may keep feeds and hand articles in; what wakes it may call it', () => {
    expect(permissionsOf('Fetcher')).toEqual([
      'dynamodb:GetItem StorageTable',
      'dynamodb:PutItem StorageTable',
      'dynamodb:Query StorageTable',
      'logs:CreateLogStream FetcherLog',
      'logs:PutLogEvents FetcherLog',
      's3:PutObject StorageCorpus/inbox/*',
      'sqs:SendMessage QueuesJobs',
    ]);
    const [, { Properties }] = stack.find('FeedScheduleRoleDefaultPolicy', 'AWS::IAM::Policy');
    const [statement, ...others] = v.parse(Policy, Properties).PolicyDocument.Statement;
    expect(others).toEqual([]);
    expect(statement?.Action).toBe('lambda:InvokeFunction');
    expect(resolve(statement?.Resource, stack.references())).toBe('Fetcher');
    const [, role] = stack.find('FeedScheduleRole', 'AWS::IAM::Role');
    expect(JSON.stringify(role.Properties)).toContain(
      '"Condition":{"StringEquals":{"aws:SourceAccount":{"Ref":"AWS::AccountId"}}}',
    );
  });

  test('these are all: no other policy, no managed one, and nothing else that a role is given', () => {
    expect(policies()).toHaveLength(6);
    const roles = resourcesOf(stack.template, 'AWS::IAM::Role');
    expect(roles).toHaveLength(6);
    for (const [, { Properties }] of roles) expect(Object.keys(Properties)).toEqual(['AssumeRolePolicyDocument']);
  });

  test('the grants on the table are the calls that are made of it', () => {
    const folder = path.resolve(import.meta.dirname, '../../functions/aws');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    const sources = files.map((file) => readFileSync(path.join(folder, file), 'utf8'));
    const clients = sources.filter((source) => source.includes("from '@aws-sdk/client-dynamodb'"));
    const calls = clients.flatMap((source) => [...source.matchAll(/new (\w+)Command\(/gu)].map(([, name]) => name));
    expect([...new Set(calls)].sort()).toEqual([...TABLE_OPERATIONS].sort());
  });
});

describe('environment', () => {
  const Variables = v.record(v.string(), v.unknown());

  function stubEnvironment(name: string): string[] {
    const { Variables: given } = v.parse(v.object({ Variables }), stack.lambda(name).Environment);
    for (const [variable, value] of Object.entries(given)) vi.stubEnv(variable, resolve(value, stack.references()));
    return Object.keys(given).filter((variable) => !/^(?:POWERTOOLS_|NODE_OPTIONS$)/u.test(variable));
  }

  /** Slack's own address, and what a stack's indices are called in its own search domain, need no variable. */
  const read = (env: object) =>
    Object.keys(env).filter((variable) => !['SLACK_API_URL', 'SEARCH_CORPUS'].includes(variable));

  test('the ingress finds what it reads, and nothing else', () => {
    const given = stubEnvironment('Ingress');
    expect(ingressEnv()).toMatchObject({
      QUEUE_URL: 'QueuesJobs',
      SIGNING_SECRET_PARAMETER: '/verbatim/Verbatim/slack/signing-secret',
      BOT_TOKEN_PARAMETER: '/verbatim/Verbatim/slack/bot-token',
      ALLOWED_WORKSPACES: [],
      ADMINS: [],
    });
    expect(given.sort()).toEqual(read(ingressEnv()).sort());
  });

  test('the worker finds what it reads, and nothing else', () => {
    const given = stubEnvironment('Worker');
    expect(workerEnv()).toMatchObject({
      QUEUE_URL: 'QueuesJobs',
      FAILED_QUEUE_URL: 'QueuesFailed',
      TABLE_NAME: 'StorageTable',
      CORPUS_BUCKET: 'StorageCorpus',
      RETENTION_DAYS: 90,
    });
    expect(given.sort()).toEqual(read(workerEnv()).sort());
  });

  test('the apology finds what it reads, and nothing else', () => {
    const given = stubEnvironment('Apology');
    expect(apologyEnv()).toMatchObject({
      QUEUE_URL: 'QueuesJobs',
      TABLE_NAME: 'StorageTable',
      DEAD_LETTER_QUEUE_URL: 'QueuesDeadLetters',
    });
    expect(given.sort()).toEqual(read(apologyEnv()).sort());
  });

  test('the indexer finds what it reads, and nothing else', () => {
    const given = stubEnvironment('Indexer');
    expect(indexerEnv()).toMatchObject({ JOBS_QUEUE_URL: 'QueuesJobs', EVENTS_QUEUE_URL: 'CorpusEvents' });
    expect(given.sort()).toEqual(read(indexerEnv()).sort());
  });

  test('the fetcher finds what it reads, and nothing else', () => {
    const given = stubEnvironment('Fetcher');
    expect(fetcherEnv()).toEqual({
      TABLE_NAME: 'StorageTable',
      CORPUS_BUCKET: 'StorageCorpus',
      JOBS_QUEUE_URL: 'QueuesJobs',
      FEED_REQUESTS_AN_HOUR: 600,
    });
    expect(given.sort()).toEqual(read(fetcherEnv()).sort());
  });

  test('no secret stands in the template', () => {
    expect(JSON.stringify(stack.template)).not.toMatch(/xox[a-z]-|[0-9a-f]{32}"/u);
  });
});
