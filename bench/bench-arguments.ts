import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { processIo } from '../functions/local/commands/io.ts';
import { loadQuestionSet, type QuestionSet } from './question-set.ts';

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

/** The labelled set that a training program is given. `program` is its npm script. Throws {@link UsageError}. */
export function trainingSet(program: string): QuestionSet {
  const { values } = parseOptions(process.argv.slice(2), { set: { type: 'string' } });
  const [folder] = setFolders(values.set === undefined ? [] : [values.set]);
  if (folder === undefined) throw new UsageError(`--set is required: npm run ${program} -- --set FOLDER`);
  return loadQuestionSet(folder);
}

/** A whole number from `least` on. Throws {@link UsageError}. */
export function atLeast(least: number, option: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= least) return number;
  throw new UsageError(`invalid ${option} ${JSON.stringify(text)}: must be a whole number, ${least} or more`);
}
