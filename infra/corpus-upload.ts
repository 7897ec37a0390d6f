import { stat } from 'node:fs/promises';
import path from 'node:path';
import { addArticles } from '../functions/corpus/add.ts';
import { formatProblem, reasonToPass } from '../functions/corpus/file-names.ts';
import type { Library } from '../functions/corpus/library.ts';
import type { Skipped } from '../functions/engine/articles/duplicates.ts';
import { CorpusNotFoundError } from '../functions/local/corpus/corpus-files.ts';
import { sourcesOf } from '../functions/local/corpus/corpus-sources.ts';
import { systemCode } from '../functions/local/corpus/corpus-tree.ts';
import { FolderLibrary } from '../functions/local/corpus/folder-library.ts';
import type { Output } from '../functions/local/terminal/output.ts';
import { ProgressBar } from '../functions/local/terminal/progress-bar.ts';

/** Files that are sent at once. */
const AT_ONCE = 8;

/** Articles of this machine, found before anything is changed. */
export interface LocalArticles {
  /** Of the formats that the corpus keeps: they go as they are, so that both sides make the same index of them. */
  readonly asTheyAre: readonly { readonly name: string; readonly folder: FolderLibrary }[];
  /** A path whose other files are imported, each as an article of its own. */
  readonly imported: Awaited<ReturnType<typeof sourcesOf>>;
}

/** Rejects with {@link CorpusNotFoundError}. */
export async function findArticles(corpus: string): Promise<LocalArticles> {
  const isFolder = await stat(corpus).then(
    (found) => found.isDirectory(),
    (cause: unknown) => {
      throw new CorpusNotFoundError(corpus, systemCode(cause), { cause });
    },
  );
  const folder = new FolderLibrary(isFolder ? corpus : path.dirname(corpus));
  const names = isFolder ? (await folder.list()).map(({ name }) => name) : [path.basename(corpus)];
  const asTheyAre = names.filter((name) => reasonToPass(name) === null && formatProblem(name) === null);
  const { sources, skipped } = await sourcesOf([corpus], '/');
  const others = sources.filter((source) => source.kind === 'file' && formatProblem(source.name) !== null);
  // A folder without anything to import is none to complain of when it has articles.
  const told = asTheyAre.length > 0 ? skipped.filter(({ file }) => file !== corpus) : skipped;
  return { asTheyAre: asTheyAre.map((name) => ({ name, folder })), imported: { sources: others, skipped: told } };
}

/** Sends them into a library; what is there and has another name stays. Gives what could not be sent. */
export async function uploadArticles(
  { asTheyAre, imported }: LocalArticles,
  library: Library,
  progress: Output,
): Promise<readonly Skipped[]> {
  const bar = new ProgressBar(progress);
  const skipped: Skipped[] = [...imported.skipped];
  try {
    for (let at = 0; at < asTheyAre.length; at += AT_ONCE) {
      bar.show('Uploading', at, asTheyAre.length);
      await Promise.all(
        asTheyAre.slice(at, at + AT_ONCE).map(async ({ name, folder }) => {
          const content = await folder.read(name);
          if (content) await library.write(name, content.bytes);
        }),
      );
    }
    if (imported.sources.length === 0) return skipped;
    const report = await addArticles(imported.sources, library, {
      onProgress: ({ done, total }) => bar.show('Importing', done, total),
    });
    for (const entry of report.entries) {
      if (entry.kind === 'skipped') skipped.push({ file: entry.source, reason: entry.reason, severity: 'defect' });
    }
    return skipped;
  } finally {
    bar.clear();
  }
}
