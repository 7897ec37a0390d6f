import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { type BuildOptions, buildSync } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '..');

/** The functions, by the names of their handlers. */
const FUNCTIONS = ['ingress', 'worker', 'apology', 'indexer', 'fetcher'] as const;

export type FunctionName = (typeof FUNCTIONS)[number];

/** Bolt loads receivers that are never used here. Without their dependencies, the process starts in half the time. */
const UNUSED = ['express', '@slack/oauth', '@slack/socket-mode', 'raw-body', 'path-to-regexp'];

/** Packages of the readers, which the import thread alone runs: the table of formats names every reader, also where none is. */
const READERS = ['@mozilla/readability', 'csv-parse/sync', 'htmlparser2', 'linkedom', 'postal-mime', 'unpdf', 'warcio'];

/** Credentials come to a function in its environment: the other places that the SDK would look for them in. */
const ELSEWHERE = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map((name) => `@aws-sdk/credential-provider-${name}`),
  '@smithy/credential-provider-imds',
];
const STUB = path.join(import.meta.dirname, 'stubs/left-out.cjs');

/** The file that `multilingual-stemmer` reads, where its bundled code looks for it: below the folder of the bundle. */
const STEMMER = 'browser/index_bg.wasm';

/** What a bundle follows from, beside its options. Packages are those of the lock file, as `npm ci` installs them. */
const SOURCES = ['functions', 'infra/stubs', 'package-lock.json'];

/**
 * Bundles by what they follow from: a setting that changes, or a deployment that is taken up, needs none anew. Their source maps name
 * packages by `node_modules`, as they are outside of it.
 */
const KEPT = path.join(ROOT, '.cache/bundles');

/** Milliseconds since a bundle was used last: another command may be at it still. */
const KEPT_FOR = 3_600_000;

const OPTIONS = {
  absWorkingDir: ROOT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  // Some packages are CommonJS and `require` what Node brings along; an ES module has no `require` of its own.
  banner: { js: "import{createRequire}from'node:module';const require=createRequire(import.meta.url);" },
  logLevel: 'warning',
} as const satisfies BuildOptions;

/** The script of the import thread in the folder of a bundle; beside it is a file more for each thing that it may never load. */
export const IMPORT_THREAD = 'import-worker.mjs';

/**
 * What Node brings along is required, not imported: an import evaluates every export of it, so that `node:http` loads all of undici for
 * a WebSocket that nobody asked for.
 */
const REQUIRED = Object.fromEntries(
  builtinModules
    .filter((name) => !name.startsWith('_'))
    .flatMap((name) => {
      const code = `data:text/javascript,module.exports=process.getBuiltinModule('${name}')`;
      return name.startsWith('node:')
        ? [[name, code]]
        : [
            [name, code],
            [`node:${name}`, code],
          ];
    }),
);

/** Writes the bundle of a function: `index.mjs` and its source map. All functions are bundled at once, since they share most sources. */
export function writeFunction(name: FunctionName, folder: string): void {
  const all = built({
    ...OPTIONS,
    entryPoints: Object.fromEntries(FUNCTIONS.map((one) => [`${one}/index`, `functions/aws/handlers/${one}.ts`])),
    sourcemap: true,
    sourcesContent: false,
    alias: {
      ...REQUIRED,
      ...Object.fromEntries([...UNUSED, ...READERS, ...ELSEWHERE].map((unused) => [unused, STUB])),
    },
  });
  cpSync(path.join(all, name), folder, { recursive: true });
}

/** Writes {@link IMPORT_THREAD} and what it loads. */
export function writeImportThread(folder: string): void {
  const all = built({
    ...OPTIONS,
    entryPoints: { 'import-worker': 'functions/import/import-worker.ts' },
    splitting: true,
    chunkNames: 'import-worker-[name]-[hash]',
  });
  cpSync(all, folder, { recursive: true });
}

/** Puts the stemmer's WebAssembly beside a bundle. */
export function writeStemmer(folder: string): void {
  cpSync(path.join(ROOT, 'node_modules/multilingual-stemmer/dist', STEMMER), path.join(folder, STEMMER));
}

/** The folder of what is built so, once for the same sources. */
function built(options: BuildOptions): string {
  const folder = path.join(KEPT, keyOf(options));
  if (!existsSync(folder)) {
    mkdirSync(KEPT, { recursive: true });
    removeOld();
    const unfinished = mkdtempSync(`${folder}.part-`);
    buildSync({ ...options, outdir: unfinished });
    try {
      renameSync(unfinished, folder);
    } catch (cause) {
      // Another command has built the same meanwhile.
      if (!existsSync(folder)) throw cause;
      rmSync(unfinished, { recursive: true });
    }
  }
  const now = new Date();
  utimesSync(folder, now, now);
  return folder;
}

function keyOf(options: BuildOptions): string {
  sources ??= contentOf(SOURCES);
  return createHash('sha256')
    .update(JSON.stringify([options, sources]))
    .digest('hex')
    .slice(0, 16);
}

let sources: string | undefined;

function contentOf(locations: readonly string[]): string {
  const hash = createHash('sha256');
  for (const location of locations) {
    const whole = path.join(ROOT, location);
    const files = statSync(whole).isDirectory()
      ? readdirSync(whole, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
          .sort()
      : [whole];
    for (const file of files) hash.update(JSON.stringify([path.relative(ROOT, file), readFileSync(file, 'base64')]));
  }
  return hash.digest('hex');
}

/** Of sources that nobody will ask for again, and what a command that was killed has left unfinished. */
function removeOld(): void {
  for (const name of readdirSync(KEPT)) {
    const kept = path.join(KEPT, name);
    const { mtimeMs = Date.now() } = statSync(kept, { throwIfNoEntry: false }) ?? {};
    if (Date.now() - mtimeMs > KEPT_FOR) rmSync(kept, { recursive: true, force: true });
  }
}
