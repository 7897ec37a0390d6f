import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { awsAccessError } from './aws-problems.ts';
import type { CdkRun } from './cdk-run.ts';

/** `cdk` did not do what it was asked; the message says what an operator can do about it. */
export class CdkError extends Error {
  override readonly name = 'CdkError';

  /** Whether everything is as it was before the command. */
  get isUnchanged(): boolean {
    return this.message.startsWith('Nothing is changed');
  }
}

/** Where `cdk bootstrap` notes its version, with the qualifier that this app leaves at its default. */
const BOOTSTRAP_VERSION = '/cdk-bootstrap/hnb659fds/version';

const NOT_BOOTSTRAPPED =
  'Nothing is changed: this account and region are not bootstrapped for cdk, or with too old a version. Once for each: npx cdk bootstrap';

/** Where the code alone tells. */
const PROBLEMS: Readonly<Record<string, string>> = {
  TtyNotAttached:
    'Nothing is changed: cdk asks before it goes on, and this is no terminal. Read what it shows above, and give --yes to agree',
  DeployAborted: 'Nothing is changed: you declined',
  DestroyAborted: 'Nothing is changed: you declined',
  UserInterrupted: 'It was interrupted: the stack may be half changed. Give the same command again',
  'synth:AnnotationErrors':
    'Nothing is changed: the checks of the stack, such as those of cdk-nag, have a finding, which is above. Mend it, or acknowledge its rule with a reason beside the construct',
  BootstrapStackRequired: NOT_BOOTSTRAPPED,
  SsmParameterNotFound: NOT_BOOTSTRAPPED,
  OutdatedBootstrapStack: NOT_BOOTSTRAPPED,
  InsufficientBootstrapStackVersion: NOT_BOOTSTRAPPED,
};

/** Where CloudFormation failed; its codes are as many as its resources' errors. */
const CLOUDFORMATION = {
  deploy:
    'CloudFormation refused the change, and what it had begun it has taken back; the resource that was refused, and why, is above. Repair that and give the same command again: after a first deployment that failed it begins afresh',
  destroy:
    'CloudFormation could not remove everything; what is left, and why, is above. Repair that and give the same command again',
} as const;

/** Before it has asked AWS for anything else. */
const NOT_LET_IN: ReadonlySet<string> = new Set(['UnresolvedAccount', 'NoCredentials', 'IncorrectDefaultCredentials']);

/** With the code of the resource's error, of the stack's, or without any. */
const CLOUDFORMATION_FAILED = /^(?:deploy:|DeploymentError$)/u;

/** Codes of CloudFormation's refusal before it begins. */
const BEFORE_CHANGE = /^deploy:(?:ChangeSet|EarlyValidation)/u;

/** What to tell the operator. cdk finds no account where it is not let in, for whatever reason: that is asked for here. */
export async function cdkProblem(run: CdkRun): Promise<string> {
  const { command, isSynthesised, error } = run;
  const known = error === null ? undefined : PROBLEMS[error];
  if (known !== undefined) return known;
  if (!isSynthesised) return 'Nothing is changed: the stack could not be synthesised; the reason is above';
  if (error !== null && BEFORE_CHANGE.test(error))
    return 'Nothing is changed: CloudFormation refused the change before it began; the reason is above';
  if (error !== null && CLOUDFORMATION_FAILED.test(error)) return CLOUDFORMATION[command];
  return (await accessProblem(error)) ?? 'cdk failed; the reason is above';
}

/** Looks for the bootstrap as cdk does. `null` where AWS lets us in, or lets us in for other things than that. */
async function accessProblem(code: string | null): Promise<string | null> {
  try {
    await new SSMClient().send(new GetParameterCommand({ Name: BOOTSTRAP_VERSION }));
    return null;
  } catch (error) {
    if (error instanceof ParameterNotFound) return NOT_BOOTSTRAPPED;
    // cdk works with roles of its own: what the operator may not read is not what it failed at.
    if (error instanceof Error && /^AccessDenied/u.test(error.name)) return null;
    const problem = awsAccessError(error, 'reach the account');
    if (!problem) return null;
    return NOT_LET_IN.has(code ?? '')
      ? `Nothing is changed. ${problem.message}`
      : `cdk was cut off, and CloudFormation may be at it still. ${problem.message}. Then give the same command again`;
  }
}
