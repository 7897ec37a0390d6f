import type { Rings } from '../engine/concepts/rings.ts';
import type { CorpusSummary } from '../engine/corpus-summary.ts';
import { ringsFrom } from '../engine/snapshot/stored-rings.ts';
import type { StoredEdition, TermFrequency } from './edition-document.ts';

/** An edition's own document as it is worked with, and the counts that were asked of it so far. */
export interface LoadedEdition {
  readonly number: number;
  readonly version: string;
  readonly summary: CorpusSummary;
  readonly suggestions: readonly string[];
  readonly rings: Rings;
  readonly origins: ReadonlyMap<string, string>;
  readonly passages: number;
  readonly sentences: number;
  readonly meanSentenceLength: number;
  readonly meanPassageLength: number;
  readonly meanText: number;
  readonly meanAbove: number;
  readonly common: ReadonlyMap<string, TermFrequency>;
  readonly counted: TermCache;
}

export function loadedEdition(stored: StoredEdition): LoadedEdition {
  const { rings, origins, common, ...rest } = stored;
  return {
    ...rest,
    rings: ringsFrom(rings),
    origins: new Map(origins),
    common: new Map(
      common.map(([term, text, above, capital, small]) => [term, { text, above, capital, small }] as const),
    ),
    counted: new TermCache(),
  };
}

/** Terms: some 20 MB. */
const MOST_TERMS = 200_000;

/** Counts by term, the last that were asked for. */
class TermCache {
  #now = new Map<string, TermFrequency>();
  #before = new Map<string, TermFrequency>();

  get(term: string): TermFrequency | undefined {
    const frequency = this.#now.get(term) ?? this.#before.get(term);
    if (frequency) this.set(term, frequency);
    return frequency;
  }

  set(term: string, frequency: TermFrequency): void {
    if (this.#now.size >= MOST_TERMS / 2) {
      this.#before = this.#now;
      this.#now = new Map();
    }
    this.#now.set(term, frequency);
  }
}
