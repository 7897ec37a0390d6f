import { commandMain, EXIT, type Main } from '../functions/local/commands/run-command.ts';
import { visibleLines } from '../functions/local/terminal/visible.ts';
import { RequestUrlError } from '../functions/slack/manifest/manifest.ts';
import { AwsAccessError } from './aws-problems.ts';
import { CdkError } from './cdk-problem.ts';
import { IndexerBusyError, NothingIndexedError, StackNotFoundError, UploadCutOffError } from './deploy-errors.ts';
import { KeptStorageError } from './kept-storage.ts';
import { NotPublishedError } from './not-published.ts';
import { OutputsError } from './outputs.ts';
import { SecretShapeError } from './secret-shapes.ts';

/** Problems an operator can solve: shown as their message, beside those that every command knows. */
const EXPECTED = [
  AwsAccessError,
  CdkError,
  IndexerBusyError,
  KeptStorageError,
  NothingIndexedError,
  NotPublishedError,
  OutputsError,
  RequestUrlError,
  SecretShapeError,
  StackNotFoundError,
  UploadCutOffError,
];

/** {@link commandMain} for the commands of the operator of the app in AWS. */
export function operatorMain(name: string, command: Main): Main {
  return commandMain(name, async (args, io) => {
    try {
      return await command(args, io);
    } catch (error) {
      if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error;
      io.stderr.write(`${name}: ${visibleLines(error.message)}\n`);
      return EXIT.failed;
    }
  });
}
