import { describe, expect, test } from 'vitest';
import { STACK } from '../support/command.ts';
import { runOperator, SIGNED_IN } from '../support/operator.ts';
import { startParameterStore } from '../support/ssm.ts';

const SIGNING_SECRET = '0123456789abcdef0123456789abcdef';
const BOT_TOKEN = ['xoxb', '1234567890', '1234567890', 'abcdefghijklmnopqrstuvwx'].join('-');
const BOTH = `${SIGNING_SECRET}\n${BOT_TOKEN}\n`;

test('both secrets are stored encrypted, under the names that the functions look for, and are never shown', async () => {
  await using store = await startParameterStore();
  const { code, out, err } = await runOperator('secrets', [], {
    input: BOTH,
    env: { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: store.endpoint },
  });
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(Object.fromEntries(store.parameters)).toEqual({
    '/verbatim/Verbatim/slack/signing-secret': { type: 'SecureString', value: SIGNING_SECRET, version: 1 },
    '/verbatim/Verbatim/slack/bot-token': { type: 'SecureString', value: BOT_TOKEN, version: 1 },
  });
  expect(out).toContain('stored /verbatim/Verbatim/slack/bot-token');
  expect(out).toContain('verify the request URL');
  for (const secret of [SIGNING_SECRET, BOT_TOKEN]) expect(out + err).not.toContain(secret);
});

test('stored again, they replace the old ones, and it says when running functions take them', async () => {
  await using store = await startParameterStore();
  const env = { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: store.endpoint };
  await runOperator('secrets', [], { input: BOTH, env });
  const other = SIGNING_SECRET.replaceAll('0', 'f');
  const { code, out } = await runOperator('secrets', [], { input: `${other}\n${BOT_TOKEN}\n`, env });
  expect(code).toBe(0);
  expect(store.parameters.get('/verbatim/Verbatim/slack/signing-secret')).toMatchObject({ value: other, version: 2 });
  expect(out).toContain('take the new secrets within five minutes');
});

test('another deployment and region have secrets of their own', async () => {
  await using store = await startParameterStore();
  const { code } = await runOperator('secrets', ['--stack', 'Desk-2', '--region', 'us-west-2'], {
    input: BOTH,
    env: { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: store.endpoint },
  });
  expect(code).toBe(0);
  expect([...store.parameters.keys()]).toEqual([
    '/verbatim/Desk-2/slack/signing-secret',
    '/verbatim/Desk-2/slack/bot-token',
  ]);
  expect(store.authorizations[0]).toContain('/us-west-2/ssm/');
});

describe('nothing is stored, and nothing that was given is shown,', () => {
  test.each([
    ['when the signing secret has another shape', `${SIGNING_SECRET}0\n${BOT_TOKEN}\n`, 'no signing secret'],
    ['when the token is a user token', `${SIGNING_SECRET}\n${BOT_TOKEN.replace('xoxb', 'xoxp')}\n`, 'no bot token'],
    ['when they are given the other way round', `${BOT_TOKEN}\n${SIGNING_SECRET}\n`, 'no signing secret'],
    ['when the second is missing', `${SIGNING_SECRET}\n`, 'no bot token'],
    ['when there is no input', '', 'no signing secret'],
  ])('%s', async (_, input, problem) => {
    await using store = await startParameterStore();
    const { code, out, err } = await runOperator('secrets', [], {
      input,
      env: { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: store.endpoint },
    });
    expect(code).toBe(1);
    expect(err).toContain(problem);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(store.parameters.size).toBe(0);
    for (const line of input.split('\n').filter((one) => one !== '')) expect(out + err).not.toContain(line);
  });
});

describe('what an operator can solve is told in one line', () => {
  test.each<[string, Record<string, string>, string]>([
    ['no credentials', { AWS_REGION: 'eu-west-1' }, 'there are no AWS credentials'],
    ['no region', { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret' }, 'no AWS region is set'],
    [
      'no network',
      { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:9' },
      'AWS cannot be reached (ECONNREFUSED)',
    ],
  ])('%s', async (_, env, problem) => {
    const { code, out, err } = await runOperator('secrets', [], { input: BOTH, env });
    expect(err).toContain(problem);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toMatch(STACK);
    expect(out).toBe('');
    expect(code).toBe(1);
  });

  test.each([
    ['AccessDeniedException', 'may not do that'],
    ['ExpiredTokenException', 'have expired'],
    ['UnrecognizedClientException', 'does not know these credentials'],
  ])('%s', async (refusal, problem) => {
    await using store = await startParameterStore(refusal);
    const { code, err } = await runOperator('secrets', [], {
      input: BOTH,
      env: { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: store.endpoint },
    });
    expect(err).toContain('secrets: Could not store /verbatim/Verbatim/slack/signing-secret: ');
    expect(err).toContain(problem);
    expect(code).toBe(1);
  });
});

test.each([
  ['a secret as an argument, where everybody sees it', [BOT_TOKEN]],
  ['a name that no stack can have', ['--stack', 'a/b']],
  ['an unknown option', ['--token', 'x']],
])('%s is wrong usage', async (_, args) => {
  const { code, err } = await runOperator('secrets', args, { input: BOTH, env: SIGNED_IN });
  expect(code).toBe(2);
  expect(err).not.toContain(BOT_TOKEN);
  expect(err).not.toMatch(STACK);
});
