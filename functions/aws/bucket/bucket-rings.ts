import type { S3Client } from '@aws-sdk/client-s3';
import { NO_RINGS, parseRings, type Rings, RingsError } from '../../engine/concepts/rings.ts';
import { FOLDERS, RINGS_OBJECT } from './bucket-layout.ts';
import { BucketLibrary } from './bucket-library.ts';
import { writeReason } from './set-aside.ts';

export type BucketRings =
  /** No file, no rings: the same bucket gives the same index. */
  | { readonly kind: 'rings'; readonly rings: Rings }
  /** Its editor finds the reason among what is set aside. */
  | { readonly kind: 'broken'; readonly problem: string };

/** The operator's rings in the bucket, where they can be edited without a deployment. */
export async function readBucketRings(s3: S3Client, bucket: string): Promise<BucketRings> {
  const content = await new BucketLibrary(s3, bucket, '').read(RINGS_OBJECT);
  if (!content) return { kind: 'rings', rings: NO_RINGS };
  try {
    return { kind: 'rings', rings: parseRings(new TextDecoder().decode(content.bytes), RINGS_OBJECT) };
  } catch (error) {
    if (!(error instanceof RingsError)) throw error;
    await writeReason(new BucketLibrary(s3, bucket, FOLDERS.setAside), RINGS_OBJECT, [error.message]);
    return { kind: 'broken', problem: error.message };
  }
}
