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

/** The texts that may be quoted of a page. */
function quoted(text: string, format: 'text' | 'markdown' = 'text'): string[] {
  return readBody({ text, from: 0, format })
    .blocks.filter(isQuotable)
    .map(({ start, end }) => text.slice(start, end).trim());
}

const WALKED_OUT = 'The dockers of Marlow walked out on Monday over unpaid wages, their union said.';
const BLOCKED = 'By the evening the gates of the harbour were blocked with carts and barrels.';

describe('a line that is there twice', () => {
  test('is quoted once, where it stands first', () => {
    expect(quoted(`${WALKED_OUT}\n\n${BLOCKED}\n\n${WALKED_OUT}\n`)).toEqual([WALKED_OUT, BLOCKED]);
  });

  test('of fewer than 20 letters is what somebody said twice', () => {
    const short = '“We go on today.”';
    expect(quoted(`${short}\n\n${WALKED_OUT}\n\n${short}\n`)).toEqual([short, WALKED_OUT, short]);
  });
});

test('two lines that go on in lower case show that a text is wrapped by hand', () => {
  const wrapped =
    'The dockers of Marlow walked out on Monday over unpaid\nwages, and their union said that nobody would come back\nbefore the ministry of trade had paid them.';
  expect(quoted(`${wrapped}\n`)).toEqual([wrapped]);
  const once = wrapped.slice(0, wrapped.lastIndexOf('\n'));
  expect(quoted(`${once}\n`)).not.toContain(once);
});

test('a row of short links is no text, and a sentence with marks between its parts is', () => {
  for (const links of [
    'World | Sport | Money | Weather',
    'Read about the ferry of Tarn . . . . Buy a boat . . . . here.',
  ])
    expect(quoted(`${WALKED_OUT}\n\n${links}\n\n${BLOCKED}\n`)).toEqual([WALKED_OUT, BLOCKED]);
  const said = 'Nobody came | nobody paid | nobody spoke.';
  expect(quoted(`${WALKED_OUT}\n\n${said}\n\n${BLOCKED}\n`)).toEqual([WALKED_OUT, said, BLOCKED]);
});
