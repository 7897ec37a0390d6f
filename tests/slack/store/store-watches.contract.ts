import { describe, expect, it } from 'vitest';
import { stoppedBy, type Watch, watchedBy } from '../../../functions/slack/store/watch.ts';
import { type OpenBench, RETENTION, SECOND, START, together } from './store-bench.ts';

/** Questions that are asked again. */
export function describeWatches(name: string, bench: OpenBench): void {
  describe(`${name}: watched questions`, () => {
    const watch = (changes: Partial<Watch> = {}): Watch => ({
      id: 'answer-1',
      team: 'T1',
      kind: 'question',
      question: 'how many police died?',
      place: { channel: 'C1', thread: '1767225600.000100' },
      watchers: ['U1'],
      taken: { by: 'U9', at: START },
      since: START,
      known: { outcome: 'disputed', figures: ['6', '9'] },
      told: 0,
      toldAt: null,
      pending: ['gazette'],
      from: [{ label: '9', sources: [{ id: 'post', sha256: 'abc', name: 'The Post' }], isGone: true }],
      ...changes,
    });

    it('gives one back exactly, lists all by their ids, and none of another id', async () => {
      const { store } = await bench();
      const other = watch({ id: 'answer-0', place: null, toldAt: START, kind: 'claim' });
      expect(await store.changeWatch('answer-1', (kept) => (kept ? null : watch()))).toStrictEqual(watch());
      await store.changeWatch('answer-0', () => other);
      expect(await store.watch('answer-1')).toStrictEqual(watch());
      expect(await store.watches()).toStrictEqual([other, watch()]);
      expect(await store.watch('answer-2')).toBeNull();
    });

    it('leaves what is kept where nothing is to change', async () => {
      const { store } = await bench();
      expect(await store.changeWatch('answer-1', (kept) => kept && stoppedBy(kept, 'U1'))).toBeNull();
      await store.changeWatch('answer-1', () => watch());
      expect(await store.changeWatch('answer-1', (kept) => kept && watchedBy(kept, 'U1'))).toStrictEqual(watch());
    });

    it('loses none of four people who begin to watch at once', async () => {
      const { store } = await bench();
      await together(4, (at) =>
        store.changeWatch('answer-1', (kept) => (kept ? watchedBy(kept, `U${at}`) : watch({ watchers: [`U${at}`] }))),
      );
      expect((await store.watch('answer-1'))?.watchers.toSorted()).toStrictEqual(['U0', 'U1', 'U2', 'U3']);
    });

    it('forgets it a retention after it began, whatever was told since', async () => {
      const { store, pass } = await bench();
      await store.changeWatch('answer-1', () => watch());
      pass(RETENTION - SECOND);
      await store.changeWatch('answer-1', (kept) => kept && { ...kept, told: 1 });
      expect(await store.watches()).toHaveLength(1);
      pass(SECOND);
      expect(await store.watch('answer-1')).toBeNull();
      expect(await store.watches()).toStrictEqual([]);
    });
  });
}
