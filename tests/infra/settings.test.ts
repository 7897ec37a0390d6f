import { readFileSync } from 'node:fs';
import path from 'node:path';
import { App } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { describe, expect, inject, test } from 'vitest';
import { readSettings, SettingsError } from '../../infra/settings.ts';
import { runApp } from '../support/synth.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { bareApp } from './bare-app.ts';
import { expectNoFinding, GIVEN, NAMES, paired, titled } from './given-settings.ts';

const settings = (context: Record<string, unknown>) => readSettings(new App({ context }).node);

test('without a context everything has its default', () => {
  expect(settings({})).toEqual({
    stack: 'Verbatim',
    retentionDays: 90,
    functionUrl: 'true',
    requestsAtOnce: 50,
    workerMemory: 512,
    admins: [],
    allowedWorkspaces: [],
    followUps: 'on',
    logRetentionDays: 30,
    feedRequestsAnHour: 600,
    searchNodes: 0,
    searchNodeType: 'r6g.large.search',
    searchDiskGb: 50,
  });
});

test('a context from the command line is text', () => {
  expect(
    settings({
      retentionDays: '30',
      workerMemory: '3008',
      admins: 'U0AAAAAAA, U0BBBBBBB',
      allowedWorkspaces: 'T0AAAAAAA',
    }),
  ).toMatchObject({
    retentionDays: 30,
    functionUrl: 'true',
    workerMemory: 3008,
    admins: ['U0AAAAAAA', 'U0BBBBBBB'],
    allowedWorkspaces: ['T0AAAAAAA'],
  });
});

test('the settings of CDK itself are none of ours', () => {
  expect(settings({ '@aws-cdk/core:stackRelativeExports': true, 'cli-telemetry': false })).toEqual(settings({}));
});

test('the setting that a deploy sets by itself is none of those that are named', () => {
  expect(() => settings({ admin: 'U0AAAAAAA' })).toThrow(/\(there are (?!.*takesUp)stack, .*bucket\)/u);
});

describe('what cannot be used is named, with what is wanted', () => {
  test.each<[Record<string, unknown>, RegExp]>([
    [{ admin: 'U0AAAAAAA' }, /"admin" is no setting \(there are stack, .*admins/u],
    [{ admins: 'somebody' }, /admins\.0: wants ids such as U012AB3CD/u],
    [{ retentionDays: 'ninety' }, /retentionDays: /u],
    [{ retentionDays: 0 }, /retentionDays: /u],
    [{ workerMemory: '64' }, /workerMemory: /u],
    [{ searchNodes: '3' }, /searchNodes: nodes are in two zones: 1, or an even number/u],
    [{ searchNodeType: 'c9.huge.search' }, /searchNodeType: /u],
    [{ searchDiskGb: 5 }, /searchDiskGb: /u],
    [{ logRetentionDays: '31' }, /CloudWatch keeps logs for 1, 3, 5, 7, 14, 30, 60/u],
    [{ alarmEmail: 'nobody' }, /alarmEmail: /u],
    [{ stack: '../x' }, /stack: wants at most 40 letters/u],
  ])('%j', (context, message) => {
    expect(() => settings(context)).toThrow(SettingsError);
    expect(() => settings(context)).toThrow(message);
  });
});

test('a setting that cannot be used ends the app with one line and no stack', async () => {
  await using folder = await tempFolder();
  const { code, output } = await runApp({ retentionDays: 'ninety' }, folder.at('out'));
  expect(code).toBe(1);
  expect(output.trim().split('\n')).toHaveLength(1);
  expect(output).toContain('retentionDays');
});

const DEPLOY = readFileSync(path.resolve(import.meta.dirname, '../../docs/deploy.md'), 'utf8');

/** The settings that docs/deploy.md tells of. Beside them are the one of `--stack`, and the one that a deploy sets by itself. */
function documented(): string[] {
  const [, section = ''] = DEPLOY.split('## Settings');
  return [...(section.split('\n## ')[0] ?? '').matchAll(/^\| (?<names>`\w+`(?:, `\w+`)*) \|/gmu)].flatMap(
    ({ groups }) => (groups?.names ?? '').split(', ').map((name) => name.replaceAll('`', '')),
  );
}

describe('every setting can be deployed', () => {
  test('docs/deploy.md tells of all of them, and each has a value here', () => {
    expect(documented().sort()).toEqual(Object.keys(GIVEN).sort());
    expect([...documented(), 'stack'].sort()).toEqual(Object.keys(settings(GIVEN)).sort());
  });

  // `npm run test:faults` has each by itself, and all pairs.
  test.each([[], ...paired(inject('cutsSeed')), NAMES].map(titled))(
    'with %s the app has no finding that is not acknowledged',
    (_, chosen) => expectNoFinding(chosen),
  );
});

test('a finding that nobody has acknowledged fails the synthesis', async () => {
  await using folder = await tempFolder();
  const { app, stack } = bareApp(folder.path);
  new Queue(stack, 'Planted');
  expect(() => app.synth()).toThrow(/AwsSolutions-SQS4/u);
});
