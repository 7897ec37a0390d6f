import { describe, expect, test } from 'vitest';
import { isQuotable } from '../../../functions/engine/articles/article.ts';
import { readBody } from '../../../functions/engine/articles/blocks.ts';
import { SCRAPED_PAGES } from './scraped-pages.ts';

interface Line {
  readonly mark: string;
  readonly start: number;
  readonly end: number;
}

/** Splits the marks in the first column off the page. */
function unmark(page: string): { text: string; lines: Line[] } {
  const lines: Line[] = [];
  let text = '';
  for (const raw of page.split('\n')) {
    const content = raw.slice(1);
    if (raw !== '') lines.push({ mark: raw.charAt(0), start: text.length, end: text.length + content.length });
    text += `${content}\n`;
  }
  return { text, lines };
}

describe('scraped pages', () => {
  for (const { name, format, stated, page } of SCRAPED_PAGES) {
    const { text, lines } = unmark(page);
    const body = readBody({ text, from: 0, format });
    const quotable = body.blocks.filter(isQuotable);
    const overlapping = (line: Line) => quotable.filter((block) => block.start < line.end && line.start < block.end);

    test(`quotes every sentence of ${name}`, () => {
      const lost = lines
        .filter(({ mark }) => mark === '+')
        .filter((line) => !quotable.some((block) => block.start <= line.start && line.end <= block.end));
      const missed = lines.filter(({ mark }) => mark === '~').filter((line) => overlapping(line).length === 0);
      expect([...lost, ...missed].map((line) => text.slice(line.start, line.end))).toEqual([]);
    });

    test(`quotes no boilerplate of ${name}`, () => {
      const quoted = lines
        .filter(({ mark }) => mark === '-' || mark === 'h')
        .filter((line) => overlapping(line).length > 0);
      expect(quoted.map((line) => text.slice(line.start, line.end))).toEqual([]);
    });

    test(`reads what ${name} states, and nothing else`, () => {
      const read: Readonly<Record<string, string | undefined>> = { ...body.stated };
      const expected = Object.fromEntries(Object.entries(stated));
      expect(Object.fromEntries(Object.keys(stated).map((key) => [key, read[key] ?? null]))).toEqual(expected);
    });
  }
});
