import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_STATEMENTS, readPasted } from '../../../functions/engine/claims/pasted-text.ts';
import { anyCharacter } from '../../support/any-character.ts';

const statements = (text: string) => readPasted(text).statements;

describe('a pasted message states', () => {
  test.each<readonly [pasted: string, stated: readonly string[]]>([
    ['The council of Harwick spent £4 million on a statue.', ['The council of Harwick spent £4 million on a statue.']],
    [
      'BREAKING: the ferry at Brin CARRIED 23 sheep!!! SHARE before it is gone!!',
      ['the ferry at Brin carried 23 sheep.'],
    ],
    [
      'WOW. Orlo spent $61,000 of SCHOOL money 😡 RT if you are angry #OrloFund',
      ['Orlo spent $61,000 of school money.'],
    ],
    ['omg!!! the mayor keeps 57 geese in the town hall 🦆 pls share', ['the mayor keeps 57 geese in the town hall']],
    ['@bob did you know that 30 people died at Torvik? Share this everywhere!', ['30 people died at Torvik?']],
    ['30 people died in #Torvik yesterday https://t.co/x #news #fire', ['30 people died in Torvik yesterday']],
    ['🚨 Cannery in Ostby closed 🚨 12,000 jobs lost', ['Cannery in Ostby closed.', '12,000 jobs lost']],
    ['Harwick spent 5 million.\nIt sacked 30 teachers', ['Harwick spent 5 million.', 'It sacked 30 teachers']],
    [
      'RT @news: 12 dead in Brenholm. Police say 40 hurt. I am so angry.',
      ['12 dead in Brenholm.', 'Police say 40 hurt.'],
    ],
    ['People are saying that the mayor of Torvik resigned. Can you believe this?', ['the mayor of Torvik resigned.']],
  ])('what is left without what surrounds it: %s', (pasted, stated) => {
    expect(statements(pasted)).toEqual(stated);
  });

  test('no less than it says: words that also call to share may open a sentence', () => {
    for (const text of [
      'Share prices fell 5% on Monday',
      'Like most banks, Norvik lost money',
      'Follow-up care costs $40',
    ]) {
      expect(statements(text)).toEqual([text]);
    }
  });

  test('itself, where nothing else is left', () => {
    expect(statements('👍')).toEqual(['👍']);
    expect(statements('https://a.test/b')).toEqual(['https://a.test/b']);
  });

  test('names in short capitals as they are, and shouted words in small letters', () => {
    expect(statements('NATO SENT thousands of TROOPS to Brin')).toEqual(['NATO SENT thousands of troops to Brin']);
    expect(statements('30 DEAD AT TORVIK PLEASE SHARE')).toEqual(['30 dead at torvik']);
  });
});

test('the statements of a pasted article beyond the first few are counted', () => {
  const sentences = Array.from({ length: MOST_STATEMENTS + 3 }, (_, at) => `Village ${at} lost ${at + 20} boats.`);
  expect(readPasted(sentences.join(' '))).toMatchObject({ statements: { length: MOST_STATEMENTS }, unchecked: 3 });
});

test('any text states something, in bounded time', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter, minLength: 1, maxLength: 200 }), (text) => {
      const { statements } = readPasted(text);
      expect(statements.length).toBeGreaterThan(0);
      expect(statements.length).toBeLessThanOrEqual(MOST_STATEMENTS);
    }),
    { numRuns: 300 },
  );
});
