/**
 * Writes the links to every module into the map at the end of `docs/architecture.md`: under each heading that names a folder, a
 * line with its files. A folder without a heading is an error: its heading says what question it answers.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..');
const DOCUMENT = path.join(ROOT, 'docs/architecture.md');

/** `### functions/slack/jobs: what is asked of us?`, and the line of links below it. */
const ROOM = /^### (?<folder>(?:functions|infra)[\w/-]*): .*\n\n(?:\[.*\n)?/gmu;

/** The document with the links of every room renewed. Throws for a folder of modules that has no heading. */
export function withModuleLinks(document: string): string {
  const rooms = new Set([...document.matchAll(ROOM)].map(({ groups }) => groups?.folder));
  for (const folder of moduleFolders()) {
    if (!rooms.has(folder)) throw new Error(`docs/architecture.md has no heading "### ${folder}: …"`);
  }
  return document.replaceAll(ROOM, (heading, folder: string) => `${heading.split('\n')[0]}\n\n${linksOf(folder)}\n`);
}

/** Folders below `functions` and `infra` that hold modules, as paths from the project's folder. */
export function moduleFolders(): string[] {
  const below = (folder: string): string[] => {
    const entries = readdirSync(path.join(ROOT, folder), { withFileTypes: true });
    const own = entries.some((entry) => entry.isFile() && entry.name.endsWith('.ts')) ? [folder] : [];
    return [
      ...own,
      ...entries.filter((entry) => entry.isDirectory()).flatMap(({ name }) => below(`${folder}/${name}`)),
    ];
  };
  return ['functions', 'infra'].flatMap(below);
}

function linksOf(folder: string): string {
  return readdirSync(path.join(ROOT, folder))
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => `[${name.slice(0, -'.ts'.length)}](../${folder}/${name})`)
    .join(' · ');
}

if (import.meta.main) {
  writeFileSync(DOCUMENT, withModuleLinks(readFileSync(DOCUMENT, 'utf8')));
}
