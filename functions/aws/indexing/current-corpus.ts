import type { S3Client } from '@aws-sdk/client-s3';
import { type Catalogue, decodeCatalogue, encodeCatalogue } from '../../corpus/catalogue.ts';
import type { CorpusState } from '../../corpus/refresh.ts';
import { decodeSnapshot } from '../../engine/indexing/snapshot.ts';
import { SnapshotError } from '../../engine/snapshot/snapshot-error.ts';
import type { Log } from '../../slack/jobs/job-context.ts';
import type { IndexPointer } from '../../slack/store/store.ts';
import { catalogueObject } from '../bucket/bucket-layout.ts';
import { BucketLibrary } from '../bucket/bucket-library.ts';
import { readSnapshot, SnapshotUnavailableError } from '../bucket/snapshots.ts';

/** The corpus as it was indexed last: from the bucket at first, from memory as long as no other run moves the pointer. */
export class CurrentCorpus {
  readonly #s3: S3Client;
  readonly #bucket: string;
  readonly #log: Log;
  #held: { readonly version: string; readonly state: CorpusState } | null = null;

  constructor(s3: S3Client, bucket: string, log: Log) {
    this.#s3 = s3;
    this.#bucket = bucket;
    this.#log = log;
  }

  /**
   * `null` where there is none that this version can read: then everything is rebuilt. Rejects where S3 does not answer
   * just now: the next run finds it.
   */
  async load(pointer: IndexPointer | null): Promise<CorpusState | null> {
    if (!pointer) return null;
    if (this.#held?.version === pointer.version) return this.#held.state;
    try {
      const index = decodeSnapshot(await readSnapshot(this.#s3, this.#bucket, pointer.object));
      const catalogue = (await this.#catalogue(pointer.version)) ?? { files: [] };
      this.#held = { version: pointer.version, state: { index, catalogue } };
      return this.#held.state;
    } catch (error) {
      if (!(error instanceof SnapshotError || error instanceof SnapshotUnavailableError)) throw error;
      this.#log.warn('the current index cannot be read; everything is rebuilt', { error: error.name });
      return null;
    }
  }

  /** Once the pointer names its version. */
  hold(state: CorpusState): void {
    this.#held = { version: state.index.version, state };
  }

  /** Before the pointer moves: a snapshot without a pointer does no harm. */
  async putCatalogue({ index, catalogue }: CorpusState): Promise<void> {
    await this.#root().write(catalogueObject(index.version), encodeCatalogue(catalogue));
  }

  async #catalogue(version: string): Promise<Catalogue | null> {
    const content = await this.#root().read(catalogueObject(version));
    return content && decodeCatalogue(content.bytes);
  }

  #root(): BucketLibrary {
    return new BucketLibrary(this.#s3, this.#bucket, '');
  }
}
