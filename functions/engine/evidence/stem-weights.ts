import { countryOf } from '../concepts/name-aliases.ts';
import { MONTHS, WEEKDAYS } from '../figures/quantities/lexicon.ts';
import type { Slice } from '../search/slice.ts';
import { stemWord } from '../text/stems.ts';

/** What a stem is in a slice, whatever is asked. */
export interface KnownStem {
  /** How much it tells: see `Statistics.weight`. */
  readonly weight: number;
  /** A day or a month: printed with a capital, and nothing that an article is about. */
  readonly isCalendar: boolean;
  /** The country that it names, by itself or by an adjective. */
  readonly country: string | null;
}

const CALENDAR: ReadonlySet<string> = new Set([...MONTHS, ...WEEKDAYS].map(stemWord));

/**
 * The weights of a slice's stems as {@link KnownStem} has them: one number each, for an answer reads thousands of them, and most for the
 * first time in a while.
 */
export class StemWeights {
  readonly #read: (stem: number) => number;
  /** NaN of one that was not met. */
  #weights = new Float64Array(0);

  constructor(read: (stem: number) => number) {
    this.#read = read;
  }

  of(stem: number): number {
    const weight = this.#weights[stem];
    return weight === undefined || Number.isNaN(weight) ? this.#meet(stem) : weight;
  }

  #meet(stem: number): number {
    const weight = this.#read(stem);
    if (stem >= this.#weights.length) {
      const more = new Float64Array(Math.max(2 * this.#weights.length, stem + 1)).fill(Number.NaN);
      more.set(this.#weights);
      this.#weights = more;
    }
    this.#weights[stem] = weight;
    return weight;
  }
}

const knownWeights = new WeakMap<Slice, StemWeights>();

export function stemWeights(slice: Slice): StemWeights {
  const kept = knownWeights.get(slice);
  if (kept) return kept;
  const { lexicon, statistics } = slice;
  const weights = new StemWeights((stem) => statistics.weight(lexicon.stem(stem), stem, -1));
  knownWeights.set(slice, weights);
  return weights;
}

/** By slice: an edition is asked again and again. */
const known = new WeakMap<Slice, Map<number, KnownStem>>();

export function knownStems(slice: Slice): (stem: number) => KnownStem {
  const ofSlice = known.get(slice) ?? new Map<number, KnownStem>();
  known.set(slice, ofSlice);
  return (stem) => {
    let found = ofSlice.get(stem);
    if (found === undefined) {
      const text = slice.lexicon.stem(stem);
      found = { weight: stemWeights(slice).of(stem), isCalendar: CALENDAR.has(text), country: countryOf(text) };
      ofSlice.set(stem, found);
    }
    return found;
  };
}
