import type { CorpusIndex } from '../engine/search/corpus-index.ts';
import { isConflict } from './cluster.ts';
import { readCurrent, writeCurrent } from './edition-document.ts';
import { type ClusterPublisher, EditionRun, OvertakenError } from './edition-run.ts';
import { createIndices } from './mapping.ts';
import { removeBefore, removeOtherVersions } from './removal.ts';

export type ClusterPublication =
  | {
      readonly kind: 'published';
      readonly number: number;
      /** Articles whose documents this run has written. */
      readonly written: number;
    }
  /** Another run published or began meanwhile: what it says is current. */
  | { readonly kind: 'overtaken' };

/**
 * Makes an index the current edition of a cluster, writing only what it does not have. Readers keep the edition before until
 * the last step, a conditional write. A run that is killed leaves documents of no edition; the next one takes those over that
 * it would write itself, and removes the others. `begunFrom` is the version that was current when the work on the index began,
 * `undefined` for whatever it is now. Rejects with {@link SearchClusterError}.
 */
export async function publishToCluster(
  index: CorpusIndex,
  publisher: ClusterPublisher,
  begunFrom?: string | null,
): Promise<ClusterPublication> {
  const { cluster, names } = publisher;
  await createIndices(cluster, names, publisher.shards);
  const seen = await readCurrent(cluster, names);
  if (begunFrom !== undefined && begunFrom !== seen.current.version) return { kind: 'overtaken' };
  if (seen.current.version === index.version) return { kind: 'published', number: seen.current.number, written: 0 };
  try {
    const number = Math.max(seen.current.number, seen.current.begun) + 1;
    const begun = await writeCurrent(cluster, names, { ...seen.current, begun: number }, seen);
    const written = await new EditionRun(index, publisher, number, begun).write();
    await writeCurrent(cluster, names, { number, version: index.version, begun: number }, begun);
    await removeBefore(publisher, seen.current.number);
    await removeOtherVersions(publisher);
    return { kind: 'published', number, written };
  } catch (error) {
    if (isConflict(error) || error instanceof OvertakenError) return { kind: 'overtaken' };
    throw error;
  }
}
