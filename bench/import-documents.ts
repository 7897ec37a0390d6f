import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { readDocx } from '../functions/import/documents/read-docx.ts';
import { readPdf } from '../functions/import/documents/read-pdf.ts';
import type { ImportedDrafts } from '../functions/import/imported-drafts.ts';
import { type Peer, pdfPeers, wordPeers } from './import-peers.ts';
import { agreed, type Score, score, summary } from './import-scores.ts';
import { table } from './table.ts';

/** Bytes of the largest file that is read: many readers over many files. */
const LARGEST = 100_000;

interface Suite {
  readonly what: string;
  /** Folders within that of the suites, and the ending of the files that they ship as tests. */
  readonly folders: readonly string[];
  readonly ending: string;
  readonly read: (bytes: Uint8Array, name: string) => ImportedDrafts | Promise<ImportedDrafts>;
  readonly peers: (folder: string) => Promise<readonly (Peer | string)[]>;
}

const SUITES: readonly Suite[] = [
  {
    what: 'Word files of mammoth and pandoc',
    folders: ['mammoth.js/test', 'pandoc/test'],
    ending: '.docx',
    read: readDocx,
    peers: wordPeers,
  },
  { what: 'PDF of pdf.js', folders: ['pdf.js/test/pdfs'], ending: '.pdf', read: readPdf, peers: pdfPeers },
];

function* filesBelow(folder: string, ending: string): Generator<string> {
  for (const one of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, one.name);
    if (one.isDirectory()) yield* filesBelow(path, ending);
    else if (one.name.endsWith(ending) && statSync(path).size <= LARGEST) yield path;
  }
}

/**
 * The readers of documents beside others, on the files that those ship as tests. Nobody states the right text of these: a run of
 * words counts as right where two of the readers have it. What only one has, mostly another order of lines, is its own; the
 * reader that leaves out notes and hidden words on purpose loses recall by it.
 */
export async function measureDocuments(folder: string, say: (line: string) => void): Promise<void> {
  for (const { what, folders, ending, read, peers } of SUITES) {
    const paths = folders.flatMap((one) => {
      try {
        return [...filesBelow(join(folder, one), ending)];
      } catch {
        say(`${what}: ${one} is not in ${folder} and is skipped`);
        return [];
      }
    });
    const found = await peers(folder);
    for (const missing of found.filter((peer) => typeof peer === 'string'))
      say(`${missing} is not installed and is skipped`);
    const readers: readonly Peer[] = [
      {
        name: 'Verbatim',
        read: async (path, bytes) =>
          (await read(bytes, path)).drafts.map(({ title, text }) => `${title ?? ''}\n${text}`).join('\n'),
      },
      ...found.filter((peer) => typeof peer !== 'string'),
    ];
    if (paths.length > 0 && readers.length > 1) await compare(what, paths, readers, say);
  }
}

async function compare(
  what: string,
  paths: readonly string[],
  readers: readonly Peer[],
  say: (line: string) => void,
): Promise<void> {
  const scores = readers.map((): Score[] => []);
  let files = 0;
  for (const path of paths) {
    const bytes = readFileSync(path);
    const texts: string[] = [];
    for (const reader of readers) texts.push(await reader.read(path, bytes));
    const right = agreed(texts);
    if (right.size === 0) continue;
    files += 1;
    for (const [at, text] of texts.entries()) scores[at]?.push(score(right, text));
    const [own] = scores;
    if (process.argv.includes('--each')) {
      const { precision = null, recall = null } = own?.at(-1) ?? {};
      say([path.split('/').at(-1), precision?.toFixed(2) ?? '–', recall?.toFixed(2) ?? '–'].join(' '));
    }
  }
  const rows = readers.map(({ name }, at) => [name, ...summary(scores[at] ?? [])]);
  say(`\n${files} of ${paths.length} ${what} with words on which two readers agree\n`);
  say(table(['', 'F1', 'precision', 'recall'], rows));
}
