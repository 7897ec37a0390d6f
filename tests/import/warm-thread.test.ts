import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { importSafely, type SafeImportOptions } from '../../functions/import/import-safely.ts';

const worker = new URL('../support/counting-import.ts', import.meta.url);

/** Which thread answered, and which of its inputs this was; or why there is none. */
async function served(name: string, options: SafeImportOptions = {}) {
  const { articles, skipped } = await importSafely({ name, bytes: new Uint8Array([1]) }, { worker, ...options });
  const [article] = articles;
  return article ? { thread: article.id, turn: Number(article.title) } : { reason: skipped[0]?.reason ?? '' };
}

/** A thread that no other test has used: those before it are ended by a failure. */
async function freshThread() {
  await served('break');
  return await served('a');
}

describe('the thread that imports', () => {
  test('is used again for the next input', async () => {
    const first = await freshThread();
    expect(first.turn).toBe(1);
    expect(await served('b')).toEqual({ ...first, turn: 2 });
    expect(await served('c')).toEqual({ ...first, turn: 3 });
  });

  test('takes one input at a time, in the order they came', async () => {
    const { thread } = await freshThread();
    const all = await Promise.all(['b', 'c', 'd'].map((name) => served(name)));
    expect(all).toEqual([2, 3, 4].map((turn) => ({ thread, turn })));
  });

  test.each([
    ['breaks', 'break', {}, /^cannot be read/u],
    ['takes too long', 'hang', { limits: { timeMs: 200 } }, /took more than 0\.2 s/u],
    ['wants all memory', 'heap', { limits: { heapMb: 64 } }, /too much memory/u],
    ['is called off', 'hang', { signal: () => AbortSignal.timeout(100) }, /stopped/u],
  ])(
    'is not used again behind an input that %s',
    async (_, name, { signal, ...options }: { signal?: () => AbortSignal; limits?: object }, reason) => {
      const { thread } = await freshThread();
      expect((await served(name, { ...options, ...(signal ? { signal: signal() } : {}) })).reason).toMatch(reason);
      const next = await served('b');
      expect(next.turn).toBe(1);
      expect(next.thread).not.toBe(thread);
    },
  );

  test('is not used again once it keeps much memory', async () => {
    const { thread } = await freshThread();
    expect(await served('grow')).toEqual({ thread, turn: 2 });
    expect((await served('b')).turn).toBe(1);
  });

  test('that fails for what an earlier input left behind costs the next input nothing', async () => {
    const { thread } = await freshThread();
    const later = await served('later');
    expect(later.turn).toBe(1);
    expect(later.thread).not.toBe(thread);
  });

  test('lets go of who is called off while waiting, and of nobody else', async () => {
    await freshThread();
    const hanging = served('hang', { limits: { timeMs: 500 } });
    const begun = performance.now();
    expect((await served('b', { signal: AbortSignal.timeout(50) })).reason).toMatch(/stopped/u);
    expect(performance.now() - begun).toBeLessThan(400);
    expect((await hanging).reason).toMatch(/took more than/u);
    expect((await served('c')).turn).toBe(1);
  });

  test('does not keep the process from ending', async () => {
    const module = new URL('../../functions/import/import-safely.ts', import.meta.url).href;
    const script = `import(${JSON.stringify(module)}).then(async ({ importSafely }) => {
      const bytes = Buffer.from('# The port\\n\\nThe harbour of Marlow was closed on Monday, the mayor said.');
      const { articles } = await importSafely({ name: 'a.md', bytes });
      const done = performance.now();
      process.on('exit', () => console.log(articles.length, performance.now() - done < 2000));
    });`;
    const { stdout } = await promisify(execFile)(process.execPath, ['-e', script]);
    expect(stdout.trim()).toBe('1 true');
  });
});
