import type { CorpusIndex } from '../../engine/search/corpus-index.ts';
import { writeIndexFile } from '../corpus/index-file.ts';
import { loadIndex } from '../corpus/load-index.ts';
import { publishAt } from '../corpus/search-cluster.ts';
import type { Output } from '../terminal/output.ts';
import { ProgressBar } from '../terminal/progress-bar.ts';
import { visible } from '../terminal/visible.ts';
import { BUILD_HELP, type BuildArguments, parseBuildArguments } from './arguments.ts';
import { commandMain, EXIT, reportSkipped } from './run-command.ts';

export const main = commandMain('index', async (args, io) => {
  const { help, source, target } = parseBuildArguments(args, io.folder);
  if (help) {
    io.stdout.write(BUILD_HELP);
    return EXIT.done;
  }
  const { index, skipped } = await loadIndex(source, io.stderr);
  const sentences = index.passages.reduce((sum, passage) => sum + passage.sentences.length, 0);
  const where = await write(index, target, io.stderr);
  if (where === null) {
    io.stderr.write('index: another run has published meanwhile, and its index is current; give the command again\n');
    return EXIT.failed;
  }
  const [place, size] = where;
  io.stdout.write(
    `${visible(place)}: ${index.articles.length} articles, ${sentences} sentences, ${size}, index ${index.version}\n`,
  );
  return reportSkipped(skipped, io.stderr);
});

/** Where it is and how much was written; `null` where another run was faster. */
async function write(
  index: CorpusIndex,
  target: BuildArguments['target'],
  stderr: Output,
): Promise<readonly [place: string, size: string] | null> {
  switch (target.kind) {
    case 'file':
      return [target.out, `${((await writeIndexFile(target.out, index)) / 1e6).toFixed(1)} MB`];
    case 'cluster': {
      const bar = new ProgressBar(stderr);
      try {
        const publication = await publishAt(target.node, target.shards, index, (done, total) =>
          bar.show('Writing', done, total),
        );
        return publication.kind === 'overtaken' ? null : [target.node, `${publication.written} written`];
      } finally {
        bar.clear();
      }
    }
  }
}
