import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { CORPUS_OPTIONS, corpusHelp, parseCorpusCommand } from '../functions/local/commands/corpus-arguments.ts';
import { FOLDER_HELP, FOLDER_OPTIONS, runInFolder } from '../functions/local/commands/corpus-in-folder.ts';
import { EXIT, runMain } from '../functions/local/commands/run-command.ts';
import { operatorMain } from './operator-command.ts';
import { parseStackName, STACK_OPTIONS } from './stack-name.ts';

const STACK_HELP = `  --stack NAME    the corpus of that deployment instead, which answers in Slack within a minute
  --region REGION where it is (default: AWS_REGION, or the profile's)
  --profile PROFILE
                  whose AWS credentials (default: AWS_PROFILE)`;

/** `npm run corpus`: on a folder of this machine, or with `--stack` on the bucket of a deployment. */
export const main = operatorMain('corpus', async (args, io) => {
  const { values, positionals } = parseOptions(args, { ...CORPUS_OPTIONS, ...FOLDER_OPTIONS, ...STACK_OPTIONS });
  const command = parseCorpusCommand(values, positionals);
  if (command.kind === 'help') {
    io.stdout.write(corpusHelp(`${FOLDER_HELP}\n${STACK_HELP}`));
    return EXIT.done;
  }
  const { stack, corpus, region, profile } = values;
  if (stack === undefined) {
    if (region !== undefined || profile !== undefined)
      throw new UsageError('--region and --profile can only be used with --stack');
    return runInFolder(command, corpus, io);
  }
  if (corpus !== undefined) throw new UsageError('--corpus cannot be used with --stack');
  const name = parseStackName(stack);
  if (region !== undefined) process.env.AWS_REGION = region;
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
  // A command on a folder need not wait for the AWS clients to load.
  const { runInStack } = await import('./corpus-in-stack.ts');
  return runInStack(command, name, io);
});

if (import.meta.main) await runMain(main);
