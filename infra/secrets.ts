import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { parseOptions, UsageError } from '../functions/local/commands/arguments.ts';
import { EXIT, runMain } from '../functions/local/commands/run-command.ts';
import { awsAccessError } from './aws-problems.ts';
import { operatorMain } from './operator-command.ts';
import { askFor } from './secret-input.ts';
import { secretNames } from './secret-names.ts';
import { parseBotToken, parseSigningSecret } from './secret-shapes.ts';
import { parseStackName, STACK_OPTIONS } from './stack-name.ts';

const HELP = `Stores the app's two secrets in the Parameter Store, encrypted. It asks for them; what you type is not shown.

  npm run secrets [-- --stack NAME] [--region REGION] [--profile PROFILE]

  --stack NAME       the deployment that they are for (default: Verbatim)
  --region REGION    where it is (default: AWS_REGION, or the profile's)
  --profile PROFILE  whose AWS credentials (default: AWS_PROFILE)
  --help             this text

From a pipe it reads two lines: the signing secret, then the bot token.
Exit codes: 0 stored · 1 not stored, or not both · 2 wrong usage
`;

const FIRST = `Next: in the app's settings at https://api.slack.com/apps, under App Manifest (or Event Subscriptions), have Slack
verify the request URL.
`;

const REPLACED = `Functions that run already take the new secrets within five minutes, or within seconds of Slack refusing the old ones.
`;

export const main = operatorMain('secrets', async (args, io) => {
  const { values, positionals } = parseOptions(args, {
    ...STACK_OPTIONS,
    help: { type: 'boolean' },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return EXIT.done;
  }
  if (positionals.length > 0)
    throw new UsageError('secrets are not read from arguments, where other users see them: the command asks for them');
  const names = secretNames(parseStackName(values.stack));
  const ask = askFor(io.stdin, io.stderr);
  const signingSecret = parseSigningSecret(await ask('Signing secret (Basic Information → App Credentials)'));
  const botToken = parseBotToken(await ask('Bot token (OAuth & Permissions, xoxb-…)'));
  const secrets = [
    { name: names.signingSecret, value: signingSecret },
    { name: names.botToken, value: botToken },
  ];
  const ssm = new SSMClient({
    ...(values.region === undefined ? {} : { region: values.region }),
    ...(values.profile === undefined ? {} : { profile: values.profile }),
  });
  const versions: number[] = [];
  for (const { name, value } of secrets) {
    versions.push(await store(ssm, name, value));
    io.stdout.write(`stored ${name}\n`);
  }
  io.stdout.write(Math.max(...versions) > 1 ? REPLACED : FIRST);
  return EXIT.done;
});

/** Resolves to how often a value has been stored under this name. */
async function store(ssm: SSMClient, name: string, value: string): Promise<number> {
  try {
    const { Version = 1 } = await ssm.send(
      new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true }),
    );
    return Version;
  } catch (error) {
    throw awsAccessError(error, `store ${name}`) ?? error;
  }
}

if (import.meta.main) await runMain(main);
