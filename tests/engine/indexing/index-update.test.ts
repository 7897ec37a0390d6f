import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Article } from '../../../functions/engine/articles/article.ts';
import { NO_RINGS, parseRings, type Rings } from '../../../functions/engine/concepts/rings.ts';
import { buildIndex } from '../../../functions/engine/indexing/build-index.ts';
import { type IndexChange, updateIndex } from '../../../functions/engine/indexing/index-update.ts';
import { decodeSnapshot, encodeSnapshot } from '../../../functions/engine/indexing/snapshot.ts';
import type { CorpusIndex } from '../../../functions/engine/search/corpus-index.ts';
import { article, ask, HARBOUR_REPORTS, indexOf, TEST_RINGS } from '../../support/articles.ts';
import { generatedCorpus } from '../../support/generated-articles.ts';
import { runs } from '../../support/runs.ts';

const QUESTIONS = [
  'how many police died?',
  'what was the death toll?',
  'when did the cranes of the NHG collapse?',
  'how many UDP pilots were killed in Marlow?',
  'who met the DEATH?',
  'how many elephants escaped?',
];

/** Gives the bytes of both. */
function expectSameIndex(index: CorpusIndex, expected: CorpusIndex, questions = QUESTIONS): Uint8Array {
  expect(index.version).toBe(expected.version);
  expect(index.articles).toEqual(expected.articles);
  expect(index.rings).toEqual(expected.rings);
  expect(index.lexicon.words()).toEqual(expected.lexicon.words());
  expect(index.passages).toEqual(expected.passages);
  expect(index.origins).toEqual(expected.origins);
  const bytes = encodeSnapshot(index);
  expect(Buffer.from(bytes).equals(encodeSnapshot(expected))).toBe(true);
  for (const question of questions) {
    expect(JSON.stringify(ask(question, index))).toBe(JSON.stringify(ask(question, expected)));
  }
  return bytes;
}

/** Sentences that begin, end or contradict acronyms, use them, and state figures that hang on rings. */
const SENTENCES = [
  'The Northern Harbour Guild (NHG) met in Marlow on Monday.',
  'The New Heath Garden (NHG) opened in Quern.',
  'Two cranes of the Northern Harbour Guild collapsed in a storm.',
  'At least 12 NHG members were killed, the ministry said.',
  'The Union of Dockers (UD) struck, and so did the Union of Dockers (UOD).',
  'Forty UD pilots and 3 of the Union of Dockers died.',
  'The Dockers Engaged At The Harbour (DEATH) sang.',
  'The toll rose to 31, and 18 DEATH singers were hurt.',
  'Six policemen were killed in the clashes on 5 January.',
  'Some eight police officers died in Northey.',
  'The Association of Bakers Abroad (ABA) baked a third more bread.',
  'Rain fell.',
];
const TITLES = [null, 'The NHG in Quern', 'Union of Dockers walks out', 'Police die in Marlow'];
const IDS = ['b', 'd', 'a', 'e', 'c', 'ab'];

const anyArticle = fc
  .tuple(
    fc.constantFrom(...IDS),
    fc.constantFrom(...TITLES),
    fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 5 }),
    fc.constantFrom(' ', '\n\n'),
  )
  .map(([id, title, sentences, gap]) => article(id, title, sentences.join(gap)));

/** With all of them the replies would take most of the time. */
const anyQuestion = fc.constantFrom(...QUESTIONS).map((question) => [question]);

const anyChange: fc.Arbitrary<IndexChange> = fc.record({
  put: fc.array(anyArticle, { maxLength: 3 }),
  remove: fc.oneof({ weight: 4, arbitrary: fc.subarray(IDS, { maxLength: 2 }) }, fc.constant(IDS)),
});

function articlesAfter(articles: readonly Article[], { put, remove }: IndexChange): Article[] {
  const byId = new Map(articles.filter(({ id }) => !remove.includes(id)).map((one) => [one.id, one]));
  for (const one of put) byId.set(one.id, one);
  return [...byId.values()];
}

describe('an updated index is the index of the articles after the change', () => {
  const rings = fc.constantFrom(TEST_RINGS, NO_RINGS);
  const changes = fc.array(fc.tuple(anyChange, anyQuestion), { minLength: 1, maxLength: 6 });

  test('after any row of additions, changes and removals', () => {
    const seen = { acronyms: new Set<string>(), empty: 0 };
    fc.assert(
      fc.property(changes, rings, fc.boolean(), (steps, own, stored) => {
        let articles: readonly Article[] = [];
        let index = buildIndex(articles, own);
        let bytes = encodeSnapshot(index);
        for (const [change, question] of steps) {
          articles = articlesAfter(articles, change);
          index = updateIndex(stored ? decodeSnapshot(bytes) : index, change);
          bytes = expectSameIndex(index, buildIndex(articles, own), question);
          seen.acronyms.add(index.rings.names.filter((name) => /^[A-Z]/u.test(name)).join(' '));
          if (articles.length === 0) seen.empty += 1;
        }
      }),
      { numRuns: 80 },
    );
    expect(seen.acronyms.size).toBeGreaterThan(4);
    expect(seen.empty).toBeGreaterThan(4);
  });

  test('for articles of any text', () => {
    fc.assert(
      fc.property(generatedCorpus, generatedCorpus, fc.nat(), anyQuestion, (before, put, at, question) => {
        const remove = before.slice(at % 3, (at % 3) + 1).map(({ id }) => id);
        const index = updateIndex(indexOf(before), { put, remove });
        expectSameIndex(index, indexOf(articlesAfter(before, { put, remove })), question);
      }),
      { numRuns: runs(40) },
    );
  });

  test.each<[what: string, before: Rings, after: Rings]>([
    ['a ring more', parseRings('rings:\n  death: [death, kill]', 'r'), TEST_RINGS],
    ['a word less', TEST_RINGS, parseRings('rings:\n  death: [death, kill]\n  police: [officer, guard]', 'r')],
    ['none any more', TEST_RINGS, NO_RINGS],
    ['other names', TEST_RINGS, { ...TEST_RINGS, names: TEST_RINGS.names.map((name) => `${name}-2`) }],
    ['the same', TEST_RINGS, structuredClone(TEST_RINGS)],
  ])('with other rings of the operator: %s', (_, before, after) => {
    const index = updateIndex(indexOf(HARBOUR_REPORTS, before), { put: [], remove: ['tribune'] }, after);
    const left = HARBOUR_REPORTS.filter(({ id }) => id !== 'tribune');
    expectSameIndex(index, indexOf(left, after));
  });

  test('when an acronym begins to mean what figures take a death for', () => {
    const toll = article('toll', null, 'The toll rose to 31 on Monday, the ministry said.');
    const naming = article('naming', null, 'The Dockers Engaged At The Harbour (DEATH) sang in Marlow.');
    const index = buildIndex([toll], NO_RINGS);
    const updated = updateIndex(index, { put: [naming], remove: [] });
    expect(updated.rings.names).toEqual(['DEATH']);
    expectSameIndex(updated, buildIndex([toll, naming], NO_RINGS));
    expectSameIndex(updateIndex(updated, { put: [], remove: ['naming'] }), index);
  });

  test('when only what is said about an article changes', () => {
    const [courier, ...others] = HARBOUR_REPORTS;
    const signed = { ...(courier ?? article('none', null, '')), publisher: 'Marlow Courier', title: 'Clashes' };
    expectSameIndex(updateIndex(indexOf(HARBOUR_REPORTS), { put: [signed], remove: [] }), indexOf([signed, ...others]));
  });
});

describe('an update', () => {
  const spelling = article('spelling', null, 'The Northern Harbour Guild (NHG) met in Marlow.');
  const using = article('using', null, 'At least 12 members of the NHG were killed.');

  test('leaves the given index as it was, which may be answering', () => {
    const index = indexOf([...HARBOUR_REPORTS, using]);
    const before = { bytes: encodeSnapshot(index), replies: QUESTIONS.map((question) => ask(question, index)) };
    updateIndex(index, { put: [spelling], remove: ['courier'] });
    updateIndex(index, { put: [], remove: index.articles.map(({ id }) => id) });
    expect(Buffer.from(encodeSnapshot(index)).equals(before.bytes)).toBe(true);
    expect(QUESTIONS.map((question) => ask(question, index))).toEqual(before.replies);
  });

  test('reads an article anew whose acronym another one begins, or ceases, to spell out', () => {
    const index = indexOf([...HARBOUR_REPORTS, using]);
    const ringed = (one: CorpusIndex) =>
      one.passages.filter(({ article: { id } }) => id === 'using').flatMap((passage) => [...passage.rings]);
    const spelt = updateIndex(index, { put: [spelling], remove: [] });
    expect(ringed(spelt)).toContain(spelt.rings.names.indexOf('NHG'));
    expect(ringed(updateIndex(spelt, { put: [], remove: ['spelling'] }))).toEqual(ringed(index));
  });

  test('does not read again what has some words of such a name, or none', () => {
    const guard = article('guard', null, 'The northern park has 12 guards.');
    const rain = article('rain', null, 'Rain fell for 3 days on the guild.');
    const index = indexOf([...HARBOUR_REPORTS, using, guard, rain]);
    const spelt = updateIndex(index, { put: [spelling], remove: [] });
    const figures = (one: CorpusIndex, of: string) =>
      one.passages
        .filter(({ article: { id } }) => id === of)
        .flatMap(({ sentences }) => sentences.map((sentence) => sentence.figures));
    for (const id of ['guard', 'rain']) {
      expect(figures(index, id).length).toBeGreaterThan(0);
      figures(spelt, id).forEach((list, at) => {
        expect(list).toBe(figures(index, id)[at]);
      });
    }
  });

  test('reads everything anew by rings of the same names with other words', () => {
    const articles = [article('a', null, 'Six men drowned. Nine men were killed.')];
    const [before, after] = ['kill', 'drown'].map((word) =>
      parseRings(`rings:\n  death: [${word}, perish]\n`, 'rings.yaml'),
    );
    if (!before || !after) throw new Error('there are two');
    const updated = updateIndex(buildIndex(articles, before), { put: [], remove: [] }, after);
    expect(encodeSnapshot(updated)).toEqual(encodeSnapshot(buildIndex(articles, after)));
  });

  test('has a version of twelve hexadecimal digits', () => {
    expect(indexOf(HARBOUR_REPORTS).version).toMatch(/^[0-9a-f]{12}$/u);
  });

  test('does not read again what stays: its figures are the very same', () => {
    const index = indexOf(HARBOUR_REPORTS);
    const updated = updateIndex(index, { put: [spelling, article('aaa', null, 'Rain fell.')], remove: ['herald'] });
    const figures = (one: CorpusIndex) =>
      one.passages
        .filter(({ article: { id } }) => id === 'courier')
        .flatMap(({ sentences }) => sentences.map((sentence) => sentence.figures));
    figures(updated).forEach((list, at) => {
      expect(list).toBe(figures(index)[at]);
    });
    expect(figures(updated).length).toBeGreaterThan(0);
  });

  test('shares the words of what stays with the given index, where they keep their numbers', () => {
    const index = indexOf(HARBOUR_REPORTS);
    const updated = updateIndex(index, { put: [article('zzz', null, 'Rain fell.')], remove: [] });
    index.passages.forEach(({ tokens, contextWords }, at) => {
      expect(updated.passages[at]?.tokens).toBe(tokens);
      expect(updated.passages[at]?.contextWords).toBe(contextWords);
    });
    expect(updated.passages).toHaveLength(index.passages.length + 1);
  });

  test('of an article that is put as it was changes nothing', () => {
    const index = indexOf(HARBOUR_REPORTS);
    const updated = updateIndex(index, { put: structuredClone([...HARBOUR_REPORTS]), remove: [] });
    expectSameIndex(updated, index);
    updated.articles.forEach((one, at) => {
      expect(one).toBe(index.articles[at]);
    });
  });

  test('puts what is to be removed as well, takes the last of two with one id, and removes what is not there', () => {
    const [first, last] = [article('a', null, 'Rain fell in Quern.'), article('a', null, 'Snow fell in Quern.')];
    const index = updateIndex(indexOf([]), { put: [first, last], remove: ['a', 'nobody'] });
    expect(index.articles).toEqual([last]);
  });
});
