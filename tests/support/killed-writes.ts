import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Loaded before a command: kills the process, as a power cut does, at the call of the file system with the number `KILL_AT`, counted
 * from 1, that makes, writes, renames or removes something. Of what it was about to write, half is there.
 */
const killAt = Number(process.env.KILL_AT);
let calls = 0;

function count(): boolean {
  calls += 1;
  return calls === killAt;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const { open } = fs;
fs.open = async (...given) => {
  if (count()) die();
  const handle = await open(...given);
  const write = handle.writeFile.bind(handle);
  handle.writeFile = async (data, ...options) => {
    if (count()) {
      const bytes = Buffer.from(data as Uint8Array);
      await write(bytes.subarray(0, bytes.length / 2));
      die();
    }
    return write(data, ...options);
  };
  return handle;
};
for (const name of ['mkdir', 'writeFile', 'rename', 'rm', 'rmdir', 'unlink'] as const) {
  const real = fs[name] as (...given: unknown[]) => Promise<unknown>;
  Reflect.set(fs, name, (...given: unknown[]) => {
    if (count()) die();
    return real(...given);
  });
}
syncBuiltinESMExports();
