import { readdirSync, readFileSync } from 'node:fs';

/**
 * Milliseconds for which the main thread of a process could have worked, since it began, and other programs had the
 * processors. 0 where that is not known: only Linux counts it (proc_pid_schedstat, the second number, in nanoseconds).
 */
export function starvedMs(pid: number): number {
  try {
    const [, waited = '0'] = readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ');
    return Number(waited) / 1e6;
  } catch {
    return 0;
  }
}

/** Milliseconds that all threads of a process have had a processor for, those that have ended left out. Throws where Linux does not count them. */
export function processorMs(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`);
  const worked = threads.map((thread) => readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]);
  return worked.reduce((sum, nanoseconds) => sum + Number(nanoseconds) / 1e6, 0);
}
