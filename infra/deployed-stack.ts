import { StackNotFoundError } from './deploy-errors.ts';
import { readParameter } from './kept-storage.ts';
import { type Outputs, outputsParameter, parseOutputs } from './outputs.ts';

/** Rejects with {@link StackNotFoundError} or `OutputsError`. */
export async function findStack(stack: string): Promise<Outputs> {
  const outputs = await readParameter(outputsParameter(stack));
  if (outputs === null) throw new StackNotFoundError(stack);
  return parseOutputs(outputs, stack);
}
