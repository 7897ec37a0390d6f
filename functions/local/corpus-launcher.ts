import { parseOptions } from './arguments.ts';
import { CORPUS_OPTIONS, corpusHelp, parseCorpusCommand } from './corpus-arguments.ts';
import { FOLDER_HELP, FOLDER_OPTIONS, runInFolder } from './corpus-in-folder.ts';
import { EXIT, runCommand } from './run-command.ts';

await runCommand('corpus', async (args) => {
  const { values, positionals } = parseOptions(args, { ...CORPUS_OPTIONS, ...FOLDER_OPTIONS });
  const command = parseCorpusCommand(values, positionals);
  if (command.kind !== 'help') return runInFolder(command, values.corpus);
  process.stdout.write(corpusHelp(FOLDER_HELP));
  return EXIT.done;
});
