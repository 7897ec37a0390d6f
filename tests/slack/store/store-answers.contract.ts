import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { withoutParts } from '../../../functions/slack/store/answer-record.ts';
import type { AnswerRecord, Quoted, QuotingAnswer } from '../../../functions/slack/store/store.ts';
import { claimRecord, enlarged, questionRecord } from '../../support/answer-records.ts';
import { type OpenBench, RETENTION, SECOND, START } from './store-bench.ts';

const bare = (record: AnswerRecord | null) => record && withoutParts(record);

/** What was said, and which articles it quotes. */
export function describeAnswers(name: string, bench: OpenBench): void {
  describe(`${name}: answers`, () => {
    it('gives an answer back exactly, with or without the parts of its scores, and none for another id', async () => {
      const { store } = await bench();
      const claimed = claimRecord('Twenty police officers were killed in Marlow', { id: 'answer-2' });
      await store.keepAnswer(questionRecord());
      await store.keepAnswer(claimed);
      expect(bare(await store.answer('answer-1'))).toStrictEqual(bare(questionRecord()));
      expect(bare(await store.answer('answer-2'))).toStrictEqual(bare(claimed));
      expect(await store.answer('answer-3')).toBeNull();
    });

    it('replaces an answer of the same id', async () => {
      const { store } = await bench();
      await store.keepAnswer(questionRecord());
      await store.keepAnswer(questionRecord({ articles: 99 }));
      expect(bare(await store.answer('answer-1'))).toStrictEqual(bare(questionRecord({ articles: 99 })));
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
      expect(isDeepStrictEqual(bare(await store.answer('answer-1')), bare(large))).toBe(true);
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
      articles: ['harbour', 'courier'],
      question: 'how many died?',
      answer: `answer-${at}`,
      at: START + at,
      ...changes,
    });
    const found = (at: number, answer = `answer-${at}`): QuotingAnswer => ({ answer, at: START + at });

    it('lists those of an article, newest first, in whatever order they came, and each once', async () => {
      const { store } = await bench();
      for (const at of [2, 11, 1, 10, 2]) await store.keepQuoted(quoted(at));
      await store.keepQuoted(quoted(3, { articles: ['courier#2'] }));
      await store.keepQuoted(quoted(11, { answer: 'answer-0' }));
      expect(await store.quoting(['courier'], START)).toStrictEqual([
        found(11),
        found(11, 'answer-0'),
        found(10),
        found(2),
        found(1),
      ]);
      expect(await store.quoting(['courier#2'], START)).toStrictEqual([found(3)]);
      expect(await store.quoting(['gazette'], START)).toStrictEqual([]);
      expect(await store.quoting(['gazette', 'courier#2', 'harbour'], START)).toHaveLength(6);
    });

    it('keeps what an answer quoted before beside what it quotes since', async () => {
      const { store } = await bench();
      await store.keepQuoted(quoted(1));
      await store.keepQuoted(quoted(1, { articles: ['gazette'] }));
      for (const article of ['courier', 'harbour', 'gazette']) {
        expect(await store.quoting([article], START)).toStrictEqual([found(1)]);
      }
    });

    it('leaves out those before the given time, to the millisecond', async () => {
      const { store } = await bench();
      for (const at of [1, 2, 3]) await store.keepQuoted(quoted(at));
      expect(await store.quoting(['courier'], START + 2)).toStrictEqual([found(3), found(2)]);
    });

    it('lists two hundred and fifty', async () => {
      const { store } = await bench();
      await Promise.all(Array.from({ length: 250 }, (_, at) => store.keepQuoted(quoted(at))));
      expect((await store.quoting(['courier'], START)).map(({ at }) => at - START)).toStrictEqual(
        Array.from({ length: 250 }, (_, at) => 249 - at),
      );
    });

    it('lists an article whatever its id, and none whose id begins alike', async () => {
      const { store } = await bench();
      const ids = ['a#b', 'a%23b', 'ü/抗议.md#12', 'x'.repeat(1000), `${'x'.repeat(999)}y`];
      for (const [at, article] of ids.entries()) await store.keepQuoted(quoted(at, { articles: [article] }));
      for (const [at, article] of ids.entries()) {
        expect(await store.quoting([article], START)).toStrictEqual([found(at)]);
      }
    });

    it('lists what was asked of each answer once, newest first, from the given time on', async () => {
      const { store } = await bench();
      await store.keepQuoted(quoted(1));
      await store.keepQuoted(quoted(2, { question: 'who died?' }));
      await store.keepQuoted(quoted(2, { question: 'who died?', articles: ['gazette'] }));
      await store.keepQuoted(quoted(0));
      expect(await store.quotedQuestions(START + 1)).toStrictEqual([
        { ...found(2), question: 'who died?' },
        { ...found(1), question: 'how many died?' },
      ]);
    });

    it('forgets them after the retention, not before', async () => {
      const { store, pass } = await bench();
      await store.keepQuoted(quoted(0));
      await store.keepQuoted(quoted(2 * SECOND));
      pass(RETENTION - SECOND);
      expect(await store.quoting(['courier'], START)).toHaveLength(2);
      pass(SECOND);
      expect(await store.quoting(['courier'], START)).toStrictEqual([found(2 * SECOND)]);
      pass(2 * SECOND);
      expect(await store.quoting(['courier'], START)).toStrictEqual([]);
    });
  });
}
