import { stat } from 'node:fs/promises';
import path from 'node:path';
import { parseRings } from '../../engine/concepts/rings.ts';
import { type FetchDependencies, PUBLIC_INTERNET } from '../../import/fetching/guarded-request.ts';
import { type LockOptions, lockCorpus } from '../corpus/corpus-lock.ts';
import { readRegularFile, systemCode } from '../corpus/corpus-tree.ts';
import { FolderLibrary, FolderLibraryError } from '../corpus/folder-library.ts';
import { visible, visibleLines } from '../terminal/visible.ts';
import { DEFAULT_RINGS, SAMPLE_CORPUS, UsageError } from './arguments.ts';
import { type CorpusPlace, runCorpusCommand } from './corpus-command.ts';
import { feedsInFolder } from './feeds-in-folder.ts';
import type { Io } from './io.ts';
import { EXIT } from './run-command.ts';

export const FOLDER_OPTIONS = { corpus: { type: 'string' } } as const;

export const FOLDER_HELP = '  --corpus PATH   the folder of the corpus (default: the sample corpus)';

/** {@link runCorpusCommand} on a folder of this machine; `corpus` is its path as it was given. Throws {@link UsageError}. */
export async function runInFolder(
  command: Parameters<typeof runCorpusCommand>[0],
  corpus: string | undefined,
  io: Io,
  internet = PUBLIC_INTERNET,
): ReturnType<typeof runCorpusCommand> {
  if (corpus?.trim() === '') throw new UsageError('--corpus requires a path');
  try {
    const place = await placeAt(corpus, io, internet);
    if (command.kind !== 'add' && command.kind !== 'watch') await refuseMissing(place.folder);
    if (!writes(command)) return await runCorpusCommand(command, place, io);
    await using _ = await lockCorpus(place.folder, lockOptions(io));
    return await runCorpusCommand(command, place, io);
  } catch (error) {
    if (!(error instanceof FolderLibraryError)) throw error;
    io.stderr.write(`corpus: ${visibleLines(error.message)}\n`);
    return EXIT.failed;
  }
}

function lockOptions({ stderr }: Io): LockOptions {
  return { onWait: (clause) => stderr.write(`corpus: ${visible(clause)}\n`) };
}

/** Feeds lock the folder themselves, for each change. */
function writes(command: Parameters<typeof runCorpusCommand>[0]): boolean {
  return command.kind === 'remove' || (command.kind === 'add' && !command.dryRun);
}

/** Only what is added makes the folder: to any other command one that is not there is a wrong name, not an empty corpus. */
async function refuseMissing(folder: string): Promise<void> {
  try {
    await stat(folder);
  } catch (cause) {
    if (systemCode(cause) !== 'ENOENT') return; // the library says what is wrong
    throw new FolderLibraryError(folder, 'there is no such folder; name a folder of articles', { cause });
  }
}

async function placeAt(
  corpus: string | undefined,
  io: Io,
  internet: FetchDependencies,
): Promise<CorpusPlace & { readonly folder: string }> {
  const folder = corpus === undefined ? SAMPLE_CORPUS : path.resolve(io.folder, corpus);
  const option = corpus === undefined ? '' : ` --corpus ${shellWord(corpus)}`;
  const name = corpus ?? (path.relative(io.folder, folder) || '.');
  return {
    folder,
    library: new FolderLibrary(folder),
    name,
    feeds: feedsInFolder(folder, name, lockOptions(io), internet),
    known: null,
    rings: parseRings((await readRegularFile(DEFAULT_RINGS)).toString('utf8'), DEFAULT_RINGS),
    askWith: (question) => `Try: npm run ask --${option} "${question}"`,
  };
}

function shellWord(text: string): string {
  return /^[\w./@%+:=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
