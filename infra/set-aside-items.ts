import type { S3Client } from '@aws-sdk/client-s3';
import { BucketLibrary } from '../functions/aws/bucket/bucket-library.ts';
import { reasonName, setAsideFolder } from '../functions/aws/bucket/set-aside.ts';
import type { Skipped } from '../functions/engine/articles/duplicates.ts';

/** What came through the inbox and could not be taken, until the operator deletes it. Files of `articles/` are checked there. */
export async function setAsideItems(s3: S3Client, bucket: string): Promise<readonly Skipped[]> {
  const folder = setAsideFolder('inbox');
  const library = new BucketLibrary(s3, bucket, folder);
  const names = new Set((await library.list()).map(({ name }) => name));
  // Each item has a note; a note has none, unless it is an item that was handed in under such a name.
  const items = [...names].filter((name) => names.has(reasonName(name)) || !name.endsWith(reasonName('')));
  return Promise.all(
    items.map(async (name): Promise<Skipped> => {
      const note = await library.read(reasonName(name));
      const reasons = note ? new TextDecoder().decode(note.bytes).trim().replaceAll('\n', '; ') : 'no reason is noted';
      return { file: `${folder}${name}`, reason: `could not be taken: ${reasons}`, severity: 'defect' };
    }),
  );
}
