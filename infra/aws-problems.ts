/** What went wrong between us and AWS, where an operator can do something about it. */
export class AwsAccessError extends Error {
  override readonly name = 'AwsAccessError';
}

/** By the names that the SDK and the services give their errors. */
const WAYS_OUT: Readonly<Record<string, string>> = {
  CredentialsProviderError:
    'there are no AWS credentials. Sign in (aws sso login, aws configure), or set AWS_PROFILE or AWS_ACCESS_KEY_ID',
  TokenProviderError: 'the AWS sign-in is over. Sign in again: aws sso login',
  ExpiredToken: 'the AWS credentials have expired. Sign in again: aws sso login',
  ExpiredTokenException: 'the AWS credentials have expired. Sign in again: aws sso login',
  UnrecognizedClientException: 'AWS does not know these credentials. Is AWS_PROFILE the right one?',
  InvalidClientTokenId: 'AWS does not know these credentials. Is AWS_PROFILE the right one?',
  InvalidSignatureException:
    'AWS does not accept these credentials: the secret key is wrong, or the clock of this machine',
  RequestExpired: 'the AWS credentials have expired. Sign in again: aws sso login',
  InvalidToken: 'AWS does not know these credentials. Is AWS_PROFILE the right one?',
  InvalidAccessKeyId: 'AWS does not know these credentials. Is AWS_PROFILE the right one?',
  SignatureDoesNotMatch: 'AWS does not accept these credentials: the secret key is wrong, or the clock of this machine',
  RequestTimeTooSkewed: 'AWS does not accept the clock of this machine',
  AccessDeniedException: 'these AWS credentials may not do that',
  AccessDenied: 'these AWS credentials may not do that',
};

/**
 * The error as one that can be told to an operator: credentials, permission, region or network. `null` for any other. What
 * AWS says of it is not repeated: it may hold what was sent.
 */
export function awsAccessError(error: unknown, action: string): AwsAccessError | null {
  if (!(error instanceof Error)) return null;
  const wayOut = WAYS_OUT[error.name] ?? missingRegion(error) ?? unreachable(error);
  return wayOut === null ? null : new AwsAccessError(`Could not ${action}: ${wayOut}`, { cause: error });
}

function missingRegion(error: Error): string | null {
  return error.message === 'Region is missing'
    ? 'no AWS region is set. Name it with --region, or in AWS_REGION or the profile'
    : null;
}

function unreachable(error: Error): string | null {
  const code = 'code' in error ? error.code : undefined;
  const codes = ['ENOTFOUND', 'ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'];
  return error.name === 'TimeoutError' || (typeof code === 'string' && codes.includes(code))
    ? `AWS cannot be reached (${typeof code === 'string' ? code : 'timeout'})`
    : null;
}
