import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { OTHER_SPELLING, similarity } from '../text/trigrams.ts';
import type { TermAt } from './figure-surroundings.ts';
import { seenWords, wordFilter } from './seen-words.ts';

/** Finds the term that a word of the sentence stands for: the same stem, a word of its ring, or nearly its spelling. */
export function termReader(terms: readonly BoundTerm[], lexicon: Slice['lexicon']): TermAt {
  const byStem = new Map<number, number>();
  for (const [at, { stemId }] of terms.entries()) if (stemId !== undefined) byStem.set(stemId, at);
  const byRing = new Map<number, number>(terms.flatMap(({ ring }, at) => (ring < 0 ? [] : [[ring, at] as const])));
  const stems = terms.map(({ stem }) => stem);
  const words = seenWords(lexicon);
  const filter = wordFilter([], stems, stems);
  const spelled = (stem: string) => stems.findIndex((term) => similarity(term, stem) >= OTHER_SPELLING);
  const alike = (wordId: number): number => {
    words.traits(wordId); // reads what the filter goes by
    if (!words.isAmong(wordId, filter) && !words.mayResemble(wordId, filter)) return -1;
    const stemId = lexicon.stemOf(wordId);
    const term = byStem.get(stemId) ?? spelled(lexicon.stem(stemId));
    byStem.set(stemId, term);
    return term;
  };
  return (wordId, ring) => {
    const term = alike(wordId);
    return term >= 0 || ring < 0 ? term : (byRing.get(ring) ?? -1);
  };
}

/** Shares of the summed weight of some of the question's terms; 0 of no weight at all. */
export class TermShare {
  readonly #members: readonly { readonly at: number; readonly weight: number }[];
  readonly #total: number;

  constructor(terms: readonly BoundTerm[], isMember: (term: BoundTerm) => boolean) {
    this.#members = terms.flatMap((term, at) => (isMember(term) ? [{ at, weight: term.weight }] : []));
    this.#total = this.#members.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** 1 where there is nothing to share. */
  of(holds: (term: number) => boolean): number {
    if (this.#total === 0) return 1;
    let sum = 0;
    for (const { at, weight } of this.#members) if (holds(at)) sum += weight;
    return sum / this.#total;
  }

  /** Share of the heaviest term that `holds` denies. */
  heaviestMissing(holds: (term: number) => boolean): number {
    if (this.#total === 0) return 0;
    let heaviest = 0;
    for (const { at, weight } of this.#members) if (weight > heaviest && !holds(at)) heaviest = weight;
    return heaviest / this.#total;
  }
}
