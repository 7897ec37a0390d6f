import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { visibleLines } from '../functions/local/terminal/visible.ts';
import { RequestUrlError } from '../functions/slack/manifest/manifest.ts';
import { AwsAccessError } from './aws-problems.ts';
import { CdkError, IndexerBusyError, NothingIndexedError, StackNotFoundError } from './deploy-errors.ts';
import { OutputsError } from './outputs.ts';
import { SecretShapeError } from './secret-shapes.ts';

type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Problems an operator can solve: shown as their message, beside those that every command knows. */
const EXPECTED = [
  AwsAccessError,
  CdkError,
  IndexerBusyError,
  NothingIndexedError,
  OutputsError,
  RequestUrlError,
  SecretShapeError,
  StackNotFoundError,
];

/** {@link runCommand} for the commands of whoever runs the app in AWS. */
export function runOperatorCommand(name: string, command: (args: string[]) => Promise<ExitCode>): Promise<void> {
  return runCommand(name, async (args) => {
    try {
      return await command(args);
    } catch (error) {
      if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error;
      process.stderr.write(`${name}: ${visibleLines(error.message)}\n`);
      return EXIT.failed;
    }
  });
}
