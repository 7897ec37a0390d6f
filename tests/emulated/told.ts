import { type CommandResult, ROOT } from '../support/command.ts';

/** What a command says at the end, below all that cdk has said. */
export function lastLine({ err }: Pick<CommandResult, 'err'>): string {
  return err.trim().split('\n').at(-1) ?? '';
}

/** What an operator is told by commands that fail, as a table. */
export class Told {
  readonly #rows: string[] = [];

  /** The command has to fail. Resolves with its last line. */
  async by(what: string, command: Promise<CommandResult>): Promise<string> {
    const result = await command;
    const line = lastLine(result);
    if (result.code === 0) throw new Error(`${what}: it did not fail:\n${result.out}`);
    this.#rows.push(`| ${what} | ${result.code} | ${line.replaceAll(ROOT, '.').replaceAll('|', '\\|')} |`);
    return line;
  }

  toString(): string {
    return `# What an operator is told when a command fails

Written by \`npm run test:emulated\`: each failure is forced there, and this is the last line of the command.

| what fails | exit code | last line |
|---|---|---|
${this.#rows.join('\n')}
`;
  }
}
