import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CdkError, cdkProblem } from './cdk-problem.ts';
import { type CdkCommand, readCdkRun } from './cdk-run.ts';

const ROOT = path.join(import.meta.dirname, '..');
const CDK = path.join(ROOT, 'node_modules/aws-cdk/bin/cdk');

/** Where `cdk` writes. */
export interface CdkFiles {
  /** The outputs of the stack, where it deploys one. */
  readonly outputs: string;
  /** What it synthesised: a folder. */
  readonly assembly: string;
  /** What became of each step, as codes; it stays on this machine. */
  readonly events: string;
}

/**
 * Runs `cdk`, with its own output and questions on this terminal, and reads what it wrote. `args` are without the command
 * and its files. Rejects with {@link CdkError}, which says what an operator can do about it.
 */
export async function runCdk<Result>(
  command: CdkCommand,
  args: (files: CdkFiles) => readonly string[],
  read: (files: CdkFiles) => Promise<Result>,
): Promise<Result> {
  const folder = await mkdtemp(path.join(tmpdir(), 'verbatim-cdk-'));
  const files = {
    outputs: path.join(folder, 'outputs.json'),
    assembly: path.join(folder, 'cdk.out'),
    events: path.join(folder, 'events.json'),
  };
  try {
    const code = await exitOf([command, ...args(files), '--output', files.assembly, '--telemetry-file', files.events]);
    if (code !== 0) throw new CdkError(await cdkProblem(await readCdkRun(command, files.events)));
    return await read(files);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function exitOf(args: readonly string[]): Promise<unknown> {
  const cdk = spawn(process.execPath, [CDK, ...args], {
    cwd: ROOT,
    stdio: 'inherit',
    // `node infra/app.ts` must find this Node, whichever one the machine has.
    env: { ...process.env, PATH: `${path.dirname(process.execPath)}${path.delimiter}${process.env.PATH ?? ''}` },
  });
  try {
    const [code] = await once(cdk, 'close');
    return code;
  } catch (cause) {
    throw new CdkError('Nothing is changed: cdk cannot be started. npm ci installs it', { cause });
  }
}
