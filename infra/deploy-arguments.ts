import { resolve } from 'node:path';
import {
  DEFAULT_RINGS,
  type IndexSource,
  parseOptions,
  SAMPLE_CORPUS,
  UsageError,
} from '../functions/local/arguments.ts';
import { parseStackName } from './stack-name.ts';

export interface DeployArguments {
  readonly help: boolean;
  readonly stack: string;
  readonly region: string | undefined;
  readonly profile: string | undefined;
  /** `name=value`, for the CDK app. */
  readonly context: readonly string[];
  readonly source: Extract<IndexSource, { kind: 'corpus' }>;
  /** Whether the operator named the articles: the sample corpus never takes the place of an index by itself. */
  readonly namesCorpus: boolean;
  /** Replace the index that is current. */
  readonly publish: boolean;
  /** Do not ask before permissions are widened. */
  readonly yes: boolean;
}

export const DEPLOY_HELP = `Deploys the app to AWS and, the first time, publishes an index of the articles.

  npm run deploy -- --corpus PATH

  --corpus PATH        a folder of articles, or one .txt, .md or .jsonl file (default: the sample corpus)
  --rings FILE         words that mean the same (default: corpus/rings.yaml)
  --publish            replace the index that is current; without it, one that is there is left alone
  --context NAME=VALUE a setting: retentionDays, workerMemory, admins, allowedWorkspaces, alarmEmail, logRetentionDays
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
    stack: { type: 'string' },
    region: { type: 'string' },
    profile: { type: 'string' },
    yes: { type: 'boolean' },
    help: { type: 'boolean' },
  });
  if (positionals.length > 0) throw new UsageError(`${JSON.stringify(positionals[0])} is no option`);
  const context = values.context ?? [];
  for (const setting of context) checkSetting(setting);
  return {
    help: values.help ?? false,
    stack: parseStackName(values.stack),
    region: values.region,
    profile: values.profile,
    context,
    source: {
      kind: 'corpus',
      corpus: pathOf('--corpus', values.corpus, folder) ?? SAMPLE_CORPUS,
      rings: pathOf('--rings', values.rings, folder) ?? DEFAULT_RINGS,
    },
    namesCorpus: values.corpus !== undefined,
    publish: values.publish ?? false,
    yes: values.yes ?? false,
  };
}

function checkSetting(setting: string): void {
  if (!/^[A-Za-z]+=/u.test(setting)) throw new UsageError(`--context wants NAME=VALUE, not ${JSON.stringify(setting)}`);
  if (setting.startsWith('stack=')) throw new UsageError('Name the deployment with --stack');
}

function pathOf(option: string, value: string | undefined, folder: string): string | undefined {
  if (value?.trim() === '') throw new UsageError(`${option} is empty: give it a path`);
  return value === undefined ? undefined : resolve(folder, value);
}
