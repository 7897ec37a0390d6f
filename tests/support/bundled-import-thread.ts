import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { IMPORT_THREAD, writeImportThread, writeStemmer } from '../../infra/bundles.ts';
import { runFolder } from './run-folder.ts';
import { exists } from './temp-folder.ts';

/** Milliseconds. */
const LOOK_EVERY = 50;

let bundle: Promise<URL> | null = null;

/**
 * The script of the import thread as it is deployed, bundled once a run: it starts in a quarter of the time that the
 * sources take, whose types Node strips in every thread.
 */
export function bundledImportThread(): Promise<URL> {
  bundle ??= bundledOnce(path.join(runFolder(), 'import-thread'));
  return bundle;
}

async function bundledOnce(folder: string): Promise<URL> {
  const unfinished = `${folder}.part`;
  while (!(await exists(folder))) {
    if (await isFirst(unfinished)) {
      try {
        if (!(await exists(folder))) await bundleInto(unfinished, folder);
      } finally {
        await rm(unfinished, { recursive: true, force: true });
      }
    } else await wait(LOOK_EVERY);
  }
  return pathToFileURL(path.join(folder, IMPORT_THREAD));
}

async function bundleInto(unfinished: string, folder: string): Promise<void> {
  writeImportThread(unfinished);
  writeStemmer(unfinished);
  await rename(unfinished, folder);
}

/** `true` for one of all who make the folder at once. */
async function isFirst(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}
