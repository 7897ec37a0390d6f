import type { Edition } from '../../engine/edition.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { IndexBehindError } from '../jobs/retries.ts';

/** The very edition that the pointer names; `null` where there is none. Throws {@link IndexBehindError}. */
export async function currentIndex({ store, index }: Pick<JobContext, 'store' | 'index'>): Promise<Edition | null> {
  const pointer = await store.currentIndex();
  const held = await index();
  if (!pointer || !held) return null;
  if (held.version !== pointer.version) throw new IndexBehindError(held.version, pointer.version);
  return held;
}
