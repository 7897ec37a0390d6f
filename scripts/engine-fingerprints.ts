import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';

const ROOT = path.join(import.meta.dirname, '..');

/** Code that is loaded at run time, so that no bundle holds it. */
const STEMMER = 'node_modules/multilingual-stemmer/dist/browser/index_bg.wasm';

/** Where what an index holds is made: the text of an article, its passages, its figures, and what is stored of them. */
const ANALYSIS = [
  'articles/parse-article',
  'articles/near-duplicates',
  'concepts/acronyms',
  'indexing/analysis',
  'snapshot/stored-figures',
  'snapshot/stored-passages',
];

/** Where a reply is made from an index. */
const ANSWER = ['answer', 'claim-answer'];

export interface Fingerprints {
  readonly analysis: string;
  readonly answer: string;
}

/**
 * Twelve hexadecimal digits over the code that analyses articles, and over the code that answers: what each module and all
 * that it imports, packages included, do once comments, types and names of variables are gone. A change that changes what
 * is executed changes the fingerprint; one of a comment does not. `plugins` see each file as esbuild loads it.
 */
export async function engineFingerprints(...plugins: Plugin[]): Promise<Fingerprints> {
  return { analysis: await fingerprint(ANALYSIS, plugins), answer: await fingerprint(ANSWER, plugins) };
}

async function fingerprint(modules: readonly string[], plugins: Plugin[]): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    stdin: {
      contents: modules.map((module) => `export * from './functions/engine/${module}.ts';`).join('\n'),
      resolveDir: ROOT,
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    plugins,
    write: false,
    logLevel: 'error',
  });
  const hash = createHash('sha256');
  for (const { contents } of outputFiles) hash.update(contents);
  hash.update(readFileSync(path.join(ROOT, STEMMER)));
  return hash.digest('hex').slice(0, 12);
}
