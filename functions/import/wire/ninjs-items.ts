import { isNode, type JsonNode } from '../json-nodes.ts';

/** The ninjs items of a JSON value: itself, the items of a list, or those of an object that lists them. */
export function ninjsItems(json: unknown): readonly JsonNode[] {
  const listed = isNode(json) ? [json.items, json._items, json.item].find(Array.isArray) : undefined;
  const values: readonly unknown[] = Array.isArray(json) ? json : (listed ?? [json]);
  return values.filter(isNode).filter(isNinjs);
}

function isNinjs(item: JsonNode): boolean {
  const { standard } = item;
  if (isNode(standard) && standard.name === 'ninjs') return true;
  const has = (...keys: string[]): boolean => keys.some((key) => typeof item[key] === 'string');
  return has('uri', 'guid') && has('pubstatus', 'pubStatus', 'versioncreated', 'versionCreated');
}
