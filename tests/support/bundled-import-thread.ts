import { execFile } from 'node:child_process';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { bundlingOf, IMPORT_THREAD, stemmerCopy } from '../../infra/thread-bundle.ts';
import { runFolder } from './run-folder.ts';
import { exists } from './temp-folder.ts';

const run = promisify(execFile);

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
  return pathToFileURL(path.join(folder, `${IMPORT_THREAD.name}.mjs`));
}

async function bundleInto(unfinished: string, folder: string): Promise<void> {
  for (const [file, ...args] of [bundlingOf(IMPORT_THREAD, unfinished), stemmerCopy(unfinished)]) await run(file, args);
  await rename(unfinished, folder);
}

/** `true` for one of all who make the folder at once. */
async function isFirst(folder: string): Promise<boolean> {
  return mkdir(folder).then(
    () => true,
    () => false,
  );
}
