import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { OvertakenError } from '../../functions/slack/overtaken-error.ts';
import type { Asked, Claim, IndexPointer, Quoted, Store, ThreadContext, Vote } from '../../functions/slack/store.ts';
import { claimRecord, enlarged, questionRecord } from '../support/answer-records.ts';

const START = Date.UTC(2026, 0, 1);
const SECOND = 1000;
const DAY = 24 * 60 * 60 * SECOND;
const RETENTION = 30 * DAY;
const LEASE = 60 * SECOND;

const EDIT = '1767225700.000100';
const LATER_EDIT = '1767225800.000100';
const REPLY = { channel: 'C1', ts: '1767225601.000200' };

/** A store of its own for one test, and the clock that it goes by. */
interface Bench {
  readonly store: Store;
  pass(ms: number): void;
  now(): number;
  claim(revision?: string, key?: string): Promise<Claim>;
}

export interface ContractOptions {
  readonly now: () => number;
  readonly retentionMs: number;
}

/** What every {@link Store} keeps to. `open` gives an empty one. */
export function describeStore(name: string, open: (options: ContractOptions) => Promise<Store>): void {
  async function bench(): Promise<Bench> {
    let time = START;
    const now = () => time;
    const store = await open({ now, retentionMs: RETENTION });
    return {
      store,
      now,
      pass: (ms) => {
        time += ms;
      },
      claim: (revision = '', key = 'T1:C1:1') => store.claim({ key, revision, now: time, leaseMs: LEASE }),
    };
  }

  describe(`${name}: claims`, () => {
    it('lets the first run go, with nothing before it', async () => {
      const { claim } = await bench();
      expect(await claim()).toStrictEqual({ kind: 'go', earlier: null });
    });

    it('lets exactly one of twenty runs go, and tells the others until when', async () => {
      const { claim } = await bench();
      const claims = await together(20, () => claim());
      expect(claims.filter(({ kind }) => kind === 'go')).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind !== 'go')).toStrictEqual(
        Array(19).fill({ kind: 'busy', until: START + LEASE }),
      );
    });

    it('lets exactly one of twenty runs take over from a crashed one', async () => {
      const { claim, pass } = await bench();
      await claim();
      pass(LEASE);
      const claims = await together(20, () => claim());
      expect(claims.filter(({ kind }) => kind === 'go')).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === 'busy')).toHaveLength(19);
    });

    it('lets exactly one of twenty runs of a later edit go', async () => {
      const { store, claim } = await bench();
      await claim();
      await store.finish('T1:C1:1', '', REPLY);
      const claims = await together(20, () => claim(EDIT));
      expect(claims.filter(({ kind }) => kind === 'go')).toHaveLength(1);
      expect(claims.filter(({ kind }) => kind === 'busy')).toHaveLength(19);
    });

    it('is busy to the last millisecond of the lease, and not beyond', async () => {
      const { claim, pass } = await bench();
      await claim();
      pass(LEASE - 1);
      expect(await claim()).toStrictEqual({ kind: 'busy', until: START + LEASE });
      pass(1);
      expect(await claim()).toMatchObject({ kind: 'go' });
    });

    it('hands over a run that crashed before it posted', async () => {
      const { claim, pass } = await bench();
      await claim();
      pass(LEASE);
      expect(await claim()).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: false, answerId: null, reply: null },
      });
    });

    it('warns of a run that crashed while it posted, through every further crash', async () => {
      const { store, claim, pass } = await bench();
      await claim();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      const earlier = { revision: '', mayHavePosted: true, answerId: 'answer-1', reply: null };
      for (let crash = 0; crash < 3; crash += 1) {
        expect(await claim()).toMatchObject({ kind: 'busy' });
        pass(LEASE);
        expect(await claim()).toStrictEqual({ kind: 'go', earlier });
      }
    });

    it('goes to the next run at once when its run gives it back, with what may be in Slack', async () => {
      const { store, claim, now } = await bench();
      await claim();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.release({ key: 'T1:C1:1', revision: '', now: now(), leaseMs: LEASE }, now());
      expect(await claim()).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: true, answerId: 'answer-1', reply: null },
      });
    });

    it('is not given back by a run that another has taken over from, nor once it is done', async () => {
      const { store, claim, now, pass } = await bench();
      const first = { key: 'T1:C1:1', revision: '', now: now(), leaseMs: LEASE };
      await claim();
      pass(LEASE);
      await claim();
      await store.release(first, now());
      expect(await claim()).toStrictEqual({ kind: 'busy', until: START + 2 * LEASE });
      await store.finish('T1:C1:1', '', REPLY);
      await store.release({ ...first, now: START + LEASE }, now());
      expect(await claim()).toStrictEqual({ kind: 'done' });
      await store.release({ ...first, key: 'T1:C1:2' }, now());
      expect(await claim('', 'T1:C1:2')).toStrictEqual({ kind: 'go', earlier: null });
    });

    it('is done once a run has finished, with a reply or rightly without, whatever time passes', async () => {
      const { store, claim, pass } = await bench();
      await claim('', 'answered');
      await store.beginPosting('answered', '', 'answer-1');
      await store.finish('answered', '', REPLY);
      await claim('', 'silent');
      await store.finish('silent', '', null);
      for (const wait of [0, LEASE, DAY]) {
        pass(wait);
        expect(await claim('', 'answered')).toStrictEqual({ kind: 'done' });
        expect(await claim('', 'silent')).toStrictEqual({ kind: 'done' });
      }
    });

    it('gives a later edit the reply that is to be changed', async () => {
      const { store, claim } = await bench();
      await claim();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.finish('T1:C1:1', '', REPLY);
      expect(await claim(EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: false, answerId: 'answer-1', reply: REPLY },
      });
    });

    it('keeps that reply through crashes of the edits, one after another', async () => {
      const { store, claim, pass } = await bench();
      await claim();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.finish('T1:C1:1', '', REPLY);
      await claim(EDIT);
      pass(LEASE);
      expect(await claim(EDIT)).toMatchObject({ earlier: { revision: EDIT, mayHavePosted: false, reply: REPLY } });
      await store.beginPosting('T1:C1:1', EDIT, 'answer-2');
      pass(LEASE);
      expect(await claim(LATER_EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: EDIT, mayHavePosted: true, answerId: 'answer-2', reply: REPLY },
      });
    });

    it('lets a later edit wait while an earlier one is at work, and take over once its lease is over', async () => {
      const { store, claim, pass } = await bench();
      await claim();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      expect(await claim(EDIT)).toStrictEqual({ kind: 'busy', until: START + LEASE });
      pass(LEASE);
      expect(await claim(EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: '', mayHavePosted: true, answerId: 'answer-1', reply: null },
      });
    });

    it('has nothing left to do for an edit that a later one overtook', async () => {
      const { claim, pass } = await bench();
      await claim(LATER_EDIT);
      expect(await claim(EDIT)).toStrictEqual({ kind: 'done' });
      pass(LEASE);
      expect(await claim('')).toStrictEqual({ kind: 'done' });
    });

    it('does not let a run that was overtaken post or finish', async () => {
      const { store, claim, pass } = await bench();
      await claim();
      pass(LEASE);
      await claim(EDIT);
      await expect(store.beginPosting('T1:C1:1', '', 'answer-1')).rejects.toThrow(OvertakenError);
      await expect(store.finish('T1:C1:1', '', REPLY)).rejects.toThrow(OvertakenError);
      pass(LEASE);
      expect(await claim(EDIT)).toStrictEqual({
        kind: 'go',
        earlier: { revision: EDIT, mayHavePosted: false, answerId: null, reply: null },
      });
    });

    it('does not let a run post whose question was answered by the run that took over', async () => {
      const { store, claim, pass } = await bench();
      await claim();
      pass(LEASE);
      await claim();
      await store.finish('T1:C1:1', '', REPLY);
      await expect(store.beginPosting('T1:C1:1', '', 'answer-1')).rejects.toThrow(OvertakenError);
      expect(await claim()).toStrictEqual({ kind: 'done' });
    });

    it('does not let anybody post or finish what nobody claimed', async () => {
      const { store, claim } = await bench();
      await expect(store.beginPosting('T1:C1:1', '', 'answer-1')).rejects.toThrow(OvertakenError);
      await expect(store.finish('T1:C1:1', '', null)).rejects.toThrow(OvertakenError);
      expect(await claim()).toStrictEqual({ kind: 'go', earlier: null });
    });

    it('takes the same step twice, as a client does that lost the response', async () => {
      const { store, claim } = await bench();
      await claim();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      await store.finish('T1:C1:1', '', REPLY);
      await store.finish('T1:C1:1', '', REPLY);
      expect(await claim(EDIT)).toMatchObject({ earlier: { mayHavePosted: false, reply: REPLY } });
    });

    it('says where the reply is once it is finished, and nowhere before', async () => {
      const { store, claim } = await bench();
      expect(await store.reply('T1:C1:1')).toBeNull();
      await claim();
      await store.beginPosting('T1:C1:1', '', 'answer-1');
      expect(await store.reply('T1:C1:1')).toBeNull();
      await store.finish('T1:C1:1', '', REPLY);
      expect(await store.reply('T1:C1:1')).toStrictEqual(REPLY);
      await claim(EDIT);
      expect(await store.reply('T1:C1:1')).toStrictEqual(REPLY);
      expect(await store.reply('T1:C1:2')).toBeNull();
    });

    it('forgets a question after the retention, not before', async () => {
      const { store, claim, pass } = await bench();
      await claim();
      await store.finish('T1:C1:1', '', REPLY);
      pass(RETENTION - SECOND);
      expect(await claim()).toStrictEqual({ kind: 'done' });
      pass(SECOND);
      expect(await together(5, () => claim())).toContainEqual({ kind: 'go', earlier: null });
      await store.beginPosting('T1:C1:1', '', 'answer-2');
    });
  });

  describe(`${name}: answers`, () => {
    it('gives an answer back exactly, and none for another id', async () => {
      const { store } = await bench();
      const claimed = claimRecord('Twenty police officers were killed in Marlow', { id: 'answer-2' });
      await store.keepAnswer(questionRecord());
      await store.keepAnswer(claimed);
      expect(await store.answer('answer-1')).toStrictEqual(questionRecord());
      expect(await store.answer('answer-2')).toStrictEqual(claimed);
      expect(await store.answer('answer-3')).toBeNull();
    });

    it('replaces an answer of the same id', async () => {
      const { store } = await bench();
      await store.keepAnswer(questionRecord());
      await store.keepAnswer(questionRecord({ articles: 99 }));
      expect(await store.answer('answer-1')).toStrictEqual(questionRecord({ articles: 99 }));
    });

    it('keeps an answer of two megabytes', async () => {
      const { store } = await bench();
      const large = enlarged(
        questionRecord(),
        Array.from({ length: 20 }, (_, at) => `${at} “Übergriff” — 抗议 `.repeat(3000)),
      );
      expect(Buffer.byteLength(JSON.stringify(large))).toBeGreaterThan(1_400_000);
      await store.keepAnswer(large);
      // Compared outside of `expect`, which would print it all.
      expect(isDeepStrictEqual(await store.answer('answer-1'), large)).toBe(true);
    });

    it('forgets an answer after the retention, not before', async () => {
      const { store, pass } = await bench();
      await store.keepAnswer(questionRecord({ answeredAt: START }));
      pass(RETENTION - SECOND);
      expect(await store.answer('answer-1')).not.toBeNull();
      pass(SECOND);
      expect(await store.answer('answer-1')).toBeNull();
    });
  });

  describe(`${name}: answers that quote an article`, () => {
    const quoted = (at: number, changes: Partial<Quoted> = {}): Quoted => ({
      article: 'courier',
      answer: `answer-${at}`,
      at: START + at,
      ...changes,
    });

    it('lists those of an article, newest first, in whatever order they came, and each once', async () => {
      const { store } = await bench();
      for (const at of [2, 11, 1, 10, 2]) await store.keepQuoted(quoted(at));
      await store.keepQuoted(quoted(3, { article: 'courier#2' }));
      await store.keepQuoted(quoted(11, { answer: 'answer-0' }));
      const found = await store.quoting('courier', START);
      expect(found).toStrictEqual([quoted(11), quoted(11, { answer: 'answer-0' }), quoted(10), quoted(2), quoted(1)]);
      expect(await store.quoting('courier#2', START)).toStrictEqual([quoted(3, { article: 'courier#2' })]);
      expect(await store.quoting('gazette', START)).toStrictEqual([]);
    });

    it('leaves out those before the given time, to the millisecond', async () => {
      const { store } = await bench();
      for (const at of [1, 2, 3]) await store.keepQuoted(quoted(at));
      expect(await store.quoting('courier', START + 2)).toStrictEqual([quoted(3), quoted(2)]);
    });

    it('lists two hundred and fifty', async () => {
      const { store } = await bench();
      await Promise.all(Array.from({ length: 250 }, (_, at) => store.keepQuoted(quoted(at))));
      expect((await store.quoting('courier', START)).map(({ at }) => at - START)).toStrictEqual(
        Array.from({ length: 250 }, (_, at) => 249 - at),
      );
    });

    it('lists an article whatever its id, and none whose id begins alike', async () => {
      const { store } = await bench();
      const ids = ['a#b', 'a%23b', 'ü/抗议.md#12', 'x'.repeat(1000), `${'x'.repeat(999)}y`];
      for (const [at, article] of ids.entries()) await store.keepQuoted(quoted(at, { article }));
      for (const [at, article] of ids.entries()) {
        expect(await store.quoting(article, START)).toStrictEqual([quoted(at, { article })]);
      }
    });

    it('forgets them after the retention, not before', async () => {
      const { store, pass } = await bench();
      await store.keepQuoted(quoted(0));
      await store.keepQuoted(quoted(2 * SECOND));
      pass(RETENTION - SECOND);
      expect(await store.quoting('courier', START)).toHaveLength(2);
      pass(SECOND);
      expect(await store.quoting('courier', START)).toStrictEqual([quoted(2 * SECOND)]);
      pass(2 * SECOND);
      expect(await store.quoting('courier', START)).toStrictEqual([]);
    });
  });

  describe(`${name}: threads`, () => {
    const first: ThreadContext = { team: 'T1', channel: 'C1', ts: '1.0', question: 'How many died?', askedAt: START };
    const later: ThreadContext = { ...first, question: 'How many civilians died?', askedAt: START + SECOND };

    it('knows the last question of a thread, in whatever order the questions come', async () => {
      const { store } = await bench();
      expect(await store.thread('T1', 'C1', '1.0')).toBeNull();
      await store.keepThread(later);
      await store.keepThread(first);
      expect(await store.thread('T1', 'C1', '1.0')).toStrictEqual(later);
    });

    it('knows it when twenty come at once', async () => {
      const { store } = await bench();
      await together(20, (at) => store.keepThread({ ...first, question: `question ${at}`, askedAt: START + at }));
      expect(await store.thread('T1', 'C1', '1.0')).toMatchObject({ question: 'question 19' });
    });

    it('forgets a thread after the retention, and takes it up again', async () => {
      const { store, pass, now } = await bench();
      await store.keepThread(first);
      pass(RETENTION - SECOND);
      expect(await store.thread('T1', 'C1', '1.0')).toStrictEqual(first);
      pass(SECOND);
      expect(await store.thread('T1', 'C1', '1.0')).toBeNull();
      await store.keepThread({ ...first, askedAt: now() });
      expect(await store.thread('T1', 'C1', '1.0')).toStrictEqual({ ...first, askedAt: now() });
    });
  });

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

  describe(`${name}: questions that were asked`, () => {
    const asked = (at: number, changes: Partial<Asked> = {}): Asked => ({
      key: `T1:C1:${at}`,
      team: 'T1',
      user: 'U1',
      text: `question ${at}`,
      outcome: 'not_found',
      askedAt: START + at,
      ...changes,
    });

    it('lists those of one person, newest first, in whatever order they came', async () => {
      const { store } = await bench();
      for (const at of [2, 11, 1, 10]) await store.keepAsked(asked(at));
      await store.keepAsked(asked(3, { user: 'U2' }));
      await store.keepAsked(asked(4, { team: 'T2', key: 'T2:C1:4' }));
      expect(await store.askedBy('T1', 'U1', 50)).toStrictEqual([asked(11), asked(10), asked(2), asked(1)]);
      expect(await store.askedBy('T1', 'U1', 2)).toStrictEqual([asked(11), asked(10)]);
      expect(await store.askedBy('T1', 'U3', 50)).toStrictEqual([]);
    });

    it('lists what found nothing, of everybody in the workspace, newest first', async () => {
      const { store } = await bench();
      await store.keepAsked(asked(1));
      await store.keepAsked(asked(2, { outcome: 'answered' }));
      await store.keepAsked(asked(3, { outcome: 'disputed' }));
      await store.keepAsked(asked(4, { user: 'U2' }));
      await store.keepAsked(asked(5, { team: 'T2', key: 'T2:C1:5' }));
      expect(await store.unanswered('T1', 50)).toStrictEqual([asked(4, { user: 'U2' }), asked(1)]);
      expect(await store.unanswered('T1', 1)).toStrictEqual([asked(4, { user: 'U2' })]);
    });

    it('gives fifty at most, and none where none are wanted', async () => {
      const { store } = await bench();
      await together(60, (at) => store.keepAsked(asked(at)));
      const newest = Array.from({ length: 50 }, (_, at) => asked(59 - at));
      expect(await store.askedBy('T1', 'U1', 1000)).toStrictEqual(newest);
      expect(await store.unanswered('T1', 1000)).toStrictEqual(newest);
      expect(await store.askedBy('T1', 'U1', 0)).toStrictEqual([]);
    });

    it('lists a question once that is kept twenty times at once', async () => {
      const { store } = await bench();
      await together(20, () => store.keepAsked(asked(1)));
      await store.keepAsked(asked(1));
      expect(await store.askedBy('T1', 'U1', 50)).toStrictEqual([asked(1)]);
      expect(await store.unanswered('T1', 50)).toStrictEqual([asked(1)]);
    });

    it('takes a question from the unanswered once its edit is answered, and keeps it among the asked', async () => {
      const { store } = await bench();
      const edited = asked(1, { outcome: 'answered', text: 'a better question', askedAt: START + 9 });
      const corrected = asked(2, { outcome: 'answered' });
      for (const one of [asked(1), asked(2), asked(3), edited, corrected]) await store.keepAsked(one);
      expect(await store.unanswered('T1', 1)).toStrictEqual([asked(3)]);
      expect(await store.unanswered('T1', 50)).toStrictEqual([asked(3)]);
      expect(await store.askedBy('T1', 'U1', 50)).toStrictEqual([edited, asked(3), corrected]);
      await store.keepAsked(asked(1));
      expect(await store.unanswered('T1', 50)).toStrictEqual([asked(3)]);
    });

    it('reads on past any number of questions that have been answered since', async () => {
      const { store } = await bench();
      await store.keepAsked(asked(0));
      await together(60, (at) => store.keepAsked(asked(at + 1)));
      await together(60, (at) => store.keepAsked(asked(at + 1, { outcome: 'answered' })));
      expect(await store.unanswered('T1', 5)).toStrictEqual([asked(0)]);
    });

    it('lists a question again whose second edit finds nothing', async () => {
      const { store } = await bench();
      const last = asked(1, { askedAt: START + 9 });
      for (const one of [asked(1), asked(1, { outcome: 'answered', askedAt: START + 5 }), last])
        await store.keepAsked(one);
      expect(await store.unanswered('T1', 50)).toStrictEqual([last]);
      expect(await store.askedBy('T1', 'U1', 50)).toStrictEqual([last]);
    });

    it('forgets questions after the retention, not before', async () => {
      const { store, pass } = await bench();
      await store.keepAsked(asked(0));
      pass(RETENTION - SECOND);
      expect(await store.unanswered('T1', 50)).toHaveLength(1);
      pass(SECOND);
      expect(await store.unanswered('T1', 50)).toStrictEqual([]);
      expect(await store.askedBy('T1', 'U1', 50)).toStrictEqual([]);
    });
  });

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

  describe(`${name}: names`, () => {
    it.each(['#', ':', '%', '%23', '/', '"', '\\', ' ', '\ud800'])(
      'tells things apart whose names hold %j',
      async (mark) => {
        const { store, claim } = await bench();
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
        await claim('', joined.join(mark));
        expect(await claim('', `${mark}${joined.join(mark)}`)).toStrictEqual({ kind: 'go', earlier: null });
      },
    );

    it('takes names as long as Slack could ever send', async () => {
      const { store, claim } = await bench();
      const long = '#'.repeat(2000);
      expect(await claim('', `${long}a`)).toStrictEqual({ kind: 'go', earlier: null });
      expect(await claim('', `${long}b`)).toStrictEqual({ kind: 'go', earlier: null });
      const vote: Vote = { answerId: long, user: long, vote: 'up', at: '1.0', reason: null };
      await store.keepVote(vote);
      expect(await store.votes(long)).toStrictEqual([vote]);
    });
  });
}

/** So many at once; the results in the order of the calls. */
function together<Result>(count: number, act: (at: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => act(at)));
}
