import { createHash } from 'node:crypto';
import type { S3Client } from '@aws-sdk/client-s3';
import { fileOf } from '../../corpus/corpus-file.ts';
import { formatProblem, reasonToPass } from '../../corpus/file-names.ts';
import type { Skipped } from '../../engine/articles/duplicates.ts';
import { BucketLibrary } from '../bucket/bucket-library.ts';
import { reasonName, setAsideFolder } from '../bucket/set-aside.ts';

/** Files that get a note; a thousand are a mistake with one cause. */
const MOST_NOTES = 1000;

/**
 * Keeps a note below `set-aside/` beside each file of the corpus that is in the way of being indexed, until it is repaired
 * or removed. The file itself stays where its owner put it. Gives how many notes are new or say something else.
 */
export async function noteLeftOut(skipped: readonly Skipped[], s3: S3Client, bucket: string): Promise<number> {
  const notes = new BucketLibrary(s3, bucket, setAsideFolder('articles'));
  const wanted = wantedNotes(skipped);
  const there = new Map((await notes.list()).map(({ name, tag }) => [name, tag]));
  for (const name of there.keys()) if (!wanted.has(name)) await notes.remove(name);
  let written = 0;
  for (const [name, text] of wanted) {
    const bytes = new TextEncoder().encode(text);
    // The ETag of an object of one part is its MD5; where it is not, the note is written once more.
    if (there.get(name) === `"${createHash('md5').update(bytes).digest('hex')}"`) continue;
    await notes.write(name, bytes);
    written += 1;
  }
  return written;
}

function wantedNotes(skipped: readonly Skipped[]): Map<string, string> {
  const notes = new Map<string, string>();
  for (const { file, reason, severity } of skipped) {
    const isOther = reasonToPass(file) === null && formatProblem(file) !== null;
    if (severity !== 'defect' && !isOther) continue;
    const name = reasonName(fileOf(file));
    if (!notes.has(name) && notes.size >= MOST_NOTES) continue;
    const hint = isOther ? '; put it into inbox/ to have it imported' : '';
    notes.set(name, `${notes.get(name) ?? ''}${file} ${reason}${hint}\n`);
  }
  return notes;
}
