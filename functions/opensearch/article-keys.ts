import * as v from 'valibot';
import type { Cluster } from './cluster.ts';
import type { IndexNames } from './mapping.ts';

/** What of an article's document an indexer has to know. */
export interface KnownArticle {
  readonly key: string;
  readonly digest: string;
  readonly passages: number;
  /** All its passages are written. */
  readonly isWhole: boolean;
  readonly from: number;
  readonly to: number;
}

/** Documents a request. */
const PAGE = 5000;

/** A field's values are a list, also where there is one. */
const Text = v.pipe(
  v.tuple([v.string()]),
  v.transform(([one]) => one),
);
const Whole = v.pipe(
  v.tuple([v.number()]),
  v.transform(([one]) => one),
);
const Flag = v.pipe(
  v.tuple([v.boolean()]),
  v.transform(([one]) => one),
);
const Page = v.object({
  hits: v.object({
    hits: v.array(
      v.object({
        fields: v.object({
          key: Text,
          digest: Text,
          passages: Whole,
          isWhole: Flag,
          from: Whole,
          to: Whole,
        }),
      }),
    ),
  }),
});

/** Every article's document that editions after `number` may hold, by its key. */
export async function articlesAfter(cluster: Cluster, names: IndexNames, number: number): Promise<KnownArticle[]> {
  await cluster.ask({ method: 'POST', path: `/${names.articles}/_refresh` }, v.unknown());
  const found: KnownArticle[] = [];
  for (let last: string | undefined; ; ) {
    const body = JSON.stringify({
      size: PAGE,
      track_total_hits: false,
      _source: false,
      docvalue_fields: ['key', 'digest', 'passages', 'isWhole', 'from', 'to'],
      query: { bool: { filter: [{ range: { to: { gt: number } } }] } },
      sort: [{ key: 'asc' }],
      ...(last === undefined ? {} : { search_after: [last] }),
    });
    const path = `/${names.articles}/_search?allow_partial_search_results=false`;
    const { hits } = await cluster.ask({ method: 'POST', path, body }, Page);
    found.push(...hits.hits.map(({ fields }) => fields));
    last = found.at(-1)?.key;
    if (hits.hits.length < PAGE) return found;
  }
}
