import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Source } from '../../corpus/source.ts';
import type { Skipped } from '../../engine/articles/duplicates.ts';
import { InputError } from '../../engine/articles/input-errors.ts';
import { isImportedByName, LARGEST_INPUT } from '../../import/recognition.ts';
import { LOCK_NAME } from './corpus-lock.ts';
import { listCorpus, readRegularFile, systemCode } from './corpus-tree.ts';

export interface FoundSources {
  readonly sources: readonly Source[];
  /** What is in a folder and is no source, and what is not there. */
  readonly skipped: readonly Skipped[];
}

function importProblem(name: string): string | null {
  return isImportedByName(name)
    ? null
    : 'is of no format that is imported from a folder; to try it all the same, name the file';
}

/**
 * The files and addresses that were named, folders walked; of a folder nothing that links lead out of it to. Paths are
 * relative to `folder`.
 */
export async function sourcesOf(inputs: readonly string[], folder: string): Promise<FoundSources> {
  const sources: Source[] = [];
  const skipped: Skipped[] = [];
  for (const input of inputs) {
    if (/^[a-z][a-z\d+.-]+:\/\//iu.test(input)) {
      sources.push({ kind: 'address', url: input });
      continue;
    }
    const location = path.resolve(folder, input);
    try {
      if (!(await stat(location)).isDirectory()) {
        sources.push(fileSource(location, path.basename(location), input));
        continue;
      }
      const tree = await listCorpus(location, importProblem, 'within the folder');
      for (const file of tree.files) sources.push(fileSource(file.location, file.file, path.join(input, file.file)));
      for (const one of tree.skipped) {
        if (path.basename(one.file) !== LOCK_NAME) skipped.push({ ...one, file: path.join(input, one.file) });
      }
      if (tree.files.length === 0) {
        skipped.push({ file: input, reason: 'has no file that could be imported', severity: 'defect' });
      }
    } catch (error) {
      const code = systemCode(error);
      const reason = code === 'ENOENT' ? absenceOf(input) : `cannot be opened (${code})`;
      skipped.push({ file: input, reason, severity: 'defect' });
    }
  }
  return { sources, skipped };
}

function absenceOf(input: string): string {
  const isLikeAddress = /^www\.[\w.-]+\.[a-z]{2,}(?:[/?#:]|$)/iu.test(input);
  return `does not exist; ${isLikeAddress ? `for the web page write https://${input}` : 'name a file, a folder or a web address'}`;
}

function fileSource(location: string, name: string, label: string): Source {
  return { kind: 'file', label, name, read: () => readSource(location, label) };
}

async function readSource(location: string, label: string): Promise<Uint8Array> {
  try {
    const { size } = await stat(location);
    if (size > LARGEST_INPUT) throw new OversizedSourceError(label, size);
    return await readRegularFile(location);
  } catch (error) {
    throw error instanceof InputError ? error : new UnreadableSourceError(label, error);
  }
}

/** A file is larger than anything that is imported. */
class OversizedSourceError extends InputError {
  override readonly name = 'OversizedSourceError';

  constructor(label: string, size: number) {
    const megabytes = (bytes: number): string => `${Math.ceil(bytes / 1024 / 1024)} MB`;
    super(label, `has ${megabytes(size)}, and nothing above ${megabytes(LARGEST_INPUT)} is imported; split it`);
  }
}

/** The file system does not give the file out. */
class UnreadableSourceError extends InputError {
  override readonly name = 'UnreadableSourceError';

  constructor(label: string, cause: unknown) {
    super(label, `cannot be read (${systemCode(cause)})`, { cause });
  }
}
