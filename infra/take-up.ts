import { awsAccessError } from './aws-problems.ts';
import { cdkDeploy } from './cdk-deploy.ts';
import { CdkError } from './cdk-problem.ts';
import type { DeployArguments } from './deploy-arguments.ts';
import { type KeptStorage, noteKept, readKept, readParameter } from './kept-storage.ts';
import { type Outputs, outputsParameter } from './outputs.ts';

/**
 * `cdk deploy` with the table and the bucket that an earlier deployment of that name has left. Their names are noted in the
 * Parameter Store by `npm run destroy`, or given as settings. CloudFormation imports them where the stack is new, and changes
 * them to what the template says in a second go: an import changes nothing. Rejects with `CdkError`, `OutputsError` or
 * `KeptStorageError`.
 */
export async function deployStack(args: DeployArguments, tell: (line: string) => void): Promise<Outputs> {
  const { kept, isDeployed } = await lookUp(args.stack);
  const named = namesIn(args.context);
  const given = Object.keys(named).length > 0;
  if (!kept && !given) return cdkDeploy(args);
  const differs = Object.entries(named).some(([name, value]) => kept?.[name as keyof Names] !== value);
  if (isDeployed && differs)
    throw new CdkError(
      `Nothing is changed: ${args.stack} has a table and a bucket, and takes up others only where it is deployed for the first time`,
    );
  const names = { ...kept, ...named };
  if (!isWhole(names)) throw new CdkError('Nothing is changed: table and bucket are taken up together: name both');
  const known = { ...args, context: [...args.context, ...settingsOf(names, named)] };
  if (!isDeployed) {
    // Before all else: without these names a later change would put a new table and bucket in the place of those.
    if (given) await noteKept(args.stack, names);
    tell(`taken up: ${names.table}, ${names.bucket}, of an earlier deployment\n`);
    await cdkDeploy(known, true);
  }
  return cdkDeploy(known);
}

function isWhole(names: Names): names is KeptStorage {
  return names.table !== undefined && names.bucket !== undefined;
}

async function lookUp(stack: string): Promise<{ readonly kept: KeptStorage | null; readonly isDeployed: boolean }> {
  try {
    const kept = await readKept(stack);
    return { kept, isDeployed: (await readParameter(outputsParameter(stack))) !== null };
  } catch (error) {
    const problem = awsAccessError(error, 'reach the account');
    throw problem ? new CdkError(`Nothing is changed. ${problem.message}`, { cause: error }) : error;
  }
}

type Names = Partial<KeptStorage>;

/** What the operator names in `--context`. */
function namesIn(context: readonly string[]): Names {
  const named = context.flatMap((setting) => {
    const [, name = '', value = ''] = /^(table|bucket)=(.*)$/u.exec(setting) ?? [];
    return name === '' ? [] : [[name, value] as const];
  });
  return Object.fromEntries(named);
}

/** Those that the operator has not named. */
function settingsOf(names: Names, named: Names): string[] {
  return Object.entries(names).flatMap(([name, value]) => (name in named ? [] : [`${name}=${value}`]));
}
