import { describe, expect, test } from 'vitest';
import { parseArticle } from '../../../functions/engine/articles/parse-article.ts';
import { passagesOf } from '../../../functions/engine/search/passages.ts';
import { article, HARBOUR_REPORTS } from '../../support/articles.ts';

const REPORT = parseArticle({
  text: `---
title: A night in Marlow
---
The port burned. Nobody slept.

## The day after

The mayor came at nine. She brought bread.

A witness described the scene:

The quay was covered in glass. Boats were adrift.
`,
  file: 'report.md',
  format: 'markdown',
});

const printed = (source = REPORT) =>
  passagesOf(source).map(({ sentences, context }) => ({
    said: sentences.map(({ start, end }) => source.text.slice(start, end)),
    context,
  }));

describe('a passage', () => {
  test('ends at a heading and carries what stands above it', () => {
    expect(printed()).toEqual([
      { said: ['The port burned.', 'Nobody slept.'], context: ['A night in Marlow'] },
      { said: ['The mayor came at nine.', 'She brought bread.'], context: ['A night in Marlow', 'The day after'] },
      {
        said: ['The quay was covered in glass.', 'Boats were adrift.'],
        context: ['A night in Marlow', 'The day after', 'A witness described the scene:'],
      },
    ]);
  });

  test('has at most 200 words, unless one sentence has more', () => {
    const short = article('long', null, 'Ten boats came in that day. '.repeat(200));
    const lengths = printed(short).map(({ said }) => said.join(' ').split(/\s+/u).length);
    expect(lengths.length).toBeGreaterThan(4);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(200);
    expect(lengths.reduce((sum, length) => sum + length)).toBe(1200);

    const endless = article('endless', null, `${'word '.repeat(500)}end. After it comes another.`);
    expect(printed(endless).map(({ said }) => said.length)).toEqual([1, 1]);
  });

  test('keeps every sentence of the article, in order and once', () => {
    for (const source of HARBOUR_REPORTS) {
      const starts = passagesOf(source).flatMap(({ sentences }) => sentences.map(({ start }) => start));
      expect(starts).toEqual([...new Set(starts)].toSorted((a, b) => a - b));
      const body = source.text.slice(source.text.indexOf('---\n', 4) + 4);
      expect(
        printed(source)
          .flatMap(({ said }) => said)
          .join(' '),
      ).toBe(body.trim().replace(/\s+/gu, ' '));
    }
  });
});
