import * as v from 'valibot';
import type { Log } from '../../slack/jobs/job-context.ts';
import { errorCode } from '../../slack/jobs/retries.ts';
import type { AwsService } from './aws-service.ts';
import { type ExpiringValue, expiringValue } from './expiring-value.ts';

/** Milliseconds for which secrets are taken to be the stored ones: `npm run secrets` tells operators so. */
const SECRETS_MS = 5 * 60 * 1000;

/** A secret that the operator has not stored yet. */
class SecretError extends Error {
  override readonly name = 'SecretError';

  constructor(names: readonly string[]) {
    super(`No such parameter: ${names.join(', ')}. Store the secrets with: npm run secrets`);
  }
}

type Secrets<Names extends readonly string[]> = { readonly [Index in keyof Names]: string };

/**
 * What is made of the secrets of these names, and made again when the operator may have stored others. It rejects with
 * {@link SecretError} or an `AwsCallError` until it could be made once.
 */
export function madeWithSecrets<const Names extends readonly string[], Value>(
  { ssm, names, log }: { readonly ssm: AwsService; readonly names: Names; readonly log: Log },
  make: (secrets: Secrets<Names>) => Value,
): ExpiringValue<Value> {
  return expiringValue(async () => make(await readSecrets(ssm, names)), {
    forMs: SECRETS_MS,
    now: Date.now,
    onStale: (error) => log.warn('the secrets could not be read again', { error: errorCode(error) }),
  });
}

const Answer = v.object({ Parameters: v.array(v.object({ Name: v.string(), Value: v.string() })) });

/** The values of SSM SecureStrings, in the order of their names. */
async function readSecrets<const Names extends readonly string[]>(
  ssm: AwsService,
  names: Names,
): Promise<Secrets<Names>> {
  const { Parameters } = await ssm.call('GetParameters', { Names: names, WithDecryption: true }, Answer);
  const byName = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
  const missing = names.filter((name) => !byName.get(name));
  if (missing.length > 0) throw new SecretError(missing);
  return names.map((name) => byName.get(name) ?? '') as Secrets<Names>;
}
