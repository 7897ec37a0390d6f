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
  return threads.reduce((sum, thread) => sum + workedMs(`/proc/${pid}/task/${thread}/schedstat`), 0);
}

/** 0 of a thread that has ended since its process was looked at. */
function workedMs(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8').split(' ')[0]) / 1e6;
  } catch (error) {
    if (isMissing(error)) return 0;
    throw error;
  }
}

const isMissing = (error: unknown) =>
  error instanceof Error && 'code' in error && /^(?:ENOENT|ESRCH)$/u.test(String(error.code));
