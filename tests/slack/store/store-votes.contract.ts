import { describe, expect, it } from 'vitest';
import type { Vote } from '../../../functions/slack/store/store.ts';
import { type OpenBench, RETENTION, SECOND, together } from './store-bench.ts';

/** One vote a person, with its reason, in whatever order they come. */
export function describeVotes(name: string, bench: OpenBench): void {
  describe(`${name}: votes`, () => {
    const vote = (changes: Partial<Vote> = {}): Vote => ({
      answerId: 'answer-1',
      user: 'U1',
      vote: 'down',
      at: '1767225600.000100',
      reason: null,
      ...changes,
    });

    it('lists one vote a person, by user, and none of another answer', async () => {
      const { store } = await bench();
      await store.keepVote(vote({ user: 'U2' }));
      await store.keepVote(vote({ user: 'U1', vote: 'up' }));
      await store.keepVote(vote({ user: 'U3', answerId: 'answer-10' }));
      expect(await store.votes('answer-1')).toStrictEqual([vote({ user: 'U1', vote: 'up' }), vote({ user: 'U2' })]);
      expect(await store.votes('answer-2')).toStrictEqual([]);
    });

    it('lists the votes of a hundred and twenty people at once', async () => {
      const { store } = await bench();
      const users = Array.from({ length: 120 }, (_, at) => `U${String(at).padStart(3, '0')}`);
      await Promise.all(users.map((user) => store.keepVote(vote({ user }))));
      expect((await store.votes('answer-1')).map(({ user }) => user)).toStrictEqual(users);
    });

    it.each([
      ['1767225600.000100', '1767225600.000200'],
      ['1767225600.000900', '1767225601.000100'],
      ['999999999.999999', '1767225600.000100'],
      ['1767225600.9', '1767225600.95'],
    ])('keeps the vote that was pressed last, in whatever order they come: %s before %s', async (early, late) => {
      const { store } = await bench();
      await store.keepVote(vote({ at: late, vote: 'up' }));
      await store.keepVote(vote({ at: early, vote: 'down' }));
      expect(await store.votes('answer-1')).toStrictEqual([vote({ at: late, vote: 'up' })]);
      await store.keepVote(vote({ at: late, vote: 'down', user: 'U2' }));
      await store.keepVote(vote({ at: late.replace('1767', '1768'), vote: 'up', user: 'U2' }));
      expect((await store.votes('answer-1'))[1]).toMatchObject({ vote: 'up' });
    });

    it('keeps the last of four presses that arrive at once', async () => {
      const { store } = await bench();
      await together(4, (at) => store.keepVote(vote({ at: `176722560${at}.000100`, vote: at === 3 ? 'up' : 'down' })));
      expect(await store.votes('answer-1')).toStrictEqual([vote({ at: '1767225603.000100', vote: 'up' })]);
    });

    it('joins a reason to the vote, whichever comes first or both at once', async () => {
      const { store } = await bench();
      const reasoned = vote({ reason: 'an old figure' });
      await store.keepVote(vote());
      await store.keepReason('answer-1', 'U1', 'an old figure');
      await store.keepReason('answer-1', 'U2', 'an old figure');
      await store.keepVote(vote({ user: 'U2' }));
      await Promise.all([store.keepVote(vote({ user: 'U3' })), store.keepReason('answer-1', 'U3', 'an old figure')]);
      expect(await store.votes('answer-1')).toStrictEqual(['U1', 'U2', 'U3'].map((user) => ({ ...reasoned, user })));
    });

    it('takes a reason without a vote for a vote against', async () => {
      const { store } = await bench();
      await store.keepReason('answer-1', 'U1', 'an old figure');
      expect(await store.votes('answer-1')).toMatchObject([{ user: 'U1', vote: 'down', reason: 'an old figure' }]);
    });

    it('keeps the reason when the same vote is pressed again, and drops it when the vote turns up', async () => {
      const { store } = await bench();
      await store.keepVote(vote());
      await store.keepReason('answer-1', 'U1', 'an old figure');
      const again = vote({ at: '1767225700.000100' });
      await store.keepVote(again);
      expect(await store.votes('answer-1')).toStrictEqual([{ ...again, reason: 'an old figure' }]);
      const up = vote({ at: '1767225800.000100', vote: 'up' });
      await store.keepVote(up);
      expect(await store.votes('answer-1')).toStrictEqual([up]);
    });

    it('keeps a reason that overtook the press of the vote against', async () => {
      const { store } = await bench();
      await store.keepVote(vote({ vote: 'up' }));
      await store.keepReason('answer-1', 'U1', 'an old figure');
      const down = vote({ at: '1767225700.000100' });
      await store.keepVote(down);
      expect(await store.votes('answer-1')).toStrictEqual([{ ...down, reason: 'an old figure' }]);
    });

    it('forgets votes after the retention, not before', async () => {
      const { store, pass } = await bench();
      await store.keepVote(vote());
      pass(RETENTION - SECOND);
      expect(await store.votes('answer-1')).toHaveLength(1);
      pass(SECOND);
      expect(await store.votes('answer-1')).toStrictEqual([]);
    });
  });
}
