/** The names of a deployment's two secrets in the Parameter Store. */
export interface SecretNames {
  readonly signingSecret: string;
  readonly botToken: string;
}

export function secretNames(stack: string): SecretNames {
  const folder = `/verbatim/${stack}/slack`;
  return { signingSecret: `${folder}/signing-secret`, botToken: `${folder}/bot-token` };
}
