import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };

/** Programs that measure, learn or try for long: none may begin before its command line was understood. */
const PROGRAMS = Object.entries(manifest.scripts).filter(([name]) =>
  /^(?:bench:[a-z-]+|train:[a-z-]+|soak|schedules|mutants)$/u.test(name),
);

async function run(script: string, ...args: readonly string[]) {
  const [node = '', ...rest] = script.split(' ');
  expect(node).toBe('node');
  const child = spawn(process.execPath, [...rest, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [stdout, stderr, code] = await Promise.all([text(child.stdout), text(child.stderr), exited]);
  return { stdout, stderr, code };
}

describe.each(PROGRAMS)('npm run %s', (name, script) => {
  test('says with --help what it takes, and measures nothing', async () => {
    expect(await run(script, '--help')).toEqual({
      stdout: expect.stringMatching(/^[A-Z].+\.\n\n(?: {2}\S.*\n| +\S.*\n|\n)*? {2}--help +this text\n/u),
      stderr: '',
      code: 0,
    });
  });

  test('tells of an option that it does not know', async () => {
    expect(await run(script, '--no-such-option')).toEqual({
      stdout: '',
      stderr: expect.stringMatching(
        new RegExp(
          `^${name}: unknown option "--no-such-option"\\. Options: --.+\\nnpm run ${name} -- --help says more\\n$`,
          'u',
        ),
      ),
      code: 2,
    });
  });
});
