import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { importSafely } from '../../functions/import/import-safely.ts';
import { ImportTime } from '../../functions/import/import-time.ts';

/** What the thread's time is while its script runs, and the clock's, in milliseconds. */
async function timesOf(script: string): Promise<{ readonly spent: number; readonly clock: number }> {
  const worker = new Worker(`require('node:worker_threads').parentPort.postMessage('begun'); ${script}`, {
    eval: true,
  });
  try {
    await new Promise((resolve) => worker.once('message', resolve));
    const begun = performance.now();
    const time = new ImportTime(worker);
    await sleep(1000);
    return { spent: time.spent, clock: performance.now() - begun };
  } finally {
    await worker.terminate();
  }
}

describe('the time of a thread', () => {
  test('passes while it waits for something', async () => {
    // The thread waits once it has been given a processor, which a busy machine may put off.
    const share = async () => {
      const { spent, clock } = await timesOf('setInterval(() => {}, 1e6)');
      expect(spent).toBeLessThanOrEqual(clock);
      return spent / clock;
    };
    await expect.poll(share).toBeGreaterThan(0.5);
  });

  test('passes as it is given a processor', async () => {
    const before = process.cpuUsage();
    const { spent, clock } = await timesOf('for (;;);');
    const { user, system } = process.cpuUsage(before);
    expect(spent).toBeGreaterThan(0);
    expect(spent).toBeLessThanOrEqual(Math.min(clock, (user + system) / 1000));
  });

  // As one is that could work, on a machine whose processors have other work.
  test('stays where it neither works nor waits for something', async () => {
    const { spent, clock } = await timesOf('Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)');
    expect(spent).toBeLessThan(clock / 2);
  });
});

describe('an import whose thread is not given a processor for longer than its limit of time', () => {
  const options = { worker: new URL('../support/counting-import.mjs', import.meta.url), limits: { timeMs: 1000 } };

  test('is not out of time', async () => {
    const { articles, skipped } = await importSafely({ name: 'blocked', bytes: new Uint8Array([1]) }, options);
    expect(skipped).toEqual([]);
    expect(articles).toHaveLength(1);
  });

  test('ends by the clock where that is for good', async () => {
    const limits = { timeMs: 200, containerMs: 100 };
    const { skipped } = await importSafely({ name: 'blocked', bytes: new Uint8Array([1]) }, { ...options, limits });
    expect(skipped).toEqual([{ name: 'blocked', reason: expect.stringMatching(/^took more than 0\.2 s/u) }]);
  });
});
