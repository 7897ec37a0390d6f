import type { Dirent, Stats } from 'node:fs';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { reasonToPass } from '../../corpus/file-names.ts';
import type { Skipped } from '../../engine/articles/duplicates.ts';
import { compare } from '../../engine/text/compare.ts';

export interface CorpusFile {
  /** Where it is on this machine. */
  readonly location: string;
  /** Path below the corpus folder, with `/` separators on every platform. */
  readonly file: string;
}

export interface CorpusTree {
  readonly files: CorpusFile[];
  readonly skipped: Skipped[];
}

/** Whether links are followed that leave the folder: those of a corpus are its operator's own. */
type Links = 'followed' | 'within the folder';

/**
 * Every file below a folder, in the order of their paths, but those of which `formatProblem` says why not to read them.
 * Linked folders are followed once, and not at all when they are inside the folder, where they are read at their own place:
 * so a loop of links ends, and no path depends on it.
 */
export async function listCorpus(
  root: string,
  formatProblem: (file: string) => string | null,
  links: Links = 'followed',
): Promise<CorpusTree> {
  const tree: CorpusTree = { files: [], skipped: [] };
  const top = await realpath(root);
  await walk({ location: root, prefix: '', top, seen: new Set([top]), formatProblem, links }, tree);
  return tree;
}

interface Folder {
  readonly location: string;
  readonly prefix: string;
  /** Real path of the corpus folder. */
  readonly top: string;
  /** Real paths of the folders that were entered. */
  readonly seen: Set<string>;
  readonly formatProblem: (file: string) => string | null;
  readonly links: Links;
}

async function walk(folder: Folder, tree: CorpusTree): Promise<void> {
  const entries = await listFolder(folder, tree);
  for (const entry of entries) {
    const location = path.join(folder.location, entry.name);
    const file = folder.prefix + entry.name;
    const ignore = (reason: string): void => {
      tree.skipped.push({ file, reason, severity: 'ignored' });
    };
    const passed = reasonToPass(entry.name);
    if (passed !== null && entry.name.startsWith('.')) {
      ignore(passed);
      continue;
    }
    const target = await statOf(location, file, tree);
    if (!target) continue;
    if (folder.links === 'within the folder' && entry.isSymbolicLink() && !isWithin(await realpath(location), folder)) {
      ignore('is a link that leads out of the folder; to add what it leads to, name it');
      continue;
    }
    if (target.isDirectory()) {
      if (await mayEnter(folder, entry, location, file, tree)) {
        await walk({ ...folder, location, prefix: `${file}/` }, tree);
      }
      continue;
    }
    const reason = target.isFile()
      ? (passed ?? folder.formatProblem(entry.name))
      : 'is no regular file: not an article';
    if (reason === null) tree.files.push({ location, file });
    else ignore(reason);
  }
}

function isWithin(real: string, { top }: Folder): boolean {
  return real === top || real.startsWith(top.endsWith(path.sep) ? top : top + path.sep);
}

async function listFolder(folder: Folder, tree: CorpusTree): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder.location, { withFileTypes: true });
    return entries.sort((a, b) => compare(a.name, b.name));
  } catch (error) {
    if (folder.prefix === '') throw error;
    const reason = `cannot be opened (${systemCode(error)}); give read permission or remove it`;
    tree.skipped.push({ file: folder.prefix, reason, severity: 'defect' });
    return [];
  }
}

async function statOf(location: string, file: string, tree: CorpusTree): Promise<Stats | null> {
  try {
    return await stat(location);
  } catch (error) {
    const reason = `cannot be read (${systemCode(error)}); repair the link or its permissions, or remove it`;
    tree.skipped.push({ file, reason, severity: 'defect' });
    return null;
  }
}

async function mayEnter(
  folder: Folder,
  entry: Dirent,
  location: string,
  file: string,
  tree: CorpusTree,
): Promise<boolean> {
  const real = await realpath(location);
  const linkInside = entry.isSymbolicLink() && isWithin(real, folder);
  if (linkInside || folder.seen.has(real)) {
    const reason = 'links to a folder of this corpus that is read at its own place';
    tree.skipped.push({ file, reason, severity: 'ignored' });
    return false;
  }
  folder.seen.add(real);
  return true;
}

/** `ENOENT` and the like; the full message would repeat a path of this machine. Anything else is a bug and goes on. */
export function systemCode(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}

/** A device or a pipe never ends, or never begins: reading it would hang. Rejects with code `EISDIR` or `ENOTFILE`. */
export async function readRegularFile(file: string): Promise<Buffer> {
  const found = await stat(file);
  if (found.isFile()) return readFile(file);
  throw Object.assign(new Error('no regular file'), { code: found.isDirectory() ? 'EISDIR' : 'ENOTFILE' });
}
