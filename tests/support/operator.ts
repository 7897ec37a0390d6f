import { spawn } from 'node:child_process';
import path from 'node:path';
import type { Outcome } from './command.ts';

const INFRA = path.resolve(import.meta.dirname, '../../infra');
const NODE = path.resolve(import.meta.dirname, '../../node_modules/node/bin/node');
const COMPILED = path.resolve(import.meta.dirname, '../../node_modules/.cache/verbatim-tests');

/** An operator who is signed in to nothing: no profile, no credentials, and no machine of Amazon's around. */
const NOBODY = {
  HOME: '/nonexistent',
  AWS_EC2_METADATA_DISABLED: 'true',
  NODE_COMPILE_CACHE: COMPILED,
};

export const SIGNED_IN = { AWS_ACCESS_KEY_ID: 'AKIATEST', AWS_SECRET_ACCESS_KEY: 'secret', AWS_REGION: 'eu-west-1' };

/** `npm run secrets|manifest|deploy|corpus -- …` without npm: nothing of it is a terminal. */
export function runOperator(
  script: 'secrets' | 'print-manifest' | 'deploy' | 'corpus',
  args: readonly string[],
  { input = '', env = {} }: { readonly input?: string; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>();
  const child = spawn(NODE, [path.join(INFRA, `${script}.ts`), ...args], {
    env: { PATH: process.env.PATH, ...NOBODY, ...env },
  });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  child.stdin.on('error', () => {}); // the command may end before it has read all of its input
  child.on('error', reject);
  child.on('close', (code) => {
    resolve({ code, out: Buffer.concat(out).toString('utf8'), err: Buffer.concat(err).toString('utf8') });
  });
  child.stdin.end(input);
  return promise;
}
