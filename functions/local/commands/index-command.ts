import { writeIndexFile } from '../corpus/index-file.ts';
import { loadIndex } from '../corpus/load-index.ts';
import { visible } from '../terminal/visible.ts';
import { BUILD_HELP, parseBuildArguments } from './arguments.ts';
import { commandFolder, EXIT, reportSkipped, runCommand } from './run-command.ts';

await runCommand('index', async (args) => {
  const { help, source, out } = parseBuildArguments(args, commandFolder());
  if (help) {
    process.stdout.write(BUILD_HELP);
    return EXIT.done;
  }
  const { index, skipped } = await loadIndex(source, process.stderr);
  const bytes = await writeIndexFile(out, index);
  const size = (bytes / 1e6).toFixed(1);
  process.stdout.write(
    `${visible(out)}: ${index.articles.length} articles, ${index.statistics.sentenceCount} sentences, ${size} MB, index ${index.version}\n`,
  );
  return reportSkipped(skipped);
});
