import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { moduleFolders, withModuleLinks } from '../scripts/module-map.ts';

const DOCS = path.resolve(import.meta.dirname, '../docs');
const ARCHITECTURE = readFileSync(path.join(DOCS, 'architecture.md'), 'utf8');

test('the architecture links every module of every folder; `npm run module-map` writes the links', () => {
  expect(moduleFolders().length).toBeGreaterThan(20);
  expect(withModuleLinks(ARCHITECTURE)).toBe(ARCHITECTURE);
});

test.each([
  'README.md',
  'CONTRIBUTING.md',
  'docs/architecture.md',
  'docs/articles.md',
  'docs/slack.md',
  'docs/deploy.md',
  'docs/runbook.md',
  'docs/threat-model.md',
])('every link of %s to a file leads to one', (document) => {
  const file = path.resolve(DOCS, '..', document);
  const targets = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)(?<target>[^)#]+)/gu)];
  const missing = targets.filter(({ groups }) => !existsSync(path.resolve(path.dirname(file), groups?.target ?? '')));
  expect(missing.map(({ groups }) => groups?.target)).toEqual([]);
});

test('every border of the threat model names tests that are there', () => {
  const model = readFileSync(path.join(DOCS, 'threat-model.md'), 'utf8');
  const [, borders = ''] = /\n## Borders\n(.*?)\n## /su.exec(model) ?? [];
  const rows = borders.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| From '));
  expect(rows.length).toBeGreaterThan(15);
  const held = rows.map((row) =>
    [...row.matchAll(/`(?<test>tests\/[^`]+)`/gu)].map(({ groups }) => groups?.test ?? ''),
  );
  expect(rows.filter((_, at) => held[at]?.length === 0)).toEqual([]);
  expect(held.flat().filter((file) => !existsSync(path.resolve(DOCS, '..', file)))).toEqual([]);
});
