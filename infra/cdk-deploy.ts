import { readFile } from 'node:fs/promises';
import { type CdkFiles, runCdk } from './cdk-command.ts';
import type { DeployArguments } from './deploy-arguments.ts';
import { type Outputs, parseOutputs } from './outputs.ts';
import { TAKES_UP } from './storage-names.ts';

/** `cdk deploy`, once. Rejects with `CdkError` or `OutputsError`. */
export function cdkDeploy(args: DeployArguments, takesUp = false): Promise<Outputs> {
  return runCdk(
    'deploy',
    (files) => [
      ...cdkArguments(args, files),
      ...(takesUp ? ['--context', `${TAKES_UP}=true`, '--import-existing-resources'] : []),
    ],
    async ({ outputs }) => parseOutputs(await readFile(outputs, 'utf8'), args.stack),
  );
}

export function cdkArguments(
  { stack, context, profile, yes }: DeployArguments,
  { outputs }: Pick<CdkFiles, 'outputs'>,
): string[] {
  return [
    stack,
    '--outputs-file',
    outputs,
    ...[`stack=${stack}`, ...context].flatMap((setting) => ['--context', setting]),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(yes ? ['--require-approval', 'never'] : []),
  ];
}
