import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { EXIT, runMain } from '../functions/local/commands/run-command.ts';
import { awsAccessError } from './aws-problems.ts';
import { runCdk } from './cdk-command.ts';
import { findStack } from './deployed-stack.ts';
import { operatorMain } from './operator-command.ts';
import { OUTPUTS, type Outputs } from './outputs.ts';
import { secretNames } from './secret-names.ts';
import { parseStackName } from './stack-name.ts';

const HELP = `Removes a deployment from AWS. What people asked, the articles and the two secrets are kept.

  npm run destroy -- --stack NAME

  --stack NAME         which deployment; there is no default
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
export function keptReport(stack: string, outputs: Outputs): string {
  const { signingSecret, botToken } = secretNames(stack);
  return `kept: the table ${outputs[OUTPUTS.table]}, with questions, answers and votes
kept: the bucket ${outputs[OUTPUTS.bucket]}, with the articles and their index
kept: the secrets ${signingSecret} and ${botToken}
docs/deploy.md says how to delete them: under "Change, update, remove"
`;
}

export const main = operatorMain('destroy', async (argv, io) => {
  const { values, positionals } = parseOptions(argv, {
    stack: { type: 'string' },
    region: { type: 'string' },
    profile: { type: 'string' },
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
  if (values.region !== undefined) process.env.AWS_REGION = values.region;
  if (values.profile !== undefined) process.env.AWS_PROFILE = values.profile;
  // Also because `cdk destroy` of a stack that is not there ends as if it had removed it.
  const outputs = await findStack(args.stack).catch((error: unknown) => {
    throw awsAccessError(error, `find ${args.stack}`) ?? error;
  });
  const kept = keptReport(args.stack, outputs);
  io.stderr.write(`This removes the deployment ${args.stack} in ${outputs[OUTPUTS.region]}.\n${kept}`);
  await runCdk(
    'destroy',
    () => destroyArguments(args),
    async () => {},
  );
  io.stdout.write(`removed: ${args.stack}\n${kept}`);
  return EXIT.done;
});

if (import.meta.main) await runMain(main);
