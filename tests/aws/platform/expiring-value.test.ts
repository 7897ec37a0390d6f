import { describe, expect, it } from 'vitest';
import { expiringValue } from '../../../functions/aws/platform/expiring-value.ts';

const FOR_MS = 60_000;

describe('what is renewed', () => {
  function counted(fails: (made: number) => boolean = () => false) {
    const clock = { now: 0 };
    const stale: unknown[] = [];
    let made = 0;
    const value = expiringValue(
      async () => {
        made += 1;
        if (fails(made)) throw new Error('no answer');
        return made;
      },
      { forMs: FOR_MS, now: () => clock.now, onStale: (error) => stale.push(error) },
    );
    return { clock, value, stale };
  }

  it('is made once for all who ask at the same moment', async () => {
    const { value } = counted();
    expect(await Promise.all([value(), value(), value()])).toEqual([1, 1, 1]);
  });

  it('is kept until it is old, and then made again', async () => {
    const { clock, value } = counted();
    await value();
    clock.now = FOR_MS - 1;
    expect(await value()).toBe(1);
    clock.now = FOR_MS;
    expect(await value()).toBe(2);
  });

  it('stays as it was when it cannot be made again, and is tried later', async () => {
    const { clock, value, stale } = counted((made) => made === 2);
    await value();
    clock.now = FOR_MS;
    expect(await value()).toBe(1);
    clock.now = 1.5 * FOR_MS;
    expect(await value()).toBe(1);
    clock.now = 2 * FOR_MS;
    expect(await value()).toBe(3);
    expect(stale).toEqual([new Error('no answer')]);
  });

  it('is made again when it proves to be out of date, once in ten seconds at most', async () => {
    const { clock, value } = counted();
    await value();
    clock.now = 9_999;
    expect(value.expire()).toBe(false);
    expect(await value()).toBe(1);
    clock.now = 10_000;
    expect(value.expire()).toBe(true);
    expect(await Promise.all([value(), value()])).toEqual([2, 2]);
    expect(value.expire()).toBe(false);
    expect(await value()).toBe(2);
  });

  it('is tried at once after a first failure', async () => {
    const { value } = counted((made) => made === 1);
    await expect(value()).rejects.toThrow('no answer');
    expect(await value()).toBe(2);
  });
});
