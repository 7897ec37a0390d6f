/**
 * Changes one place of the code at a time and asks whether any test notices: `npm run mutants -- --count N --seed S`.
 * N mutants are drawn of each folder; one that no test notices survives. `--only FOLDER` asks for some folders, `--match EXPRESSION`
 * for some rows of the same draw.
 *
 * All of them are written into one copy of the project, each behind a switch. Each mutant is met by the test files that load its module, in
 * one worker, those that name it first, until one fails; that one must pass with every switch off, or is asked no more. A process keeps
 * what vitest has compiled. What cannot be noticed, with the reason, is in `mutants/equivalent.json`, and is not drawn. Prints a row for
 * each mutant, then a table by folder.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { argumentsOf, atLeast } from '../bench/bench-arguments.ts';
import { UsageError } from '../functions/local/commands/arguments.ts';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { equivalents } from './mutants/equivalents.ts';
import { type Site, sitesOf, switches, withSwitches } from './mutants/sites.ts';
import type { Heartbeat, Ready, TestReply, TestRequest } from './mutants/warm-tests.ts';

const HELP = `Changes one place of the code at a time and asks whether any test notices. One that no test notices survives.

  --count N             mutants of each folder (default: 20)
  --seed N              what they are drawn by (default: 1)
  --only FOLDER         a folder, such as functions/engine/text or text; may be repeated (default: all)
  --match EXPRESSION    only the drawn rows that fit it: "text/.+ === "
  --help                this text
`;

const PROGRAM = {
  name: 'mutants',
  help: HELP,
  options: {
    count: { type: 'string' },
    seed: { type: 'string' },
    only: { type: 'string', multiple: true },
    match: { type: 'string' },
  },
} as const;

const ROOT = path.join(import.meta.dirname, '..');

interface Folder {
  readonly name: string;
  readonly files: string;
  /** Test files that are asked. */
  readonly tests: RegExp;
}

const ENGINE_ROOMS = [
  'articles',
  'claims',
  'concepts',
  'evidence',
  'figures',
  'indexing',
  'reported',
  'search',
  'snapshot',
  'text',
] as const;

/** Who is asked about a folder beside its own tests: those of what calls it, where a user or an operator meets it. */
const CALLERS: Readonly<Record<string, string>> = {
  corpus: 'local/corpus[/.].+',
  slack: 'wording/.+',
  import: 'infra/bundled-importer.+',
  feeds: 'end-to-end/feeds.+|local/(?:server/local-feeds|commands/feed-commands).+',
  opensearch: 'aws/.+',
  aws: 'end-to-end/.+|corpus-stores/.+',
  local: 'browser/.+|slack/manifest/.+',
  wording: '(?:slack/(?:views|watches|report)|local/terminal)/.+',
};

/** What an index is and what is stored of it are tested together. */
const TESTED_WITH: Readonly<Partial<Record<(typeof ENGINE_ROOMS)[number], string>>> = {
  indexing: 'snapshot',
  snapshot: 'indexing',
};

/**
 * A room of the engine is asked about by its own tests, by those of whole answers and by every table of readings; every other folder by
 * its own tests and its callers'.
 */
const FOLDERS: readonly Folder[] = [
  {
    name: 'functions/engine',
    files: 'functions/engine/*.ts',
    tests: /^tests\/(?:engine\/(?:kinds\/.+|[^/]+)|corpus-stores\/.+)$/u,
  },
  ...ENGINE_ROOMS.map((room) => ({
    name: `functions/engine/${room}`,
    files: `functions/engine/${room}/**/*.ts`,
    tests: new RegExp(
      `^tests/engine/(?:(?:${room}|${TESTED_WITH[room] ?? room}|kinds|reported)/.+|[^/]+|.+-readings\\.test\\.ts)$`,
      'u',
    ),
  })),
  ...Object.entries(CALLERS).map(([name, callers]) => ({
    name: `functions/${name}`,
    files: `functions/${name}/**/*.ts`,
    tests: new RegExp(`^tests/(?:${name}/.+|${callers})$`, 'u'),
  })),
  { name: 'infra', files: 'infra/*.ts', tests: /^tests\/infra\/.+$/u },
];

/** What reads the code itself, and so notices every change. */
const READERS = ['tests/engine/indexing/fingerprints.test.ts'];

/** Learnt tables, in which one number more changes a score by nothing that a reader sees. */
const LEARNT = /-weights\.ts$/u;

/** Whether a sign may only raise or only lower a probability: read by the training alone, and typed as `1 | -1`. */
const DIRECTION = { file: /-signs\.ts$/u, line: /^\w+: -?1,$/u };

/** What runs in a browser. */
const IN_BROWSER = /^functions\/local\/page\//u;

/** Milliseconds after which a test file hangs, on a machine that others use as well. */
const HANGS_AFTER = 180_000;

/** The mutants of `folder`, without those that no test can notice. */
function mutantsOf({ files }: Folder): Site[] {
  const known = new Set(equivalents().map(({ file, line, change }) => `${file}\n${line}\n${change}`));
  return globSync(files, { cwd: ROOT })
    .filter((file) => !LEARNT.test(file))
    .sort()
    .flatMap((file) => sitesOf(file, readFileSync(path.join(ROOT, file), 'utf8')))
    .filter(({ file, line }) => !(DIRECTION.file.test(file) && DIRECTION.line.test(line)))
    .filter(({ file, line, change }) => !known.has(`${file}\n${line}\n${change}`));
}

/** `count` of `all`, none twice. */
function drawn(all: readonly Site[], count: number, seed: number): Site[] {
  const next = seededRandom(seed);
  return all
    .map((site) => ({ site, at: next() }))
    .sort((a, b) => a.at - b.at)
    .slice(0, count)
    .map(({ site }) => site);
}

/** A copy of what git knows, with changes that are not committed. */
function copyOfProject(): string {
  const copy = mkdtempSync(path.join(tmpdir(), 'verbatim-mutants-'));
  const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const file of globSync(stdout.split('\n').filter(Boolean), { cwd: ROOT }))
    cpSync(path.join(ROOT, file), path.join(copy, file), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
  return copy;
}

/** Runs test files in a process that stays, and that is ended where one hangs. */
class Tests {
  readonly copy: string;
  readonly projects: readonly string[];
  #child: ChildProcess | null = null;

  constructor(copy: string, projects: readonly string[]) {
    this.copy = copy;
    this.projects = projects;
  }

  /** The test files that there are. */
  async start(): Promise<readonly string[]> {
    const warm = path.join(import.meta.dirname, 'mutants/warm-tests.ts');
    const child = fork(warm, [...this.projects], {
      cwd: this.copy,
      detached: true,
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    this.#child = child;
    const { files } = await reply<Ready>(child, null);
    return files;
  }

  /** `null` where a file hangs, or ends the process. */
  async run(files: readonly string[]): Promise<TestReply | null> {
    if (!this.#child) await this.start();
    if (!this.#child) return null;
    this.#child.send({ files } satisfies TestRequest);
    try {
      return await reply<TestReply>(this.#child, HANGS_AFTER);
    } catch {
      this.end();
      return null;
    }
  }

  end(): void {
    const { pid } = this.#child ?? {};
    this.#child = null;
    try {
      // The group: what vitest has started as well.
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** The next message that is no heartbeat; rejects where none of either kind comes for so many milliseconds. */
function reply<Reply extends object>(child: ChildProcess, milliseconds: number | null): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const timer = milliseconds === null ? null : setTimeout(() => reject(new Error('it hangs')), milliseconds);
  const heard = (message: Reply | Heartbeat) => {
    if ('begun' in message) timer?.refresh();
    else resolve(message);
  };
  const exited = () => reject(new Error('the process has ended'));
  child.on('message', heard as (value: unknown) => void);
  child.once('exit', exited);
  return promise.finally(() => {
    if (timer) clearTimeout(timer);
    child.off('message', heard as (value: unknown) => void);
    child.off('exit', exited);
  });
}

/** A module that is named as a path from the one that names it, in an import or to a process. Types are not loaded. */
const NAMED = /(?<!import type [^;]*)['"`](\.{1,2}\/[\w./-]+\.[cm]?[jt]s)['"`]/gu;

/** What a test file loads, by how many modules lie between. Paths from the project's root. */
function loadedBy(test: string): ReadonlyMap<string, number> {
  const found = new Map([[test, 0]]);
  for (const [file, distance] of found) {
    const named = [...readFileSync(path.join(ROOT, file), 'utf8').matchAll(NAMED)].map(([, one = '']) =>
      path.join(path.dirname(file), one),
    );
    for (const one of named) if (!found.has(one) && existsSync(path.join(ROOT, one))) found.set(one, distance + 1);
  }
  return found;
}

/** One name for a module and its tests. */
function nameOf(file: string): string | undefined {
  return path.basename(file).split('.')[0];
}

interface Numbered {
  readonly number: number;
  readonly folder: Folder;
  readonly site: Site;
}

const ROWS = { failed: 'noticed ', hangs: 'hangs   ', passed: 'SURVIVED', unloaded: 'UNLOADED' };

/** Whether those of the files that have failed pass now, with every switch off. What is found is kept in `sound` and `unsound`. */
async function areSound(
  failed: readonly string[],
  tests: Tests,
  sound: Set<string>,
  unsound: Set<string>,
): Promise<boolean> {
  for (const file of failed.filter((one) => !sound.has(one))) {
    if ((await tests.run([file]))?.outcome === 'passed') sound.add(file);
    else {
      unsound.add(file);
      process.stdout.write(`left out: ${file} does not pass with every switch off\n`);
    }
  }
  return failed.some((file) => sound.has(file));
}

/** A row of the survey without its outcome. */
function about({ file, lineNumber, change }: Site): string {
  return `${file}:${lineNumber} ${change}`;
}

async function survey(folders: readonly Folder[], count: number, seed: number, match: RegExp): Promise<void> {
  const mutants: Numbered[] = folders
    .flatMap((folder) => drawn(mutantsOf(folder), count, seed).map((site) => ({ folder, site })))
    .filter(({ site }) => match.test(about(site)))
    .map((one, at) => ({ ...one, number: at + 1 }));
  const copy = copyOfProject();
  const active = path.join(copy, '.active-mutant');
  const isOfCluster = folders.some(({ name }) => name.includes('opensearch'));
  const tests = new Tests(copy, isOfCluster ? ['unit', 'services', 'opensearch'] : ['unit', 'services']);
  const tally = new Map(folders.map(({ name }) => [name, { noticed: 0, all: 0 }]));
  const texts = new Map(
    [...Map.groupBy(mutants, ({ site }) => site.file)].map(([file, of]) => {
      const places = of.map(({ number, site }) => [number, site] as const);
      return [file, withSwitches(readFileSync(path.join(ROOT, file), 'utf8'), places)] as const;
    }),
  );
  const turnOn = (number: number, file: string) => {
    writeFileSync(active, String(number));
    if (IN_BROWSER.test(file)) writeFileSync(path.join(copy, file), texts.get(file) + switches(active, number));
  };
  const [sound, unsound] = [new Set<string>(), new Set<string>()];
  try {
    for (const [file, text] of texts) writeFileSync(path.join(copy, file), text + switches(active));
    turnOn(0, '');
    const loaded = new Map((await tests.start()).map((file) => [file, loadedBy(file)]));
    for (const { number, folder, site } of mutants) {
      const distance = (test: string) => loaded.get(test)?.get(site.file) ?? Number.POSITIVE_INFINITY;
      const met = [...loaded.keys()]
        .filter((file) => isAsked(folder, file) && !READERS.includes(file) && distance(file) < Number.POSITIVE_INFINITY)
        .map((file) => ({ file, rank: nameOf(file) === nameOf(site.file) ? 0 : distance(file) }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ file }) => file);
      let outcome: keyof typeof ROWS | null = null;
      while (outcome === null) {
        const asked = met.filter((file) => !unsound.has(file));
        turnOn(number, site.file);
        const replied = asked.length === 0 ? null : await tests.run(asked);
        turnOn(0, site.file);
        if (asked.length === 0) outcome = 'unloaded';
        else if (!replied) outcome = 'hangs';
        else if (replied.outcome === 'incomplete') throw new Error(`not all are run of ${asked.join(', ')}`);
        else if (replied.outcome === 'passed') outcome = 'passed';
        else outcome = (await areSound(replied.failed, tests, sound, unsound)) ? 'failed' : null;
      }
      const counted = tally.get(folder.name);
      if (counted) {
        counted.all += 1;
        if (outcome === 'failed' || outcome === 'hangs') counted.noticed += 1;
      }
      process.stdout.write(`${ROWS[outcome]} ${about(site)}\n`);
    }
  } finally {
    tests.end();
    rmSync(copy, { recursive: true, force: true });
  }
  for (const [folder, { noticed, all }] of tally)
    process.stdout.write(
      `${folder}: ${noticed} of ${all} noticed (${Math.round((100 * noticed) / Math.max(1, all))}%)\n`,
    );
}

function isAsked({ tests }: Folder, file: string): boolean {
  return tests.test(file);
}

/** Those that end in one of the names, all where there is none. Throws {@link UsageError} for a name that none of them has. */
function foldersOf(names: readonly string[]): readonly Folder[] {
  const isNamed = (folder: Folder, name: string) => `/${folder.name}`.endsWith(`/${name}`);
  const odd = names.find((name) => !FOLDERS.some((folder) => isNamed(folder, name)));
  if (odd !== undefined)
    throw new UsageError(`invalid --only ${JSON.stringify(odd)}: one of ${FOLDERS.map(({ name }) => name).join(', ')}`);
  return FOLDERS.filter((folder) => names.length === 0 || names.some((name) => isNamed(folder, name)));
}

/** Throws {@link UsageError}. */
function expressionOf(match: string): RegExp {
  try {
    return new RegExp(match, 'u');
  } catch (error) {
    throw new UsageError(`invalid --match ${JSON.stringify(match)}: not a regular expression`, { cause: error });
  }
}

const { folders, count, seed, match } = await argumentsOf(PROGRAM, ({ values }) => ({
  folders: foldersOf(values.only ?? []),
  count: atLeast(1, '--count', values.count ?? '20'),
  seed: atLeast(0, '--seed', values.seed ?? '1'),
  match: expressionOf(values.match ?? ''),
}));
await survey(folders, count, seed, match);
