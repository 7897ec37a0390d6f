import type { Main } from '../../functions/local/commands/run-command.ts';
import { type CommandResult, runMain } from './command.ts';

/** An operator who is signed in to nothing: no profile, no credentials, and no machine of Amazon's around. */
export const NOBODY = {
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
};

export const SIGNED_IN = { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };

const MAINS = {
  secrets: () => import('../../infra/secrets.ts'),
  'print-manifest': () => import('../../infra/print-manifest.ts'),
  deploy: () => import('../../infra/deploy.ts'),
  destroy: () => import('../../infra/destroy.ts'),
  corpus: () => import('../../infra/corpus.ts'),
  desk: () => import('../../infra/desk.ts'),
} as const satisfies Record<string, () => Promise<{ main: Main }>>;

/**
 * `npm run secrets|manifest|deploy|corpus -- …` in this process: nothing of it is a terminal, and the environment is this
 * alone. AWS clients read it from the process, so that one run ends before the next begins.
 */
export async function runOperator(
  script: keyof typeof MAINS,
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CommandResult> {
  const { main } = await MAINS[script]();
  const own = process.env;
  process.env = { PATH: own.PATH, ...NOBODY, ...env };
  try {
    return await runMain(main, args, { input });
  } finally {
    process.env = own;
  }
}
