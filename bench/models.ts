/**
 * Every message and view that the tests have the app show, held to the models of two other libraries: slack_sdk with its limits, and
 * slack-morphism, which knows charts as well.
 *
 *     npm run bench:models [-- --shown FILE]
 *
 * It runs the tests of Slack and from end to end, which write what was shown; `--shown` takes the file of a run before. slack_sdk comes
 * from PyPI and slack-morphism from crates.io, into `node_modules/.cache`: without Python or cargo that part is skipped, aloud.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { argumentsOf } from './bench-arguments.ts';
import { table } from './table.ts';

const ROOT = path.join(import.meta.dirname, '..');
const CACHE = path.join(ROOT, 'node_modules/.cache/models');
const SLACK_SDK = '3.48.0';

/** What a library's models lack, and the app shows all the same. */
const KNOWN: readonly RegExp[] = [
  // The chart has its words in the message, and goes out without it where it is refused.
  /^data_visualization: not in the model$/u,
];

const Told = v.object({ seen: v.number(), problems: v.record(v.string(), v.number()) });

const HELP = `Holds every message and view that the tests have the app show to the models of two other libraries.

  --shown FILE    what a run before has shown (default: the tests are run)
  --help          this text
`;

const program = { name: 'bench:models', help: HELP, options: { shown: { type: 'string' } } } as const;
const ofRunBefore = await argumentsOf(program, ({ values }) => values.shown);
mkdirSync(CACHE, { recursive: true });
const shown = ofRunBefore ?? path.join(CACHE, 'shown.jsonl');
if (ofRunBefore === undefined) collect(shown);
const lines = readFileSync(shown, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const different = [...new Set(lines.map(asSent))];
writeFileSync(path.join(CACHE, 'different.jsonl'), `${different.join('\n')}\n`);

const checks = [
  [`slack_sdk ${SLACK_SDK}`, python()],
  ['slack-morphism 2.31.1', cargo()],
] as const;
let failures = 0;
for (const [library, command] of checks) {
  if (command === null) {
    process.stdout.write(`${library}: skipped, it cannot be installed here\n`);
    continue;
  }
  const { seen, problems } = v.parse(Told, JSON.parse(run(command, `${different.join('\n')}\n`)));
  const found = Object.entries(problems).map(([told, times]) => [
    told,
    String(times),
    KNOWN.some((one) => one.test(told)) ? 'known' : 'NEW',
  ]);
  failures += found.filter(([, , is]) => is === 'NEW').length;
  process.stdout.write(`\n${library}: ${seen} messages and views\n${table(['what it says', 'times', ''], found)}`);
}
if (failures > 0) process.exitCode = 1;

/** Half a character, which a test may draw, is sent as U+FFFD. */
function asSent(line: string): string {
  return JSON.stringify(JSON.parse(line), (_, value) => (typeof value === 'string' ? value.toWellFormed() : value));
}

function collect(file: string): void {
  rmSync(file, { force: true });
  const args = [
    'vitest',
    'run',
    '--project',
    'unit',
    '--project',
    'services',
    'tests/slack',
    'tests/end-to-end',
    'tests/local',
  ];
  spawnSync('npx', args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, SHOWN_FILE: file } });
}

function python(): readonly string[] | null {
  const venv = path.join(CACHE, 'venv');
  const interpreter = path.join(venv, 'bin/python');
  const isThere = () =>
    spawnSync(interpreter, ['-c', `import slack_sdk.version as v; assert v.__version__ == '${SLACK_SDK}'`]).status ===
    0;
  if (!isThere()) {
    spawnSync('python3', ['-m', 'venv', venv]);
    spawnSync(interpreter, [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      `slack_sdk==${SLACK_SDK}`,
    ]);
  }
  return isThere() ? [interpreter, path.join(ROOT, 'bench/models/slack_sdk_models.py')] : null;
}

function cargo(): readonly string[] | null {
  const target = path.join(CACHE, 'cargo');
  const manifest = path.join(ROOT, 'bench/models/slack-morphism/Cargo.toml');
  spawnSync('cargo', ['build', '--release', '--quiet', '--manifest-path', manifest, '--target-dir', target], {
    stdio: 'inherit',
  });
  const program = path.join(target, 'release/models');
  return existsSync(program) ? [program] : null;
}

function run([file = '', ...args]: readonly string[], input: string): string {
  const { status, stdout } = spawnSync(file, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`${file} ended with ${status}`);
  return stdout;
}
