import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, test } from 'vitest';
import { texts } from '../../functions/wording/texts.ts';
import { Network, wireProxy } from '../support/wire-proxy.ts';
import { EmulatedBot } from './bot.ts';
import { missing } from './ministack.ts';

const POLICE = 'how many police died?';

/** Articles that are sent before the credentials expire. */
const SENT = 5;

const EXPIRED =
  '<?xml version="1.0"?><Error><Code>ExpiredToken</Code><Message>The token has expired.</Message></Error>';

const reason = missing();

describe.skipIf(reason !== null)('an operator of an emulated AWS, one thing after the other:', () => {
  let bot: EmulatedBot;
  let network: Network;
  let line: Awaited<ReturnType<typeof wireProxy>>;

  beforeAll(async () => {
    bot = await EmulatedBot.start();
    network = new Network();
    expect(await bot.emulator.bootstrap()).toMatchObject({ code: 0 });
    line = await wireProxy({ service: 'aws', network, target: bot.emulator.endpoint });
    return async () => {
      await line[Symbol.asyncDispose]();
      await bot[Symbol.asyncDispose]();
    };
  });

  test('a region that is not bootstrapped', async () => {
    const { code, err } = await bot.emulator.run('deploy', ['--yes', '--region', 'eu-west-3']);
    expect(lastLine(err)).toBe(
      'deploy: Nothing is changed: this account and region are not bootstrapped for cdk, or with too old a version. Once for each: npx cdk bootstrap',
    );
    expect(code).toBe(1);
  });

  test('a first deploy that CloudFormation refuses leaves no table and no bucket behind', async () => {
    const before = await stored();
    await bot.emulator.tell({ takes_metric_math: false });
    const { code, err } = await bot.emulator.run('deploy', ['--yes']);
    expect(err).toMatch(/(?:CREATE_FAILED|FAILED).*AWS::CloudWatch::Alarm/u);
    expect(lastLine(err)).toContain('CloudFormation refused the change, and what it had begun it has taken back');
    expect(code).toBe(1);
    expect(await stored()).toEqual(before);
    await bot.emulator.tell({ takes_metric_math: true });
  });

  test('credentials that expire in the middle of an upload: the same command finishes it', async () => {
    let left = SENT;
    using _ = network.intercept(({ operation }) =>
      /^PUT .*\/articles\//u.test(operation) && left-- <= 0
        ? { kind: 'answer', status: 403, headers: { 'content-type': 'application/xml' }, body: EXPIRED }
        : null,
    );
    const cutOff = await bot.emulator.run('deploy', ['--yes'], { env: { AWS_ENDPOINT_URL: line.origin } });
    expect(lastLine(cutOff.err)).toBe(
      'deploy: Could not bring in all the articles: the AWS credentials have expired. Sign in again: aws sso login. The stack Verbatim is deployed and answers from the articles that are in so far; to bring in the rest: npm run deploy -- --yes',
    );
    expect(cutOff.code).toBe(1);
    const again = await bot.emulator.run('deploy', ['--yes']);
    expect(again.out).toMatch(/^published: index [0-9a-f]{12}, 12 articles$/mu);
    expect(again.code).toBe(0);
    await bot.storeSecrets();
  });

  test('what is destroyed is taken up by the next deploy of that name, and lives on', async () => {
    const { TableName, BucketName } = await bot.outputs();
    const destroyed = await bot.emulator.run('destroy', ['--stack', 'Verbatim', '--yes']);
    expect(destroyed.out).toContain(`removed: Verbatim\nkept: the table ${TableName}`);
    expect(destroyed.code).toBe(0);
    expect(await bot.emulator.run('corpus', ['list', '--stack', 'Verbatim'])).toMatchObject({ code: 1 });

    const deployed = await bot.emulator.run('deploy', ['--yes']);
    expect(deployed.err).toContain(`taken up: ${TableName}, ${BucketName}`);
    expect(deployed.out).toMatch(/^left alone: index [0-9a-f]{12}, 12 articles/mu);
    expect(deployed.code).toBe(0);
    expect(await bot.outputs()).toMatchObject({ TableName, BucketName });

    const text =
      'Fire in the mill of Brindelmar\n\n3 May 2024\n\nThe fire in the mill of Brindelmar killed 31 weavers.\n';
    await bot.reindexed(
      () => bot.s3.send(new PutObjectCommand({ Bucket: BucketName, Key: 'inbox/mill.txt', Body: text })),
      false,
    );
    const put = await bot.ask('ada', POLICE);
    const [reply] = await bot.replies(put);
    expect(reply?.text).toContain(texts.sourcesDiffer);
  });

  test('asked twice, it deletes what it would keep', async () => {
    const kept = await bot.emulator.run('destroy', ['--stack', 'Verbatim', '--yes']);
    expect(kept.code).toBe(0);
    const deleted = await bot.emulator.run('destroy', ['--stack', 'Verbatim', '--delete-data', 'Verbatim']);
    expect(deleted.out.match(/^deleted: the (?:bucket|table|secret) /gmu)).toHaveLength(4);
    expect(deleted.code).toBe(0);
    expect(await stored()).toEqual({ tables: [], buckets: [expect.stringContaining('cdk-')] });
    expect(await bot.emulator.parameter('/verbatim/Verbatim/kept')).toBeNull();
    expect(await bot.emulator.parameter('/verbatim/Verbatim/slack/bot-token')).toBeNull();
  });

  async function stored(): Promise<{ readonly tables: string[]; readonly buckets: (string | undefined)[] }> {
    const { TableNames = [] } = await new DynamoDBClient(bot.emulator.client).send(new ListTablesCommand());
    const { Buckets = [] } = await bot.s3.send(new ListBucketsCommand());
    return { tables: TableNames, buckets: Buckets.map(({ Name }) => Name) };
  }
});

/** What the command itself says, below all that cdk has said. */
function lastLine(err: string): string | undefined {
  return err.trim().split('\n').at(-1);
}
