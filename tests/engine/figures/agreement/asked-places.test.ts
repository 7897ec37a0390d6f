import { describe, expect, it } from 'vitest';
import { agreement, outline, type Quote } from './agreements.ts';

const QUAKE: readonly Quote[] = [
  ['a', 'In Velka, 4 people died.'],
  ['a', 'Nine people died in Ostrow.'],
  ['b', 'Seven people were killed in Velka.'],
];
const VOTE: readonly Quote[] = [
  ['a', 'Turnout was 44 per cent in the capital and 39 nationally.'],
  ['b', 'Turnout was 41 per cent across the country.'],
];

describe('a figure of another place', () => {
  it.each<readonly [question: string, quotes: readonly Quote[], groups: readonly string[], verdict: string]>([
    ['how many people died in Velka?', QUAKE, ['4 [0]', '7 [2]'], 'disputed'],
    ['how many people died in ostrow?', QUAKE, ['9 [1]'], 'answered'],
    ['what was the turnout in the capital?', VOTE, ['44% [0]'], 'answered'],
    [
      'what was the turnout in Tarn?',
      [['a', 'In Tarn Province turnout was 51 per cent, in Ruda 60.']],
      ['51% [0]'],
      'answered',
    ],
    [
      'how much rain fell in Ruda?',
      [['a', 'Forty millimetres of rain fell in Ruda and 90 millimetres in Tarn.']],
      ['40 millimetres [0]'],
      'answered',
    ],
    [
      'how many goals did Ruda score at Fort Hale?',
      [['a', 'Ruda scored 3 goals at Fort Hale and 5 goals at Lake Brin.']],
      ['3 [0]'],
      'answered',
    ],
  ])('is left out where the asked one has one: %s', (question, quotes, groups, verdict) => {
    const found = agreement(question, quotes);
    expect(outline(found)).toEqual(groups);
    expect(found.verdict).toBe(verdict);
  });

  it('stands beside what says no place only where its article names the asked one', () => {
    const general: Quote = ['a', 'The quake killed 31 people.'];
    const village: Quote = ['b', 'In Hosk 4 people died.'];
    const province: Quote = ['b', 'Ostrow province was hit hardest.'];
    expect(outline(agreement('how many people died in Ostrow?', [general, village]))).toEqual(['31 [0]']);
    expect(outline(agreement('how many people died in Ostrow?', [general, village, province]))).toEqual([
      '31 [0]',
      '4 in Hosk (part) [1]',
    ]);
  });

  it('is said with its place where the asked one has none', () => {
    expect(outline(agreement('how many people died in Tarn?', QUAKE))).toEqual([
      '4 in Velka [0]',
      '7 in Velka [2]',
      '9 in Ostrow [1]',
    ]);
  });

  it('is a part where a country is asked for', () => {
    const found = agreement('how many miners died in Ghana?', [
      ['a', 'Accidents killed 40 miners in Ghana, 12 miners in Obuasi.'],
      ['b', 'In Obuasi 12 miners were killed; 9 miners died in Mali.'],
    ]);
    expect(outline(found)).toEqual(['40 [0]', '12 in Obuasi ⊂ 0 [0]', '12 in Obuasi (part) [1]']);
    expect(found.verdict).toBe('answered');
  });
});

describe('figures of several places, asked for without one', () => {
  it('are no disagreement, and each is said with its place', () => {
    const found = agreement('how many people died?', QUAKE.slice(0, 2));
    expect(outline(found)).toEqual(['4 in Velka [0]', '9 in Ostrow [1]']);
    expect(found.verdict).toBe('answered');
  });

  it('are a disagreement where one of the places has two', () => {
    expect(agreement('how many people died?', QUAKE).verdict).toBe('disputed');
  });

  it('stand behind what is said of the country', () => {
    const found = agreement('what was the turnout?', VOTE);
    expect(outline(found)).toEqual(['39% [0]', '41% [1]', '44% in the capital (part) [0]']);
    expect(found.verdict).toBe('disputed');
  });

  it.each<readonly [string, readonly Quote[], readonly string[]]>([
    [
      'how many people were injured?',
      [
        ['a', 'The storm injured 60 people.'],
        ['a', 'It injured 20 people in Velka and 31 people near Lake Brin.'],
      ],
      ['60 [0]', '20 in Velka ⊂ 0 [1]', '31 near Lake Brin ⊂ 0 [1]'],
    ],
    [
      'how many people were injured?',
      [
        ['a', 'The storm injured 60 people across Poland.'],
        ['b', 'In Velka 20 people were injured.'],
      ],
      ['60 [0]', '20 in Velka (part) [1]'],
    ],
  ])('are parts of what is said of none or of the country: %s', (question, quotes, groups) => {
    const found = agreement(question, quotes);
    expect(outline(found)).toEqual(groups);
    expect(found.verdict).toBe('answered');
  });

  it('leave a disagreement that no place explains', () => {
    const found = agreement('how many people died?', [
      ['a', 'Nine people died.'],
      ['b', 'In Velka 12 people died.'],
    ]);
    expect(found.verdict).toBe('disputed');
  });
});

describe('a figure of one place', () => {
  it.each<readonly [string, readonly Quote[], readonly string[]]>([
    [
      'how many people were hurt?',
      [
        ['a', 'Some 60 people were hurt.'],
        ['b', 'Nobody was hurt in Velka.'],
      ],
      ['about 60 [0]', '0 in Velka (part) [1]'],
    ],
    [
      'how many people died?',
      [
        ['a', 'The flood killed at least 6 people.'],
        ['a', 'In Velka, 3 people died.'],
      ],
      ['at least 6 [0]', '3 in Velka ⊂ 0 [1]'],
    ],
  ])('is a part of its article’s total, and a zero of any: %s', (question, quotes, groups) => {
    const found = agreement(question, quotes);
    expect(outline(found)).toEqual(groups);
    expect(found.verdict).toBe('answered');
  });

  it('is what is asked for where its sentence gives a total beside it', () => {
    const quotes: readonly Quote[] = [['a', 'The death toll stands at 13, of whom 6 died in Velka.']];
    expect(outline(agreement('how many people died in Velka?', quotes))).toEqual(['6 [0]']);
    expect(outline(agreement('how many people died?', quotes))).toEqual(['13 [0]', '6 in Velka ⊂ 0 [0]']);
  });
});

it('keeps parts of two places apart', () => {
  const found = agreement('how many officers died?', [
    ['a', 'Nine officers were killed.'],
    ['a', 'The mob beheaded 2 officers in Velka, and beheaded 2 officers in Ostrow.'],
  ]);
  expect(found.groups.map(({ label }) => label)).toEqual(['9', '2 beheaded', '2 beheaded']);
});
