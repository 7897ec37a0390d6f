import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ACCOUNT } from '../support/aws-resources.ts';
import { ROOT } from '../support/command.ts';
import { type Emulator, REGION } from './emulator.ts';
import { every, type Grant, grantsIn, iam } from './role-policies.ts';

const USER = 'desk';

const POLICY = readFileSync(path.join(ROOT, 'docs/operator-policy.json'), 'utf8')
  .replaceAll('ACCOUNT', ACCOUNT)
  .replaceAll('REGION', REGION);

/** What docs/operator-policy.json grants. */
export function operatorGrants(): Grant[] {
  return grantsIn(POLICY);
}

/** From here on the operator is a user who may do what docs/operator-policy.json says, and no more. IAM is not enforced yet. */
export async function becomeDocumentedOperator(emulator: Emulator): Promise<void> {
  await iam(emulator, { Action: 'CreateUser', UserName: USER });
  await iam(emulator, { Action: 'PutUserPolicy', UserName: USER, PolicyName: 'operator', PolicyDocument: POLICY });
  const made = await iam(emulator, { Action: 'CreateAccessKey', UserName: USER });
  const [accessKeyId = ''] = every(made, 'AccessKeyId');
  const [secretAccessKey = ''] = every(made, 'SecretAccessKey');
  emulator.operator = { accessKeyId, secretAccessKey };
}
