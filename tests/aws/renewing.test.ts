import { describe, expect, it } from 'vitest';
import { renewing } from '../../functions/aws/renewing.ts';

describe('what is renewed', () => {
  function counted(fails: (made: number) => boolean = () => false) {
    const clock = { now: 0 };
    let made = 0;
    const value = renewing(
      async () => {
        made += 1;
        if (fails(made)) throw new Error('no answer');
        return made;
      },
      { forMs: 1000, now: () => clock.now },
    );
    return { clock, value };
  }

  it('is made once for all who ask at the same moment', async () => {
    const { value } = counted();
    expect(await Promise.all([value(), value(), value()])).toEqual([1, 1, 1]);
  });

  it('is kept until it is old, and then made again', async () => {
    const { clock, value } = counted();
    await value();
    clock.now = 999;
    expect(await value()).toBe(1);
    clock.now = 1000;
    expect(await value()).toBe(2);
  });

  it('stays as it was when it cannot be made again, and is tried later', async () => {
    const { clock, value } = counted((made) => made === 2);
    await value();
    clock.now = 1000;
    expect(await value()).toBe(1);
    clock.now = 1500;
    expect(await value()).toBe(1);
    clock.now = 2000;
    expect(await value()).toBe(3);
  });

  it('is tried at once after a first failure', async () => {
    const { value } = counted((made) => made === 1);
    await expect(value()).rejects.toThrow('no answer');
    expect(await value()).toBe(2);
  });
});
