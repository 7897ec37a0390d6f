import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { type CorpusIndex, ringTerm } from '../../../functions/engine/search/corpus-index.ts';
import { termIds } from '../../../functions/engine/search/embedded-slice.ts';
import { CONTEXT_BOOST, PostingSearch } from '../../../functions/engine/search/posting-search.ts';
import { fieldsOf, packField } from '../../../functions/engine/search/postings.ts';
import { BM25 } from '../../../functions/engine/search/statistics.ts';
import { article, HARBOUR_REPORTS, indexOf } from '../../support/articles.ts';
import { generatedCorpus } from '../../support/generated-articles.ts';

/** The same terms in MiniSearch, its running mean of field lengths replaced by the exact one. */
function miniSearchOf({ passages, lexicon, rings }: CorpusIndex): MiniSearch {
  const documents = passages.map(({ tokens, rings: ringOfToken, contextStems, contextRings }, id) => {
    const text = [...tokens].flatMap((token, at) => {
      const ring = ringOfToken[at] ?? -1;
      return [
        ...(lexicon.isStop(token >> 1) ? [] : [lexicon.stem(lexicon.stemOf(token >> 1))]),
        ...(ring >= 0 && ring !== ringOfToken[at - 1] ? [ringTerm(ring, rings)] : []),
      ];
    });
    const context = [
      ...[...contextStems].map((stem) => lexicon.stem(stem)),
      ...[...contextRings].map((ring) => ringTerm(ring, rings)),
    ];
    return { id, text: text.join(' '), context: context.join(' ') };
  });
  const options = {
    fields: ['text', 'context'],
    tokenize: (terms: string) => (terms === '' ? [] : terms.split(' ')),
    processTerm: (term: string) => term,
  };
  const search = new MiniSearch(options);
  search.addAll(documents);
  const length = (field: 'text' | 'context') =>
    documents.reduce((sum, document) => sum + new Set(options.tokenize(document[field])).size, 0) / documents.length;
  return MiniSearch.loadJS({ ...search.toJSON(), averageFieldLength: [length('text'), length('context')] }, options);
}

const byId = (a: { readonly id: number }, b: { readonly id: number }) => a.id - b.id;

function expectSameHits(index: CorpusIndex, query: string): number {
  const { passages, lexicon, rings } = index;
  const { text, context } = fieldsOf(passages, lexicon, rings.names.length);
  const ids = termIds({ stemCount: lexicon.stemCount, stemId: (stem) => lexicon.stemId(stem) }, rings);
  const search = new PostingSearch(packField(text), packField(context), ids);
  const hits: { readonly id: number; readonly score: number }[] = [];
  const terms = query.split(' ').map((term) => ({ term, weight: weightOf(term) }));
  search.scored(terms, (id, score) => hits.push({ id, score }));
  const expected = miniSearchOf(index).search(query, {
    boost: { context: CONTEXT_BOOST },
    bm25: BM25,
    boostTerm: weightOf,
  });
  const matched = new Map(expected.map(({ id, queryTerms }) => [id, queryTerms.length]));
  // MiniSearch multiplies by the number of matched terms; multiplying alike keeps the last bit, dividing would not.
  expect(hits.map(({ id, score }) => ({ id, score: score * (matched.get(id) ?? 0) })).toSorted(byId)).toEqual(
    expected.map(({ id, score }) => ({ id, score })).toSorted(byId),
  );
  return hits.length;
}

const weightOf = (term: string) => (term.startsWith('§') ? 0.6 : 0.4);

test.each([
  'harbour',
  'polic §police die §death',
  'marlow harbour harbour',
  'festiv hill §protest union',
  'nobody',
  '§nothing',
  '',
])('finds what MiniSearch finds, with the same scores to the last bit: “%s”', (query) => {
  const found = expectSameHits(indexOf(HARBOUR_REPORTS), query);
  expect(found > 0).toBe(!['nobody', '§nothing', ''].includes(query));
});

test('and so it does among more terms than there was room for at first', () => {
  const words = Array.from({ length: 3000 }, (_, at) => `quern${at}x`);
  const sentences = Array.from(
    { length: 300 },
    (_, at) => `The ${words.slice(10 * at, 10 * at + 10).join(' ')} burned.`,
  );
  const index = indexOf([...HARBOUR_REPORTS, article('long', null, sentences.join(' '))]);
  const stem = (word: string) => index.lexicon.stem(index.lexicon.stemOf(index.lexicon.wordId(word) ?? -1));
  const found = ['quern3x', 'quern1500x', 'quern2999x', 'burned'].map((word) =>
    expectSameHits(index, `${stem(word)} harbour`),
  );
  expect(Math.min(...found)).toBeGreaterThan(1);
});

test('and so it does for any articles and any terms of theirs', () => {
  let hits = 0;
  fc.assert(
    fc.property(generatedCorpus, fc.array(fc.nat(), { maxLength: 6 }), (articles, picks) => {
      const index = indexOf(articles);
      const terms = [
        ...index.lexicon
          .words()
          .map((word) => index.lexicon.stem(index.lexicon.stemOf(index.lexicon.wordId(word) ?? -1))),
        ...index.rings.names.map((_, ring) => ringTerm(ring, index.rings)),
      ];
      const query = picks.map((pick) => terms[pick % terms.length]).join(' ');
      hits += expectSameHits(index, query);
    }),
    { numRuns: 80 },
  );
  expect(hits).toBeGreaterThan(40);
});
