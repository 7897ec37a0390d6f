import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { S3Client } from '@aws-sdk/client-s3';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { searchCluster } from '../../../functions/aws/platform/search-cluster.ts';

test('requests to a search domain are signed for it, with the credentials of the function', async () => {
  const seen: { readonly url: string; readonly headers: IncomingHttpHeaders }[] = [];
  const server = createServer((request, response) => {
    seen.push({ url: request.url ?? '', headers: request.headers });
    response.writeHead(200, { 'content-type': 'application/json' }).end('{"took":1}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const node = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
  const cluster = searchCluster(node, new S3Client({ region: 'eu-west-1', credentials }), {
    timeoutMs: 600_000,
    attempts: 1,
  });
  try {
    const path = '/one%2Ctwo/_search?allow_partial_search_results=false';
    await cluster.ask({ method: 'POST', path, body: '{"size":0}' }, v.object({ took: v.number() }));
    await cluster.ask({ method: 'GET', path: '/one/_doc/current' }, v.unknown());
  } finally {
    await new Promise((resolve) => server.close(resolve));
  }
  expect(seen.map(({ url }) => url)).toEqual([
    '/one%2Ctwo/_search?allow_partial_search_results=false',
    '/one/_doc/current',
  ]);
  for (const { headers } of seen) {
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/es\/aws4_request, SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*, Signature=[0-9a-f]{64}$/u,
    );
    expect(headers['x-amz-security-token']).toBe('session');
    expect(headers.host).toBe(new URL(node).host);
  }
  expect(seen[0]?.headers['content-type']).toBe('application/json');
  expect(seen[0]?.headers.authorization).not.toBe(seen[1]?.headers.authorization);
});
