import { setTimeout as sleep } from 'node:timers/promises';
import type { Edition } from '../../engine/edition.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import { Cluster } from '../../opensearch/cluster.ts';
import { SearchClusterError } from '../../opensearch/cluster-error.ts';
import { ClusterStore } from '../../opensearch/cluster-store.ts';
import { indexNames } from '../../opensearch/mapping.ts';
import { type ClusterPublication, publishToCluster } from '../../opensearch/publish.ts';

/** What the indices of this machine's corpus are called by. */
const NAMES = indexNames();

/** Milliseconds, for a person who waits: a cluster that has just started is slow. */
const TIMEOUT_MS = 20_000;
const ATTEMPTS = 4;

/** Milliseconds for which an edition is taken for the current one. */
const FRESH_MS = 2000;

function clusterAt(node: string): Cluster {
  return new Cluster({ node, timeoutMs: TIMEOUT_MS, attempts: ATTEMPTS, sleep });
}

export function clusterStore(node: string): ClusterStore {
  return new ClusterStore({ cluster: clusterAt(node), names: NAMES, now: Date.now, freshMs: FRESH_MS });
}

/** The edition that is current. Rejects with {@link SearchClusterError}, also where there is none. */
export async function clusterEdition(node: string): Promise<Edition> {
  const edition = await clusterStore(node).current();
  if (edition) return edition;
  throw new SearchClusterError('not-indexed', new URL(node).host, 'none was published');
}

/** Makes the index the current edition. Rejects with {@link SearchClusterError}. */
export function publishAt(
  node: string,
  shards: number,
  index: CorpusIndex,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<ClusterPublication> {
  const settings = { shards };
  return publishToCluster(index, { cluster: clusterAt(node), names: NAMES, shards: settings, sleep, onProgress });
}
