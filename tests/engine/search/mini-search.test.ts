import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CorpusIndex, ringTerm } from '../../../functions/engine/search/corpus-index.ts';
import { termIds } from '../../../functions/engine/search/embedded-slice.ts';
import { MiniSearchPassages } from '../../../functions/engine/search/mini-search.ts';
import { PostingSearch } from '../../../functions/engine/search/posting-search.ts';
import { fieldsOf, packField } from '../../../functions/engine/search/postings.ts';
import { HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { generatedCorpus } from '../../support/generated-articles.ts';

function engines({ passages, lexicon, rings }: CorpusIndex) {
  const { stemCount } = lexicon;
  const { text, context } = fieldsOf(passages, lexicon, rings.names.length);
  const termOf = (id: number) => (id < stemCount ? lexicon.stem(id) : ringTerm(id - stemCount, rings));
  const ids = termIds({ stemCount, stemId: (stem) => lexicon.stemId(stem) }, rings);
  return {
    terms: Array.from({ length: stemCount + rings.names.length }, (_, id) => termOf(id)),
    mini: new MiniSearchPassages(text, context, termOf),
    own: new PostingSearch(packField(text), packField(context), ids),
  };
}

test('MiniSearch finds the passages that the postings give, with the same scores, in the same order', () => {
  let found = 0;
  fc.assert(
    fc.property(
      generatedCorpus,
      fc.uniqueArray(fc.nat(999), { maxLength: 6 }),
      fc.integer({ min: 1, max: 8 }),
      (articles, picks, limit) => {
        const { terms, mini, own } = engines(indexOf([...HARBOUR_REPORTS, ...articles]));
        const asked = [...new Set(picks.map((pick) => terms[pick % terms.length] ?? ''))].map((term, at) => ({
          term,
          weight: [1, 0.4, 0.6, 0.7][at % 4] ?? 1,
        }));
        const isAsked = (passage: number) => passage % 3 !== 0;
        expect(mini.best(asked, limit)).toEqual(own.best(asked, limit));
        expect(mini.best(asked, limit, isAsked)).toEqual(own.best(asked, limit, isAsked));
        found += mini.best(asked, limit).length;
      },
    ),
    { numRuns: 60 },
  );
  expect(found).toBeGreaterThan(50);
});

test('a search changes nothing of what the next one finds', () => {
  const { mini } = engines(indexOf(HARBOUR_REPORTS));
  const ask = (...terms: string[]) =>
    mini.best(
      terms.map((term) => ({ term, weight: 1 })),
      5,
    );
  const before = ask('harbour', 'marlow');
  for (const term of ['polic', 'nobody', 'festiv', '']) ask(term);
  expect(ask('harbour', 'marlow')).toEqual(before);
  expect(ask()).toEqual([]);
  expect(ask('nobody')).toEqual([]);
});
