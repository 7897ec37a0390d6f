import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Names the folder to the processes of a run, of all its projects. */
const VARIABLE = 'VERBATIM_TEST_RUN';

/** A folder for what the tests of one run share, gone when the run ends. */
export function runFolder(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) throw new Error('the folder of a run is made by its global set-up');
  return folder;
}

/** Before a run: makes its folder. Behind it: removes it, which the processes of the tests cannot, for they are killed. */
export default function setUp(): () => void {
  const folder = process.env[VARIABLE] ?? mkdtempSync(path.join(tmpdir(), 'verbatim-tests-'));
  process.env[VARIABLE] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
