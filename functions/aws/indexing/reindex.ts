import type { IndexPointer } from '../../slack/store/store.ts';
import { LeaseLostError } from '../table/lease.ts';
import { type Indexing, publishRound } from './publish-round.ts';

export type Reindexed =
  /** Another run is at it, and will look again. */
  | { readonly kind: 'busy' }
  | {
      readonly kind: 'done';
      /** The index that is current; `null` as long as there has never been an article. */
      readonly pointer: IndexPointer | null;
      /** Whether this run has made it current. */
      readonly isNew: boolean;
      /** There was no time for everything. */
      readonly hasMore: boolean;
    };

/**
 * Brings the index up to what the bucket holds now. An event is only the reason to look; what a run does follows from the
 * bucket alone, so events may be lost, repeated and reordered. One run works at a time, and looks again for runs that came
 * meanwhile. Killed at any point it leaves the old index or the new one, and the next run goes on from there.
 */
export async function reindex(indexing: Indexing): Promise<Reindexed> {
  const { lease, goOn } = indexing;
  const taking = await lease.take();
  if (taking.kind === 'busy') return taking;
  let { died } = taking;
  let isNew = false;
  try {
    for (;;) {
      const round = await publishRound(indexing, died);
      died = null;
      isNew ||= round.isNew;
      const isOver = !round.hasMore && (await lease.letGo()) === 'free';
      if (!isOver && goOn()) continue;
      if (!isOver) await lease.giveUp();
      return { kind: 'done', pointer: round.pointer, isNew, hasMore: !isOver };
    }
  } catch (error) {
    // The run that holds the lease by now reads the bucket as it is now.
    if (error instanceof LeaseLostError) return { kind: 'busy' };
    await lease.giveUp().catch(() => {}); // it ends by itself; the first failure is the one to tell
    throw error;
  }
}
