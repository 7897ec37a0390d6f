import type { Skipped } from '../../engine/articles/duplicates.ts';
import { parseRings, RingsError } from '../../engine/concepts/rings.ts';
import { buildIndex } from '../../engine/indexing/build-index.ts';
import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import type { Output } from '../terminal/output.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import { readCorpus } from './corpus-files.ts';
import { readRegularFile, systemCode } from './corpus-tree.ts';
import { readIndexFile } from './index-file.ts';

/** What a question is answered from: articles, indexed on the spot, or an index built ahead. */
export type IndexSource =
  | { readonly kind: 'corpus'; readonly corpus: string; readonly rings: string }
  | { readonly kind: 'file'; readonly file: string };

export interface LoadedIndex {
  readonly index: CorpusIndex;
  /** What of the corpus is not in the index, and why. */
  readonly skipped: readonly Skipped[];
}

/** Reads the articles and indexes them, or loads an index that was built ahead; a bar on `progress` when it takes long. */
export async function loadIndex(source: IndexSource, progress: Output): Promise<LoadedIndex> {
  switch (source.kind) {
    case 'file':
      return { index: await readIndexFile(source.file), skipped: [] };
    case 'corpus':
      return indexCorpus(source, progress);
  }
}

async function indexCorpus(
  { corpus, rings }: Extract<IndexSource, { kind: 'corpus' }>,
  progress: Output,
): Promise<LoadedIndex> {
  const bar = new ProgressBar(progress);
  try {
    const ringSet = parseRings(await readRings(rings), rings);
    const { articles, skipped } = await readCorpus(corpus, {
      onProgress: ({ files, totalFiles }) => bar.show('Reading', files, totalFiles),
    });
    const index = buildIndex(articles, ringSet, ({ done, total }) => bar.show('Indexing', done, total));
    return { index, skipped };
  } finally {
    bar.clear();
  }
}

/** The text of a file of rings. Rejects with {@link RingsError}. */
export async function readRings(file: string): Promise<string> {
  try {
    return (await readRegularFile(file)).toString('utf8');
  } catch (cause) {
    throw new RingsError(file, `cannot be read (${systemCode(cause)}); name another file with --rings`, { cause });
  }
}
