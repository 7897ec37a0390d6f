import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { StackNotFoundError } from './deploy-errors.ts';
import { type Outputs, outputsParameter, parseOutputs } from './outputs.ts';

/** Rejects with {@link StackNotFoundError} or `OutputsError`. */
export async function findStack(stack: string): Promise<Outputs> {
  try {
    const { Parameter } = await new SSMClient().send(new GetParameterCommand({ Name: outputsParameter(stack) }));
    return parseOutputs(Parameter?.Value ?? '', stack);
  } catch (error) {
    if (error instanceof ParameterNotFound) throw new StackNotFoundError(stack, { cause: error });
    throw error;
  }
}
