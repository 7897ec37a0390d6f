import * as v from 'valibot';
import { settingsForAccount } from './account-limit.ts';
import { awsAccessError } from './aws-problems.ts';
import { cdkDeploy } from './cdk-deploy.ts';
import { CdkError } from './cdk-problem.ts';
import type { DeployArguments } from './deploy-arguments.ts';
import { isForeignStack } from './foreign-stack.ts';
import { forgetKept, KeptStorage, noteKept, readKept, readParameter } from './kept-storage.ts';
import { knownFront, urlNews } from './known-front.ts';
import { OUTPUTS, type Outputs, outputsParameter } from './outputs.ts';
import { storageProblem } from './storage-check.ts';

/**
 * `cdk deploy` of a stack that is not another app's, with the table and the bucket that an earlier deployment of that name has
 * left. Their names are noted in the Parameter Store by `npm run destroy`, or given as settings. CloudFormation imports them where
 * the stack is new, and changes them to what the template says in a second go: an import changes nothing. Rejects with `CdkError`,
 * `OutputsError` or `KeptStorageError`.
 */
export async function deployStack(args: DeployArguments, tell: (line: string) => void): Promise<Outputs> {
  const { kept, outputs } = await asked(() => lookUp(args.stack));
  const isDeployed = outputs !== null;
  const named = namesIn(args.context);
  const takesUp = kept !== null || Object.keys(named).length > 0;
  const differs = Object.entries(named).some(([name, value]) => kept?.[name as keyof Names] !== value);
  const names = takesUp ? namesToTakeUp({ ...kept, ...named }, isDeployed && differs ? args.stack : null) : null;
  if (!isDeployed) await refuseForeign(args.stack);
  const front = knownFront(outputs, args.context);
  const context = [...args.context, ...front.settings];
  const account = await asked(() => settingsForAccount(context));
  for (const { told } of [front, account]) if (told !== null) tell(told);
  const known = { ...args, context: [...context, ...(names ? settingsOf(names, named) : []), ...account.settings] };
  if (names && !isDeployed) await takeUp(known, { names, before: kept, isNoted: !differs }, tell);
  const deployed = await cdkDeploy(known);
  const news = urlNews(front.url, deployed[OUTPUTS.requestUrl]);
  if (news !== null) tell(news);
  return deployed;
}

/** `deployedAs`: the stack that has others already. Throws `CdkError` for what cannot be taken up. */
function namesToTakeUp(names: Names, deployedAs: string | null): KeptStorage {
  if (deployedAs !== null)
    throw new CdkError(
      `Nothing is changed: ${deployedAs} has a table and a bucket, and takes up others only where it is deployed for the first time`,
    );
  if (!isWhole(names)) throw new CdkError('Nothing is changed: table and bucket are taken up together: name both');
  const { issues: [issue] = [] } = v.safeParse(KeptStorage, names);
  if (issue) throw new CdkError(`Nothing is changed: the setting ${v.getDotPath(issue)} ${issue.message}`);
  return names;
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

/** `outputs`: as the deployment has noted them; `null` where there is none. */
async function lookUp(stack: string): Promise<{ readonly kept: KeptStorage | null; readonly outputs: string | null }> {
  const kept = await readKept(stack);
  return { kept, outputs: await readParameter(outputsParameter(stack)) };
}

/** Throws `CdkError` where a stack of that name is another app's. */
async function refuseForeign(stack: string): Promise<void> {
  if (await asked(() => isForeignStack(stack)))
    throw new CdkError(
      `Nothing is changed: the stack ${stack} in this account and region is another app's. Choose another name: --stack NAME`,
    );
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
