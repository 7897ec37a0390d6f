import { expect, test } from 'vitest';
import { runOperator } from '../support/operator.ts';
import { tempFolder } from '../support/temp-folder.ts';

test('without AWS credentials cdk says so, and nothing is published', async () => {
  await using folder = await tempFolder({ 'mill.txt': 'Fire in the mill\n\nEight people were hurt on Monday.' });
  const { code, out, err } = await runOperator('deploy', ['--corpus', folder.path, '--yes', '--region', 'eu-west-1'], {
    env: { CDK_DISABLE_CLI_TELEMETRY: 'true', HOME: folder.path },
  });
  expect(code).toBe(1);
  expect(err).toContain('deploy: Nothing is changed. Could not reach the account: there are no AWS credentials');
  expect(out).not.toContain('published:');
});
