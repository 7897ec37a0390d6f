import { expect, test } from 'vitest';
import { destroyArguments, keptReport } from '../../infra/destroy.ts';
import { STACK } from '../support/command.ts';
import { runOperator, SIGNED_IN } from '../support/operator.ts';
import { startParameterStore } from '../support/ssm.ts';

test('cdk is asked for the stack of that name, which the app is told too', () => {
  expect(destroyArguments({ stack: 'Desk', profile: 'me', yes: true }).join(' ')).toBe(
    'Desk --context stack=Desk --profile me --force',
  );
  expect(destroyArguments({ stack: 'Desk', profile: undefined, yes: false })).not.toContain('--force');
});

test('what outlives the stack is named', () => {
  const report = keptReport('Desk', { table: 'the-table', bucket: 'the-bucket' });
  expect(report).toContain('the table the-table');
  expect(report).toContain('the bucket the-bucket');
  expect(report).toContain('/verbatim/Desk/slack/signing-secret and /verbatim/Desk/slack/bot-token');
});

test('a deployment that is not there is no success', async () => {
  await using ssm = await startParameterStore('ParameterNotFound');
  const { code, out, err } = await runOperator('destroy', ['--stack', 'Desk', '--yes'], {
    env: { ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: ssm.endpoint },
  });
  expect(err).toContain('destroy: There is no deployment called Desk');
  expect(err).not.toMatch(STACK);
  expect(out).toBe('');
  expect(code).toBe(1);
});

test.each([
  ['no name', [], '--stack is required'],
  ['a name without --stack', ['Desk'], 'unexpected argument "Desk"'],
  [
    'a name that is not repeated',
    ['--stack', 'Desk', '--delete-data', 'Other'],
    'must repeat the name of the deployment',
  ],
  ['a name that is none', ['--stack', '../x'], '--stack wants at most 40 letters'],
])('%s: nothing is asked of AWS', async (_, args, problem) => {
  const { code, err } = await runOperator('destroy', args);
  expect(err).toContain(problem);
  expect(code).toBe(2);
});
