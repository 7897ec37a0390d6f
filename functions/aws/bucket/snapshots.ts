import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { encodeSnapshot } from '../../engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import type { IndexPointer, Store } from '../../slack/store/store.ts';
import { catalogueObject, FOLDERS, snapshotObject } from './bucket-layout.ts';
import { packed, unpacked } from './compression.ts';

/** The bucket holds no such snapshot, or holds it from us. */
export class SnapshotUnavailableError extends Error {
  override readonly name = 'SnapshotUnavailableError';

  constructor(bucket: string, object: string, options?: ErrorOptions) {
    super(`The bucket ${bucket} gives no ${object}`, options);
  }
}

/** What S3 says of an object that is not there, or not for us: asking again gives the same. */
const UNAVAILABLE = /^(?:NoSuchKey|NotFound|AccessDenied)$/u;

/**
 * The bytes of a snapshot. Rejects with {@link SnapshotUnavailableError} only where it is not to be had; what may pass, a
 * timeout or too many requests, rejects as it came, since without a snapshot everything is rebuilt.
 */
export async function readSnapshot(s3: S3Client, bucket: string, object: string): Promise<Uint8Array> {
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: object }));
    if (Body) return unpacked(await Body.transformToByteArray());
  } catch (cause) {
    if (!(cause instanceof S3ServiceException && UNAVAILABLE.test(cause.name))) throw cause;
    throw new SnapshotUnavailableError(bucket, object, { cause });
  }
  throw new SnapshotUnavailableError(bucket, object);
}

export interface Publisher {
  readonly s3: S3Client;
  readonly bucket: string;
  readonly store: Pick<Store, 'currentIndex' | 'moveIndex'>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export type Publication =
  | { readonly kind: 'published'; readonly pointer: IndexPointer; readonly bytes: number }
  /** Another run published meanwhile, and its index is current. */
  | { readonly kind: 'overtaken' };

/**
 * Puts the index into the bucket and then makes it the current one, so that the pointer never names a snapshot that is not
 * there. The one it replaces stays: a worker may have looked up the pointer a moment ago. Older ones are removed. `begunFrom`
 * is what was current when the work on this index began.
 */
export async function publishIndex(
  index: CorpusIndex,
  { s3, bucket, store, now }: Publisher,
  begunFrom?: IndexPointer | null,
): Promise<Publication> {
  const before = begunFrom === undefined ? await store.currentIndex() : begunFrom;
  const object = snapshotObject(index.version);
  const bytes = packed(encodeSnapshot(index));
  await s3.send(
    new PutObjectCommand({ Bucket: bucket, Key: object, Body: bytes, ContentType: 'application/octet-stream' }),
  );
  const pointer = { version: index.version, object, articles: index.articles.length, builtAt: now() };
  if (!(await store.moveIndex(pointer, before?.version ?? null))) return { kind: 'overtaken' };
  const kept = [index.version, before?.version ?? index.version];
  await removeOlder(s3, bucket, [object, before?.object ?? object, ...kept.map(catalogueObject)]);
  return { kind: 'published', pointer, bytes: bytes.length };
}

async function removeOlder(s3: S3Client, bucket: string, kept: readonly string[]): Promise<void> {
  let next: string | undefined;
  do {
    const { Contents = [], NextContinuationToken } = await s3.send(
      new ListObjectsV2Command({
        Bucket: bucket,
        Prefix: FOLDERS.index,
        ...(next === undefined ? {} : { ContinuationToken: next }),
      }),
    );
    for (const { Key } of Contents) {
      if (Key !== undefined && !kept.includes(Key)) {
        await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
      }
    }
    next = NextContinuationToken;
  } while (next !== undefined);
}
