import * as v from 'valibot';
import { BulkWriter } from './bulk.ts';
import type { Cluster } from './cluster.ts';
import { type IndexNames, indexList, isOtherVersion } from './mapping.ts';

export interface Remover {
  readonly cluster: Cluster;
  readonly names: IndexNames;
  readonly sleep: (ms: number) => Promise<unknown>;
}

/** Documents a request. */
const PAGE = 5000;

const Page = v.object({ hits: v.object({ hits: v.array(v.object({ _index: v.string(), _id: v.string() })) }) });

/** What is of no edition from `kept` on: for readers that have looked it up a moment ago, it stays beside the current one. */
export async function removeBefore(remover: Remover, kept: number): Promise<void> {
  const { names } = remover;
  await removeWhere(remover, [names.passages, names.articles], { range: { to: { lte: kept } } });
  await removeWhere(remover, [names.editions], { range: { number: { lt: kept } } });
}

/** Removes the documents that a query finds, page by page. Killed half-way, it has removed some. */
export async function removeWhere(
  { cluster, sleep }: Remover,
  indices: readonly string[],
  query: object,
): Promise<void> {
  const list = indexList(indices);
  const body = JSON.stringify({ size: PAGE, track_total_hits: false, _source: false, query, sort: ['_doc'] });
  for (let count = PAGE; count === PAGE; ) {
    await cluster.ask({ method: 'POST', path: `/${list}/_refresh` }, v.unknown());
    const path = `/${list}/_search?allow_partial_search_results=false`;
    const { hits } = (await cluster.ask({ method: 'POST', path, body }, Page)).hits;
    const bulk = new BulkWriter(cluster, sleep);
    for (const { _index, _id } of hits) bulk.add({ kind: 'delete', index: _index, id: _id });
    await bulk.flush();
    count = hits.length;
  }
}

/** Indices that other code has made of the same corpus and left behind. */
export async function removeOtherVersions({ cluster, names }: Remover): Promise<void> {
  const path = '/_cat/indices?format=json&h=index';
  const list = await cluster.ask({ method: 'GET', path }, v.array(v.object({ index: v.string() })));
  for (const { index } of list) {
    if (isOtherVersion(index, names)) await cluster.find({ method: 'DELETE', path: `/${index}` }, v.unknown());
  }
}
