import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { beforeAll, expect, test } from 'vitest';
import { OUTPUTS } from '../../infra/outputs.ts';
import { SEARCH_ALARMS, searchCost, searchCostLine } from '../../infra/search-cost.ts';
import { SEARCH_NODE_TYPES } from '../../infra/search-nodes.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { parseTemplate, referenced, resourcesOf, type Template } from '../support/template.ts';
import { bareApp } from './bare-app.ts';
import { plain } from './deployed.ts';

const SIZES = { searchNodes: 2, searchNodeType: 'r6g.large.search', searchDiskGb: 50 } as const;

let template: Template;

/** The synthesis fails for whatever cdk-nag finds. */
async function synthesised(settings: Readonly<Record<string, unknown>>): Promise<Template> {
  await using folder = await tempFolder();
  const { app, stack } = bareApp(folder.path, settings);
  return parseTemplate(app.synth().getStackByName(stack.stackName).template);
}

beforeAll(async () => {
  template = await synthesised(SIZES);
});

test('one node passes cdk-nag too', async () => {
  const found = resourcesOf(await synthesised({ searchNodes: 1 }), 'AWS::OpenSearchService::Domain');
  expect(found[0]?.[1].Properties.ClusterConfig).toMatchObject({ InstanceCount: 1 });
});

test('commands find that there is a domain, and none where there is none', async () => {
  const told = (given: Template) =>
    JSON.stringify(resourcesOf(given, 'AWS::SSM::Parameter').map(([, { Properties }]) => Properties.Value));
  expect(told(template)).toContain(OUTPUTS.search);
  expect(told(await synthesised({}))).not.toContain(OUTPUTS.search);
});

test('without the setting there is neither a domain nor a network', async () => {
  const { Resources } = await synthesised({});
  const types = Object.values(Resources).map(({ Type }) => Type);
  expect(types.filter((type) => /OpenSearch|EC2/u.test(type))).toEqual([]);
});

test('the domain has the sizes of the setting, is private, encrypted, and speaks TLS alone', () => {
  const [[, domain] = []] = resourcesOf(template, 'AWS::OpenSearchService::Domain');
  expect(domain?.Properties).toMatchObject({
    ClusterConfig: {
      InstanceCount: 2,
      InstanceType: 'r6g.large.search',
      ZoneAwarenessConfig: { AvailabilityZoneCount: 2 },
    },
    EBSOptions: { EBSEnabled: true, VolumeSize: 50 },
    EncryptionAtRestOptions: { Enabled: true },
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-PFS-2023-10' },
    SnapshotOptions: { AutomatedSnapshotStartHour: 3 },
    VPCOptions: { SubnetIds: expect.any(Array), SecurityGroupIds: expect.any(Array) },
  });
  expect(domain?.Properties).not.toHaveProperty('AccessPolicies');
});

test('worker and indexer alone are in its network and know its address; the worker may change nothing', () => {
  const inNetwork = resourcesOf(template, 'AWS::Lambda::Function').filter(([, { Properties }]) => Properties.VpcConfig);
  expect(inNetwork.map(([id]) => plain(id)).sort()).toEqual(['Indexer', 'Worker']);
  for (const [, { Properties }] of inNetwork) {
    expect(Properties.Environment).toMatchObject({ Variables: { SEARCH_NODE: expect.anything() } });
  }
  const policies = resourcesOf(template, 'AWS::IAM::Policy').map(
    ([id, { Properties }]) => [plain(id), JSON.stringify(Properties)] as const,
  );
  const allowed = (start: string) =>
    new Set(policies.filter(([id]) => id.startsWith(start)).flatMap(([, json]) => json.match(/es:ESHttp\w+/gu) ?? []));
  expect([...allowed('Worker')].sort()).toEqual(['es:ESHttpGet', 'es:ESHttpPost']);
  expect([...allowed('Indexer')].sort()).toEqual(['es:ESHttpDelete', 'es:ESHttpGet', 'es:ESHttpPost', 'es:ESHttpPut']);
  expect([...allowed('Ingress'), ...allowed('Apology')]).toEqual([]);
  const worker = policies.find(([id]) => id.startsWith('Worker'))?.[1] ?? '';
  expect(worker).not.toMatch(/_bulk|es:ESHttpPost[^}]*_doc/u);
});

test('the domain hears the functions on its port and nobody else', () => {
  const rules = resourcesOf(template, 'AWS::EC2::SecurityGroupIngress').map(([, { Properties }]) => Properties);
  const Rule = v.object({ FromPort: v.number(), GroupId: v.unknown(), SourceSecurityGroupId: v.unknown() });
  const found = rules.map((rule) => v.parse(Rule, rule));
  expect(found.map(({ FromPort }) => FromPort)).toEqual([443]);
  expect(plain(referenced(found[0]?.SourceSecurityGroupId))).toBe('SearchAskers');
});

test('its alarms are those that its costs count', () => {
  const names = resourcesOf(template, 'AWS::CloudWatch::Alarm').map(([, { Properties }]) => JSON.stringify(Properties));
  expect(names.filter((alarm) => alarm.includes('runbook.md#search-'))).toHaveLength(SEARCH_ALARMS);
});

test('what it costs a month is said before it is deployed, and as the document says', () => {
  const costs = readFileSync(path.resolve(import.meta.dirname, '../../docs/costs.md'), 'utf8');
  for (const searchNodeType of SEARCH_NODE_TYPES) {
    for (const searchNodes of [1, 2]) {
      const { together = 0 } = searchCost({ searchNodes, searchNodeType, searchDiskGb: 50 }) ?? {};
      expect(costs, searchNodeType).toContain(`| ${searchNodes} × ${searchNodeType} | ${Math.round(together)} |`);
    }
  }
  expect(searchCostLine(['admins=U0AAAAAAA', 'searchNodes=2', 'searchDiskGb=100'])).toMatch(
    /2 × r6g\.large\.search with 100 GB each\) .* about \$302 a month/u,
  );
  expect(searchCostLine(['searchNodes=0'])).toBeNull();
  expect(searchCostLine([])).toBeNull();
});
