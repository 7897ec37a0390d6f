import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '../functions/local/arguments.ts';
import { commandFolder } from '../functions/local/run-command.ts';

/** The labelled sets named by `--set`, as absolute paths. Throws {@link UsageError} for one that is not there or not whole. */
export function setFolders(named: readonly string[]): string[] {
  return named.map((name) => {
    const folder = resolve(commandFolder(), name);
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
