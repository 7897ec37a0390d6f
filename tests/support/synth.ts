import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import * as v from 'valibot';
import { DEPLOYED_NODE, plainEnvironment, ROOT, runScript } from './command.ts';
import { exists } from './temp-folder.ts';

/** The CDK app as it is deployed, synthesised: its template and the very bundles of its functions. */
export interface Synthesis {
  /** The cloud assembly. */
  readonly folder: string;
  /** A folder within it, for what its functions keep compiled from one start to the next. */
  readonly compiled: string;
  /** The CloudFormation template. */
  readonly template: unknown;
  /** The folder that becomes the code of a function. No package and no `node_modules` lies above it, as on Lambda. */
  bundleOf(logicalId: string): string;
}

/** What a synthesis follows from. */
const SOURCES = ['functions', 'infra', 'corpus/rings.yaml', 'cdk.json', 'package-lock.json'];

/** Outside the project, so that no bundle can lean on it. */
const CACHE = path.join(tmpdir(), `verbatim-synth-${userInfo().uid}`);

/** Milliseconds. The lock is renewed while its holder works: one this old was left by a process that was killed. */
const STALE_AFTER = 180_000;
const RENEWED_EVERY = 10_000;
const LOOK_EVERY = 200;

/** Milliseconds since its last use: another run of the tests may still be at it, with the sources as they were. */
const KEPT_FOR = 3_600_000;

let made: Promise<Synthesis> | undefined;

/**
 * Synthesises once for these sources, however many test files, processes and runs ask. The stack's name is `Verbatim`.
 * Rejects with what the app said when it fails.
 */
export function synthesise(): Promise<Synthesis> {
  made ??= makeOnce();
  return made;
}

async function makeOnce(): Promise<Synthesis> {
  const folder = path.join(CACHE, await contentKey());
  const lock = `${folder}.lock`;
  await mkdir(CACHE, { recursive: true, mode: 0o700 });
  while (!(await exists(folder))) {
    if (await take(lock)) {
      const renewing = setInterval(() => void touch(lock), RENEWED_EVERY);
      try {
        if (!(await exists(folder))) await make(folder);
      } finally {
        clearInterval(renewing);
        await rm(lock, { recursive: true, force: true });
      }
    } else await wait(LOOK_EVERY);
  }
  await touch(folder);
  return read(folder);
}

/** A lock may be gone by then. */
async function touch(location: string): Promise<void> {
  const now = new Date();
  await utimes(location, now, now).catch(() => {});
}

/** `true` for one of all who try. */
async function take(lock: string): Promise<boolean> {
  try {
    await mkdir(lock);
    return true;
  } catch {
    const since = await stat(lock).catch(() => null);
    if (since && Date.now() - since.mtimeMs > STALE_AFTER) await rm(lock, { recursive: true, force: true });
    return false;
  }
}

/** Into a folder that nobody else writes, also where a lock was taken from a holder that is slow. */
async function make(folder: string): Promise<void> {
  const unfinished = await mkdtemp(`${folder}.part-`);
  try {
    const { code, output } = await runApp({}, unfinished);
    if (code !== 0) throw new Error(`the app cannot be synthesised:\n${output}`);
    await removeOthers(folder);
    await rename(unfinished, folder).catch(async (cause: unknown) => {
      // Another holder of the lock has made the same.
      if (!(await exists(folder))) throw cause;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Syntheses of older sources, which nobody will ask for again. */
async function removeOthers(folder: string): Promise<void> {
  const names = await readdir(CACHE);
  // With what a run that was killed has left unfinished.
  const keys = names.filter((name) => /^[0-9a-f]+(?:\.part-\w+)?$/u.test(name) && name !== path.basename(folder));
  for (const key of keys) {
    const found = await stat(path.join(CACHE, key)).catch(() => null);
    if (found && Date.now() - found.mtimeMs > KEPT_FOR)
      await rm(path.join(CACHE, key), { recursive: true, force: true });
  }
}

/** Runs the CDK app as `cdk` would, with these settings. CloudFormation's own rules are left to `cdk synth`: they take long. */
export async function runApp(
  settings: Readonly<Record<string, unknown>>,
  out: string,
): Promise<{ code: number | null; output: string }> {
  const { context } = v.parse(
    v.object({ context: v.record(v.string(), v.unknown()) }),
    JSON.parse(await readFile(path.join(ROOT, 'cdk.json'), 'utf8')),
  );
  const env = plainEnvironment();
  const {
    code,
    out: told,
    err,
  } = await runScript({
    node: DEPLOYED_NODE,
    script: 'infra/app.ts',
    args: [],
    env: {
      ...env,
      PATH: `${path.join(ROOT, 'node_modules/.bin')}${path.delimiter}${env.PATH ?? ''}`,
      CDK_OUTDIR: out,
      CDK_CONTEXT_JSON: JSON.stringify({ ...context, ...settings }),
      CDK_VALIDATION: 'false',
    },
  });
  return { code, output: `${told}${err}` };
}

const Assembly = v.object({
  artifacts: v.record(
    v.string(),
    v.object({ type: v.string(), properties: v.optional(v.record(v.string(), v.unknown()), {}) }),
  ),
});
const Assets = v.object({ files: v.record(v.string(), v.object({ source: v.object({ path: v.string() }) })) });
const Functions = v.object({ Resources: v.record(v.string(), v.unknown()) });
const Code = v.object({ Properties: v.object({ Code: v.object({ S3Key: v.string() }) }) });

async function read(folder: string): Promise<Synthesis> {
  const json = async (file: string): Promise<unknown> => JSON.parse(await readFile(path.join(folder, file), 'utf8'));
  const { artifacts } = v.parse(Assembly, await json('manifest.json'));
  const fileOf = (type: string, property: string) =>
    v.parse(v.string(), Object.values(artifacts).find((artifact) => artifact.type === type)?.properties[property]);
  const template = await json(fileOf('aws:cloudformation:stack', 'templateFile'));
  const { files } = v.parse(Assets, await json(fileOf('cdk:asset-manifest', 'file')));
  const { Resources } = v.parse(Functions, template);
  return {
    folder,
    compiled: path.join(folder, 'compiled'),
    template,
    bundleOf(logicalId) {
      const { S3Key } = v.parse(Code, Resources[logicalId]).Properties.Code;
      const asset = files[S3Key.replace(/\.zip$/u, '')];
      if (!asset) throw new Error(`the code of ${logicalId} is no asset of this assembly`);
      return path.join(folder, asset.source.path);
    },
  };
}

async function contentKey(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    for (const file of await filesOf(path.join(ROOT, source))) {
      hash.update(JSON.stringify([path.relative(ROOT, file), await readFile(file, 'base64')]));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(location: string): Promise<string[]> {
  if (!(await stat(location)).isDirectory()) return [location];
  const entries = await readdir(location, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
