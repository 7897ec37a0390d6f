import { describe, expect, test } from 'vitest';
import {
  type Acronym,
  findAcronyms,
  withAcronyms,
  withoutAcronyms,
} from '../../../functions/engine/concepts/acronyms.ts';
import { MOST_RINGS, NO_RINGS, parseRings, ringsOf } from '../../../functions/engine/concepts/rings.ts';
import { tokenize } from '../../../functions/engine/text/tokens.ts';
import { article, ask, HARBOUR_REPORTS, indexOf, TEST_RINGS, texts } from '../../support/articles.ts';

const found = (text: string) => findAcronyms(article('a', null, text));

describe('an acronym is what an article spells out', () => {
  test.each([
    ['the Northern Harbour Guild (NHG) met', ['northern', 'harbour', 'guild']],
    ['the Union of Dockers and Pilots (UDP) met', ['union', 'of', 'dockers', 'and', 'pilots']],
    ['the Ministry for the Sea (MS) met', ['ministry', 'for', 'the', 'sea']],
    ['the self-help fund (SHF) met', ['self', 'help', 'fund']],
  ])('%s', (text, long) => {
    expect(found(`On Monday ${text}.`).map((acronym) => acronym.long)).toEqual([long]);
  });

  test.each([
    'The sailors (NHG) met.',
    'The Northern Sea Guild (NHG) met.',
    'Harbour Guild (NHG) members met.',
    'The Northern Harbour Guild (nhg) met.',
    'The guild met in the north (N).',
    '(NHG) members met.',
  ])('not: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

const GUILD: Acronym = { short: 'nhg', long: ['northern', 'harbour', 'guild'] };

describe('the ring of an acronym', () => {
  test('is left out where there are as many rings as an index has numbers for', () => {
    const names = Array.from({ length: MOST_RINGS - 1 }, (_, at) => `ring${at}`);
    const other: Acronym = { short: 'udp', long: ['union', 'of', 'dockers', 'and', 'pilots'] };
    const rings = withAcronyms({ ...NO_RINGS, names }, [other, GUILD]);
    expect(rings.names.slice(MOST_RINGS - 1)).toEqual(['NHG']);
  });

  test('joins the short form and the long one', () => {
    const rings = withAcronyms(TEST_RINGS, [GUILD, GUILD]);
    expect(rings.names).toEqual([...TEST_RINGS.names, 'NHG']);
    const ring = rings.names.indexOf('NHG');
    expect([...ringsOf(tokenize('NHG: Northern Harbour Guild, harbour guild'), rings)]).toEqual([
      ...[ring, ring, ring, ring],
      ...[-1, -1],
    ]);
  });

  test('does not exist when articles spell it out in two ways', () => {
    const other = { short: 'nhg', long: ['new', 'heath', 'garden'] };
    expect(withAcronyms(NO_RINGS, [GUILD, other])).toEqual(NO_RINGS);
  });

  test('does not take a phrase from a ring of the operator', () => {
    const police = { short: 'po', long: ['police', 'officer'] };
    const reused = { short: 'police', long: ['public', 'office', 'long', 'island', 'city', 'east'] };
    expect(withAcronyms(TEST_RINGS, [police, reused])).toEqual(TEST_RINGS);
  });

  test('does not exist when the short form is an ordinary word once case is folded', () => {
    for (const [definition, text] of [
      ['World Health Organization (WHO)', 'the man who came'],
      ['Information Technology (IT)', 'it burned'],
      ['Agency for International Development (AID)', 'the aid came'],
      ['Acquired Immune Deficiency Syndrome (AIDS)', 'it aids nobody'],
      ['Air Cargo Transport (ACT)', 'an act of war'],
      ['Association of Local Leagues (ALL)', 'all of them'],
      ['Trade Experts Network (TEN)', 'ten of them'],
    ] as const) {
      const acronyms = found(`The ${definition} was named in the report.`);
      expect(acronyms, definition).toHaveLength(1);
      expect(withAcronyms(NO_RINGS, acronyms), text).toEqual(NO_RINGS);
    }
  });

  test('of the country is not one of the pronoun', () => {
    const rings = withAcronyms(NO_RINGS, found('The United States (US) was named in the report.'));
    expect([...ringsOf(tokenize('US troops told us of the U.S. and the United States'), rings)]).toEqual([
      ...[0, -1, -1, -1, -1, -1, 0, -1, -1, 0, 0],
    ]);
  });

  test('stays apart from a ring of the operator that has its name but not its word', () => {
    const rings = withAcronyms(parseRings('rings:\n  nhg: [alliance, pact]', 'r.yaml'), [GUILD]);
    expect(rings.names).toEqual(['nhg', 'NHG']);
    expect([...ringsOf(tokenize('a pact of the NHG'), rings)]).toEqual([-1, 0, -1, -1, 1]);
  });

  test('can be taken away again, and leaves the rings of the operator as they were, in their order', () => {
    const police = { short: 'pfh', long: ['police', 'force', 'harbour'] };
    for (const own of [TEST_RINGS, NO_RINGS, parseRings('rings:\n  nhg: [alliance, pact]', 'r.yaml')]) {
      const rings = withoutAcronyms(withAcronyms(own, [GUILD, police]));
      expect(rings).toEqual(own);
      expect([...rings.byWord]).toEqual([...own.byWord]);
    }
  });

  test('does not depend on the order of the articles', () => {
    const others = ['abc', 'xyz', 'mno'].map((short) => ({ short, long: [...short].map((letter) => `${letter}word`) }));
    expect(withAcronyms(TEST_RINGS, others)).toEqual(withAcronyms(TEST_RINGS, others.toReversed()));
  });
});

test('a question in the short form finds the sentence with the long one', () => {
  const guild = article(
    'guild',
    null,
    'The Northern Harbour Guild (NHG) was founded in 1921.\n\nTwo cranes of the Northern Harbour Guild collapsed in a storm in April.',
  );
  const index = indexOf([...HARBOUR_REPORTS, guild]);
  expect(texts(ask('when did the cranes of the NHG collapse?', index).quotes)[0]).toBe(
    'Two cranes of the Northern Harbour Guild collapsed in a storm in April.',
  );
});
