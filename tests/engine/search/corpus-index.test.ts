import { describe, expect, test } from 'vitest';
import { type Article, isQuotable } from '../../../functions/engine/articles/article.ts';
import { NO_RINGS, parseRings } from '../../../functions/engine/concepts/rings.ts';
import { buildIndex, indexOfPassages } from '../../../functions/engine/indexing/build-index.ts';
import { originOf } from '../../../functions/engine/search/corpus-index.ts';
import { inOrder } from '../../../functions/engine/search/slice.ts';
import { idf } from '../../../functions/engine/search/statistics.ts';
import { Lexicon } from '../../../functions/engine/text/lexicon.ts';
import { article, HARBOUR_REPORTS, indexOf, TEST_RINGS } from '../../support/articles.ts';

const index = indexOf(HARBOUR_REPORTS);

describe('the version of an index', () => {
  const quiet = (word: string) => indexOf([article('quiet', null, `Nothing happened in Marlow on ${word}, he said.`)]);

  test('is twelve hexadecimal digits and the same for the same articles', () => {
    expect(index.version).toMatch(/^[0-9a-f]{12}$/u);
    expect(indexOf(HARBOUR_REPORTS.toReversed()).version).toBe(index.version);
  });

  test('changes with a single letter of a text', () => {
    expect(quiet('Monday').version).toBe(quiet('Monday').version);
    expect(quiet('Monday').version).not.toBe(quiet('monday').version);
  });

  test.each([
    ['an article goes', indexOf(HARBOUR_REPORTS.slice(1))],
    ['a title changes', indexOf(HARBOUR_REPORTS.map((source) => ({ ...source, title: `${source.title}!` })))],
    ['a date changes', indexOf(HARBOUR_REPORTS.map((source) => ({ ...source, published: '2020-01-01' })))],
    ['the rings change', indexOf(HARBOUR_REPORTS, NO_RINGS)],
    ['a ring gets another name', indexOf(HARBOUR_REPORTS, parseRings('rings:\n  a: [kill, die]', 'r'))],
  ])('changes when %s', (_, other) => {
    expect(other.version).not.toBe(index.version);
  });

  test('changes with what was read of an article, though its text is the same', () => {
    const read = indexOf([
      article('pier', null, 'Twelve people were critically injured and 30 were slightly injured.'),
      article('mayor', null, 'Nine people were critically injured at the pier.'),
    ]);
    const withoutFigures = read.passages.map((passage) => ({
      ...passage,
      sentences: passage.sentences.map((sentence) => ({ ...sentence, figures: [] })),
    }));
    expect(indexOfPassages(read).version).toBe(read.version);
    expect(indexOfPassages({ ...read, passages: withoutFigures }).version).not.toBe(read.version);
  });
});

describe('an index', () => {
  test('has the articles by their ids, and passages numbered in that order', () => {
    const { articles, passages } = indexOf(HARBOUR_REPORTS.toReversed());
    expect(articles.map(({ id }) => id)).toEqual(['courier', 'gazette', 'herald', 'observer', 'post', 'tribune']);
    expect(passages).toEqual(passages.toSorted(inOrder));
    expect(passages.map((passage) => passage.article.id)).toEqual(
      passages.map((passage) => passage.article.id).toSorted(),
    );
  });

  test('reports its progress up to the last article', () => {
    const seen: number[] = [];
    buildIndex(HARBOUR_REPORTS, TEST_RINGS, ({ done, total }) => {
      expect(total).toBe(6);
      seen.push(done);
    });
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  test('leaves the articles and rings as they were', () => {
    const before = structuredClone({ HARBOUR_REPORTS, TEST_RINGS });
    indexOf(HARBOUR_REPORTS);
    expect({ HARBOUR_REPORTS, TEST_RINGS }).toEqual(before);
  });
});

describe('the origin of an article', () => {
  const [courier] = HARBOUR_REPORTS;
  const copy = article('wire', 'Harbour in flames', `${quoted(courier)} It was the third walkout this year.`);
  const copied = indexOf([...HARBOUR_REPORTS, copy]);

  test('is the first of those that it is an edited copy of, whatever their titles', () => {
    expect(originOf('wire', copied)).toBe('courier');
    expect(originOf('courier', copied)).toBe('courier');
    expect(originOf('gazette', copied)).toBe('gazette');
  });

  test('is itself in a corpus without copies', () => {
    expect(HARBOUR_REPORTS.map(({ id }) => originOf(id, index))).toEqual(HARBOUR_REPORTS.map(({ id }) => id));
  });
});

/** The paragraphs of an article as one. */
function quoted(source: Article | undefined): string {
  return (source?.blocks ?? [])
    .filter(isQuotable)
    .map(({ start, end }) => source?.text.slice(start, end))
    .join(' ');
}

describe('the statistics of an index', () => {
  const { statistics, lexicon } = index;
  const ring = TEST_RINGS.names.indexOf('police');

  test('count passages', () => {
    expect(statistics.passageCount).toBe(6);
    // In the texts of two articles; a third has it in its title alone.
    expect(statistics.passageFrequency(lexicon.stemId('marlow'), -1)).toBe(2);
    expect(statistics.passageFrequency(undefined, -1)).toBe(0);
  });

  test('count a ring as the passages of any of its words', () => {
    // Policemen; officers; law enforcement officers; customs officers.
    expect(statistics.passageFrequency(lexicon.stemId('policemen'), ring)).toBe(4);
  });

  test('weigh a rare word above a frequent one, and an unknown name above a common word', () => {
    const weight = (stem: string) => statistics.weight(stem, lexicon.stemId(stem), -1);
    expect(weight('quern')).toBeGreaterThan(weight('marlow'));
    expect(weight('belarus')).toBeGreaterThan(weight('year'));
    expect(idf(100, 1)).toBeGreaterThan(idf(100, 10));
    expect(idf(0, 0)).toBeGreaterThan(0);
  });

  test('know names by how the articles write them', () => {
    expect(statistics.isName(lexicon.stemId('marlow'))).toBe(true);
    expect(statistics.isName(lexicon.stemId('harbour'))).toBe(false);
    expect(statistics.isName(undefined)).toBe(false);
  });
});

test('a lexicon gives each word one number and each stem one', () => {
  const lexicon = new Lexicon();
  const [died, dies, ships] = ['died', 'dies', 'ships'].map((word) => lexicon.add(word));
  expect(lexicon.add('died')).toBe(died);
  expect(new Set([died, dies, ships]).size).toBe(3);
  expect(lexicon.stemOf(died ?? -1)).toBe(lexicon.stemOf(dies ?? -1));
  expect([lexicon.wordCount, lexicon.stemCount]).toEqual([3, 2]);
  expect([lexicon.word(died ?? -1), lexicon.wordId('ships'), lexicon.stem(lexicon.stemId('ship') ?? -1)]).toEqual([
    'died',
    ships,
    'ship',
  ]);
  expect([lexicon.wordId('boats'), lexicon.stemId('boat'), lexicon.stemOf(99), lexicon.word(99)]).toEqual([
    undefined,
    undefined,
    -1,
    '',
  ]);
});
