import { type CommandResult, DEPLOYED_NODE, runScript } from './command.ts';

/** An operator who is signed in to nothing: no profile, no credentials, and no machine of Amazon's around. */
const NOBODY = {
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
};

export const SIGNED_IN = { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };

/** `npm run secrets|manifest|deploy|corpus -- …` without npm: nothing of it is a terminal. */
export function runOperator(
  script: 'secrets' | 'print-manifest' | 'deploy' | 'corpus',
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<CommandResult> {
  return runScript({
    node: DEPLOYED_NODE,
    script: `infra/${script}.ts`,
    args,
    input,
    env: { PATH: process.env.PATH, ...NOBODY, ...env },
  });
}
