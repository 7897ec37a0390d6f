import { resolve } from 'node:path';
import { DEFAULT_RINGS, parseOptions, SAMPLE_CORPUS, UsageError } from '../functions/local/commands/arguments.ts';
import { parseStackName, STACK_OPTIONS } from './stack-name.ts';
import { TAKES_UP } from './storage-names.ts';

export interface DeployArguments {
  readonly help: boolean;
  readonly stack: string;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  /** `name=value`, for the CDK app. */
  readonly context: readonly string[];
  /** A folder of articles, or one file. */
  readonly corpus: string;
  /** Whether the operator named the articles. */
  readonly namesCorpus: boolean;
  readonly rings: string;
  /** Whether the operator named the rings. */
  readonly namesRings: boolean;
  /** Bring the articles in although there is a corpus. */
  readonly publish: boolean;
  /** Do not ask before permissions are widened. */
  readonly yes: boolean;
}

export const DEPLOY_HELP = `Deploys the app to AWS and, the first time, brings the articles into its bucket and indexes them.

  npm run deploy -- --corpus PATH

  --corpus PATH        a folder of articles of any format, or one file (default: the sample corpus)
  --rings FILE         words that mean the same (default: corpus/rings.yaml); with --publish only where it is given
  --publish            bring them in where there is a corpus too: what has the same name is replaced, all else stays
  --context NAME=VALUE a setting: admins, allowedWorkspaces, followUps, digestChannel, alarmEmail, retentionDays, workerMemory,
                       functionUrl, requestsAtOnce, logRetentionDays, feedRequestsAnHour, searchNodes, searchNodeType,
                       searchDiskGb, and table and bucket, to take up what an earlier deployment has left
  --stack NAME         which deployment (default: Verbatim)
  --region REGION      where (default: AWS_REGION, or the profile's)
  --profile PROFILE    whose AWS credentials (default: AWS_PROFILE)
  --yes                do not ask before permissions are widened
  --help               this text

Exit codes: 0 deployed · 1 not deployed, or not published · 2 wrong usage · 3 deployed, but some files were left out
`;

/** `folder` is where the command was given: paths are relative to it. Throws {@link UsageError}. */
export function parseDeployArguments(args: readonly string[], folder: string): DeployArguments {
  const { values, positionals } = parseOptions(args, {
    corpus: { type: 'string' },
    rings: { type: 'string' },
    publish: { type: 'boolean' },
    context: { type: 'string', multiple: true },
    ...STACK_OPTIONS,
    yes: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(positionals[0])}`);
  const context = values.context ?? [];
  for (const setting of context) checkSetting(setting);
  return {
    help: values.help ?? false,
    stack: parseStackName(values.stack),
    region: values.region,
    profile: values.profile,
    context,
    corpus: pathOf('--corpus', values.corpus, folder) ?? SAMPLE_CORPUS,
    namesCorpus: values.corpus !== undefined,
    rings: pathOf('--rings', values.rings, folder) ?? DEFAULT_RINGS,
    namesRings: values.rings !== undefined,
    publish: values.publish ?? false,
    yes: values.yes ?? false,
  };
}

function checkSetting(setting: string): void {
  if (!/^[A-Za-z]+=/u.test(setting))
    throw new UsageError(`invalid --context ${JSON.stringify(setting)}: must be NAME=VALUE`);
  if (setting.startsWith(`${TAKES_UP}=`)) throw new UsageError(`${TAKES_UP} is set by npm run deploy alone`);
  if (setting.startsWith('stack=')) throw new UsageError('use --stack NAME to choose the deployment');
}

function pathOf(option: string, value: string | undefined, folder: string): string | undefined {
  if (value?.trim() === '') throw new UsageError(`${option} requires a path`);
  return value === undefined ? undefined : resolve(folder, value);
}
