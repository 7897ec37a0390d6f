import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');

/** Some packages are CommonJS and `require` what Node brings along; an ES module has no `require` of its own. */
export const REQUIRE = "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** The file that `multilingual-stemmer` reads, where its bundled code looks for it: below the folder of the bundle. */
const STEMMER = 'browser/index_bg.wasm';

/** A script for a thread: in the folder of the bundle it is `name`.mjs, with a file more for each thing it may never load. */
export interface ThreadScript {
  readonly entry: string;
  readonly name: string;
}

export const IMPORT_THREAD: ThreadScript = { entry: 'functions/import/import-worker.ts', name: 'import-worker' };

/** The command that bundles the script of a thread into a folder. */
export function bundlingOf({ entry, name }: ThreadScript, output: string): readonly [file: string, ...args: string[]] {
  return [
    path.join(ROOT, 'node_modules/.bin/esbuild'),
    path.join(ROOT, entry),
    ...['--bundle', '--minify', '--splitting', '--format=esm', '--platform=node', '--target=node24'],
    ...['--main-fields=module,main', '--log-level=warning', `--banner:js=${REQUIRE}`],
    ...[`--outdir=${output}`, `--entry-names=${name}`, `--chunk-names=${name}-[name]-[hash]`],
    '--out-extension:.js=.mjs',
  ];
}

/** The command that puts the stemmer's WebAssembly beside a bundle: with Node, so that it works wherever esbuild does. */
export function stemmerCopy(output: string): readonly [file: string, ...args: string[]] {
  const from = path.join(ROOT, 'node_modules/multilingual-stemmer/dist', STEMMER);
  const copy = `require('fs').cpSync(${JSON.stringify(from)}, ${JSON.stringify(path.join(output, STEMMER))})`;
  return ['node', '-e', copy];
}
