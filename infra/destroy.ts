import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { EXIT, runMain } from '../functions/local/commands/run-command.ts';
import { awsAccessError } from './aws-problems.ts';
import { runCdk } from './cdk-command.ts';
import { deleteData } from './delete-data.ts';
import { StackNotFoundError } from './deploy-errors.ts';
import { findStack } from './deployed-stack.ts';
import { type KeptStorage, noteKept, readKept } from './kept-storage.ts';
import { operatorMain } from './operator-command.ts';
import { OUTPUTS } from './outputs.ts';
import { secretNames } from './secret-names.ts';
import { parseStackName, STACK_OPTIONS } from './stack-name.ts';

const HELP = `Removes a deployment from AWS. What people asked, the articles and the two secrets are kept, and npm run deploy of
the same name takes them up again.

  npm run destroy -- --stack NAME

  --stack NAME         which deployment; there is no default
  --delete-data NAME   also delete what is kept, for good, now or after the deployment; the name once more confirms it
  --region REGION      where (default: AWS_REGION, or the profile's)
  --profile PROFILE    whose AWS credentials (default: AWS_PROFILE)
  --yes                do not ask
  --help               this text

Exit codes: 0 removed · 1 not removed · 2 wrong usage
`;

export interface DestroyArguments {
  readonly stack: string;
  readonly profile: string | undefined;
  readonly yes: boolean;
}

/** The app names its stack after the context: without it, cdk finds none of that name and says that all is done. */
export function destroyArguments({ stack, profile, yes }: DestroyArguments): string[] {
  return [
    stack,
    '--context',
    `stack=${stack}`,
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(yes ? ['--force'] : []),
  ];
}

/** One line for each thing that outlives the stack. */
export function keptReport(stack: string, { table, bucket }: KeptStorage): string {
  const { signingSecret, botToken } = secretNames(stack);
  return `kept: the table ${table}, with questions, answers and votes
kept: the bucket ${bucket}, with the articles and their index
kept: the secrets ${signingSecret} and ${botToken}
npm run deploy takes table and bucket up again. To delete all that is kept: npm run destroy -- --stack ${stack} --delete-data ${stack}
`;
}

/** A deployment, or what one that was removed has left; `region` is `null` where nothing is left but that. */
interface Found {
  readonly region: string | null;
  readonly kept: KeptStorage;
}

export const main = operatorMain('destroy', async (argv, io) => {
  const { values, positionals } = parseOptions(argv, {
    ...STACK_OPTIONS,
    'delete-data': { type: 'string' },
    yes: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}`);
  if (values.stack === undefined) throw new UsageError('--stack is required: npm run destroy -- --stack NAME');
  const args = { stack: parseStackName(values.stack), profile: values.profile, yes: values.yes ?? false };
  const deletesData = values['delete-data'] !== undefined;
  if (deletesData && values['delete-data'] !== args.stack)
    throw new UsageError(`--delete-data must repeat the name of the deployment: ${args.stack}`);
  if (values.region !== undefined) process.env.AWS_REGION = values.region;
  if (values.profile !== undefined) process.env.AWS_PROFILE = values.profile;
  try {
    const { region, kept } = await find(args.stack, deletesData);
    if (region !== null) {
      const fate = deletesData ? 'What it would keep is deleted after it.\n' : keptReport(args.stack, kept);
      io.stderr.write(`This removes the deployment ${args.stack} in ${region}.\n${fate}`);
      await runCdk(
        'destroy',
        () => destroyArguments(args),
        async () => {},
      );
      await noteKept(args.stack, kept);
      io.stdout.write(`removed: ${args.stack}\n`);
    }
    if (deletesData) await deleteData(args.stack, kept, io.stdout);
    else io.stdout.write(keptReport(args.stack, kept));
    return EXIT.done;
  } catch (error) {
    throw awsAccessError(error, `remove all of ${args.stack}`) ?? error;
  }
});

/** Asked first, also because `cdk destroy` of a stack that is not there ends as if it had removed it. */
async function find(stack: string, orKept: boolean): Promise<Found> {
  try {
    const outputs = await findStack(stack);
    return {
      region: outputs[OUTPUTS.region],
      kept: { table: outputs[OUTPUTS.table], bucket: outputs[OUTPUTS.bucket] },
    };
  } catch (error) {
    const kept = orKept && error instanceof StackNotFoundError ? await readKept(stack) : null;
    if (kept === null) throw error;
    return { region: null, kept };
  }
}

if (import.meta.main) await runMain(main);
