import { describe, expect, it } from 'vitest';
import type { Asked, IndexPointer, Store, Vote } from '../../../functions/slack/store/store.ts';
import { visitAll } from '../../../functions/slack/store/visit-all.ts';
import { questionRecord } from '../../support/answer-records.ts';
import { describeAnswers } from './store-answers.contract.ts';
import { describeAsked } from './store-asked.contract.ts';
import { benchFor, type OpenStore, RETENTION, START, together } from './store-bench.ts';
import { describeLeases } from './store-leases.contract.ts';
import { describeVotes } from './store-votes.contract.ts';
import { describeWatches } from './store-watches.contract.ts';

/** What every {@link Store} keeps to. `open` gives an empty one. */
export function describeStore(name: string, open: OpenStore): void {
  const bench = benchFor(open);
  describeLeases(name, bench);
  describeAnswers(name, bench);
  describeVotes(name, bench);
  describeAsked(name, bench);
  describeWatches(name, bench);

  describe(`${name}: the current index`, () => {
    const pointer = (version: string): IndexPointer => ({
      version,
      object: `snapshots/${version}`,
      articles: 12,
      builtAt: START,
    });

    it('moves only from the version that is expected', async () => {
      const { store } = await bench();
      expect(await store.currentIndex()).toBeNull();
      expect(await store.moveIndex(pointer('b'), 'a')).toBe(false);
      expect(await store.moveIndex(pointer('a'), null)).toBe(true);
      expect(await store.moveIndex(pointer('b'), null)).toBe(false);
      expect(await store.moveIndex(pointer('b'), 'c')).toBe(false);
      expect(await store.currentIndex()).toStrictEqual(pointer('a'));
      expect(await store.moveIndex(pointer('b'), 'a')).toBe(true);
      expect(await store.currentIndex()).toStrictEqual(pointer('b'));
    });

    it('moves for exactly one of twenty that start from one version, and from none', async () => {
      const { store } = await bench();
      const first = await together(20, (at) => store.moveIndex(pointer(`first-${at}`), null));
      expect(first.filter(Boolean)).toHaveLength(1);
      const from = `first-${first.indexOf(true)}`;
      const second = await together(20, (at) => store.moveIndex(pointer(`second-${at}`), from));
      expect(second.filter(Boolean)).toHaveLength(1);
      expect(await store.currentIndex()).toStrictEqual(pointer(`second-${second.indexOf(true)}`));
    });

    it('is never forgotten', async () => {
      const { store, pass } = await bench();
      await store.moveIndex(pointer('a'), null);
      pass(100 * RETENTION);
      expect(await store.currentIndex()).toStrictEqual(pointer('a'));
    });
  });

  describe(`${name}: what a report is made of`, () => {
    it('is every question, answer and vote, each once, and nothing that is forgotten', async () => {
      const { store, pass, now } = await bench();
      const asked: Asked = { key: 'k', team: 'T1', user: 'U1', text: 'who?', outcome: 'not_found', askedAt: now() };
      const vote: Vote = { answerId: 'answer-1', user: 'U1', vote: 'up', at: String(now() / 1000), reason: null };
      await store.keepAsked(asked);
      pass(RETENTION - 5000);
      const late = { ...asked, key: 'late', askedAt: now() };
      const seen = async () => {
        const all: unknown[] = [];
        const keep = (kept: unknown) => void all.push(kept);
        const answer = ({ id }: { readonly id: string }) => keep(id);
        await visitAll(store, { asked: keep, vote: keep, answer, unreadable: keep });
        return all;
      };
      await Promise.all([
        store.keepAsked(late),
        store.keepVote(vote),
        store.keepAnswer(questionRecord({ answeredAt: now() })),
      ]);
      await store.keepThread({ team: 'T1', channel: 'C1', ts: '1.0', question: 'who?', askedAt: now() });
      expect(await seen()).toHaveLength(4);
      expect(await seen()).toEqual(expect.arrayContaining([late, vote, 'answer-1']));
      pass(5000);
      expect(await seen()).not.toContainEqual(asked);
    });
  });

  describe(`${name}: names`, () => {
    it.each(['#', ':', '%', '%23', '/', '"', '\\', ' ', '\ud800'])(
      'tells things apart whose names hold %j',
      async (mark) => {
        const { store, acquire } = await bench();
        const [joined, split] = [
          [`a${mark}b`, 'c'],
          ['a', `b${mark}c`],
        ] as const;
        const thread = { ts: '1.0', question: 'first', askedAt: START };
        await store.keepThread({ ...thread, team: joined[0], channel: joined[1] });
        await store.keepThread({ ...thread, team: split[0], channel: split[1], question: 'second' });
        expect(await store.thread(joined[0], joined[1], '1.0')).toMatchObject({ question: 'first' });
        const asked: Asked = { key: 'k', team: '', user: '', text: 't', outcome: 'answered', askedAt: START };
        await store.keepAsked({ ...asked, team: joined[0], user: joined[1] });
        expect(await store.askedBy(split[0], split[1], 50)).toStrictEqual([]);
        await acquire('', { key: joined.join(mark) });
        expect(await acquire('', { key: `${mark}${joined.join(mark)}` })).toStrictEqual({ kind: 'go', earlier: null });
      },
    );

    it('takes names as long as Slack could ever send', async () => {
      const { store, acquire } = await bench();
      const long = '#'.repeat(2000);
      expect(await acquire('', { key: `${long}a` })).toStrictEqual({ kind: 'go', earlier: null });
      expect(await acquire('', { key: `${long}b` })).toStrictEqual({ kind: 'go', earlier: null });
      const vote: Vote = { answerId: long, user: long, vote: 'up', at: '1.0', reason: null };
      await store.keepVote(vote);
      expect(await store.votes(long)).toStrictEqual([vote]);
    });
  });
}
