import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { settingsForAccount } from '../../infra/account-limit.ts';
import { awsAccessError } from '../../infra/aws-problems.ts';
import { cdkArguments } from '../../infra/cdk-deploy.ts';
import { DEPLOY_HELP, parseDeployArguments } from '../../infra/deploy-arguments.ts';
import { deploymentReport } from '../../infra/deployment-report.ts';
import { isForeignStack } from '../../infra/foreign-stack.ts';
import { knownFront, urlNews } from '../../infra/known-front.ts';
import { OUTPUTS, OutputsError, parseOutputs } from '../../infra/outputs.ts';
import { STACK_DESCRIPTION } from '../../infra/stack-name.ts';
import { startAccountSettings, startCloudFormation } from '../support/asked-services.ts';
import { STACK } from '../support/command.ts';
import { runOperator, SIGNED_IN } from '../support/operator.ts';
import { startParameterStore } from '../support/ssm.ts';
import { tempFolder } from '../support/temp-folder.ts';

const DEPLOY = readFileSync(path.resolve(import.meta.dirname, '../../docs/deploy.md'), 'utf8');

const FILES = { outputs: 'o.json' };
const parse = (...args: string[]) => parseDeployArguments(args, '/desk');

test('the help names every setting that docs/deploy.md tells of', () => {
  const [, section = ''] = DEPLOY.split('## Settings');
  for (const [, name = ''] of section.matchAll(/^\| `(\w+)`/gmu)) expect(DEPLOY_HELP).toContain(name);
});

describe('what cdk is asked', () => {
  test('it deploys the one stack, whose name the app is told too, and writes its outputs', () => {
    expect(cdkArguments(parse(), FILES)).toEqual([
      'Verbatim',
      '--outputs-file',
      'o.json',
      '--context',
      'stack=Verbatim',
    ]);
  });

  test('settings, profile and consent are handed on', () => {
    const args = parse(
      '--stack',
      'Desk',
      '--context',
      'admins=U0AAAAAAA',
      '--context',
      'retentionDays=30',
      '--profile',
      'me',
      '--yes',
    );
    expect(cdkArguments(args, FILES).join(' ')).toBe(
      'Desk --outputs-file o.json --context stack=Desk --context admins=U0AAAAAAA --context retentionDays=30 --profile me --require-approval never',
    );
  });

  test('cdk asks before it widens permissions, unless told not to', () => {
    expect(cdkArguments(parse(), FILES)).not.toContain('--require-approval');
  });
});

test('articles are looked for where the command was given', () => {
  expect(parse('--corpus', 'articles')).toMatchObject({ corpus: '/desk/articles', namesRings: false });
  expect(parse('--rings', 'r.yaml')).toMatchObject({ rings: '/desk/r.yaml', namesRings: true, publish: false });
});

describe('outputs', () => {
  const outputs = Object.fromEntries(Object.values(OUTPUTS).map((name) => [name, `the ${name}`]));

  test('those of the stack are read', () => {
    expect(parseOutputs(JSON.stringify({ Verbatim: outputs }), 'Verbatim')).toMatchObject({
      RequestUrl: 'the RequestUrl',
    });
  });

  test.each([
    ['no JSON', 'not JSON'],
    ['another stack', JSON.stringify({ Other: outputs })],
    ['one is missing', JSON.stringify({ Verbatim: { ...outputs, BucketName: undefined } })],
  ])('%s: refused', (_, json) => {
    expect(() => parseOutputs(json, 'Verbatim')).toThrow(OutputsError);
  });
});

describe('the report', () => {
  const outputs = parseOutputs(
    JSON.stringify({ Verbatim: Object.fromEntries(Object.values(OUTPUTS).map((name) => [name, `the-${name}`])) }),
    'Verbatim',
  );
  const pointer = { version: '0123456789ab', object: 'index/0123456789ab.verbatim', articles: 12, builtAt: 0 };

  test('names the index that was published, the URL, and the command that comes next', () => {
    const report = deploymentReport({ kind: 'filled', pointer, skipped: [] }, outputs);
    expect(report).toContain('published: index 0123456789ab, 12 articles');
    expect(report).toContain('npm run -s manifest -- --url the-RequestUrl');
    expect(report).toContain('dashboard: the-DashboardUrl');
  });

  test('of a first deployment is what docs/deploy.md shows', () => {
    const [, shown = ''] = /publishes the index, and prints\n\n +```text\n(.*?)```/su.exec(DEPLOY) ?? [];
    const lines = deploymentReport({ kind: 'filled', pointer, skipped: [] }, outputs).split('\n');
    for (const label of ['published: index …, 12 articles', 'dashboard: ', 'request URL: ']) {
      expect(shown).toMatch(new RegExp(`^ +${label}`, 'mu'));
      expect(lines.some((line) => line.startsWith(label.replace('…', pointer.version)))).toBe(true);
    }
    expect(shown).toMatch(/articles$/mu);
    expect(shown.trim().split('\n')).toHaveLength(3);
  });

  test('says that a corpus was left alone, and how to bring articles in', () => {
    const report = deploymentReport({ kind: 'kept', pointer, isNew: false }, outputs);
    expect(report).toContain('left alone: index 0123456789ab');
    expect(report).toContain('--publish');
  });

  test('says that the indexer publishes where there is a search domain', () => {
    const report = deploymentReport({ kind: 'left', skipped: [] }, outputs);
    expect(report).toContain('left to the indexer');
    expect(report).toContain('request URL: the-RequestUrl');
  });

  test('says that the index was not up to date', () => {
    const report = deploymentReport({ kind: 'kept', pointer, isNew: true }, outputs);
    expect(report).toContain('brought up to date: index 0123456789ab');
  });
});

test('an error that no operator can solve is left as it is', () => {
  expect(awsAccessError(new TypeError('a mistake of ours'), 'publish')).toBeNull();
});

test.each([
  ['a corpus that is not there', ['--corpus', 'none'], 1, 'there is no such file or folder'],
  ['an empty path', ['--corpus', ''], 2, '--corpus requires a path'],
  ['rings that are not there', ['--rings', 'none.yaml'], 1, 'name another file with --rings'],
  ['a setting without a value', ['--context', 'admins'], 2, 'invalid --context "admins": must be NAME=VALUE'],
  ['the stack as a setting', ['--context', 'stack=X'], 2, 'use --stack NAME to choose the deployment'],
  ['the setting of its own', ['--context', 'takesUp=true'], 2, 'takesUp is set by npm run deploy alone'],
  ['an argument', ['production'], 2, 'unexpected argument "production"'],
])('%s ends it before anything is deployed', async (_, args, exit, problem) => {
  const { code, out, err } = await runOperator('deploy', args);
  expect(err).toContain(problem);
  expect(err).not.toMatch(STACK);
  expect(out).toBe('');
  expect(code).toBe(exit);
});

describe('a deployment that Slack calls already', () => {
  const API = 'https://abc.execute-api.eu-west-1.amazonaws.com/slack/events';
  const FUNCTION = 'https://abc.lambda-url.eu-west-1.on.aws/slack/events';
  const noted = (url: string): string => JSON.stringify({ Verbatim: { RequestUrl: url } });

  test.each([
    ['keeps its HTTP API', noted(API), [], ['functionUrl=false'], API],
    ['keeps its function URL', noted(FUNCTION), [], [], FUNCTION],
    ['gets what is named', noted(API), ['functionUrl=true'], [], API],
    ['is none before the first deploy', null, [], [], null],
  ])('%s', (_, outputs, context, settings, url) => {
    expect(knownFront(outputs, context)).toMatchObject({ url, settings });
  });

  test('has its operator told of another request URL, and only then', () => {
    expect(urlNews(API, FUNCTION)).toMatch(/which is gone.* --url https:\/\/abc\.lambda-url\./u);
    expect(urlNews(API, API)).toBeNull();
    expect(urlNews(null, FUNCTION)).toBeNull();
  });
});

test('when cdk fails, nothing is published', async () => {
  await using folder = await tempFolder({ 'mill.txt': 'Fire in the mill\n\nEight people were hurt on Monday.' });
  await using ssm = await startParameterStore('ParameterNotFound');
  await using cloudFormation = await startCloudFormation(null);
  await using lambda = await startAccountSettings(1000);
  const endpoints = {
    AWS_ENDPOINT_URL_SSM: ssm.endpoint,
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
    AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint,
  };
  // A setting that the app refuses: cdk fails before it bundles anything.
  const { code, out, err } = await runOperator(
    'deploy',
    ['--corpus', folder.path, '--yes', '--region', 'eu-west-1', '--context', 'retentionDays=ninety'],
    { env: { ...SIGNED_IN, CDK_DISABLE_CLI_TELEMETRY: 'true', HOME: folder.path, ...endpoints } },
  );
  expect(code).toBe(1);
  expect(err).toContain('deploy: Nothing is changed: the stack could not be synthesised; the reason is above');
  expect(out).toBe('');
});

test.each([
  ['a refused connection', { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }, 'AWS cannot be reached (ECONNREFUSED)'],
  ['no credentials', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, 'there are no AWS credentials. Sign in'],
])('%s is told before anything is synthesised', async (_, env, problem) => {
  await using folder = await tempFolder({ 'mill.txt': 'Fire in the mill\n\nEight people were hurt on Monday.' });
  const { code, err } = await runOperator('deploy', ['--corpus', folder.path, '--yes'], {
    env: { ...SIGNED_IN, ...env },
  });
  expect(err).toContain(`deploy: Nothing is changed. Could not reach the account: ${problem}`);
  expect(code).toBe(1);
});

test('credentials that have expired are told before anything is synthesised', async () => {
  await using folder = await tempFolder({ 'mill.txt': 'Fire in the mill\n\nEight people were hurt on Monday.' });
  await using ssm = await startParameterStore('ExpiredTokenException');
  const env = { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: ssm.endpoint };
  const { code, err } = await runOperator('deploy', ['--corpus', folder.path, '--yes'], { env });
  expect(err).toBe(
    'deploy: Nothing is changed. Could not reach the account: the AWS credentials have expired. Sign in again: aws sso login\n',
  );
  expect(code).toBe(1);
});

async function signedIn<Found>(env: Readonly<Record<string, string>>, look: () => Promise<Found>): Promise<Found> {
  const own = process.env;
  process.env = { ...own, ...SIGNED_IN, ...env };
  try {
    return await look();
  } finally {
    process.env = own;
  }
}

test("a stack of that name that is another app's is refused before anything is synthesised", async () => {
  await using folder = await tempFolder({ 'mill.txt': 'Fire in the mill\n\nEight people were hurt on Monday.' });
  await using ssm = await startParameterStore('ParameterNotFound');
  await using cloudFormation = await startCloudFormation({ description: 'Pays the wages', status: 'CREATE_COMPLETE' });
  const env = {
    ...SIGNED_IN,
    AWS_ENDPOINT_URL_SSM: ssm.endpoint,
    AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint,
  };
  const { code, err } = await runOperator('deploy', ['--corpus', folder.path, '--yes', '--stack', 'Wages'], { env });
  expect(err).toBe(
    "deploy: Nothing is changed: the stack Wages in this account and region is another app's. Choose another name: --stack NAME\n",
  );
  expect(code).toBe(1);
});

test.each([
  [true, 'describes itself otherwise', { description: 'Pays the wages', status: 'UPDATE_COMPLETE' }],
  [true, 'has no description', { description: null, status: 'CREATE_COMPLETE' }],
  [
    true,
    'has an output described as ours',
    { description: null, status: 'CREATE_COMPLETE', output: STACK_DESCRIPTION },
  ],
  [false, 'is ours, and its first deploy goes on', { description: STACK_DESCRIPTION, status: 'CREATE_IN_PROGRESS' }],
  [false, 'was taken back as it was made', { description: null, status: 'ROLLBACK_COMPLETE' }],
  [false, 'was only planned', { description: null, status: 'REVIEW_IN_PROGRESS' }],
  [false, 'is not there', null],
])("it is %s that a stack is another app's which %s", async (isForeign, _, stack) => {
  await using cloudFormation = await startCloudFormation(stack);
  const endpoint = { AWS_ENDPOINT_URL_CLOUDFORMATION: cloudFormation.endpoint };
  expect(await signedIn(endpoint, () => isForeignStack('Wages'))).toBe(isForeign);
  expect(cloudFormation.authorizations).toEqual([expect.stringContaining('/eu-west-1/cloudformation/aws4_request')]);
});

test.each([
  ['an account that runs many functions', 1000, [], []],
  ['a new account', 10, [], ['requestsAtOnce=0']],
  ['a new account, whose operator has decided', 10, ['requestsAtOnce=5'], []],
  ['a new account with an HTTP API', 10, ['functionUrl=false'], []],
])('%s: functions are reserved only where AWS lets us', async (_, most, context, settings) => {
  await using lambda = await startAccountSettings(most);
  const found = await signedIn({ AWS_ENDPOINT_URL_LAMBDA: lambda.endpoint }, () => settingsForAccount(context));
  expect(found.settings).toEqual(settings);
  expect(found.told !== null).toBe(settings.length > 0);
});

test.each([
  ['a table without its bucket', {}, ['table=Desk-Table-1'], 'table and bucket are taken up together'],
  [
    'a bucket of no such name',
    {},
    ['table=Desk-Table-1', 'bucket=Desk'],
    'the setting bucket wants the name of a bucket',
  ],
  [
    'another table for a deployment that has one',
    { '/verbatim/Verbatim/outputs': '{}' },
    ['table=Desk-Table-1', 'bucket=desk-corpus-1'],
    'takes up others only where it is deployed for the first time',
  ],
])('%s is not taken up', async (_, stored, settings, problem) => {
  await using folder = await tempFolder({ 'mill.txt': 'Fire in the mill\n\nEight people were hurt on Monday.' });
  await using ssm = await startParameterStore(undefined, stored);
  const args = ['--corpus', folder.path, '--yes', ...settings.flatMap((setting) => ['--context', setting])];
  const { code, err } = await runOperator('deploy', args, {
    env: { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: ssm.endpoint },
  });
  expect(err).toContain('deploy: Nothing is changed: ');
  expect(err).toContain(problem);
  expect(code).toBe(1);
});
