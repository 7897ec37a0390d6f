import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Io } from '../functions/local/commands/io.ts';
import type { Output } from '../functions/local/terminal/output.ts';
import { SecretShapeError } from './secret-shapes.ts';

/** Asks for one line. Rejects with {@link SecretShapeError} when the operator gives up. */
export type Ask = (question: string) => Promise<string>;

/** On a terminal what is typed is not shown. From a pipe the lines are read as they come; one that never comes is empty. */
export function askFor(input: Io['stdin'], output: Output): Ask {
  if (input.isTTY) return (question) => askUnseen(question, input, output);
  const lines = createInterface({ input })[Symbol.asyncIterator]();
  return async () => {
    const { value, done } = await lines.next();
    return done ? '' : value;
  };
}

/** The line editor writes what is typed; it is given nowhere to write. */
async function askUnseen(question: string, input: Io['stdin'], output: Output): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const editor = createInterface({ input, output: nowhere, terminal: true, historySize: 0 });
  const { promise: givenUp, reject } = Promise.withResolvers<never>();
  editor.once('close', () => reject(new SecretShapeError('Given up: nothing more is stored')));
  output.write(`${question}: `);
  try {
    return await Promise.race([editor.question(''), givenUp]);
  } finally {
    givenUp.catch(() => {}); // the editor closes after an answer, too
    editor.close();
    output.write('\n');
  }
}
