import * as v from 'valibot';
import { ANALYSIS_FINGERPRINT } from '../engine/indexing/fingerprints.ts';
import { FIELDS } from '../engine/search/article-finder.ts';
import { BM25 } from '../engine/search/statistics.ts';
import type { Cluster } from './cluster.ts';
import { SearchClusterError } from './cluster-error.ts';

/** Raised when documents change their form. */
const FORMAT = 1;

/** Characters. Longer terms are cut into several: nobody asks for them, and Lucene refuses terms of 32 KB. */
const LONGEST_TERM = 4096;

const MOST_LISTED = 2_000_000;

/** The three indices of a corpus. Code that reads articles differently keeps its own, beside those of the code before it. */
export interface IndexNames {
  readonly corpus: string;
  readonly passages: string;
  readonly articles: string;
  /** What each edition is, and which one is current. */
  readonly editions: string;
}

/** `corpus`: lower-case letters, digits and hyphens. */
export function indexNames(corpus = 'verbatim'): IndexNames {
  const names = `${corpus}-${FORMAT}-${ANALYSIS_FINGERPRINT}`;
  return {
    corpus,
    passages: `${names}-passages`,
    articles: `${names}-articles`,
    editions: `${names}-editions`,
  };
}

/** Whether an index is of the same corpus, and made by other code. */
export function isOtherVersion(index: string, { corpus, passages, articles, editions }: IndexNames): boolean {
  const ofCorpus = index.startsWith(`${corpus}-`) ? index.slice(corpus.length) : '';
  return (
    /^-\d+-[0-9a-f]{12}-(?:passages|articles|editions)$/u.test(ofCorpus) &&
    ![passages, articles, editions].includes(index)
  );
}

/** Several indices in a path. AWS signs a comma as it is encoded, and finds another signature where it is not. */
export function indexList(indices: readonly string[]): string {
  return indices.join('%2C');
}

export interface ShardSettings {
  /** Of the passages and of the articles, each; the editions are one. */
  readonly shards: number;
}

/** A second copy of everything, where there is a second node for it. */
const COPIES = { auto_expand_replicas: '0-1' } as const;

const TERMS = { type: 'text', analyzer: 'terms', index_options: 'docs', norms: false } as const;
const SEARCHED = { type: 'text', analyzer: 'terms', index_options: 'freqs', similarity: 'passages' } as const;
const VALIDITY = { from: { type: 'long' }, to: { type: 'long' } } as const;
const STORED = { type: 'object', enabled: false } as const;

/** Who made an index, and in which form. */
const META = { format: FORMAT, analysis: ANALYSIS_FINGERPRINT };

/** The writer of a field has parted its terms by spaces. */
const ANALYSIS = {
  analyzer: { terms: { type: 'custom', tokenizer: 'terms' } },
  tokenizer: { terms: { type: 'whitespace', max_token_length: LONGEST_TERM } },
} as const;

/**
 * A passage's fields are its terms, parted by spaces: stems and marked rings of its text, and of what is above it, stems that
 * it has with a capital and without one inside a sentence, and words. Its validity says in which editions it is.
 */
function passageIndex({ shards }: ShardSettings) {
  return {
    settings: {
      number_of_shards: shards,
      ...COPIES,
      // The publisher of an edition refreshes: no reader sees anything of it before.
      refresh_interval: '-1',
      similarity: { passages: { type: 'BM25', k1: BM25.k, b: BM25.b } },
      analysis: ANALYSIS,
    },
    mappings: {
      dynamic: 'strict',
      _meta: META,
      properties: {
        text: SEARCHED,
        above: SEARCHED,
        capital: TERMS,
        small: TERMS,
        words: TERMS,
        ...VALIDITY,
        article: { type: 'keyword' },
        key: { type: 'keyword' },
        place: { type: 'integer' },
        published: { type: 'keyword' },
        data: STORED,
      },
    },
  };
}

function articleIndex({ shards }: ShardSettings) {
  return {
    settings: {
      number_of_shards: shards,
      ...COPIES,
      refresh_interval: '-1',
      // A list of all articles is looked through page by page.
      max_result_window: MOST_LISTED,
      analysis: ANALYSIS,
    },
    mappings: {
      dynamic: 'strict',
      _meta: META,
      properties: {
        id: { type: 'keyword' },
        key: { type: 'keyword' },
        digest: { type: 'keyword' },
        passages: { type: 'integer' },
        isWhole: { type: 'boolean' },
        published: { type: 'keyword' },
        name: { type: 'keyword' },
        found: { properties: Object.fromEntries(Object.keys(FIELDS).map((field) => [field, TERMS])) },
        ...VALIDITY,
        data: STORED,
      },
    },
  };
}

function editionIndex() {
  return {
    settings: { number_of_shards: 1, ...COPIES },
    mappings: { dynamic: false, _meta: META, properties: { number: { type: 'long' } } },
  };
}

const Mappings = v.record(
  v.string(),
  v.object({ mappings: v.object({ _meta: v.optional(v.object({ format: v.unknown(), analysis: v.unknown() })) }) }),
);

/** Rejects with {@link SearchClusterError} unless all three are there, and as this version makes them. */
export async function checkIndices(cluster: Cluster, names: IndexNames): Promise<void> {
  const list = [names.passages, names.articles, names.editions];
  const found = await cluster.ask({ method: 'GET', path: `/${indexList(list)}/_mapping` }, Mappings);
  for (const name of list) {
    const meta = found[name]?.mappings._meta;
    if (meta?.format === META.format && meta.analysis === META.analysis) continue;
    throw new SearchClusterError('not-indexed', cluster.name, `the mapping of ${name} is of another version`);
  }
}

/** Makes those that are missing, and waits until they can be written. */
export async function createIndices(cluster: Cluster, names: IndexNames, shards: ShardSettings): Promise<void> {
  const wanted = [
    [names.passages, passageIndex(shards)],
    [names.articles, articleIndex(shards)],
    [names.editions, editionIndex()],
  ] as const;
  for (const [name, body] of wanted) {
    if (await cluster.find({ method: 'GET', path: `/${name}/_mapping` }, v.unknown())) continue;
    await cluster.ask({ method: 'PUT', path: `/${name}`, body: JSON.stringify(body) }, v.unknown()).catch((error) => {
      if (!String(error).includes('resource_already_exists_exception')) throw error;
    });
  }
  await checkIndices(cluster, names);
}
