import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { INDEX_METRICS } from '../../functions/aws/indexing/index-metrics.ts';
import { FEED_METRICS } from '../../functions/aws/platform/feed-metrics.ts';
import { MOST_RUNS } from '../../functions/slack/jobs/backoff.ts';
import type { Counter } from '../../functions/slack/jobs/job-context.ts';
import { retryDelay } from '../../functions/slack/jobs/retries.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { parseTemplate, referenced, resourcesOf, type Template } from '../support/template.ts';
import { bareApp } from './bare-app.ts';

const RUNBOOK = readFileSync(path.resolve(import.meta.dirname, '../../docs/runbook.md'), 'utf8');

const FUNCTIONS = path.resolve(import.meta.dirname, '../../functions');

let template: Template;

/** With an address for the alarms and a search domain, which bring alarms of their own. */
beforeAll(async () => {
  template = await templateWith({});
});

async function templateWith(settings: Readonly<Record<string, string>>): Promise<Template> {
  await using folder = await tempFolder();
  const { app, stack } = bareApp(folder.path, { alarmEmail: 'desk@example.com', searchNodes: 2, ...settings });
  return parseTemplate(app.synth().getStackByName(stack.stackName).template);
}

const Alarm = v.object({
  AlarmDescription: v.string(),
  AlarmActions: v.array(v.unknown()),
  OKActions: v.array(v.unknown()),
  TreatMissingData: v.string(),
});

const alarms = () =>
  resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => v.parse(Alarm, Properties));

/** The headings of the alarms' entries; each is an anchor as it is. */
const entries = () => [...RUNBOOK.matchAll(/^### (?<entry>[a-z-]+)$/gmu)].map(({ groups }) => groups?.entry).sort();

test('every alarm has an entry in the runbook, and every entry an alarm', () => {
  const linked = alarms().map(({ AlarmDescription }) => /docs\/runbook\.md#([a-z-]+)$/u.exec(AlarmDescription)?.[1]);
  expect(linked.sort()).toEqual(entries());
  expect(linked.length).toBeGreaterThan(0);
});

test('every entry of the runbook says what it means, how to look and what to do', () => {
  const sections = RUNBOOK.split(/^### /mu)
    .slice(1)
    .map((section) => section.split(/^## /mu)[0] ?? '');
  for (const section of sections) {
    for (const part of ['Means:', 'Look:', 'Do:']) expect(section, section.split('\n', 1)[0]).toContain(part);
  }
});

/** The first groups of all matches, each once. */
function named(pattern: RegExp): string[] {
  return [...new Set([...RUNBOOK.matchAll(pattern)].flatMap(([, name]) => name ?? []))];
}

test('what the runbook asks the stack for is in the template', async () => {
  const withApi = await templateWith({ functionUrl: 'false' });
  const outputs = Object.keys(template.Outputs ?? {});
  const asked = named(/"\$\(out (\w+)\)"/gu);
  expect(asked.length).toBeGreaterThan(5);
  for (const name of asked) expect(outputs, name).toContain(name);
  // As the runbook's `name` looks: of that type, with a logical id that starts so.
  const resources = [...RUNBOOK.matchAll(/name ([A-Z]\w+) (AWS::\w+::\w+)/gu)];
  expect(resources.length).toBeGreaterThan(3);
  for (const [, start = '', type = ''] of resources) {
    const found = resourcesOf(template, type).filter(([id]) => id.startsWith(start));
    expect(found, `${start} ${type}`).toHaveLength(1);
  }
  for (const name of named(/(?:logs|failures|runs) (Ingress|Worker|Apology|Indexer|Fetcher|SlackAccess)\b/gu)) {
    const groups = resourcesOf(withApi, 'AWS::Logs::LogGroup').filter(([id]) => id.startsWith(`${name}Log`));
    expect(groups, name).toHaveLength(1);
  }
});

/** Of AWS's own, by its documentation of each service, with the dimensions that they are counted by; the first is a resource of ours. */
const AWS_METRICS: Readonly<
  Record<string, { readonly dimensions: readonly string[]; readonly names: readonly string[] }>
> = {
  'AWS/SQS': {
    dimensions: ['QueueName'],
    names: ['ApproximateNumberOfMessagesVisible', 'ApproximateAgeOfOldestMessage'],
  },
  'AWS/Lambda': {
    dimensions: ['FunctionName'],
    names: ['Errors', 'Duration', 'Throttles', 'ConcurrentExecutions', 'UrlRequestCount', 'Url4xxCount', 'Url5xxCount'],
  },
  'AWS/ApiGateway': { dimensions: ['ApiId'], names: ['Count', '4xx', '5xx'] },
  'AWS/DynamoDB': { dimensions: ['TableName', 'Operation'], names: ['ThrottledRequests', 'SystemErrors'] },
  'AWS/ES': {
    dimensions: ['DomainName', 'ClientId'],
    names: [
      'ClusterStatus.red',
      'ClusterStatus.yellow',
      'ClusterIndexWritesBlocked',
      'FreeStorageSpace',
      'JVMMemoryPressure',
      'CPUUtilization',
    ],
  },
};

const AlarmedMetric = v.object({
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.array(v.object({ Name: v.string(), Value: v.unknown() })),
});

const Metered = v.union([
  v.pipe(
    v.object({ Metrics: v.array(v.looseObject({ MetricStat: v.optional(v.object({ Metric: AlarmedMetric })) })) }),
    v.transform(({ Metrics }) => Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? [])),
  ),
  v.pipe(
    AlarmedMetric,
    v.transform((one) => [one]),
  ),
]);

test.each([
  ['a function URL', {}],
  ['an HTTP API', { functionUrl: 'false' }],
])('with %s every alarm is about a metric that is counted, of a resource that is there', async (_, settings) => {
  const deployed = await templateWith(settings);
  const all = resourcesOf(deployed, 'AWS::CloudWatch::Alarm');
  expect(all.length).toBeGreaterThan(20);
  for (const [id, { Properties }] of all) {
    const metrics = v.parse(Metered, Properties);
    expect(metrics.length, id).toBeGreaterThan(0);
    for (const { Namespace, MetricName, Dimensions } of metrics) {
      if (Namespace === 'Verbatim') {
        expect(Object.keys({ ...COUNTERS, ...INDEX_METRICS, ...FEED_METRICS }), id).toContain(MetricName);
        expect(Dimensions, id).toEqual([{ Name: 'service', Value: 'Verbatim' }]);
        continue;
      }
      const { dimensions, names } = AWS_METRICS[Namespace] ?? { dimensions: [], names: [] };
      expect(names, id).toContain(MetricName);
      expect(Dimensions.map(({ Name }) => Name).sort(), id).toEqual([...dimensions].sort());
      const resource = Dimensions.find(({ Name }) => Name === dimensions[0]);
      expect(Object.keys(deployed.Resources), id).toContain(referenced(resource?.Value));
    }
  }
});

test('what the runbook has looked at on the dashboard, in the logs and among the metrics is there', () => {
  const [dashboard] = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard).replaceAll('\\', '');
  const titles = RUNBOOK.split('\n\n')
    .filter((paragraph) => paragraph.includes('dashboard'))
    .flatMap((paragraph) => [...paragraph.matchAll(/(?<!=\s?)"(?<title>[A-Z][a-z]+ ?[^"$]*)"/gu)])
    .map(({ groups }) => groups?.title ?? '')
    .filter((title) => title !== 'ERROR' && title !== 'WARN');
  expect(titles.length).toBeGreaterThan(2);
  for (const title of titles) expect(body, title).toContain(`"title":"${title}"`);
  const sources = readdirSync(FUNCTIONS, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
    .join('\n');
  const messages = named(/message = "([^"]+)"/gu);
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) expect(sources, message).toContain(`'${message}'`);
  const metrics = Object.values(AWS_METRICS).flatMap(({ names }) => names);
  for (const metric of named(/the metric\s+`(\w+)`/gu)) expect(metrics).toContain(metric);
});

test('what the runbook has changed in the code is there', () => {
  for (const [, constant = '', file = ''] of RUNBOOK.matchAll(/`([A-Z_]+)` in `(infra\/[\w-]+\.ts)`/gu)) {
    expect(readFileSync(path.resolve(import.meta.dirname, '../..', file), 'utf8')).toContain(`const ${constant} =`);
  }
  const settings = readFileSync(path.resolve(import.meta.dirname, '../../infra/settings.ts'), 'utf8');
  for (const setting of named(/--context (\w+)=/gu)) expect(settings, setting).toContain(setting);
});

test('a job that keeps failing rings before it is given up', () => {
  const [alarm] = resourcesOf(template, 'AWS::CloudWatch::Alarm')
    .map(([, { Properties }]) => Properties)
    .filter(({ AlarmDescription }) => String(AlarmDescription).endsWith('#jobs-failed'));
  expect(alarm).toMatchObject({ MetricName: 'JobsFailed', Namespace: 'Verbatim', Statistic: 'Sum', Period: 300 });
  const runs = Array.from({ length: MOST_RUNS - 1 }, (_, failed) =>
    retryDelay({ error: new Error('a failure'), runs: failed + 1, now: 0, random: () => 1 }),
  );
  const needed = Number(alarm?.Threshold);
  // Seconds from the first failed run to the one that rings: within one period, and well before the last run.
  const until = runs.slice(0, needed - 1).reduce((sum, wait) => sum + wait, 0);
  expect(until).toBeLessThan(60);
  expect(needed).toBeLessThan(MOST_RUNS);
});

test('alarms ring and say when it is over, and keep quiet when nobody asks anything', () => {
  const topics = resourcesOf(template, 'AWS::SNS::Topic').map(([id]) => id);
  for (const alarm of alarms()) {
    expect(alarm.AlarmActions.map(referenced)).toEqual(topics);
    expect(alarm.OKActions.map(referenced)).toEqual(topics);
    expect(alarm.TreatMissingData).toBe('notBreaching');
  }
});

test('the topic lets alarms of this account in, which its rule on TLS alone would not', () => {
  const [policy] = resourcesOf(template, 'AWS::SNS::TopicPolicy');
  expect(JSON.stringify(policy)).toContain('"Principal":{"Service":"cloudwatch.amazonaws.com"}');
});

test('mails that cannot be delivered wait in a queue that SNS may write to and that an alarm watches', () => {
  const [subscription] = resourcesOf(template, 'AWS::SNS::Subscription').map(([, { Properties }]) => Properties);
  expect(subscription).toMatchObject({ Protocol: 'email', Endpoint: 'desk@example.com' });
  const { deadLetterTargetArn } = v.parse(v.object({ deadLetterTargetArn: v.unknown() }), subscription?.RedrivePolicy);
  const queue = referenced(deadLetterTargetArn);
  const policies = resourcesOf(template, 'AWS::SQS::QueuePolicy').map((policy) => JSON.stringify(policy));
  expect(policies.find((policy) => policy.includes(queue))).toContain('"Principal":{"Service":"sns.amazonaws.com"}');
  const watching = resourcesOf(template, 'AWS::CloudWatch::Alarm').filter((alarm) =>
    JSON.stringify(alarm).includes(queue),
  );
  expect(watching.map(([, { Properties }]) => Properties.AlarmDescription)).toEqual([
    expect.stringContaining('#alarms-undelivered'),
  ]);
});

/** All of them: a counter that is left out here is a type error. */
const COUNTERS: Readonly<Record<Counter, true>> = {
  Answered: true,
  Disputed: true,
  NotFound: true,
  Apologised: true,
  Corrected: true,
  JobsFailed: true,
};

test('the dashboard shows every metric that the functions write', () => {
  const [dashboard] = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
  const body = JSON.stringify(dashboard).replaceAll('\\', '');
  const shown = [...body.matchAll(/"Verbatim","(?<metric>\w+)","service","Verbatim"/gu)].map(
    ({ groups }) => groups?.metric,
  );
  const told = [COUNTERS, INDEX_METRICS, FEED_METRICS].flatMap((metrics) => Object.keys(metrics));
  expect(new Set(shown)).toEqual(new Set([...told, 'AnswerLatency']));
  // As many as CloudWatch takes for nothing.
  expect(new Set(shown).size).toBeLessThanOrEqual(10);
});
