import type { S3Client } from '@aws-sdk/client-s3';
import { publishIndex, readSnapshot, SnapshotUnavailableError } from '../functions/aws/snapshots.ts';
import type { CorpusIndex } from '../functions/engine/search/corpus-index.ts';
import { decodeSnapshot } from '../functions/engine/search/snapshot.ts';
import { SnapshotError } from '../functions/engine/search/snapshot-error.ts';
import type { IndexPointer, Store } from '../functions/slack/store.ts';
import { IndexRefusedError, OvertakenError } from './deploy-errors.ts';

export interface Deployed {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly store: Pick<Store, 'currentIndex' | 'moveIndex'>;
  readonly now: () => number;
}

export interface Wish {
  /** Replace the index that is current. */
  readonly publish: boolean;
  /** Whether the operator named the articles. */
  readonly namesCorpus: boolean;
}

export type AfterDeployment =
  | { readonly kind: 'published'; readonly pointer: IndexPointer; readonly bytes: number }
  | { readonly kind: 'kept'; readonly pointer: IndexPointer };

/**
 * Publishes the index where there is none yet, where it is wished, and where the one that is current cannot be read by the
 * version just deployed, if the operator named articles to put in its place. Otherwise the current one is left alone.
 * Rejects with {@link IndexRefusedError} or {@link OvertakenError}.
 */
export async function publishAfterDeployment(
  index: CorpusIndex,
  wish: Wish,
  deployed: Deployed,
): Promise<AfterDeployment> {
  const current = await deployed.store.currentIndex();
  if (current && !wish.publish) {
    const problem = await unreadable(current, deployed);
    if (!problem) return { kind: 'kept', pointer: current };
    if (!wish.namesCorpus) throw new IndexRefusedError(current.version, problem.message, { cause: problem });
  }
  const publication = await publishIndex(index, deployed);
  switch (publication.kind) {
    case 'published':
      return publication;
    case 'overtaken':
      throw new OvertakenError();
  }
}

async function unreadable({ object }: IndexPointer, { s3, bucket }: Deployed): Promise<Error | null> {
  try {
    decodeSnapshot(await readSnapshot(s3, bucket, object));
    return null;
  } catch (error) {
    if (error instanceof SnapshotError || error instanceof SnapshotUnavailableError) return error;
    throw error;
  }
}
