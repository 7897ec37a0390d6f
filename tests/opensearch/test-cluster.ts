import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import * as v from 'valibot';
import { inject } from 'vitest';
import { type IndexChange, updateIndex } from '../../functions/engine/indexing/index-update.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { Cluster } from '../../functions/opensearch/cluster.ts';
import { ClusterStore } from '../../functions/opensearch/cluster-store.ts';
import type { ClusterPublisher } from '../../functions/opensearch/edition-run.ts';
import { type IndexNames, indexNames } from '../../functions/opensearch/mapping.ts';
import { publishToCluster } from '../../functions/opensearch/publish.ts';
import type { WritableStore } from '../corpus-stores/contract.ts';
import { indexOf } from '../support/articles.ts';

/** Whether there is no node to test with; the set-up has said why. */
export const isMissing = inject('openSearch') === null;

/** Milliseconds: nothing that a test expects hangs on it. */
const TIMEOUT_MS = 120_000;

/** A corpus of its own on the node that the tests share. */
export class TestCluster {
  readonly names: IndexNames = indexNames(`test-${randomUUID()}`);
  readonly cluster: Cluster;
  readonly publisher: ClusterPublisher;

  /** `node`: another address of the node, such as a proxy's. */
  constructor(shards: number, node = inject('openSearch') ?? '', limits = { timeoutMs: TIMEOUT_MS, attempts: 3 }) {
    this.cluster = new Cluster({ node, ...limits, sleep });
    const { cluster, names } = this;
    this.publisher = { cluster, names, shards: { shards }, sleep };
  }

  /** A worker of its own, which looks for the current edition each time. */
  store(): ClusterStore {
    const { cluster, names } = this;
    return new ClusterStore({ cluster, names, now: Date.now, freshMs: 0 });
  }

  /** A store that the contract can publish to; it keeps the index in memory, as the indexer does. */
  writable(): WritableStore {
    const store = this.store();
    let index: CorpusIndex = indexOf([]);
    return {
      current: async () => ((await this.#isEmpty()) ? null : store.current()),
      publish: async (change: IndexChange, begunFrom: string | null) => {
        const next = updateIndex(index, change);
        const { kind } = await publishToCluster(next, this.publisher, begunFrom);
        if (kind === 'published') index = next;
        return kind;
      },
    };
  }

  /** Whether the indices have not been made yet. */
  async #isEmpty(): Promise<boolean> {
    const { cluster, names } = this;
    return (await cluster.find({ method: 'GET', path: `/${names.editions}/_mapping` }, v.unknown())) === null;
  }
}
