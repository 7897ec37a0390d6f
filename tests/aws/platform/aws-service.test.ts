import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import { AwsService, parametersBeside } from '../../../functions/aws/platform/aws-service.ts';
import type { AwsEnv } from '../../../functions/aws/platform/env.ts';
import { listening } from '../../support/loopback.ts';

const CREDENTIALS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret', sessionToken: 'session' };
const Answer = v.object({ Parameters: v.array(v.object({ Name: v.string() })) });
const INPUT = { Names: ['/a', '/b'], WithDecryption: true };

interface Heard {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** A server that answers as it is told, call by call, the last answer again; `null` answers nothing. */
async function serving(...answers: readonly (readonly [status: number, body: string] | null)[]) {
  const heard: Heard[] = [];
  const listener: RequestListener = async (request, response) => {
    const answer = answers[Math.min(heard.length, answers.length - 1)];
    heard.push({ headers: request.headers, body: await text(request) });
    if (answer) response.writeHead(answer[0], { 'content-type': 'application/x-amz-json-1.1' }).end(answer[1]);
  };
  const server = createServer(listener);
  const endpoint = await listening(server);
  return {
    heard,
    endpoint,
    [Symbol.dispose]: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

function serviceAt(endpoint: string, timeoutMs = 10_000): AwsService {
  const env: AwsEnv = {
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    endpoints: { sqs: undefined, ssm: undefined },
  };
  return new AwsService('ssm', endpoint, env, { timeoutMs, attempts: 2, throttledAttempts: 4 });
}

const FOUND: readonly [number, string] = [200, JSON.stringify({ Parameters: [{ Name: '/a' }], InvalidParameters: [] })];

test('a call says what a client of the SDK says', async () => {
  using server = await serving(FOUND);
  const sdk = new SSMClient({ region: 'eu-west-1', credentials: CREDENTIALS, endpoint: server.endpoint });
  await sdk.send(new GetParametersCommand(INPUT));
  expect(await serviceAt(server.endpoint).call('GetParameters', INPUT, Answer)).toEqual({
    Parameters: [{ Name: '/a' }],
  });
  const [its, ours] = server.heard;
  expect(ours?.body).toBe(its?.body);
  for (const name of ['host', 'content-type', 'x-amz-target', 'x-amz-security-token', 'x-amz-content-sha256']) {
    expect([name, ours?.headers[name]]).toEqual([name, its?.headers[name]]);
  }
  expect(ours?.headers.authorization).toMatch(
    /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/ssm\/aws4_request, SignedHeaders=[a-z0-9;-]*host;[a-z0-9;-]*x-amz-target, Signature=[0-9a-f]{64}$/u,
  );
});

test.for([
  ['an error of the service', [500, '{"__type":"InternalServerError"}'], 2],
  ['too many calls', [400, '{"__type":"com.amazonaws.ssm#ThrottlingException"}'], 4],
  ['what is no JSON', [502, 'Bad Gateway'], 2],
  ['no answer in time', null, 2],
] as const)('%s: the call is made again', async ([, failure, most]) => {
  using server = await serving(failure, FOUND);
  await serviceAt(server.endpoint, failure === null ? 300 : 10_000).call('GetParameters', INPUT, Answer);
  expect(server.heard).toHaveLength(2);
  using failing = await serving(failure);
  const failed = serviceAt(failing.endpoint, failure === null ? 300 : 10_000).call('GetParameters', INPUT, Answer);
  await expect(failed).rejects.toThrow('GetParameters: ');
  expect(failing.heard).toHaveLength(most);
});

test('what is refused is not asked again, and has the name that AWS gives it', async () => {
  using server = await serving([400, '{"__type":"AccessDeniedException","message":"no"}']);
  await expect(serviceAt(server.endpoint).call('GetParameters', INPUT, Answer)).rejects.toMatchObject({
    name: 'AccessDeniedException',
    message: 'GetParameters: AccessDeniedException',
  });
  expect(server.heard).toHaveLength(1);
});

test('a service that is not there', async () => {
  const failed = serviceAt('http://127.0.0.1:9').call('GetParameters', INPUT, Answer);
  await expect(failed).rejects.toMatchObject({ name: 'ECONNREFUSED' });
});

test('parameters are in the domain of the queue, in every partition', () => {
  expect(parametersBeside('https://sqs.eu-west-1.amazonaws.com/123456789012/jobs')).toBe(
    'https://ssm.eu-west-1.amazonaws.com',
  );
  expect(parametersBeside('https://sqs.cn-north-1.amazonaws.com.cn/123456789012/jobs')).toBe(
    'https://ssm.cn-north-1.amazonaws.com.cn',
  );
});
