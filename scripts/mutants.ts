/**
 * Changes one place of the code at a time and runs the tests of its folder: `npm run mutants -- --count N --seed S [--only FOLDER]`. A
 * mutant that no test notices survives. Works on a copy of the project, and prints a row a mutant, then a table by folder.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { parseSync, Visitor } from 'oxc-parser';

const ROOT = path.join(import.meta.dirname, '..');

/** Folders that are mutated, and the tests that are run for each: its own first, then those of what is built on it. */
const FOLDERS: Readonly<Record<string, readonly string[]>> = {
  'functions/corpus': ['tests/corpus'],
  'functions/slack': ['tests/slack'],
  'functions/engine/evidence': ['tests/engine/evidence', 'tests/engine/*.test.ts'],
  'functions/engine/search': ['tests/engine/search', 'tests/engine/*.test.ts'],
  'functions/engine/figures': ['tests/engine/figures', 'tests/engine/*.test.ts'],
};

/** Milliseconds: a mutant that hangs is noticed too. */
const HANGS_AFTER = 180_000;

interface Mutant {
  readonly folder: string;
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly into: string;
}

const SWAPPED: Readonly<Record<string, string>> = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '+': '-',
  '-': '+',
};

function mutantsOf(folder: string, file: string, copy: string): Mutant[] {
  const text = readFileSync(path.join(copy, file), 'utf8');
  const found: Mutant[] = [];
  const put = (start: number, end: number, into: string) => found.push({ folder, file, start, end, into });
  const swap = (node: { left: { end: number }; right: { start: number }; operator: string }) => {
    const into = SWAPPED[node.operator];
    const at = text.indexOf(node.operator, node.left.end);
    if (into !== undefined && at < node.right.start) put(at, at + node.operator.length, into);
  };
  new Visitor({
    BinaryExpression: (node) => swap(node as never),
    LogicalExpression: (node) => swap(node as never),
    UnaryExpression: (node) => {
      if (node.operator === '!') put(node.start, node.start + 1, '');
    },
    IfStatement: ({ test }) => {
      put(test.start, test.end, 'true');
      put(test.start, test.end, 'false');
    },
    ConditionalExpression: ({ test }) => put(test.start, test.end, 'false'),
    Literal: (node) => {
      if (typeof node.value === 'boolean') put(node.start, node.end, String(!node.value));
      if (typeof node.value === 'number') put(node.start, node.end, String(node.value + 1));
    },
  }).visit(parseSync(file, text).program);
  return found;
}

/** Mulberry32: the same mutants for the same seed on every machine. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function isNoticed({ file, start, end, into }: Mutant, tests: readonly string[], copy: string): boolean {
  const location = path.join(copy, file);
  const text = readFileSync(location, 'utf8');
  writeFileSync(location, text.slice(0, start) + into + text.slice(end));
  try {
    const files = tests.flatMap((pattern) => globSync(pattern, { cwd: copy }));
    const options = ['run', '--project', 'unit', '--bail', '1', '--exclude', '**/fingerprints.test.ts'];
    const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
    const { status } = spawnSync(process.execPath, [vitest, ...options, ...files], {
      cwd: copy,
      stdio: 'ignore',
      timeout: HANGS_AFTER,
    });
    return status !== 0;
  } finally {
    writeFileSync(location, text);
  }
}

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const folders = Object.entries(FOLDERS).filter(([folder]) => folder.includes(values.only));
const next = random(Number(values.seed));
const copy = mkdtempSync(path.join(tmpdir(), 'verbatim-mutants-'));
const tally = new Map(folders.map(([folder]) => [folder, { noticed: 0, all: 0 }]));
try {
  for (const name of [
    'functions',
    'tests',
    'corpus',
    'scripts',
    'infra',
    'docs',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ])
    cpSync(path.join(ROOT, name), path.join(copy, name), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  const sites = new Map(
    folders.map(([folder]) => [
      folder,
      globSync(`${folder}/**/*.ts`, { cwd: copy })
        .filter((file) => !file.endsWith('-weights.ts'))
        .sort()
        .flatMap((file) => mutantsOf(folder, file, copy)),
    ]),
  );
  for (let made = 0; made < Number(values.count); made += 1) {
    const [folder, tests] = folders[made % folders.length] ?? ['', []];
    const all = sites.get(folder) ?? [];
    const mutant = all[Math.floor(next() * all.length)];
    const counted = tally.get(folder);
    if (!mutant || !counted) continue;
    // Of the copy: the project itself may be edited meanwhile.
    const text = readFileSync(path.join(copy, mutant.file), 'utf8');
    const noticed = isNoticed(mutant, tests, copy);
    counted.all += 1;
    if (noticed) counted.noticed += 1;
    const line = text.slice(0, mutant.start).split('\n').length;
    const change = `${text.slice(mutant.start, mutant.end)} → ${mutant.into || 'nothing'}`;
    process.stdout.write(
      `${noticed ? 'noticed ' : 'SURVIVED'} ${mutant.file}:${line} ${change.replace(/\s+/gu, ' ')}\n`,
    );
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
for (const [folder, { noticed, all }] of tally)
  process.stdout.write(
    `${folder}: ${noticed} of ${all} noticed (${Math.round((100 * noticed) / Math.max(1, all))}%)\n`,
  );
