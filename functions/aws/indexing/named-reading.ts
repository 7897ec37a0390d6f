import type { LibraryFile } from '../../corpus/library.ts';
import { type KnownCorpus, type LibraryState, type ReadOptions, readLibrary } from '../../corpus/read-library.ts';
import { type CorpusState, knownOf } from '../../corpus/refresh.ts';
import { NO_RINGS } from '../../engine/concepts/rings.ts';
import { buildIndex } from '../../engine/indexing/build-index.ts';
import type { BucketLibrary } from '../bucket/bucket-library.ts';
import type { Attempt, Lease } from '../table/lease.ts';

/** Runs that a file or an item may end, by crash or by time, before it is set aside unread. */
export const MOST_DEATHS = 2;

/** A write of the lease names each file before it is read, 5 ms each: of a first corpus of thousands, none is named. */
const MOST_NAMED = 200;

/** Before the name of a file. */
const NAMED = 'articles/';

/** Where a run is that reads files without naming them, or builds the index. */
const UNNAMED = `${NAMED} `;

/** A version of a file, in the lease: once it is repaired it is read again. */
function nameIn({ name, tag }: LibraryFile): string {
  return `${NAMED}${name} ${tag}`;
}

export interface NamedReading {
  readonly known: LibraryState;
  /** What the lease says of whatever follows. */
  readonly unnamed: Attempt;
}

/**
 * Reads what has changed in the articles, a file at a time, and names each in the lease before: where a run ends at one, the next
 * knows at which. Where a run ended without having named one, each file is also analysed by itself, to find the one at which that
 * ends. A file that ended {@link MOST_DEATHS} runs is left out with its reason, and stays out as long as it is the same.
 */
export async function readNamed(
  articles: BucketLibrary,
  before: CorpusState | null,
  { lease, died }: { readonly lease: Lease; readonly died: Attempt | null },
): Promise<NamedReading> {
  const known = knownOf(before);
  const isCareful = died?.at.startsWith(NAMED) ?? false;
  const ended = [...(died?.ended ?? [])];
  const unnamed = { at: UNNAMED, times: 1, ended };
  let named = 0;
  const options: ReadOptions = {
    async begin(file) {
      const at = nameIn(file);
      const deaths = died?.at === at ? died.times : 0;
      if (deaths >= MOST_DEATHS) ended.push(at);
      if (ended.includes(at)) return 'ended each run of the indexer that read it; split it, or repair it';
      named += 1;
      if (isCareful || named <= MOST_NAMED) await lease.renew({ at, times: deaths + 1, ended });
      else if (named === MOST_NAMED + 1) await lease.renew(unnamed);
      return null;
    },
  };
  const state = await readLibrary(articles, known, isCareful ? { ...options, onRead: analyseAlone } : options);
  if (state.catalogue !== known?.catalogue) await lease.renew(unnamed);
  return { known: state, unnamed };
}

function analyseAlone(articles: KnownCorpus['articles']): void {
  for (const article of articles) buildIndex([article], NO_RINGS);
}
