import type { CorpusIndex } from '../engine/search/corpus-index.ts';
import type { StoredEdition } from './edition-document.ts';
import { termsOf } from './passage-document.ts';

/** Terms that an edition's document holds the counts of: they are nine tenths of any text, and cost most to count. */
const COMMON_TERMS = 10_000;

type Table = Pick<
  StoredEdition,
  'passages' | 'sentences' | 'meanSentenceLength' | 'meanPassageLength' | 'meanText' | 'meanAbove' | 'common'
>;

/** What an edition's document says of all its passages. */
export function countPassages({ passages, lexicon, rings, statistics }: CorpusIndex): Table {
  let text = 0;
  let above = 0;
  const rows = new Map<string, Table['common'][number]>();
  const count = (terms: ReadonlySet<string>, column: 1 | 2 | 3 | 4) => {
    for (const term of terms) {
      const row = rows.get(term) ?? [term, 0, 0, 0, 0];
      row[column] += 1;
      rows.set(term, row);
    }
  };
  for (const passage of passages) {
    const terms = termsOf(passage, lexicon, rings);
    const different = new Set(terms.text);
    text += different.size;
    above += terms.above.size;
    count(different, 1);
    count(terms.above, 2);
    count(terms.capital, 3);
    count(terms.small, 4);
  }
  const common = [...rows.values()]
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, COMMON_TERMS);
  return {
    passages: passages.length,
    sentences: passages.reduce((sum, { sentences }) => sum + sentences.length, 0),
    meanSentenceLength: statistics.meanSentenceLength,
    meanPassageLength: statistics.meanPassageLength,
    meanText: text / passages.length || 1,
    meanAbove: above / passages.length || 1,
    common,
  };
}
