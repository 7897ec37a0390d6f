import * as v from 'valibot';
import { awsAccessError } from './aws-problems.ts';
import { cdkDeploy } from './cdk-deploy.ts';
import { CdkError } from './cdk-problem.ts';
import type { DeployArguments } from './deploy-arguments.ts';
import { forgetKept, KeptStorage, noteKept, readKept, readParameter } from './kept-storage.ts';
import { type Outputs, outputsParameter } from './outputs.ts';
import { storageProblem } from './storage-check.ts';

/**
 * `cdk deploy` with the table and the bucket that an earlier deployment of that name has left. Their names are noted in the
 * Parameter Store by `npm run destroy`, or given as settings. CloudFormation imports them where the stack is new, and changes
 * them to what the template says in a second go: an import changes nothing. Rejects with `CdkError`, `OutputsError` or
 * `KeptStorageError`.
 */
export async function deployStack(args: DeployArguments, tell: (line: string) => void): Promise<Outputs> {
  const { kept, isDeployed } = await asked(() => lookUp(args.stack));
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
  const { issues: [issue] = [] } = v.safeParse(KeptStorage, names);
  if (issue) throw new CdkError(`Nothing is changed: the setting ${v.getDotPath(issue)} ${issue.message}`);
  const known = { ...args, context: [...args.context, ...settingsOf(names, named)] };
  if (!isDeployed) await takeUp(known, { names, before: kept, isNoted: !differs }, tell);
  return cdkDeploy(known);
}

/** What is to be taken up, and what was noted before: the same where no name is new. */
interface TakeUp {
  readonly names: KeptStorage;
  readonly before: KeptStorage | null;
  readonly isNoted: boolean;
}

async function takeUp(args: DeployArguments, { names, before, isNoted }: TakeUp, tell: (line: string) => void) {
  const { stack } = args;
  const problem = await asked(() => storageProblem(names));
  if (problem !== null) {
    const wayOut = isNoted
      ? `. An earlier deployment of ${stack} has left it, by its note; to delete what is left of it and begin afresh: npm run destroy -- --stack ${stack} --delete-data ${stack}`
      : '';
    throw new CdkError(`Nothing is changed: ${problem}${wayOut}`);
  }
  // Before all else: without these names a later change would put a new table and bucket in the place of those.
  if (!isNoted) await noteKept(stack, names);
  tell(`taken up: ${names.table}, ${names.bucket}, of an earlier deployment\n`);
  try {
    await cdkDeploy(args, true);
  } catch (error) {
    if (!isNoted && error instanceof CdkError && error.isUnchanged) {
      await (before === null ? forgetKept(stack) : noteKept(stack, before));
    }
    throw error;
  }
}

function isWhole(names: Names): names is KeptStorage {
  return names.table !== undefined && names.bucket !== undefined;
}

async function lookUp(stack: string): Promise<{ readonly kept: KeptStorage | null; readonly isDeployed: boolean }> {
  const kept = await readKept(stack);
  return { kept, isDeployed: (await readParameter(outputsParameter(stack))) !== null };
}

/** Of AWS, before anything is changed. */
async function asked<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
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
