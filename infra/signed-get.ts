import { SSMClient } from '@aws-sdk/client-ssm';
import { SignatureV4 } from '@smithy/signature-v4';

/** Milliseconds. */
const TIMEOUT_MS = 10_000;

export interface SignedGet {
  /** As its endpoint, its signature and its variable in the environment call it. */
  readonly service: 'cloudformation' | 'lambda';
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
}

/**
 * One GET request to a service of AWS that is asked nothing else: with the operator's credentials and region, and as an SDK's client
 * finds them. Rejects where it cannot be reached.
 */
export async function signedGet({ service, path, query = {} }: SignedGet): Promise<Response> {
  const { config } = new SSMClient();
  const { credentials, sha256 } = config;
  const region = await config.region();
  const url = new URL(path, endpointOf(service, region));
  const signer = new SignatureV4({ service, region, credentials, sha256 });
  const { headers } = await signer.sign({
    method: 'GET',
    protocol: url.protocol,
    hostname: url.hostname,
    path,
    query: { ...query },
    headers: { host: url.host },
  });
  url.search = String(new URLSearchParams(query));
  return fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) }).catch(asNetworkError);
}

function endpointOf(service: SignedGet['service'], region: string): string {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return (
    process.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ??
    process.env.AWS_ENDPOINT_URL ??
    `https://${service}.${region}.${suffix}`
  );
}

/** `fetch` has the reason of a failure below a general error. */
function asNetworkError(error: unknown): never {
  throw error instanceof TypeError && error.cause instanceof Error ? error.cause : error;
}

/** What a service answered instead of what was asked; the name is its code. */
export class ServiceError extends Error {
  constructor(service: SignedGet['service'], code: string) {
    super(`${service} answers ${code}`);
    this.name = code;
  }
}
