import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import type { CommandResult } from '../support/command.ts';
import { type TempFolder, tempFolder } from '../support/temp-folder.ts';
import { Network, wireProxy } from '../support/wire-proxy.ts';
import { NOBODY, operatorCalls } from './api-calls.ts';
import { EmulatedBot } from './bot.ts';
import { CREDENTIALS } from './emulator.ts';
import {
  deployOtherApp,
  expired,
  expiredAfterArticles,
  expiredWhileCloudFormationWorks,
  takeBucketElsewhere,
} from './faults.ts';
import { missing } from './ministack.ts';
import { becomeDocumentedOperator } from './operator-user.ts';
import { lastLine, Told } from './told.ts';

const POLICE = 'how many police died?';

/** Articles that are sent before the credentials expire. */
const SENT = 5;

const MILL = 'Fire in the mill of Brindelmar\n\n3 May 2024\n\nThe fire in the mill of Brindelmar killed 31 weavers.\n';

/** Of no policy. */
const OTHER_REGION = 'eu-west-3';

const OTHER_APPS = 'Wages';

const OWN_TABLE = 'Verbatim-StorageTable-of-old';
const OWN_BUCKET = 'verbatim-storagecorpus-of-old';
const BUCKET_ELSEWHERE = 'verbatim-storagecorpus-elsewhere';

const NO_CREDENTIALS = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
const UNKNOWN_CREDENTIALS = { AWS_ACCESS_KEY_ID: 'AKIAQQQQQQQQQQQQQQQQ', AWS_SECRET_ACCESS_KEY: 'secret' };
const ADMINISTRATOR = {
  AWS_ACCESS_KEY_ID: CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: CREDENTIALS.secretAccessKey,
};

/** A port that nobody listens at. */
const NOBODY_THERE = { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };

const reason = missing();

describe.skipIf(reason !== null)('an operator of docs/operator-policy.json, one thing after the other:', () => {
  const told = new Told();
  let bot: EmulatedBot;
  let network: Network;
  let line: Awaited<ReturnType<typeof wireProxy>>;
  let folder: TempFolder;

  beforeAll(async () => {
    bot = await EmulatedBot.start();
    network = new Network();
    expect(await bot.emulator.bootstrap()).toMatchObject({ code: 0 });
    await becomeDocumentedOperator(bot.emulator);
    await takeBucketElsewhere(bot.emulator, BUCKET_ELSEWHERE);
    await deployOtherApp(bot.emulator, OTHER_APPS);
    await bot.emulator.tell({ auth: true });
    line = await wireProxy({ service: 'aws', network, target: bot.emulator.endpoint });
    folder = await tempFolder({ 'mill.txt': MILL });
  });

  afterAll(async () => {
    await folder[Symbol.asyncDispose]();
    await line[Symbol.asyncDispose]();
    await bot[Symbol.asyncDispose]();
  });

  test('what can be told before anything is synthesised, is', async () => {
    const deploy = (args: readonly string[], env = {}) => run('deploy', ['--yes', ...args], env);
    await told.by('no such articles', deploy(['--corpus', 'none']));
    await told.by('AWS cannot be reached', deploy([], NOBODY_THERE));
    await told.by('no credentials', deploy([], NO_CREDENTIALS));
    await told.by('credentials that AWS does not know', deploy([], UNKNOWN_CREDENTIALS));
    await told.by(
      'credentials that may not: another region than that of their policy',
      deploy(['--region', OTHER_REGION]),
    );
    using _ = network.intercept(expired);
    await told.by('credentials that have expired', deploy([], { AWS_ENDPOINT_URL: line.origin }));
    await told.by("a stack of another app's", deploy(['--stack', OTHER_APPS], ADMINISTRATOR));
    await told.by(
      '`destroy` of a name that is not deployed',
      run('destroy', ['--stack', 'Vebratim', '--yes'], ADMINISTRATOR),
    );
  });

  test('a table and a bucket that cannot be taken up', async () => {
    const takeUp = (table: string, bucket: string) =>
      run('deploy', ['--yes', '--context', `table=${table}`, '--context', `bucket=${bucket}`]);
    await told.by('a table that is not there is to be taken up', takeUp(OWN_TABLE, OWN_BUCKET));
    await new DynamoDBClient(bot.emulator.client).send(
      new CreateTableCommand({
        TableName: OWN_TABLE,
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    await told.by('a bucket that is not there is to be taken up', takeUp(OWN_TABLE, OWN_BUCKET));
    await told.by("a bucket is to be taken up that is another account's", takeUp(OWN_TABLE, BUCKET_ELSEWHERE));
    expect(await bot.emulator.parameter('/verbatim/Verbatim/kept')).toBeNull();
  });

  test('what cdk finds', async () => {
    await told.by('a setting that cannot be used', run('deploy', ['--yes', '--context', 'retentionDays=ninety']));
    await told.by(
      'a region that is not bootstrapped',
      run('deploy', ['--yes', '--region', OTHER_REGION], ADMINISTRATOR),
    );
    const noTerminal = await told.by('no terminal to ask at, and no `--yes`', run('deploy', []));
    expect(noTerminal).toContain('this is no terminal. Read what it shows above, and give --yes to agree');
  });

  test('a first deploy that CloudFormation refuses leaves no table and no bucket behind', async () => {
    const before = await stored();
    await bot.emulator.tell({ takes_metric_math: false });
    const refused = run('deploy', ['--yes']);
    await told.by('CloudFormation refuses a resource', refused);
    expect((await refused).err).toMatch(/(?:CREATE_FAILED|FAILED).*AWS::CloudWatch::Alarm/u);
    expect(await stored()).toEqual(before);
    await bot.emulator.tell({ takes_metric_math: true });
  });

  test('credentials that expire while CloudFormation works, and in the middle of an upload: the same command goes on', async () => {
    const throughLine = { AWS_ENDPOINT_URL: line.origin };
    {
      using _ = expiredWhileCloudFormationWorks(network);
      const cutOff = run('deploy', ['--yes'], throughLine);
      expect(await told.by('credentials expire while CloudFormation works', cutOff)).toMatch(
        /^deploy: cdk was cut off, and CloudFormation may be at it still\. .* the AWS credentials have expired\./u,
      );
    }
    {
      using _ = expiredAfterArticles(network, SENT);
      const cutOff = run('deploy', ['--yes'], throughLine);
      expect(await told.by('credentials expire in the middle of the upload', cutOff)).toContain(
        'The stack Verbatim is deployed and answers from the articles that are in so far; to bring in the rest: npm run deploy -- --yes',
      );
    }
    const again = await run('deploy', ['--yes']);
    expect(again.out).toMatch(/^published: index [0-9a-f]{12}, 12 articles$/mu);
    expect(again.code).toBe(0);
  });

  test('secrets, and articles by the command', async () => {
    await told.by('a secret of another shape', bot.emulator.run('secrets', [], { input: 'no secret\n' }));
    expect(await bot.storeSecrets()).toMatchObject({ code: 0 });
    await bot.reindexed(() => succeeds('corpus', ['add', folder.at('mill.txt'), '--stack', 'Verbatim']));
    expect(await succeeds('corpus', ['list', '--stack', 'Verbatim'])).toContain('13 articles');
    for (const look of ['check', 'feeds']) await succeeds('corpus', [look, '--stack', 'Verbatim']);
    expect(await succeeds('desk', ['report', '--stack', 'Verbatim'])).toContain('questions');
    await bot.reindexed(() => succeeds('corpus', ['remove', 'mill', '--stack', 'Verbatim']));
  });

  test('what is destroyed is taken up by the next deploy of that name, and lives on', async () => {
    const { TableName, BucketName } = await bot.outputs();
    const destroyed = await succeeds('destroy', ['--stack', 'Verbatim', '--yes']);
    expect(destroyed).toContain(`removed: Verbatim\nkept: the table ${TableName}`);
    await told.by('`corpus` of a deployment that is gone', run('corpus', ['list', '--stack', 'Verbatim']));

    const deployed = await run('deploy', ['--yes']);
    expect(deployed.err).toContain(`taken up: ${TableName}, ${BucketName}`);
    expect(deployed.out).toMatch(/^left alone: index [0-9a-f]{12}, 12 articles/mu);
    expect(deployed.code).toBe(0);
    expect(await bot.outputs()).toMatchObject({ TableName, BucketName });

    await bot.reindexed(() => succeeds('corpus', ['add', folder.at('mill.txt'), '--stack', 'Verbatim']));
    const put = await bot.ask('ada', POLICE);
    const [reply] = await bot.replies(put);
    expect(reply?.text).toContain(texts.sourcesDiffer);
  });

  test('asked twice, it deletes what it would keep', async () => {
    await succeeds('destroy', ['--stack', 'Verbatim', '--yes']);
    const deleted = await succeeds('destroy', ['--stack', 'Verbatim', '--delete-data', 'Verbatim']);
    expect(deleted.match(/^deleted: the (?:bucket|table|secret) /gmu)).toHaveLength(4);
    expect(await stored()).toEqual({ tables: [OWN_TABLE], buckets: [expect.stringContaining('cdk-')] });
    expect(await bot.emulator.parameter('/verbatim/Verbatim/kept')).toBeNull();
    expect(await bot.emulator.parameter('/verbatim/Verbatim/slack/bot-token')).toBeNull();
  });

  test('what was told is the table of messages', async () => {
    await expect(String(told)).toMatchFileSnapshot('messages.md');
  });

  test("every grant of the operator's policy is used here or reasoned, and nothing else was asked for", async () => {
    const table = await operatorCalls(bot.emulator, OTHER_REGION);
    expect(table).not.toContain(NOBODY);
    await expect(table).toMatchFileSnapshot('operator-calls.md');
  });

  /** What the rules of CloudFormation say of the template is left to the first deploy of `life.test.ts`: it takes long. */
  function run(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) {
    return bot.emulator.run(script, args, { env: { CDK_VALIDATION: 'false', ...env } });
  }

  async function succeeds(script: string, args: readonly string[]): Promise<string> {
    const result: CommandResult = await run(script, args);
    if (result.code !== 0) throw new Error(`${script} ended with ${result.code}: ${lastLine(result)}`);
    return `${result.out}${result.err}`;
  }

  async function stored(): Promise<{ readonly tables: string[]; readonly buckets: (string | undefined)[] }> {
    const { TableNames = [] } = await new DynamoDBClient(bot.emulator.client).send(new ListTablesCommand());
    const { Buckets = [] } = await bot.s3.send(new ListBucketsCommand());
    return { tables: TableNames, buckets: Buckets.map(({ Name }) => Name) };
  }
});
