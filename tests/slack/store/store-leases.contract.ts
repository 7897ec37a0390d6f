import { describe, expect, it } from 'vitest';
import { OvertakenError } from '../../../functions/slack/store/overtaken-error.ts';
import { DAY, LEASE, type OpenBench, RETENTION, SECOND, START, together } from './store-bench.ts';

const EDIT = '1767225700.000100';
const LATER_EDIT = '1767225800.000100';
const REPLY = { channel: 'C1', ts: '1767225601.000200' };

/** One run at a time, one reply, whatever is delivered twice or cut off. */
export function describeLeases(name: string, bench: OpenBench): void {
  describe(`${name}: leases`, () => {
    it('lets the first run go, with nothing before it', async () => {
      const { acquire } = await bench();
      expect(await acquire()).toStrictEqual({ kind: 'go', earlier: null });
    });

    it('counts a run that is going to post as one that has begun, from its first write on', async () => {
      const { store, acquire, pass } = await bench();
      const posts = { posts: 'answer-1' };
      expect(await acquire('', posts)).toStrictEqual({ kind: 'go', earlier: null, isPosting: true });
      pass(LEASE);
      const earlier = { revision: '', mayHavePosted: true, answerId: 'answer-1', reply: null, apology: null };
      expect(await acquire('', posts)).toStrictEqual({ kind: 'go', earlier, isPosting: true });
      await store.finish('T1:C1:1', '', REPLY);
      const done = { ...earlier, mayHavePosted: false, reply: REPLY };
      expect(await acquire(EDIT, posts)).toStrictEqual({ kind: 'go', earlier: done });
    });

    it('lets exactly one of twenty runs go, and tells the others until when', async () => {
      const { acquire } = await bench();
      const replies = await together(20, () => acquire());
      expect(replies.filter(({ kind }) => kind === 'go')).toHaveLength(1);
      expect(replies.filter(({ kind }) => kind !== 'go')).toStrictEqual(
        Array(19).fill({ kind: 'busy', until: START + LEASE }),
      );
    });

    it('lets exactly one of twenty runs take over from a crashed one', async () => {
      const { acquire, pass } = await bench();
      await acquire();
      pass(LEASE);
      const replies = await together(20, () => acquire());
      expect(replies.filter(({ kind }) => kind === 'go')).toHaveLength(1);
      expect(replies.filter(({ kind }) => kind === 'busy')).toHaveLength(19);
    });

    it('lets exactly one of twenty runs of a later edit go', async () => {
      const { store, acquire } = await bench();
      await acquire();
      await store.finish('T1:C1:1', '', REPLY);
      const replies = await together(20, () => acquire(EDIT));
      expect(replies.filter(({ kind }) => kind === 'go')).toHaveLength(1);
      expect(replies.filter(({ kind }) => kind === 'busy')).toHaveLength(19);
    });

    it('is busy to the last millisecond of the lease, and not beyond', async () => {
      const { acquire, pass } = await bench();
      await acquire();
      pass(LEASE - 1);
      expect(await acquire()).toStrictEqual({ kind: 'busy', until: START + LEASE });
      pass(1);
      expect(await acquire()).toMatchObject({ kind: 'go' });
    });

    it('hands over a run that crashed before it posted', async () => {
      const { acquire, pass } = await bench();
      await acquire();
      pass(LEASE);
      expect(await acquire()).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: false, answerId: null, reply: null, apology: null },
      });
    });

    it('warns of a run that crashed while it posted, through every further crash', async () => {
      const { store, acquire, pass } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      const earlier = { revision: '', mayHavePosted: true, answerId: 'answer-1', reply: null, apology: null };
      for (let crash = 0; crash < 3; crash += 1) {
        expect(await acquire()).toMatchObject({ kind: 'busy' });
        pass(LEASE);
        expect(await acquire()).toStrictEqual({ kind: 'go', earlier });
      }
    });

    it('goes to the next run at once when its run gives it back, with what may be in Slack', async () => {
      const { store, acquire, now } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.release({ key: 'T1:C1:1', revision: '', now: now(), leaseMs: LEASE }, now());
      expect(await acquire()).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: true, answerId: 'answer-1', reply: null, apology: null },
      });
    });

    it('is not given back by a run that another has taken over from, nor once it is done', async () => {
      const { store, acquire, now, pass } = await bench();
      const first = { key: 'T1:C1:1', revision: '', now: now(), leaseMs: LEASE };
      await acquire();
      pass(LEASE);
      await acquire();
      await store.release(first, now());
      expect(await acquire()).toStrictEqual({ kind: 'busy', until: START + 2 * LEASE });
      await store.finish('T1:C1:1', '', REPLY);
      await store.release({ ...first, now: START + LEASE }, now());
      expect(await acquire()).toStrictEqual({ kind: 'done' });
      await store.release({ ...first, key: 'T1:C1:2' }, now());
      expect(await acquire('', { key: 'T1:C1:2' })).toStrictEqual({ kind: 'go', earlier: null });
    });

    it('is done once a run has finished, with a reply or rightly without, whatever time passes', async () => {
      const { store, acquire, pass } = await bench();
      await acquire('', { key: 'answered' });
      await store.beginPosting('answered', '', 'answer-1');
      await store.finish('answered', '', REPLY);
      await acquire('', { key: 'silent' });
      await store.finish('silent', '', null);
      for (const wait of [0, LEASE, DAY]) {
        pass(wait);
        expect(await acquire('', { key: 'answered' })).toStrictEqual({ kind: 'done' });
        expect(await acquire('', { key: 'silent' })).toStrictEqual({ kind: 'done' });
      }
    });

    it('gives a later edit the reply that is to be changed', async () => {
      const { store, acquire } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.finish('T1:C1:1', '', REPLY);
      expect(await acquire(EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: false, answerId: 'answer-1', reply: REPLY, apology: null },
      });
    });

    it('keeps that reply through crashes of the edits, one after another', async () => {
      const { store, acquire, pass } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.finish('T1:C1:1', '', REPLY);
      await acquire(EDIT);
      pass(LEASE);
      expect(await acquire(EDIT)).toMatchObject({ earlier: { revision: EDIT, mayHavePosted: false, reply: REPLY } });
      await store.beginPosting('T1:C1:1', EDIT, 'answer-2');
      pass(LEASE);
      expect(await acquire(LATER_EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: EDIT, mayHavePosted: true, answerId: 'answer-2', reply: REPLY, apology: null },
      });
    });

    it('lets a later edit wait while an earlier one is at work, and take over once its lease is over', async () => {
      const { store, acquire, pass } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      expect(await acquire(EDIT)).toStrictEqual({ kind: 'busy', until: START + LEASE });
      pass(LEASE);
      expect(await acquire(EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: true, answerId: 'answer-1', reply: null, apology: null },
      });
    });

    it('has nothing left to do for an edit that a later one overtook', async () => {
      const { acquire, pass } = await bench();
      await acquire(LATER_EDIT);
      expect(await acquire(EDIT)).toStrictEqual({ kind: 'done' });
      pass(LEASE);
      expect(await acquire('')).toStrictEqual({ kind: 'done' });
    });

    it('does not let a run that was overtaken post or finish', async () => {
      const { store, acquire, pass } = await bench();
      await acquire();
      pass(LEASE);
      await acquire(EDIT);
      await expect(store.beginPosting('T1:C1:1', '', 'answer-1')).rejects.toThrow(OvertakenError);
      await expect(store.finish('T1:C1:1', '', REPLY)).rejects.toThrow(OvertakenError);
      pass(LEASE);
      expect(await acquire(EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: EDIT, mayHavePosted: false, answerId: null, reply: null, apology: null },
      });
    });

    it('does not let a run post whose question was answered by the run that took over', async () => {
      const { store, acquire, pass } = await bench();
      await acquire();
      pass(LEASE);
      await acquire();
      await store.finish('T1:C1:1', '', REPLY);
      await expect(store.beginPosting('T1:C1:1', '', 'answer-1')).rejects.toThrow(OvertakenError);
      expect(await acquire()).toStrictEqual({ kind: 'done' });
    });

    it('does not let anybody post or finish what nobody holds', async () => {
      const { store, acquire } = await bench();
      await expect(store.beginPosting('T1:C1:1', '', 'answer-1')).rejects.toThrow(OvertakenError);
      await expect(store.finish('T1:C1:1', '', null)).rejects.toThrow(OvertakenError);
      expect(await acquire()).toStrictEqual({ kind: 'go', earlier: null });
    });

    it('takes the same step twice, as a client does that lost the response', async () => {
      const { store, acquire } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.finish('T1:C1:1', '', REPLY);
      await store.finish('T1:C1:1', '', REPLY);
      expect(await acquire(EDIT)).toMatchObject({ earlier: { mayHavePosted: false, reply: REPLY } });
    });

    it('says where the reply is once it is finished, and nowhere before', async () => {
      const { store, acquire } = await bench();
      expect(await store.reply('T1:C1:1')).toBeNull();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      expect(await store.reply('T1:C1:1')).toBeNull();
      await store.finish('T1:C1:1', '', REPLY);
      expect(await store.reply('T1:C1:1')).toStrictEqual(REPLY);
      await acquire(EDIT);
      expect(await store.reply('T1:C1:1')).toStrictEqual(REPLY);
      expect(await store.reply('T1:C1:2')).toBeNull();
    });

    it('stays open once it is given up, and hands on where that was said until it is answered', async () => {
      const { store, acquire, now } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      const apology = { isDirect: false, message: REPLY };
      await store.giveUp('T1:C1:1', '', apology, now());
      expect(await acquire()).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: false, answerId: 'answer-1', reply: REPLY, apology },
      });
      await store.finish('T1:C1:1', '', REPLY);
      await expect(store.giveUp('T1:C1:1', '', apology, now())).rejects.toThrow(OvertakenError);
      expect(await acquire(EDIT)).toMatchObject({ kind: 'go', earlier: { reply: REPLY, apology: null } });
    });

    it('knows what may be in Slack where the asker was told elsewhere that it is given up', async () => {
      const { store, acquire, now } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.giveUp('T1:C1:1', '', { isDirect: true, message: REPLY }, now());
      expect(await acquire(EDIT)).toMatchObject({
        earlier: { mayHavePosted: true, reply: null, apology: { isDirect: true, message: REPLY } },
      });
    });

    it('knows of nothing in Slack where Slack has said so', async () => {
      const { store, acquire, pass } = await bench();
      await acquire();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.notPosted('T1:C1:1', '');
      pass(LEASE);
      expect(await acquire()).toMatchObject({ earlier: { mayHavePosted: false } });
    });

    it('lets a correction wait for the answer, and be done where there is none to come', async () => {
      const { store, acquire, pass, now } = await bench();
      const correct = (key: string) =>
        store.acquire({ key, revision: '!1', now: now(), leaseMs: LEASE, isCorrection: true });
      await acquire('', { key: 'open' });
      expect(await correct('open')).toMatchObject({ kind: 'busy' });
      await acquire('', { key: 'given up' });
      await store.giveUp('given up', '', { isDirect: false, message: REPLY }, now());
      expect(await correct('given up')).toStrictEqual({ kind: 'done' });
      await acquire('', { key: 'answered' });
      await store.finish('answered', '', REPLY);
      expect(await correct('answered')).toMatchObject({ kind: 'go', earlier: { reply: REPLY } });
      pass(DAY);
      expect(await correct('open')).toStrictEqual({ kind: 'done' });
      expect(await acquire('', { key: 'open' })).toMatchObject({ kind: 'go' });
    });

    it('gives a correction what an earlier one has left, once its lease is over', async () => {
      const { store, acquire, pass, now } = await bench();
      const correct = (revision: string) =>
        store.acquire({ key: 'T1:C1:1', revision, now: now(), leaseMs: LEASE, isCorrection: true });
      await acquire();
      await store.finish('T1:C1:1', '', REPLY);
      await correct('!1');
      await store.beginPosting('T1:C1:1', '!1', 'answer-1');
      expect(await correct('!2')).toMatchObject({ kind: 'busy' });
      pass(LEASE);
      expect(await correct('!2')).toMatchObject({ kind: 'go', earlier: { mayHavePosted: true, reply: REPLY } });
      expect(await correct('!1')).toStrictEqual({ kind: 'done' });
    });

    it('forgets a question after the retention, not before', async () => {
      const { store, acquire, pass } = await bench();
      await acquire();
      await store.finish('T1:C1:1', '', REPLY);
      pass(RETENTION - SECOND);
      expect(await acquire()).toStrictEqual({ kind: 'done' });
      pass(SECOND);
      expect(await together(5, () => acquire())).toContainEqual({ kind: 'go', earlier: null });
      await store.beginPosting('T1:C1:1', '', 'answer-2');
    });
  });
}
