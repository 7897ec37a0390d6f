import {
  DeleteParameterCommand,
  GetParameterCommand,
  ParameterNotFound,
  PutParameterCommand,
  SSMClient,
} from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { BucketName, TableName } from './storage-names.ts';

/** Names of the table and the bucket of a deployment that was removed: they outlive it. */
export const KeptStorage = v.object({ table: TableName, bucket: BucketName });

export type KeptStorage = v.InferOutput<typeof KeptStorage>;

/** The note of what was kept cannot be read: with it unread, a deployment would begin with an empty bucket. */
export class KeptStorageError extends Error {
  override readonly name = 'KeptStorageError';

  constructor(stack: string) {
    super(
      `Nothing is changed: the parameter ${keptParameter(stack)} does not name a table and a bucket. Repair or delete it`,
    );
  }
}

/** Beside the secrets of a deployment, in the Parameter Store: it outlives the stack as well. */
function keptParameter(stack: string): string {
  return `/verbatim/${stack}/kept`;
}

/** `null` where no deployment of that name was removed. Rejects with {@link KeptStorageError}. */
export async function readKept(stack: string): Promise<KeptStorage | null> {
  const text = await readParameter(keptParameter(stack));
  if (text === null) return null;
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), KeptStorage), text);
  if (!parsed.success) throw new KeptStorageError(stack);
  return parsed.output;
}

/** For the next deployment of that name to take up. */
export async function noteKept(stack: string, kept: KeptStorage): Promise<void> {
  const { table, bucket } = kept;
  const Value = JSON.stringify({ table, bucket });
  await new SSMClient().send(
    new PutParameterCommand({ Name: keptParameter(stack), Value, Type: 'String', Overwrite: true }),
  );
}

export async function forgetKept(stack: string): Promise<void> {
  await deleteParameter(keptParameter(stack));
}

/** `null` where there is none. */
export async function readParameter(Name: string): Promise<string | null> {
  try {
    const { Parameter } = await new SSMClient().send(new GetParameterCommand({ Name }));
    return Parameter?.Value ?? '';
  } catch (error) {
    if (error instanceof ParameterNotFound) return null;
    throw error;
  }
}

/** Also where there is none. */
export async function deleteParameter(Name: string): Promise<void> {
  try {
    await new SSMClient().send(new DeleteParameterCommand({ Name }));
  } catch (error) {
    if (!(error instanceof ParameterNotFound)) throw error;
  }
}
