import { setTimeout as sleep } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import { SignatureV4 } from '@smithy/signature-v4';
import { Cluster } from '../../opensearch/cluster.ts';
import type { CallLimits } from './clients.ts';

/** How OpenSearch Service is called in a signature. */
const SERVICE = 'es';

/** The search domain at `node`. Requests are signed with the credentials that another client of AWS works with. */
export function searchCluster(
  node: string,
  { config }: Pick<S3Client, 'config'>,
  { timeoutMs, attempts }: Pick<CallLimits, 'timeoutMs' | 'attempts'>,
): Cluster {
  const { region, credentials, sha256 } = config;
  const signer = new SignatureV4({ service: SERVICE, region, credentials, sha256 });
  return new Cluster({
    node,
    timeoutMs,
    attempts,
    sleep,
    async sign(url, { method, body }, headers) {
      const signed = await signer.sign({
        method,
        protocol: url.protocol,
        hostname: url.hostname,
        path: url.pathname,
        query: Object.fromEntries(url.searchParams),
        headers: { ...headers, host: url.host },
        body,
      });
      return signed.headers;
    },
  });
}
