import { GetParametersCommand, type SSMClient } from '@aws-sdk/client-ssm';

/** A secret that the operator has not stored yet. */
class SecretError extends Error {
  override readonly name = 'SecretError';

  constructor(names: readonly string[]) {
    super(`No such parameter: ${names.join(', ')}. Store the secrets with: npm run secrets`);
  }
}

/** The values of SSM SecureStrings, in the order of their names. Throws {@link SecretError}. */
export async function readSecrets<const Names extends readonly string[]>(
  client: SSMClient,
  names: Names,
): Promise<{ [Index in keyof Names]: string }> {
  const { Parameters = [] } = await client.send(new GetParametersCommand({ Names: [...names], WithDecryption: true }));
  const byName = new Map(Parameters.map(({ Name, Value }) => [Name, Value]));
  const missing = names.filter((name) => !byName.get(name));
  if (missing.length > 0) throw new SecretError(missing);
  return names.map((name) => byName.get(name) ?? '') as { [Index in keyof Names]: string };
}
