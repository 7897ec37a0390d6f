import { setTimeout as wait } from 'node:timers/promises';
import { RINGS_OBJECT } from '../functions/aws/bucket/bucket-layout.ts';
import { BucketLibrary } from '../functions/aws/bucket/bucket-library.ts';
import { type Reindexed, reindex } from '../functions/aws/indexing/reindex.ts';
import type { Skipped } from '../functions/engine/articles/duplicates.ts';
import type { Output } from '../functions/local/terminal/output.ts';
import type { IndexPointer } from '../functions/slack/store/store.ts';
import { type LocalArticles, uploadArticles } from './corpus-upload.ts';
import { IndexerBusyError, NothingIndexedError, UploadCutOffError } from './deploy-errors.ts';
import type { OperatorCorpus } from './operator-clients.ts';
import { UploadRecord } from './upload-record.ts';

export interface PublicationRequest {
  readonly articles: LocalArticles;
  /** Text of the rings. */
  readonly rings: string;
  /** Whether the operator named the rings: others never take the place of those in the bucket by themselves. */
  readonly namesRings: boolean;
  /** Bring the articles in although there is a corpus. */
  readonly publish: boolean;
  /** The path that the operator named; `null` for the sample corpus. */
  readonly corpus: string | null;
}

export type AfterDeployment =
  | { readonly kind: 'filled'; readonly pointer: IndexPointer; readonly skipped: readonly Skipped[] }
  /** The corpus was left alone. `isNew`: the index was not up to date, or could not be read by this version. */
  | { readonly kind: 'kept'; readonly pointer: IndexPointer; readonly isNew: boolean }
  /** Brought in or left alone, and left to the indexer, which alone reaches the search domain: it has been woken. */
  | { readonly kind: 'left'; readonly skipped: readonly Skipped[] };

/** Milliseconds between two tries while another run is at it, and how many: a little longer than one may take. */
const BUSY = { everyMs: 3000, times: 320 };

/**
 * Fills the bucket where there is no corpus yet, where an upload was cut off, or where it is requested, and brings the index up
 * to date from here, so that it is there when the command ends; with a search domain the indexer does. Rejects with {@link UploadCutOffError} where the upload that
 * was cut off was one of another path, with {@link IndexerBusyError} or {@link NothingIndexedError}.
 */
export async function fillAndIndex(
  request: PublicationRequest,
  deployed: OperatorCorpus,
  progress: Output,
): Promise<AfterDeployment> {
  const root = new BucketLibrary(deployed.s3, deployed.bucket, '');
  const record = new UploadRecord(root);
  const cutOff = await record.cutOff();
  if (cutOff && request.corpus === null && cutOff.corpus !== null) throw new UploadCutOffError(cutOff.corpus);
  const isFirst = (await deployed.store.currentIndex()) === null && (await deployed.articles.list()).length === 0;
  if (!isFirst && !cutOff && !request.publish) {
    if (deployed.hasSearchDomain) return leftToIndexer(deployed, root, []);
    const { pointer, isNew } = await untilIndexed(deployed);
    return { kind: 'kept', pointer, isNew };
  }
  await record.begin(request.corpus);
  if (request.namesRings || (await root.read(RINGS_OBJECT)) === null) {
    await root.write(RINGS_OBJECT, new TextEncoder().encode(request.rings));
  }
  const skipped = await uploadArticles(request.articles, deployed.articles, progress);
  await record.end(request.corpus);
  if (deployed.hasSearchDomain) return leftToIndexer(deployed, root, skipped);
  const { pointer } = await untilIndexed(deployed);
  return { kind: 'filled', pointer, skipped };
}

const NO_RINGS_TEXT = 'rings: {}\n';

/** A version that reads another index, or a new domain, comes with no event. What is written to the rings is one, also where they stay the same. */
async function leftToIndexer(
  { articles }: OperatorCorpus,
  root: BucketLibrary,
  skipped: readonly Skipped[],
): Promise<AfterDeployment> {
  if ((await articles.list()).length === 0) throw new NothingIndexedError();
  const kept = await root.read(RINGS_OBJECT);
  // Whoever has written others meanwhile has woken it.
  await root.write(RINGS_OBJECT, kept?.bytes ?? new TextEncoder().encode(NO_RINGS_TEXT), kept?.tag ?? null);
  return { kind: 'left', skipped };
}

type Indexed = Extract<Reindexed, { kind: 'done' }> & { readonly pointer: IndexPointer };

/** What was uploaded has woken the indexer, which may be at it already. */
async function untilIndexed(deployed: OperatorCorpus): Promise<Indexed> {
  for (let tries = 0; tries < BUSY.times; tries += 1) {
    const done = await reindex(deployed.indexing());
    switch (done.kind) {
      case 'busy':
        await wait(BUSY.everyMs);
        break;
      case 'done':
        if (done.pointer === null) throw new NothingIndexedError();
        return { ...done, pointer: done.pointer };
    }
  }
  throw new IndexerBusyError();
}
