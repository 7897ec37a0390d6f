import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../functions/engine/articles/article.ts';
import { SHOWN } from '../../functions/engine/evidence/saying-first.ts';
import { decodeSnapshot, encodeSnapshot } from '../../functions/engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../functions/engine/search/corpus-index.ts';
import { parseQuestion } from '../../functions/engine/search/question.ts';
import { ask, indexOf } from '../support/articles.ts';
import { generatedCorpus, generatedQuestion } from '../support/generated-articles.ts';
import { runs } from '../support/runs.ts';

/** Questions that the generated articles answer now and then, so that the laws are not about abstaining alone. */
const QUESTIONS = ['how many police died?', 'was Reed arrested in Marlow?', 'harbour of Northey 12'];
const questions = generatedQuestion.map((question) => [...QUESTIONS, question]);
const OPTIONS = { numRuns: runs(60) };

/** Whether a sentence that says who, when, where or why may be quoted before one of a higher score: see `sayingFirst`. */
function mayBringForward(question: string, { rings }: CorpusIndex): boolean {
  const { answerType } = parseQuestion(question, rings);
  return SHOWN.has(answerType) || answerType === 'reason';
}

describe('for any articles and any question', () => {
  test('every quotation slices back out of quotable blocks of its article, with white space at most between them', () => {
    let quotations = 0;
    fc.assert(
      fc.property(generatedCorpus, questions, (articles, asked) => {
        const index = indexOf(articles);
        for (const question of asked) {
          const { quotes, nearest } = ask(question, index);
          for (const { text, start, end, article } of [...quotes, ...nearest]) {
            const source = articles.find(({ id }) => id === article.id);
            expect(source?.text.slice(start, end)).toBe(text);
            const quotable = source?.blocks.filter(isQuotable) ?? [];
            const isOutside = (at: number) => !quotable.some((block) => block.start <= at && at < block.end);
            const outside = text.split('').filter((_, at) => isOutside(start + at));
            expect(outside.join('').trim()).toBe('');
            expect(article.sha256).toBe(source?.sha256);
            expect(text).toMatch(/[\p{L}\p{N}]/u);
            quotations += 1;
          }
        }
      }),
      OPTIONS,
    );
    expect(quotations).toBeGreaterThan(20);
  });

  test('the order of the articles does not matter', () => {
    const shuffled = generatedCorpus.chain((articles) =>
      fc.tuple(
        fc.constant(articles),
        fc.shuffledSubarray([...articles], { minLength: articles.length, maxLength: articles.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, questions, ([articles, others], asked) => {
        const [one, other] = [indexOf(articles), indexOf(others)];
        for (const question of asked) {
          expect(JSON.stringify(ask(question, other))).toBe(JSON.stringify(ask(question, one)));
        }
      }),
      OPTIONS,
    );
  });

  test('the same question has the same answer each time, whatever was asked between', () => {
    fc.assert(
      fc.property(generatedCorpus, questions, (articles, asked) => {
        const index = indexOf(articles);
        const first = asked.map((question) => ask(question, index));
        expect(
          asked
            .toReversed()
            .map((question) => ask(question, index))
            .toReversed(),
        ).toEqual(first);
      }),
      OPTIONS,
    );
  });

  test('a score is the sum of its parts, and quotations of one source come in the order of their scores, behind one that says who, when, where or why', () => {
    fc.assert(
      fc.property(generatedCorpus, questions, (articles, asked) => {
        const index = indexOf(articles);
        for (const question of asked) {
          const { quotes, given, nearest, figures } = ask(question, index, { limit: 50 });
          for (const { score, parts } of [...quotes, ...nearest]) {
            expect(parts.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(score, 6);
          }
          if (figures.length > 0) continue; // sentences that state the figure asked for come before the others
          for (const part of [quotes.slice(0, given), quotes.slice(given)]) {
            for (const id of new Set(part.map(({ article }) => article.id))) {
              const ofSource = part.filter(({ article }) => article.id === id);
              const isBroughtForward = ofSource[0] === quotes[0] && mayBringForward(question, index);
              const scores = ofSource.slice(Number(isBroughtForward)).map(({ score }) => score);
              expect(scores).toEqual(scores.toSorted((a, b) => b - a));
            }
          }
        }
      }),
      OPTIONS,
    );
  });

  test('what is found has quotations, and what is not found has none', () => {
    fc.assert(
      fc.property(generatedCorpus, questions, fc.integer({ min: 1, max: 12 }), (articles, asked, limit) => {
        const index = indexOf(articles);
        for (const question of asked) {
          const { kind, quotes, nearest, confidence, figures } = ask(question, index, { limit });
          // What sources disagree on is never left out: each figure keeps a quotation.
          expect(quotes.length).toBeLessThanOrEqual(Math.max(limit, figures.length));
          expect(kind === 'not_found').toBe(quotes.length === 0);
          expect(quotes.length === 0 || nearest.length === 0).toBe(true);
          expect(confidence).toBeGreaterThanOrEqual(0);
          expect(confidence).toBeLessThanOrEqual(1);
        }
      }),
      OPTIONS,
    );
  });

  test('an index that went through a snapshot gives the same answers', () => {
    fc.assert(
      fc.property(generatedCorpus, questions, (articles, asked) => {
        const built = indexOf(articles);
        const loaded = decodeSnapshot(encodeSnapshot(built));
        expect(loaded.version).toBe(built.version);
        for (const question of asked) expect(ask(question, loaded)).toEqual(ask(question, built));
      }),
      OPTIONS,
    );
  });
});
