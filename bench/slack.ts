/**
 * How long a mention waits for its reply: from Slack's signed event to the post, the deployed bundles over services on loopback,
 * beside an older build in the same run. Slack and AWS's network are not in it, nor is a Lambda's smaller processor.
 *
 *     npm run bench:slack [-- --base 7a9e459]
 *
 * The older build is made from the project's history in a folder of its own, with the packages of its own lock file.
 */
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { tempFolder } from '../tests/support/temp-folder.ts';
import { argumentsOf } from './bench-arguments.ts';
import { quantile } from './quantile.ts';
import { floorTable, machine, table } from './table.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** Questions before the clock counts; then rounds, in which each side asks so many in turn. */
const WARM_UP = 20;
const ROUNDS = 30;
const A_ROUND = 10;

const HELP = `Measures how long a mention waits for its reply, beside an older build.

  --base COMMIT    the older build (default: 7a9e459)
  --help           this text
`;

const program = { name: 'bench:slack', help: HELP, options: { base: { type: 'string' } } } as const;
const base = await argumentsOf(program, ({ values }) => values.base ?? '7a9e459');

/** One build in a process of its own. */
class Side {
  readonly times: number[] = [];
  readonly #child;
  readonly #answers;

  constructor(folder: string) {
    this.#child = spawn(process.execPath, [path.join(ROOT, 'bench/slack-child.ts'), folder], {
      cwd: folder,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    this.#answers = createInterface({ input: this.#child.stdout })[Symbol.asyncIterator]();
  }

  async ready(): Promise<void> {
    await this.#next();
  }

  async ask(questions: number): Promise<readonly number[]> {
    this.#child.stdin.write(`${questions}\n`);
    return this.#next();
  }

  async end(): Promise<void> {
    this.#child.stdin.end();
    await new Promise((resolve) => this.#child.once('exit', resolve));
  }

  async #next(): Promise<readonly number[]> {
    const { value, done } = await this.#answers.next();
    if (done) throw new Error('a build has ended early');
    return v.parse(v.array(v.number()), JSON.parse(value));
  }
}

const isKnown = isCommit(base);
await using folder = await tempFolder();
const old = isKnown ? checkedOut(base, folder.at('base')) : null;
if (old === null) process.stdout.write(`skipped: there is no commit ${base} in this clone\n`);
else {
  const [now, before] = [new Side(ROOT), new Side(old)];
  try {
    await Promise.all([now.ready(), before.ready()]);
    await Promise.all([now.ask(WARM_UP), before.ask(WARM_UP)]);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const side of round % 2 === 0 ? [now, before] : [before, now]) side.times.push(...(await side.ask(A_ROUND)));
    }
  } finally {
    await Promise.all([now.end(), before.end()]);
    execFileSync('git', ['worktree', 'remove', '--force', old], { cwd: ROOT });
  }
  report(now.times, before.times);
}

function report(now: readonly number[], before: readonly number[]): void {
  const row = (name: string, times: readonly number[]) => [
    name,
    quantile(times, 0.5).toFixed(1),
    quantile(times, 0.99).toFixed(1),
  ];
  const ratio = (share: number) => quantile(now, share) / quantile(before, share);
  process.stdout.write(
    `${machine()}\n${now.length} questions each, in turn.\n\n${table(
      ['from event to reply', 'p50 ms', 'p99 ms'],
      [row('this build', now), row(base, before), ['ratio', ratio(0.5).toFixed(2), ratio(0.99).toFixed(2)]],
    )}\n${floorTable([
      {
        promise: 'no slower at the median than the older build',
        reached: ratio(0.5).toFixed(2),
        holds: ratio(0.5) <= 1,
      },
    ])}`,
  );
  if (ratio(0.5) > 1) process.exitCode = 1;
}

function isCommit(name: string): boolean {
  try {
    execFileSync('git', ['cat-file', '-e', `${name}^{commit}`], { cwd: ROOT, stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** The project as it was, with its packages; their Node is this one, which its script would fetch. */
function checkedOut(commit: string, to: string): string {
  execFileSync('git', ['worktree', 'add', '--detach', to, commit], { cwd: ROOT, stdio: 'ignore' });
  const quietly = ['--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
  execFileSync('npm', ['ci', ...quietly], { cwd: to, stdio: 'ignore' });
  const bin = path.join(to, 'node_modules/node/bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(process.execPath, path.join(bin, 'node'));
  return to;
}
