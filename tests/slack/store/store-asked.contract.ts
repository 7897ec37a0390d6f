import { describe, expect, it } from 'vitest';
import { messageKey } from '../../../functions/slack/store/message-key.ts';
import type { Asked, ThreadContext } from '../../../functions/slack/store/store.ts';
import { type OpenBench, RETENTION, SECOND, START, together } from './store-bench.ts';

/** What was asked last in a thread, and the lists of what was asked. */
export function describeAsked(name: string, bench: OpenBench): void {
  describe(`${name}: threads`, () => {
    const first: ThreadContext = { team: 'T1', channel: 'C1', ts: '1.0', question: 'How many died?', askedAt: START };
    const later: ThreadContext = {
      ...first,
      question: 'How many civilians died?',
      askedAt: START + SECOND,
      message: '2.0',
      before: { question: first.question, askedAt: START },
    };

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

    it('is at what the message asks that begins it, from its lease on, until a question in it is kept', async () => {
      const { store, acquire, pass } = await bench();
      const asks = { question: first.question, askedAt: first.askedAt };
      await acquire('', { key: messageKey(first), asks });
      expect(await store.thread('T1', 'C1', '1.0')).toStrictEqual({ ...first, message: '1.0' });
      await store.finish(messageKey(first), '', { channel: 'C1', ts: '1.5' });
      await acquire('2', { key: messageKey(first), asks: { question: 'another', askedAt: START + 2 * SECOND } });
      expect(await store.thread('T1', 'C1', '1.0')).toStrictEqual({ ...first, message: '1.0' });
      await store.keepThread(later);
      expect(await store.thread('T1', 'C1', '1.0')).toStrictEqual(later);
      expect(await store.thread('T1', 'C1', '2.0')).toBeNull();
      pass(RETENTION + 2 * SECOND);
      expect(await store.thread('T1', 'C1', '1.0')).toBeNull();
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
}
