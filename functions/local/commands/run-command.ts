import type { Skipped } from '../../engine/articles/duplicates.ts';
import { RingsError } from '../../engine/concepts/rings.ts';
import { MisquotationError } from '../../engine/quotation.ts';
import { SearchClusterError } from '../../opensearch/cluster-error.ts';
import { CorpusNotFoundError, EmptyCorpusError } from '../corpus/corpus-files.ts';
import { IndexFileError } from '../corpus/index-file.ts';
import type { Output } from '../terminal/output.ts';
import { visible, visibleLines } from '../terminal/visible.ts';
import { UsageError } from './arguments.ts';
import { type Io, processIo } from './io.ts';

/** The exit codes of every command. `leftOut`: it did what it was asked, without some files that need a repair. */
export const EXIT = { done: 0, failed: 1, usage: 2, leftOut: 3 } as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Problems an operator can solve: shown as their message. Anything else is a defect of ours and keeps its stack. */
const EXPECTED = [
  CorpusNotFoundError,
  EmptyCorpusError,
  IndexFileError,
  RingsError,
  MisquotationError,
  SearchClusterError,
];

/** A command as a function: it reads and writes `io` alone and resolves to the exit code. Rejects only for a defect of ours. */
export type Main = (args: readonly string[], io: Io) => Promise<ExitCode>;

/** A command whose expected problems are told in one line on `io.stderr`, without a stack. */
export function commandMain(name: string, command: Main): Main {
  return async (args, io) => {
    try {
      return await command(args, io);
    } catch (error) {
      if (error instanceof UsageError) {
        io.stderr.write(`${name}: ${visibleLines(error.message)}\nnpm run ${name} -- --help says more\n`);
        return EXIT.usage;
      }
      if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error;
      io.stderr.write(`${name}: ${visibleLines(error.message)}\n`);
      return EXIT.failed;
    }
  };
}

/** Runs a command as this process: with its arguments, streams and signals, to its exit code. */
export async function runMain(main: Main): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(EXIT.done); // the reader has left: `ask … | head`
    throw error;
  });
  process.exitCode = await main(process.argv.slice(2), processIo());
}

/** {@link runMain} for a script that nothing imports. */
export function runCommand(name: string, command: Main): Promise<void> {
  return runMain(commandMain(name, command));
}

/** Says what was left out and gives the exit code that follows. */
export function reportSkipped(skipped: readonly Skipped[], stderr: Output): ExitCode {
  for (const { file, reason, severity } of skipped) {
    stderr.write(`${severity === 'defect' ? 'left out' : severity}: ${visible(`${file} ${reason}`)}\n`);
  }
  return skipped.some(({ severity }) => severity === 'defect') ? EXIT.leftOut : EXIT.done;
}
