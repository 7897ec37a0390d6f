import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type OptionSpecs, parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { EXIT, runCommand } from '../functions/local/commands/run-command.ts';
import { loadQuestionSet, type QuestionSet } from './question-set.ts';

/** A program of one script: its npm script, what `--help` prints, its options, and how many arguments without a name it takes. */
interface Program<Options extends OptionSpecs> {
  readonly name: string;
  readonly help: string;
  readonly options: Options;
  readonly most?: number;
}

const HELP_OPTION = { help: { type: 'boolean' } } as const;

/**
 * What `read` makes of the command line, for a program that measures at its top level. Where there is nothing to measure the process ends
 * here: after its help with exit code 0, and after saying what is wrong with 2, also for a {@link UsageError} of `read`.
 */
export async function argumentsOf<const Options extends OptionSpecs, Result>(
  { name, help, options, most = 0 }: Program<Options>,
  read: (given: ReturnType<typeof parseOptions<Options>>) => Result,
): Promise<Result> {
  const given: { readonly result: Result }[] = [];
  await runCommand(name, async (args, { stdout }) => {
    const { values }: { values: Readonly<Record<string, unknown>> } = parseOptions(args, {
      ...options,
      ...HELP_OPTION,
    });
    if (values.help === true) stdout.write(help);
    else {
      const parsed = parseOptions(args, options);
      const odd = parsed.positionals[most];
      if (odd !== undefined) throw new UsageError(`unexpected argument ${JSON.stringify(odd)}`);
      given.push({ result: read(parsed) });
    }
    return EXIT.done;
  });
  const [whole] = given;
  return whole ? whole.result : process.exit();
}

/** The labelled sets named by `--set`, as absolute paths. Throws {@link UsageError} for one that is not there or not whole. */
export function setFolders(named: readonly string[]): string[] {
  return named.map((name) => {
    const folder = resolve(processIo().folder, name);
    for (const file of ['passages.jsonl', 'questions.jsonl']) {
      if (existsSync(join(folder, file))) continue;
      const problem = existsSync(folder) ? `has no ${file}` : 'there is no such folder';
      throw new UsageError(
        `--set ${name}: ${problem}; a set is a folder of passages.jsonl {id, title, text} and questions.jsonl {id, question, passage, answers}`,
      );
    }
    return folder;
  });
}

/** The one labelled set of `--set`, where `example` shows how the program is started. Throws {@link UsageError}. */
export function trainingSet(named: string | undefined, example: string): QuestionSet {
  const [folder] = setFolders(named === undefined ? [] : [named]);
  if (folder === undefined) throw new UsageError(`--set is required: ${example}`);
  return loadQuestionSet(folder);
}

/** A whole number from `least` on. Throws {@link UsageError}. */
export function atLeast(least: number, option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new UsageError(`invalid ${option} ${JSON.stringify(text)}: must be a whole number, ${least} or more`);
}
