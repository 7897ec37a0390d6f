import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { type BuildOptions, buildSync, type OutputFile } from 'esbuild';

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

/** Where esbuild would write if it wrote: source maps lead from here to the sources, on every machine alike. */
const NOWHERE = path.join(ROOT, 'bundles');

const OPTIONS = {
  absWorkingDir: ROOT,
  outdir: NOWHERE,
  outExtension: { '.js': '.mjs' },
  write: false,
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

let functions: readonly OutputFile[] | null = null;
let thread: readonly OutputFile[] | null = null;

/** Writes the bundle of a function: `index.mjs` and its source map. All functions are bundled at once, since they share most sources. */
export function writeFunction(name: FunctionName, folder: string): void {
  functions ??= buildSync({
    ...OPTIONS,
    entryPoints: Object.fromEntries(FUNCTIONS.map((one) => [`${one}/index`, `functions/aws/handlers/${one}.ts`])),
    sourcemap: true,
    sourcesContent: false,
    alias: {
      ...REQUIRED,
      ...Object.fromEntries([...UNUSED, ...READERS, ...ELSEWHERE].map((unused) => [unused, STUB])),
    },
  }).outputFiles;
  write(functions, name, folder);
}

/** Writes {@link IMPORT_THREAD} and what it loads. */
export function writeImportThread(folder: string): void {
  thread ??= buildSync({
    ...OPTIONS,
    entryPoints: { 'import-worker': 'functions/import/import-worker.ts' },
    splitting: true,
    chunkNames: 'import-worker-[name]-[hash]',
  }).outputFiles;
  write(thread, '', folder);
}

/** Puts the stemmer's WebAssembly beside a bundle. */
export function writeStemmer(folder: string): void {
  cpSync(path.join(ROOT, 'node_modules/multilingual-stemmer/dist', STEMMER), path.join(folder, STEMMER));
}

/** Those below a folder of what was built. */
function write(files: readonly OutputFile[], below: string, folder: string): void {
  const from = path.join(NOWHERE, below);
  for (const file of files) {
    const name = path.relative(from, file.path);
    if (name.startsWith('..')) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), file.contents);
  }
}
