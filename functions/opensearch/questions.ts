import * as v from 'valibot';
import { CONTEXT_BOOST } from '../engine/search/posting-search.ts';
import type { SearchTerm } from '../engine/search/slice.ts';
import type { Window } from '../engine/search/window.ts';
import type { Cluster } from './cluster.ts';
import { SearchClusterError } from './cluster-error.ts';
import type { TermFrequency } from './edition-document.ts';
import type { IndexNames } from './mapping.ts';
import { StoredPassage } from './passage-document.ts';
import { inEdition } from './validity.ts';

/** What of an edition is asked for at once. */
export interface Wanted {
  /** How often passages have each of these terms. */
  readonly counted: readonly string[];
  /** The same among those of the window alone. */
  readonly mentioned: readonly string[];
  /** The passages that are most about some terms. */
  readonly searched: readonly (readonly SearchTerm[])[];
  /** All passages of these articles, by their ids. */
  readonly whole: readonly string[];
  /** Words that are spelled nearly as these, with so many slips. */
  readonly near: readonly (readonly [word: string, slips: number])[];
}

export interface Found {
  readonly counted: ReadonlyMap<string, TermFrequency>;
  readonly mentioned: ReadonlyMap<string, TermFrequency>;
  /** In the order of what was searched for. */
  readonly searched: readonly (readonly FoundPassage[])[];
  /** By the article's id, in their order. */
  readonly whole: ReadonlyMap<string, readonly FoundPassage[]>;
  readonly near: readonly (readonly string[])[];
}

export interface FoundPassage {
  readonly articleId: string;
  /** The id of the article's document. */
  readonly key: string;
  readonly place: number;
  readonly data: StoredPassage;
}

/**
 * Passages that the cluster gives for a search, of which the engine takes the 30 that it scores highest: Lucene's BM25 has neither
 * the lower bound of BM25+ nor the same lengths, and knows of each term what the documents of every edition have.
 */
const CANDIDATES = 100;

/** No article has more passages: a file has 10 MB at most, and a passage some hundred bytes at least. */
const MOST_PASSAGES = 10_000;

/** Passages. A word that is common may be a slip for another: the cluster reads this as an integer of 32 bits. */
const NO_LIMIT = 2_000_000_000;

/** Words near another that a shard gives. */
const MOST_NEAR = 200;

const FIELDS = ['text', 'above', 'capital', 'small'] as const;

const Hit = v.pipe(
  v.object({
    _source: v.object({ article: v.string(), key: v.string(), place: v.number(), data: StoredPassage }),
  }),
  v.transform(({ _source: { article, key, place, data } }): FoundPassage => ({ articleId: article, key, place, data })),
);
const Filters = v.object({ buckets: v.array(v.object({ doc_count: v.number() })) });
const Counts = v.object({ text: Filters, above: Filters, capital: Filters, small: Filters });
const Suggested = v.object({
  near: v.array(v.object({ options: v.array(v.object({ text: v.string() })) })),
});
const Answer = v.union([
  v.object({ error: v.object({ type: v.string() }), status: v.number() }),
  v.object({
    timed_out: v.boolean(),
    hits: v.object({ hits: v.array(Hit) }),
    aggregations: v.optional(Counts),
    suggest: v.optional(Suggested),
  }),
]);
const Answers = v.object({ responses: v.array(Answer) });
type Given = Exclude<v.InferOutput<typeof Answer>, { readonly error: unknown }>;

/** One `_msearch`, over one edition and its articles of a window. Rejects with `SearchClusterError`. */
export async function findAll(
  cluster: Cluster,
  { passages }: IndexNames,
  edition: number,
  window: Window,
  wanted: Wanted,
): Promise<Found> {
  const live = inEdition(edition);
  const inWindow = [...live, ...windowFilters(window)];
  const searches = [
    ...(wanted.counted.length > 0 ? [countsOf(wanted.counted, live)] : []),
    ...(wanted.mentioned.length > 0 ? [countsOf(wanted.mentioned, inWindow)] : []),
    ...wanted.searched.map((terms) => candidatesOf(terms, inWindow)),
    ...wanted.whole.map((id) => passagesOf(id, live)),
    ...wanted.near.map(([word, slips]) => wordsNear(word, slips)),
  ];
  const head = JSON.stringify({
    index: passages,
    search_type: 'dfs_query_then_fetch',
    allow_partial_search_results: false,
  });
  const body = searches.map((search) => `${head}\n${JSON.stringify(search)}\n`).join('');
  const { responses } = await cluster.ask({ method: 'POST', path: '/_msearch', body }, Answers);
  const given = responses.map((response) => answerOf(response, cluster));
  let at = 0;
  const next = (): Given => {
    const one = given[at];
    at += 1;
    if (!one) throw new SearchClusterError('refused', cluster.name, 'fewer answers than searches');
    return one;
  };
  const counts = (terms: readonly string[]) => (terms.length === 0 ? new Map() : frequenciesOf(terms, next()));
  return {
    counted: counts(wanted.counted),
    mentioned: counts(wanted.mentioned),
    searched: wanted.searched.map(() => next().hits.hits),
    whole: new Map(wanted.whole.map((id) => [id, next().hits.hits])),
    near: wanted.near.map(() => next().suggest?.near.flatMap(({ options }) => options.map(({ text }) => text)) ?? []),
  };
}

function answerOf(response: v.InferOutput<typeof Answer>, cluster: Cluster): Given {
  if ('error' in response) {
    const { status, error } = response;
    const problem = status === 404 ? 'not-indexed' : status === 429 ? 'busy' : status >= 500 ? 'incomplete' : 'refused';
    throw new SearchClusterError(problem, cluster.name, `${status} ${error.type}`);
  }
  if (response.timed_out) throw new SearchClusterError('slow', cluster.name, 'a search timed out');
  return response;
}

/**
 * Counts by `filters` aggregations: those of a scorer, and term vectors, are of one shard and hold documents that no edition has
 * any more. Only documents with one of the terms are looked at.
 */
function countsOf(terms: readonly string[], filters: readonly object[]) {
  const hasAny = { bool: { should: [{ terms: { text: terms } }, { terms: { above: terms } }] } };
  const filtersOf = (field: string) => ({ filters: { filters: terms.map((term) => ({ term: { [field]: term } })) } });
  return {
    size: 0,
    track_total_hits: false,
    query: { bool: { filter: [...filters, hasAny] } },
    aggs: Object.fromEntries(FIELDS.map((field) => [field, filtersOf(field)])),
  };
}

function frequenciesOf(terms: readonly string[], { aggregations }: Given): Map<string, TermFrequency> {
  const count = (field: (typeof FIELDS)[number], at: number) => aggregations?.[field].buckets[at]?.doc_count ?? 0;
  return new Map(
    terms.map((term, at) => [
      term,
      { text: count('text', at), above: count('above', at), capital: count('capital', at), small: count('small', at) },
    ]),
  );
}

const SOURCE = ['article', 'key', 'place', 'data'];

function candidatesOf(terms: readonly SearchTerm[], filters: readonly object[]) {
  const should = terms.flatMap(({ term, weight }) => [
    { term: { text: { value: term, boost: weight } } },
    { term: { above: { value: term, boost: CONTEXT_BOOST * weight } } },
  ]);
  return {
    size: CANDIDATES,
    track_total_hits: false,
    _source: SOURCE,
    query: { bool: { filter: filters, should, minimum_should_match: 1 } },
    sort: ['_score', { article: 'asc' }, { place: 'asc' }],
  };
}

function passagesOf(articleId: string, live: readonly object[]) {
  return {
    size: MOST_PASSAGES,
    track_total_hits: false,
    _source: SOURCE,
    query: { bool: { filter: [...live, { term: { article: articleId } }] } },
    sort: [{ place: 'asc' }],
  };
}

/** Words of passages that no edition has any more may be among them. */
function wordsNear(word: string, slips: number) {
  const term = {
    field: 'words',
    suggest_mode: 'always',
    max_edits: slips,
    prefix_length: 1,
    min_word_length: 2,
    string_distance: 'damerau_levenshtein',
    accuracy: 0,
    max_term_freq: NO_LIMIT,
    size: MOST_NEAR,
    shard_size: MOST_NEAR,
  };
  return { size: 0, suggest: { near: { text: word, term: { ...term, analyzer: 'terms' } } } };
}

/** Of passages, or of articles by the field that holds their id. */
export function windowFilters({ after, before, articles }: Window, id = 'article'): object[] {
  const range = { ...(after === undefined ? {} : { gte: after }), ...(before === undefined ? {} : { lte: before }) };
  return [
    ...(Object.keys(range).length > 0 ? [{ range: { published: range } }] : []),
    ...(articles === undefined ? [] : [{ terms: { [id]: articles } }]),
  ];
}
