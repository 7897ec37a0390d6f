import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** The version whose gaps `patched_ministack.py` closes. https://pypi.org/project/ministack */
export const VERSION = '1.5.33';

/** Where `npm run test:emulated` installs it. */
export const VENV = path.resolve(import.meta.dirname, '../../node_modules/.cache/ministack');

/** A Python that has it already can be named instead. */
export const PYTHON = process.env.MINISTACK_PYTHON ?? path.join(VENV, 'bin/python');

/** Why no emulator can be started here; `null` where one can. */
export function missing(): string | null {
  if (!existsSync(PYTHON)) return `there is no ${PYTHON}; npm run test:emulated installs it where there is Python`;
  const asked = spawnSync(PYTHON, ['-c', "from importlib.metadata import version; print(version('ministack'))"]);
  const found = asked.stdout.toString().trim();
  return found === VERSION ? null : `ministack ${VERSION} is wanted, and ${PYTHON} has ${found || 'none'}`;
}
