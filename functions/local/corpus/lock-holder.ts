import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { systemCode } from './corpus-tree.ts';

/** The process that a lock names. */
export interface LockHolder {
  readonly id: number;
  readonly machine: string;
  /** When the system started it, where it says so: another process may have the same id by now. */
  readonly started: string | null;
}

/** Process, machine and start, in one line. */
const LINE = /^(?<id>\d+) (?<machine>\S+)(?: (?<started>\d+))?\n$/u;

/** What this process writes into its lock. */
export function ownLine(): string {
  const started = startOf(process.pid);
  return `${process.pid} ${hostname()}${started === null ? '' : ` ${started}`}\n`;
}

/** `null` for a line that names no process: its writer was cut off. */
export function holderOf(line: string): LockHolder | null {
  const { id, machine, started = null } = LINE.exec(line)?.groups ?? {};
  return id === undefined || machine === undefined ? null : { id: Number(id), machine, started };
}

/** Only of this machine's processes is that known. This one takes one lock at a time, so that its own id is an old one's. */
export function isGone({ id, machine, started }: LockHolder): boolean {
  if (machine !== hostname()) return false;
  if (id === process.pid) return true;
  if (started !== null && startOf(id) !== started) return true;
  try {
    process.kill(id, 0);
    return false;
  } catch (error) {
    return systemCode(error) === 'ESRCH';
  }
}

/** Clock ticks from the start of the machine, the 22nd field of `/proc/ID/stat` (proc_pid_stat(5)); `null` where there is none. */
function startOf(id: number): string | null {
  try {
    const stat = readFileSync(`/proc/${id}/stat`, 'utf8');
    // The second field is a name in brackets, which may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch (error) {
    systemCode(error);
    return null;
  }
}
