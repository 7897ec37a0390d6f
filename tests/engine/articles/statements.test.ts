import { describe, expect, test } from 'vitest';
import { findDate } from '../../../functions/engine/articles/dates.ts';
import { readHeadline } from '../../../functions/engine/articles/headline.ts';
import { isLeadIn, isSentence, isSignOff } from '../../../functions/engine/articles/line-shapes.ts';
import { readDateline, readOriginalDate, readStatement } from '../../../functions/engine/articles/statements.ts';

describe('a line that is nothing but a date', () => {
  test.each([
    '6 January 2022',
    'Thursday, 6 January 2022, 10:30 a.m. GMT',
    '2022-01-06T10:30:00Z',
    '2022-01-06 10:30 +05:30',
    'Jan. 6, 2022 at 9pm EST',
    '6 January 2022 · 12 comments',
    '6 January 2022 3 min read',
    '12h30 - 6 January 2022',
    '6 January 2022 1534 1200 3345',
  ])('%s', (line) => {
    expect(readStatement(line)).toEqual({ bareDate: '2022-01-06' });
  });

  test.each([
    '6 January 2022 1534 1200 3345 4456 5567 6678 7789 8890 9901 1012 total',
    '6 January 2022 was a cold day',
    'The square on 6 January 2022',
    '6 January 2022 12 trams',
  ])('is not "%s"', (line) => {
    expect(readStatement(line)).toBeNull();
  });
});

test('a line may name publisher, author and date in a row', () => {
  expect(readStatement('The Harbour Post, by Ilse Corran, 3 March 2024')).toEqual({
    publisher: 'The Harbour Post',
    author: 'Ilse Corran',
    published: '2024-03-03',
  });
  // Neither a sentence nor a book.
  expect(readStatement('The harbour was closed, by order of the mayor, on 3 March 2024.')).toBeNull();
  expect(readStatement('The Harbour, by Ilse Corran')).toBeNull();
});

describe('what a line says about its article takes time in proportion to the length of the line', () => {
  const row = (numbers: number): string =>
    `6 January 2022 ${Array.from({ length: numbers }, (_, at) => 1000 + ((at * 1111) % 9000)).join(' ')} total`;
  const RUNS = 9;
  const CALLS = 2000;

  /** Microseconds of processor time of the quickest run: what else the machine does is not in it. */
  const quickest = (line: string): number =>
    Math.min(
      ...Array.from({ length: RUNS }, () => {
        const begun = process.cpuUsage();
        for (let call = 0; call < CALLS; call += 1) readStatement(line);
        const { user, system } = process.cpuUsage(begun);
        return user + system;
      }),
    );

  test('a table row of twice as many numbers', () => {
    quickest(row(15));
    // Doubling an exponent of 6 would be a factor of a billion; of a quadratic search, 4.
    expect(quickest(row(30)) / quickest(row(15))).toBeLessThan(3);
  });

  // Nothing here is timed: with exponential work none of them ends.
  test.each(
    [
      '1534 ',
      '12 ',
      '1',
      '10:30',
      '10.30 ',
      '12 min',
      '3 comments ',
      '12th ',
      'a.m. ',
      'am',
      't',
      'sat',
      'Jan ',
      'january',
      'marmar',
      'sep.',
      'updated ',
      '+0530',
      '-05:30',
      '- ',
      '· ',
      ' ',
      'By ',
      'Aa ',
      'Aa, ',
      'and ',
      'Published ',
      'By Ana Holm, ',
      'OSLO, ',
      'OSLO/ ',
      'Oslo (',
      '(a)',
      '/Ab/',
      '|',
      ':: ',
      '6 January 2022 ',
    ].flatMap((piece) => ['', '6 January 2022 ', 'By ', 'Published '].map((lead) => [lead, piece] as const)),
  )('"%s" and rows of "%s"', (lead, piece) => {
    for (const end of ['', ' total', '!', '(', '/']) {
      // Two hundred characters is what is read as such a line at most.
      const line = `${lead}${piece.repeat(200)}`.slice(0, 195 - end.length) + end;
      for (const read of [readStatement, readOriginalDate, findDate, readHeadline, isSentence, isLeadIn, isSignOff])
        read(line);
      expect(readDateline(line, true)?.length ?? 0).toBeLessThanOrEqual(line.length);
    }
  });
});

describe('the date on which an article was first published', () => {
  test.each([
    'First published on 6 January 2022',
    'Originally published 6 January 2022, 10:30',
    'This article was first published on 6 January 2022.',
    'This story has been originally published on Jan. 6, 2022',
  ])('is read of "%s"', (line) => {
    expect(readOriginalDate(line)).toEqual({ published: '2022-01-06' });
  });

  test.each([
    'The report was published on 6 January 2022',
    'First published in the harbour paper',
    'Firstly published on 6 January 2022',
  ])('is not in "%s"', (line) => {
    expect(readOriginalDate(line)).toBeNull();
  });
});
