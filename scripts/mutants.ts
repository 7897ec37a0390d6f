/**
 * Changes one place of the code at a time and asks whether any test notices: `npm run mutants -- --count N --seed S`.
 * N mutants are drawn of each folder; one that no test notices survives. `--only FOLDER` asks for some folders, `--match EXPRESSION`
 * for some rows of the same draw.
 *
 * All of them are written into one copy of the project, each behind a switch. The tests run once with every switch off, which tells
 * which test files come to which place; then each mutant is met by those files alone, in one worker, the nearest and quickest first, until
 * one fails. A process keeps what vitest has compiled. What cannot be noticed, with the reason, is in `mutants/equivalent.json`, and is
 * not drawn. Prints a row for each mutant, then a table by folder.
 */
import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { equivalents } from './mutants/equivalents.ts';
import { type Site, sitesOf, switches, withSwitches } from './mutants/sites.ts';
import type { Heartbeat, Ready, TestReply, TestRequest } from './mutants/warm-tests.ts';

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
    tests: new RegExp(`^tests/engine/(?:(?:${room}|kinds|reported)/.+|[^/]+|.+-readings\\.test\\.ts)$`, 'u'),
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

/** What runs in a browser, and the tests that take it there: what they come to is not seen, so that they are met by all of it. */
const IN_BROWSER = { files: /^functions\/local\/page\//u, tests: /^tests\/browser\//u };

/** A test file hangs that takes so many milliseconds more than so many times what it takes with all switches off. */
const HANGS_AFTER = 30_000;
const TIMES_LONGER = 10;

/** Milliseconds, with all switches off. */
const LONGEST_FILE = 20 * 60_000;

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

  /** Files, with the milliseconds that each may take. `null` where one takes more, or ends the process. */
  async run(limits: ReadonlyMap<string, number>): Promise<TestReply | null> {
    if (!this.#child) await this.start();
    if (!this.#child) return null;
    this.#child.send({ files: [...limits.keys()] } satisfies TestRequest);
    try {
      return await reply<TestReply>(this.#child, limits);
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

/** The next message that is no heartbeat; rejects where a file takes longer than its limit, in milliseconds. */
function reply<Reply extends object>(child: ChildProcess, limits: ReadonlyMap<string, number> | null): Promise<Reply> {
  const { promise, resolve, reject } = Promise.withResolvers<Reply>();
  const within = (limit: number) => setTimeout(() => reject(new Error('it hangs')), limit);
  let timer = limits ? within(LONGEST_FILE) : undefined;
  const heard = (message: Reply | Heartbeat) => {
    if (!('begun' in message)) return resolve(message);
    clearTimeout(timer);
    timer = within(limits?.get(message.begun) ?? LONGEST_FILE);
  };
  const exited = () => reject(new Error('the process has ended'));
  child.on('message', heard as (value: unknown) => void);
  child.once('exit', exited);
  return promise.finally(() => {
    clearTimeout(timer);
    child.off('message', heard as (value: unknown) => void);
    child.off('exit', exited);
  });
}

/** How near a test file is to a module: the folders that both paths begin with, and the same name. */
function nearness(test: string, file: string): number {
  const [tests, modules] = [test.split('/').slice(1), file.split('/').slice(1)];
  const differs = tests.findIndex((part, at) => part !== modules[at]);
  const name = (one: string) => path.basename(one).split('.')[0];
  return (differs < 0 ? tests.length : differs) + (name(test) === name(file) ? 10 : 0);
}

interface Numbered {
  readonly number: number;
  readonly folder: Folder;
  readonly site: Site;
}

const ROWS = { failed: 'noticed  ', hangs: 'hangs    ', passed: 'SURVIVED ', unreached: 'UNREACHED' };

/** What tests make of the mutant that is on. Throws where they cannot be run. */
async function outcomeOf(tests: Tests, limits: ReadonlyMap<string, number>): Promise<'failed' | 'hangs' | 'passed'> {
  const reply = await tests.run(limits);
  if (!reply) return 'hangs';
  if (reply.outcome === 'incomplete') throw new Error(`not all are run of ${[...limits.keys()].join(', ')}`);
  return reply.outcome;
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
  const [active, reached] = [path.join(copy, '.active-mutant'), path.join(copy, '.reached-mutants')];
  const isOfCluster = folders.some(({ name }) => name.includes('opensearch'));
  const tests = new Tests(copy, isOfCluster ? ['unit', 'services', 'opensearch'] : ['unit', 'services']);
  const tally = new Map(folders.map(({ name }) => [name, { noticed: 0, all: 0 }]));
  const texts = new Map(
    [...Map.groupBy(mutants, ({ site }) => site.file)].map(([file, of]) => {
      const places = of.map(({ number, site }) => [number, site] as const);
      return [file, withSwitches(readFileSync(path.join(ROOT, file), 'utf8'), places)] as const;
    }),
  );
  const write = (file: string, inBrowser: number) =>
    writeFileSync(path.join(copy, file), `${texts.get(file)}${switches(active, reached, inBrowser)}`);
  try {
    for (const file of texts.keys()) write(file, 0);
    writeFileSync(active, '0');
    const files = (await tests.start()).filter(
      (file) => !READERS.includes(file) && folders.some((folder) => isAsked(folder, file)),
    );
    const milliseconds = new Map<string, number>();
    const reachedBy = new Map<string, ReadonlySet<number>>();
    for (const file of files) {
      writeFileSync(reached, '');
      const alone = await tests.run(new Map([[file, LONGEST_FILE]]));
      if (alone?.outcome === 'passed') {
        milliseconds.set(file, alone.milliseconds);
        reachedBy.set(file, new Set(readFileSync(reached, 'utf8').split('\n').map(Number)));
      } else process.stdout.write(`left out: ${file} does not pass with every switch off\n`);
    }
    for (const { number, folder, site } of mutants) {
      const met = [...reachedBy]
        .filter(([file, numbers]) => isAsked(folder, file) && (numbers.has(number) || isShown(site.file, file)))
        .map(([file]) => ({ file, near: nearness(file, site.file), takes: milliseconds.get(file) ?? 0 }))
        .sort((a, b) => b.near - a.near || a.takes - b.takes);
      writeFileSync(active, String(number));
      if (IN_BROWSER.files.test(site.file)) write(site.file, number);
      const limits = new Map(met.map(({ file, takes }) => [file, HANGS_AFTER + TIMES_LONGER * takes]));
      const outcome = met.length === 0 ? 'unreached' : await outcomeOf(tests, limits);
      if (IN_BROWSER.files.test(site.file)) write(site.file, 0);
      const isNoticed = outcome === 'failed' || outcome === 'hangs';
      const counted = tally.get(folder.name);
      if (counted) {
        counted.all += 1;
        if (isNoticed) counted.noticed += 1;
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

/** Whether a test shows a module in a browser. */
function isShown(module: string, test: string): boolean {
  return IN_BROWSER.files.test(module) && IN_BROWSER.tests.test(test);
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      count: { type: 'string', default: '20' },
      seed: { type: 'string', default: '1' },
      only: { type: 'string', multiple: true, default: [] },
      match: { type: 'string', default: '' },
    },
  });
  const { only } = values;
  const folders = FOLDERS.filter(({ name }) => only.length === 0 || only.some((one) => `/${name}`.endsWith(`/${one}`)));
  await survey(folders, Number(values.count), Number(values.seed), new RegExp(values.match, 'u'));
}
