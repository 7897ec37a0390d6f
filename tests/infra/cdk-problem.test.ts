import path from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { runCdk } from '../../infra/cdk-command.ts';
import { CdkError, cdkProblem } from '../../infra/cdk-problem.ts';
import { COMPILED, ROOT } from '../support/command.ts';
import { NOBODY, SIGNED_IN } from '../support/operator.ts';
import { startParameterStore } from '../support/ssm.ts';
import { tempFolder } from '../support/temp-folder.ts';

const own = process.env;
afterEach(() => {
  process.env = own;
});

/** A port that nobody listens at. */
const NOBODY_THERE = 'http://127.0.0.1:9';

const require = (name: string) => `require('${ROOT}/node_modules/${name}')`;

/** An app of one stack with a queue that no one has acknowledged; CloudFormation's own rules take five times as long. */
const APP = `
  const { App, Stack, Validations } = ${require('aws-cdk-lib/core')};
  const { Queue } = ${require('aws-cdk-lib/aws-sqs')};
  const { AwsSolutionsChecks } = ${require('cdk-nag')};
  const app = new App({ builtinCloudFormationValidation: false });
  const stack = new Stack(app, 'Desk');
  new Queue(stack, 'Planted');
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
`;

/** What such an app writes without the queue, by hand: to synthesise it takes longer than all else that `cdk` does. */
const ASSEMBLY = {
  'cdk.out/manifest.json': JSON.stringify({
    version: '36.0.0',
    artifacts: {
      Desk: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'Desk.json' },
      },
    },
  }),
  'cdk.out/Desk.json': JSON.stringify({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }),
};

/** What an operator is told by a real `cdk` that fails. */
async function told({ command, args }: typeof DEPLOY | typeof DESTROY, app = ''): Promise<string> {
  await using folder = await tempFolder({ 'app.cjs': app, ...ASSEMBLY });
  const home = { HOME: folder.path, CDK_DISABLE_CLI_TELEMETRY: 'true', AWS_REGION: 'eu-west-1' };
  // The commands of npm find this Node too.
  const nodeFirst = `${path.dirname(process.execPath)}${path.delimiter}${own.PATH}`;
  process.env = { PATH: nodeFirst, NODE_COMPILE_CACHE: COMPILED, ...NOBODY, ...home };
  const all = ['Desk', ...args, '--app', app ? `node ${folder.at('app.cjs')}` : folder.at('cdk.out')];
  const error: unknown = await runCdk(
    command,
    () => all,
    async () => 'done',
  ).catch((cause: unknown) => cause);
  if (!(error instanceof CdkError)) throw new Error(`no CdkError but ${String(error)}`);
  return error.message;
}

const DEPLOY = { command: 'deploy', args: ['--require-approval', 'never'] } as const;
const DESTROY = { command: 'destroy', args: [] } as const;

describe('when cdk fails, the operator is told what to do about it:', () => {
  test('a stack that cannot be synthesised', async () => {
    expect(await told(DEPLOY, 'process.exit(1);')).toBe(
      'Nothing is changed: the stack could not be synthesised; the reason is above',
    );
  });

  test('a finding of cdk-nag', async () => {
    expect(await told(DEPLOY, APP)).toContain('such as those of cdk-nag, have a finding');
  });

  test('a question, where there is no terminal', async () => {
    expect(await told(DESTROY)).toContain('this is no terminal. Read what it shows above, and give --yes');
  });

  test('no credentials', async () => {
    expect(await told(DEPLOY)).toContain('there are no AWS credentials. Sign in');
  });
});

describe('where cdk finds no account, the operator is told why:', () => {
  const UNRESOLVED = { command: 'deploy', isSynthesised: true, error: 'UnresolvedAccount' } as const;

  test('a refused connection', async () => {
    process.env = { ...NOBODY, ...SIGNED_IN, AWS_ENDPOINT_URL: NOBODY_THERE };
    expect(await cdkProblem(UNRESOLVED)).toContain('AWS cannot be reached (ECONNREFUSED)');
  });

  test('no region', async () => {
    process.env = { ...NOBODY };
    expect(await cdkProblem(UNRESOLVED)).toContain('no AWS region is set');
  });

  test.each([
    ['credentials that have expired', 'ExpiredTokenException', 'the AWS credentials have expired'],
    ['credentials that AWS does not know', 'UnrecognizedClientException', 'AWS does not know these credentials'],
    ['an account that is not bootstrapped', 'ParameterNotFound', 'not bootstrapped for cdk'],
    ['an operator who may not look for the bootstrap', 'AccessDeniedException', 'cdk failed; the reason is above'],
  ])('%s', async (_, refusal, message) => {
    await using ssm = await startParameterStore(refusal);
    process.env = { ...NOBODY, ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: ssm.endpoint };
    expect(await cdkProblem(UNRESOLVED)).toContain(message);
  });
});

test('credentials that expire half-way: the change may be under way', async () => {
  await using ssm = await startParameterStore('ExpiredTokenException');
  process.env = { ...NOBODY, ...SIGNED_IN, AWS_ENDPOINT_URL_SSM: ssm.endpoint };
  const message = await cdkProblem({ command: 'deploy', isSynthesised: true, error: 'sdk:ExpiredToken' });
  expect(message).toContain('CloudFormation may be at it still');
  expect(message).toContain('the AWS credentials have expired');
  expect(message).not.toContain('Nothing is changed');
});

describe('by the code that cdk gives the error:', () => {
  const SYNTHESISED = { command: 'deploy', isSynthesised: true } as const;

  test.each([
    ['TtyNotAttached', '--yes'],
    ['DeployAborted', 'you declined'],
    ['DestroyAborted', 'you declined'],
    ['SsmParameterNotFound', 'npx cdk bootstrap'],
    ['deploy:ChangeSetCreationFailed', 'refused the change before it began'],
    ['deploy:StackCreationFailed', 'what it had begun it has taken back'],
    ['DeploymentError', 'what it had begun it has taken back'],
    ['deploy:StackDeployFailed', 'what it had begun it has taken back'],
  ])('%s', async (error, message) => {
    expect(await cdkProblem({ ...SYNTHESISED, error })).toContain(message);
  });

  test('a removal that CloudFormation cannot end is not said to be taken back', async () => {
    const message = await cdkProblem({ ...SYNTHESISED, command: 'destroy', error: 'deploy:StackDestroyFailed' });
    expect(message).toContain('could not remove everything');
    expect(message).not.toContain('taken');
  });

  test('no two of them are told the same, unless they are the same', async () => {
    const errors = [
      'TtyNotAttached',
      'DeployAborted',
      'SsmParameterNotFound',
      'deploy:StackDeployFailed',
      'UserInterrupted',
    ];
    const messages = await Promise.all(errors.map((error) => cdkProblem({ ...SYNTHESISED, error })));
    expect(new Set(messages).size).toBe(errors.length);
  });
});
