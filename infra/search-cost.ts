import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { SEARCH_NODES } from './search-nodes.ts';
import { SearchSizes } from './settings.ts';

const PRICES = {
  /** A GB of a gp3 volume of OpenSearch Service for a month. */
  storedGb: 0.122,
  /** An hour of a NAT gateway: the worker reaches Slack through it. A GB through it costs as much. */
  natHour: 0.045,
  alarm: 0.1,
} as const;

const HOURS_A_MONTH = 730;

/** Alarms that watch the domain. */
export const SEARCH_ALARMS = 6;

export interface MonthlyCost {
  /** US dollars, of each part. */
  readonly nodes: number;
  readonly storage: number;
  readonly network: number;
  readonly alarms: number;
  readonly together: number;
}

/** What a search domain adds to the costs of a month, whether anybody asks or not; `null` where there is none. */
export function searchCost({ searchNodes, searchNodeType, searchDiskGb }: SearchSizes): MonthlyCost | null {
  if (searchNodes === 0) return null;
  const nodes = searchNodes * SEARCH_NODES[searchNodeType] * HOURS_A_MONTH;
  const storage = searchNodes * searchDiskGb * PRICES.storedGb;
  const network = PRICES.natHour * HOURS_A_MONTH;
  const alarms = SEARCH_ALARMS * PRICES.alarm;
  return { nodes, storage, network, alarms, together: nodes + storage + network + alarms };
}

/**
 * One line for an operator about to deploy; `null` where there is no search domain. `context` holds `name=value`, and settings that
 * cannot be used are left to the app, which names them.
 */
export function searchCostLine(context: readonly string[]): string | null {
  const kept = v.parse(CdkJson, JSON.parse(readFileSync(CDK_JSON, 'utf8'))).context;
  const given = Object.fromEntries(
    context.map((setting) => {
      const at = setting.indexOf('=');
      return [setting.slice(0, at), setting.slice(at + 1)];
    }),
  );
  const sizes = v.safeParse(SearchSizes, { ...kept, ...given });
  const cost = sizes.success ? searchCost(sizes.output) : null;
  if (!sizes.success || !cost) return null;
  const { searchNodes, searchNodeType, searchDiskGb } = sizes.output;
  const what = `${searchNodes} × ${searchNodeType} with ${searchDiskGb} GB each`;
  return `the search domain (${what}) and its NAT gateway cost about $${Math.round(cost.together)} a month, asked or not: docs/costs.md`;
}

/** Settings that the operator has made for good. */
const CDK_JSON = path.join(import.meta.dirname, '../cdk.json');
const CdkJson = v.object({ context: v.record(v.string(), v.unknown()) });
