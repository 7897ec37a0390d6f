import { createHash } from 'node:crypto';
import { FOLDERS } from './bucket-layout.ts';
import type { BucketLibrary } from './bucket-library.ts';

/** Below it, each file that could not be taken keeps its key, beside a note of the reason. */
export function setAsideFolder(folder: 'articles' | 'inbox'): string {
  return `${FOLDERS.setAside}${FOLDERS[folder]}`;
}

/** UTF-8 bytes of a name below `set-aside/`: S3 takes 1,024 in a key. */
const LONGEST_NAME = 900;

/** Characters of the end of a longer name, by which a person knows it again. */
const KNOWN_BY = 100;

/** The name itself, or a shorter one that no other name has: there is room for what comes before and behind it. */
export function setAsideName(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name;
  const end = name.slice(-KNOWN_BY).replaceAll('/', '-').toWellFormed();
  return `${createHash('sha256').update(name, 'utf8').digest('hex')}-${end}`;
}

/** Key of the reason for the file of that name. */
export function reasonName(name: string): string {
  return `${setAsideName(name)}.reason.txt`;
}

export async function writeReason(setAside: BucketLibrary, name: string, reasons: readonly string[]): Promise<void> {
  await setAside.write(reasonName(name), new TextEncoder().encode(`${reasons.join('\n')}\n`));
}
