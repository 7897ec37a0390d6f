import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { missing, VENV, VERSION } from '../tests/emulated/ministack.ts';

/** `npm run test:emulated` installs the emulated AWS with this, from PyPI and for this project alone. Without Python it says so. */

if (missing() !== null) {
  const steps = [
    ['python3', '-m', 'venv', VENV],
    [
      path.join(VENV, 'bin/python'),
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      `ministack==${VERSION}`,
    ],
  ];
  for (const [command = '', ...args] of steps) {
    const { status, error } = spawnSync(command, args, { stdio: 'inherit' });
    if (status === 0) continue;
    process.stderr.write(`ministack cannot be installed (${error?.message ?? `${command} ended with ${status}`})\n`);
    break;
  }
}
