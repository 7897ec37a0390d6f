import type { Edition } from '../../engine/edition.ts';
import type { JobContext } from '../jobs/job-context.ts';
import { IndexBehindError } from '../jobs/retries.ts';
import type { IndexPointer } from '../store/store.ts';

/** The pointer, and the very edition that it names; `null` where there is none. Throws {@link IndexBehindError}. */
export async function currentIndex(
  jobContext: Pick<JobContext, 'store' | 'index'>,
): Promise<{ readonly pointer: IndexPointer; readonly index: Edition } | null> {
  const pointer = await jobContext.store.currentIndex();
  const index = await jobContext.index();
  if (!pointer || !index) return null;
  if (index.version !== pointer.version) throw new IndexBehindError(index.version, pointer.version);
  return { pointer, index };
}
