import MiniSearch from 'minisearch';
import { BestPassages, type Ranked } from './best-passages.ts';
import { CONTEXT_BOOST, type PassageSearch } from './posting-search.ts';
import type { Field } from './postings.ts';
import type { SearchTerm } from './slice.ts';
import { BM25 } from './statistics.ts';

/** As MiniSearch numbers the fields. */
const TEXT = 0;
const CONTEXT = 1;

const OPTIONS = {
  fields: ['text', 'context'],
  tokenize: (terms: string) => (terms === '' ? [] : terms.split(' ')),
  processTerm: (term: string) => term,
};

/** The version of what `MiniSearch.toJSON` writes, as version 7.2.0 does. */
const SERIALIZATION = 2;

/**
 * Passages searched by MiniSearch, which is given the postings that are counted already, passage by passage in their order. Its
 * own mean field lengths hang on the order in which documents came, and after `discard` equal documents score differently
 * for a while: so the means are those that were counted, and a corpus that changes gets another index.
 */
export class MiniSearchPassages implements PassageSearch {
  readonly #search: MiniSearch;

  /** `termOf`: the stem or the ring's term of a number. */
  constructor(text: Field, context: Field, termOf: (id: number) => string) {
    const ids = Array.from(text.lengths, (_, at) => at);
    this.#search = MiniSearch.loadJS(
      {
        documentCount: ids.length,
        nextId: ids.length,
        documentIds: Object.fromEntries(ids.map((at) => [at, at])),
        fieldIds: { text: TEXT, context: CONTEXT },
        fieldLength: Object.fromEntries(ids.map((at) => [at, [text.lengths[at] ?? 0, context.lengths[at] ?? 0]])),
        averageFieldLength: [text.meanLength, context.meanLength],
        storedFields: {},
        dirtCount: 0,
        // One at a time: an object with a few numbers for keys has room for all between, and all of them take 300 MB.
        index: Object.assign<Entry[], Iterable<Entry>>([], {
          [Symbol.iterator]: () => postingsByTerm(text, context, termOf),
        }),
        serializationVersion: SERIALIZATION,
      },
      OPTIONS,
    );
  }

  best(terms: readonly SearchTerm[], limit: number, isAsked?: (passage: number) => boolean): readonly Ranked[] {
    const weights = new Map(terms.map(({ term, weight }) => [term, weight]));
    const best = new BestPassages(limit);
    this.#search.search([...weights.keys()].join(' '), {
      boost: { context: CONTEXT_BOOST },
      bm25: BM25,
      boostTerm: (term) => weights.get(term) ?? 1,
      // Takes the best itself and lets none through: thousands of results would be sorted for thirty.
      filter: ({ id, score, queryTerms }) => {
        // A score is multiplied by the number of terms that matched, which costs almost four points of success@1.
        const sum = score / (queryTerms.length || 1);
        if (best.mayTake(sum) && (isAsked?.(id) ?? true)) best.offer(id, sum);
        return false;
      },
    });
    return best.inOrder();
  }
}

type Postings = Record<string, Record<string, number>>;

type Entry = [term: string, postings: Postings];

/** By term, for each field how often each passage has it. */
function* postingsByTerm(text: Field, context: Field, termOf: (id: number) => string): Generator<Entry> {
  for (let id = 0; id + 1 < text.starts.length; id += 1) {
    const postings: Postings = {};
    for (const [number, { starts, passages, frequencies }] of [text, context].entries()) {
      const ofField: Record<string, number> = {};
      const end = starts[id + 1] ?? 0;
      for (let at = starts[id] ?? 0; at < end; at += 1) ofField[passages[at] ?? 0] = frequencies[at] ?? 0;
      if (end > (starts[id] ?? 0)) postings[number] = ofField;
    }
    if (Object.keys(postings).length > 0) yield [termOf(id), postings];
  }
}
