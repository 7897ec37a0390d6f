import type { Slice } from '../search/slice.ts';

/** What is read of an article or a passage for the first question that meets it: the same ones answer many, and may be of several slices. */
export class KeptBySlice<Key extends object, Read> {
  readonly #kept = new WeakMap<Slice, WeakMap<Key, Read>>();

  get(slice: Slice, key: Key, read: () => Read): Read {
    let ofSlice = this.#kept.get(slice);
    if (!ofSlice) {
      ofSlice = new WeakMap();
      this.#kept.set(slice, ofSlice);
    }
    let kept = ofSlice.get(key);
    if (kept === undefined) {
      kept = read();
      ofSlice.set(key, kept);
    }
    return kept;
  }
}
