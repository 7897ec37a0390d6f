import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../functions/engine/articles/article.ts';
import { parseArticle } from '../../functions/engine/articles/parse-article.ts';
import { contextOf } from '../../functions/engine/context.ts';
import { passagesOf } from '../../functions/engine/search/passages.ts';
import { generatedCorpus } from '../support/generated-articles.ts';
import { runs } from '../support/runs.ts';

const FAR = 10_000;

const report = parseArticle({
  text: `# Night in Marlow

The dockers of Marlow walked out on Monday. By the evening the gates were blocked.

Share this on Facebook

Six policemen were killed in the clashes 🎉. Forty people were taken to the city hospital.

## The morning after

The mayor called for calm. She closed the schools until Thursday.

Read more: Ten things to know about Marlow
`,
  file: 'marlow.md',
  format: 'markdown',
});

function around(words: string, units: number, article: Article = report) {
  const start = article.text.indexOf(words);
  return contextOf(article, { start, end: start + words.length }, units);
}

describe('the text around a quotation', () => {
  const quotation = 'Forty people were taken to the city hospital.';

  test('reaches from sentence to sentence as far as it may', () => {
    expect(around(quotation, 70)).toEqual({
      before: 'Six policemen were killed in the clashes 🎉. ',
      quotation,
      after: '\n\n## The morning after\n\nThe mayor called for calm.',
    });
  });

  test('neither begins nor ends with what is no part of the article', () => {
    const { before, after } = around(quotation, FAR);
    expect(before).toMatch(/^Night in Marlow/u);
    expect(after).toMatch(/until Thursday\.$/u);
  });

  test('does not end with a heading', () => {
    expect(around(quotation, 30).after).toBe('');
  });

  test('is cut at white space where not even the nearest sentence fits', () => {
    const { before, after } = around('Monday', 12);
    expect(before).toBe('out on ');
    expect(after).toBe('.');
    expect(around('Forty people', 14).after).toBe(' were taken to');
    const spaced = parseArticle({ text: 'Six men  \t came.\n', file: 'spaced.txt', format: 'text' });
    expect(around('Six', 8, spaced).after).toBe(' men');
    expect(around('Six', 5, spaced).after).toBe(' men');
  });

  test.each([
    ['passes over a caption', 300, true],
    ['ends where more that is no part of the article stands between', 301, false],
  ])('%s: %i units', (_, units, isShown) => {
    const [first, last] = ['The first thing happened on Monday.', 'The second thing happened on Tuesday.'];
    const between = `\n\n${'Link '.repeat(60)}`.slice(0, units - 2).padEnd(units, '\n');
    const text = first + between + last;
    const article: Article = {
      ...report,
      text,
      blocks: [
        { kind: 'prose', start: 0, end: first.length },
        { kind: 'prose', start: text.length - last.length, end: text.length },
      ],
    };
    expect(around(last, FAR, article).before).toBe(isShown ? first + between : '');
    expect(around(first, FAR, article).after).toBe(isShown ? between + last : '');
  });

  test('is nothing where nothing may be shown', () => {
    expect(around(quotation, 0)).toEqual({ before: '', quotation, after: '' });
  });
});

describe('for any article and any quotation of it', () => {
  const place = generatedCorpus
    .filter((articles) => articles.length > 0)
    .chain((articles) => fc.tuple(fc.constantFrom(...articles), fc.nat(), fc.nat(), fc.integer({ min: 0, max: 400 })));

  test('the three parts are one slice of the article, within its bounds, and split no character', () => {
    fc.assert(
      fc.property(place, ([article, which, inside, units]) => {
        const sentences = passagesOf(article).flatMap((passage) => passage.sentences);
        const sentence = sentences[which % sentences.length];
        if (!sentence) throw new Error('an article has a sentence');
        const words = [...article.text.slice(sentence.start, sentence.end).matchAll(/\S+/gu)];
        const word = words[inside % words.length];
        const start = sentence.start + (word?.index ?? 0);
        for (const span of [sentence, { start, end: start + (word?.[0].length ?? 0) }]) {
          const { before, quotation, after } = contextOf(article, span, units);
          expect(quotation).toBe(article.text.slice(span.start, span.end));
          const from = span.start - before.length;
          expect(article.text.slice(from, span.end + after.length)).toBe(before + quotation + after);
          expect(before.length).toBeLessThanOrEqual(units);
          expect(after.length).toBeLessThanOrEqual(units);
          expect((before + quotation + after).isWellFormed()).toBe(true);
          const edges = [from, span.end + after.length - 1];
          const inBlock = (at: number) => article.blocks.some((block) => block.start <= at && at < block.end);
          expect(edges.every(inBlock)).toBe(true);
        }
      }),
      { numRuns: runs(500) },
    );
  });

  test('more room never shows less', () => {
    fc.assert(
      fc.property(place, ([article, which, , units]) => {
        const sentences = passagesOf(article).flatMap((passage) => passage.sentences);
        const sentence = sentences[which % sentences.length];
        if (!sentence) throw new Error('an article has a sentence');
        const [less, more] = [contextOf(article, sentence, units), contextOf(article, sentence, units + 100)];
        expect(more.before.endsWith(less.before)).toBe(true);
        expect(more.after.startsWith(less.after)).toBe(true);
      }),
      { numRuns: runs(300) },
    );
  });
});
