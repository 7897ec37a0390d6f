import * as v from 'valibot';
import type { Cluster } from './cluster.ts';
import { SearchClusterError } from './cluster-error.ts';

/** One line or two of a `_bulk` request. */
export type BulkAction =
  | { readonly kind: 'put'; readonly index: string; readonly id: string; readonly document: object }
  | { readonly kind: 'change'; readonly index: string; readonly id: string; readonly fields: object }
  | { readonly kind: 'delete'; readonly index: string; readonly id: string };

/** Bytes of one request: small enough that a node of 2 GB takes several at once. */
const REQUEST_BYTES = 4_000_000;

/** Milliseconds that one request may take: a node that merges its segments is slow for a while. */
const REQUEST_MS = 60_000;

/** How often what a busy cluster turned away is sent again, each time after twice as many milliseconds. */
const MOST_TURNED_AWAY = 8;
const FIRST_WAIT_MS = 250;

const Result = v.object({ status: v.number(), error: v.optional(v.object({ type: v.string() })) });
const BulkAnswer = v.object({
  errors: v.boolean(),
  items: v.array(v.record(v.string(), Result)),
});

/**
 * Writes documents in requests of a few megabytes, one after the other. What the cluster turns away for now is sent again;
 * rejects with {@link SearchClusterError} at anything else, and then some of the documents are written.
 */
export class BulkWriter {
  readonly #cluster: Cluster;
  readonly #sleep: (ms: number) => Promise<unknown>;
  #lines: string[] = [];
  #bytes = 0;

  constructor(cluster: Cluster, sleep: (ms: number) => Promise<unknown>) {
    this.#cluster = cluster;
    this.#sleep = sleep;
  }

  /** Whether a request's worth of documents waits to be written. */
  get isFull(): boolean {
    return this.#bytes >= REQUEST_BYTES;
  }

  add(action: BulkAction): void {
    const line = lineOf(action);
    this.#lines.push(line);
    this.#bytes += line.length;
  }

  /** Writes all that was added. */
  async flush(): Promise<void> {
    let lines = this.#lines;
    this.#lines = [];
    this.#bytes = 0;
    for (let wait = FIRST_WAIT_MS, times = 0; lines.length > 0; wait *= 2, times += 1) {
      const path = '/_bulk?filter_path=errors,items.*.status,items.*.error.type';
      const { errors, items } = await this.#cluster.ask({ method: 'POST', path, body: lines.join('') }, BulkAnswer, {
        timeoutMs: REQUEST_MS,
      });
      if (!errors) return;
      lines = this.#turnedAway(items, lines);
      if (lines.length === 0) return;
      if (times >= MOST_TURNED_AWAY) throw new SearchClusterError('busy', this.#cluster.name, '429');
      await this.#sleep(wait);
    }
  }

  #turnedAway(items: v.InferOutput<typeof BulkAnswer>['items'], lines: readonly string[]): string[] {
    return items.flatMap((item, at) => {
      const [action, result] = Object.entries(item)[0] ?? [];
      if (!result || result.status < 300) return [];
      if (result.status === 429) return lines[at] ?? [];
      // What is to go is gone.
      if (result.status === 404 && action === 'delete') return [];
      const problem = result.error?.type === 'cluster_block_exception' ? 'read-only' : 'refused';
      throw new SearchClusterError(problem, this.#cluster.name, `${result.status} ${result.error?.type ?? ''}`);
    });
  }
}

function lineOf(action: BulkAction): string {
  const target = { _index: action.index, _id: action.id };
  switch (action.kind) {
    case 'put':
      return `${JSON.stringify({ index: target })}\n${JSON.stringify(action.document)}\n`;
    case 'change':
      return `${JSON.stringify({ update: target })}\n${JSON.stringify({ doc: action.fields })}\n`;
    case 'delete':
      return `${JSON.stringify({ delete: target })}\n`;
  }
}
