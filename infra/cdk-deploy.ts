import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DeployArguments } from './deploy-arguments.ts';
import { CdkError } from './deploy-errors.ts';
import { type Outputs, parseOutputs } from './outputs.ts';

const ROOT = path.join(import.meta.dirname, '..');
const CDK = path.join(ROOT, 'node_modules/aws-cdk/bin/cdk');

/** `cdk deploy`, with its own output and questions on this terminal. Rejects with {@link CdkError} or `OutputsError`. */
export async function cdkDeploy(args: DeployArguments): Promise<Outputs> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-deploy-'));
  const outputs = path.join(folder, 'outputs.json');
  try {
    await run(cdkArguments(args, { outputs, assembly: path.join(folder, 'cdk.out') }));
    return parseOutputs(await readFile(outputs, 'utf8'), args.stack);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Where `cdk` writes: the outputs of the stack, and what it synthesised. */
export interface CdkFiles {
  readonly outputs: string;
  readonly assembly: string;
}

export function cdkArguments({ stack, context, profile, yes }: DeployArguments, files: CdkFiles): string[] {
  return [
    'deploy',
    stack,
    '--outputs-file',
    files.outputs,
    '--output',
    files.assembly,
    ...[`stack=${stack}`, ...context].flatMap((setting) => ['--context', setting]),
    ...(profile === undefined ? [] : ['--profile', profile]),
    ...(yes ? ['--require-approval', 'never'] : []),
  ];
}

async function run(args: readonly string[]): Promise<void> {
  const cdk = spawn(process.execPath, [CDK, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    // `node infra/app.ts` must find this Node, whichever one the machine has.
    env: { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  let code: unknown;
  try {
    [code] = await once(cdk, 'close');
  } catch (cause) {
    throw new CdkError('cannot be started', { cause });
  }
  if (code !== 0) throw new CdkError(`failed with ${code}`);
}
