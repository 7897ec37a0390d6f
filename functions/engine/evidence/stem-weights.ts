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

/** By slice: an edition is asked again and again. */
const known = new WeakMap<Slice, Map<number, KnownStem>>();

export function knownStems(slice: Slice): (stem: number) => KnownStem {
  const ofSlice = known.get(slice) ?? new Map<number, KnownStem>();
  known.set(slice, ofSlice);
  return (stem) => {
    let found = ofSlice.get(stem);
    if (found === undefined) {
      const text = slice.lexicon.stem(stem);
      const weight = slice.statistics.weight(text, stem, -1);
      found = { weight, isCalendar: CALENDAR.has(text), country: countryOf(text) };
      ofSlice.set(stem, found);
    }
    return found;
  };
}
