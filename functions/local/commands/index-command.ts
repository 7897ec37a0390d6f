import { writeIndexFile } from '../corpus/index-file.ts';
import { loadIndex } from '../corpus/load-index.ts';
import { visible } from '../terminal/visible.ts';
import { BUILD_HELP, parseBuildArguments } from './arguments.ts';
import { commandMain, EXIT, reportSkipped } from './run-command.ts';

export const main = commandMain('index', async (args, io) => {
  const { help, source, out } = parseBuildArguments(args, io.folder);
  if (help) {
    io.stdout.write(BUILD_HELP);
    return EXIT.done;
  }
  const { index, skipped } = await loadIndex(source, io.stderr);
  const bytes = await writeIndexFile(out, index);
  const sentences = index.passages.reduce((sum, passage) => sum + passage.sentences.length, 0);
  const size = (bytes / 1e6).toFixed(1);
  io.stdout.write(
    `${visible(out)}: ${index.articles.length} articles, ${sentences} sentences, ${size} MB, index ${index.version}\n`,
  );
  return reportSkipped(skipped, io.stderr);
});
