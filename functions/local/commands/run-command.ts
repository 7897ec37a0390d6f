import type { Skipped } from '../../engine/articles/duplicates.ts';
import { RingsError } from '../../engine/concepts/rings.ts';
import { MisquotationError } from '../../engine/quotation.ts';
import { CorpusNotFoundError, EmptyCorpusError } from '../corpus/corpus-files.ts';
import { IndexFileError } from '../corpus/index-file.ts';
import { visible, visibleLines } from '../terminal/visible.ts';
import { UsageError } from './arguments.ts';

/** The exit codes of every command. `leftOut`: it did what it was asked, without some files that need a repair. */
export const EXIT = { done: 0, failed: 1, usage: 2, leftOut: 3 } as const;

type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Problems an operator can solve: shown as their message. Anything else is a defect of ours and keeps its stack. */
const EXPECTED = [CorpusNotFoundError, EmptyCorpusError, IndexFileError, RingsError, MisquotationError];

/** Runs a command to its exit code. What is expected to go wrong is told in one line, without a stack. */
export async function runCommand(name: string, command: (args: string[]) => Promise<ExitCode>): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done); // the reader has left: `ask … | head`
    throw error;
  });
  try {
    process.exitCode = await command(process.argv.slice(2));
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${name}: ${visibleLines(error.message)}\nnpm run ${name} -- --help says more\n`);
      process.exitCode = EXIT.usage;
    } else if (error instanceof Error && EXPECTED.some((kind) => error instanceof kind)) {
      process.stderr.write(`${name}: ${visibleLines(error.message)}\n`);
      process.exitCode = EXIT.failed;
    } else throw error;
  }
}

/** Where the command was given: npm runs scripts in the project's folder and keeps the caller's in `INIT_CWD`. */
export function commandFolder(): string {
  return process.env.INIT_CWD ?? process.cwd();
}

/** Says what was left out, on standard error, and gives the exit code that follows. */
export function reportSkipped(skipped: readonly Skipped[]): ExitCode {
  for (const { file, reason, severity } of skipped) {
    process.stderr.write(`${severity === 'defect' ? 'left out' : severity}: ${visible(`${file} ${reason}`)}\n`);
  }
  return skipped.some(({ severity }) => severity === 'defect') ? EXIT.leftOut : EXIT.done;
}
