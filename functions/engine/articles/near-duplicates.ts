/**
 * Edited copies: the report of one agency, as several papers print it. They stay in the corpus, for each is a source of
 * its own, but what they say alike was said once.
 */

/** A text as the hashes of its words (`wordHash`), in their order. */
export interface WordedText {
  /** Article id. */
  readonly id: string;
  readonly words: Uint32Array;
}

/** Words of a shingle. Five in a row are seldom the same in two texts that were written apart. */
export const SHINGLE_WORDS = 5;

/**
 * Of the shorter text's shingles, how many the longer one has at least; and of the longer one's, more than how many. An
 * edited word takes five shingles along: a copy with every twenty-fifth word changed is one still. More than half of the
 * longer text, so that no text, a digest for instance, can be a copy of two that have nothing in common.
 */
const LEAST_OVERLAP = { shorter: 0.8, longer: 0.5 } as const;

/**
 * Shingles of which one is kept as a fingerprint (winnowing: Schleimer, Wilkerson and Aiken, 2003): two texts with as many
 * shingles of a row in common have a fingerprint in common. Copies have: an edit costs four shingles or more, so that of n
 * shingles, a fifth of them gone at most, a row of 16n / (n + 20) is left whole, eight when n is 20; fewer than 20 are left
 * in one row.
 */
const WINDOW_SHINGLES = 8;

/** Below, every shingle is a fingerprint: a text of eight need not keep a row of eight, and its copy has fewer than twice as many. */
const SHORT_SHINGLES = 2 * WINDOW_SHINGLES;

/**
 * Fingerprints that copies have in common at least, as a share of the shorter one's n shingles, one less than that: a row of
 * r shingles that is left whole has (r - 7) / 8 of them or more, and the rows together (0.45 n - 7) / 8.
 */
const LEAST_IN_COMMON = 1 / 20;

/**
 * A line that hundreds of articles end with gives all of them one fingerprint. Each is compared with as many of those before
 * it: its copies share all its other fingerprints as well.
 */
const MOST_COMPARED = 8;

/** Fingerprints are sorted together with the place of their text, which this many fit beside 32 bits. */
const MOST_TEXTS = 2 ** 21;

/**
 * For each text that is a copy of others, the first of them, by their order; texts without copies, and the first ones, are
 * left out. A copy's copy is a copy. Linear in the words of all texts, but for sorting. Throws `RangeError` for more than two
 * million texts.
 */
export function findCopies(texts: readonly WordedText[]): Map<string, string> {
  if (texts.length > MOST_TEXTS) throw new RangeError(`copies are found among ${MOST_TEXTS} texts at most`);
  const shingles = texts.map(({ words }) => shinglesOf(words));
  const groups = new Groups(texts.length);
  const sets: Uint32Array[] = [];
  const setOf = (text: number) => {
    sets[text] ??= distinct(shingles[text] ?? new Uint32Array());
    return sets[text];
  };
  for (const { one, other, inCommon } of pairsThatMeet(shingles)) {
    const shorter = Math.min(shingles[one]?.length ?? 0, shingles[other]?.length ?? 0);
    if (inCommon < LEAST_IN_COMMON * shorter - 1 || groups.first(one) === groups.first(other)) continue;
    if (areCopies(setOf(one), setOf(other))) groups.join(one, other);
  }
  const copies = new Map<string, string>();
  texts.forEach(({ id }, at) => {
    const first = groups.first(at);
    if (first !== at) copies.set(id, texts[first]?.id ?? id);
  });
  return copies;
}

const BASE = 0x9e3779b1;
/** What the oldest word of a shingle counts: BASE to the power of the words behind it. */
const OLDEST = [1, 2, 3, 4].reduce((power) => Math.imul(power, BASE), 1);

/** A polynomial of its words for each shingle, carried from one to the next, and mixed so that its order tells nothing. */
function shinglesOf(words: Uint32Array): Uint32Array {
  const shingles = new Uint32Array(Math.max(0, words.length - SHINGLE_WORDS + 1));
  let sum = 0;
  for (let at = 0; at < words.length; at += 1) {
    const oldest = at < SHINGLE_WORDS ? 0 : (words[at - SHINGLE_WORDS] ?? 0);
    sum = (Math.imul(sum - Math.imul(oldest, OLDEST), BASE) + (words[at] ?? 0)) | 0;
    if (at >= SHINGLE_WORDS - 1) shingles[at - SHINGLE_WORDS + 1] = mixed(sum);
  }
  return shingles;
}

/** The last step of MurmurHash3. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}

interface Meeting {
  readonly one: number;
  readonly other: number;
  /** Fingerprints of both. */
  readonly inCommon: number;
}

/** Pairs of texts with fingerprints in common, each once. */
function* pairsThatMeet(shingles: readonly Uint32Array[]): Generator<Meeting> {
  const { sorted, placesOf } = sortedFingerprints(shingles);
  const inCommon = new Uint32Array(shingles.length);
  for (const [other, places] of placesOf.entries()) {
    const met: number[] = [];
    for (const place of places) {
      const bucket = (sorted[place] ?? 0) - other;
      for (let at = place - 1; at >= Math.max(0, place - MOST_COMPARED); at -= 1) {
        const one = (sorted[at] ?? 0) - bucket;
        if (one < 0) break;
        if (inCommon[one] === 0) met.push(one);
        inCommon[one] = (inCommon[one] ?? 0) + 1;
      }
    }
    for (const one of met) {
      yield { one, other, inCommon: inCommon[one] ?? 0 };
      inCommon[one] = 0;
    }
  }
}

/** The fingerprints of all texts, each with its text below it, ascending; and where those of each text stand. */
function sortedFingerprints(shingles: readonly Uint32Array[]) {
  const all = new Float64Array(shingles.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  shingles.forEach((list, text) => {
    for (const at of fingerprintsOf(list)) {
      all[count] = (list[at] ?? 0) * MOST_TEXTS + text;
      count += 1;
    }
  });
  const sorted = all.subarray(0, count).sort();
  const placesOf: number[][] = shingles.map(() => []);
  for (let at = 0; at < count; at += 1) {
    if (sorted[at] !== sorted[at - 1]) placesOf[(sorted[at] ?? 0) % MOST_TEXTS]?.push(at);
  }
  return { sorted, placesOf };
}

/** Places of the shingles that are kept: of each window the least, the last of equal ones. */
function fingerprintsOf(shingles: Uint32Array): number[] {
  if (shingles.length < SHORT_SHINGLES) return [...shingles.keys()];
  const kept: number[] = [];
  let last = -1;
  let least = 0;
  for (let at = 0; at < shingles.length; at += 1) {
    const from = at - WINDOW_SHINGLES + 1;
    if (least < from) {
      least = from;
      for (let next = from + 1; next <= at; next += 1) if (isAtMost(shingles, next, least)) least = next;
    } else if (isAtMost(shingles, at, least)) least = at;
    if (from < 0 || last === least) continue;
    kept.push(least);
    last = least;
  }
  return kept;
}

function isAtMost(shingles: Uint32Array, one: number, other: number): boolean {
  return (shingles[one] ?? 0) <= (shingles[other] ?? 0);
}

/** Ascending, each once. */
function distinct(shingles: Uint32Array): Uint32Array {
  const sorted = shingles.toSorted();
  let count = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    if (at > 0 && sorted[at] === sorted[at - 1]) continue;
    sorted[count] = sorted[at] ?? 0;
    count += 1;
  }
  return sorted.subarray(0, count);
}

function areCopies(one: Uint32Array, other: Uint32Array): boolean {
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (shorter <= LEAST_OVERLAP.longer * longer) return false;
  const shared = sharedOf(one, other);
  return shared >= LEAST_OVERLAP.shorter * shorter && shared > LEAST_OVERLAP.longer * longer;
}

/** The runs of {@link SHINGLE_WORDS} words of a text (`wordHash`), each once, ascending. */
export function runsOf(words: Uint32Array): Uint32Array {
  return distinct(shinglesOf(words));
}

/** How many two ascending lists have in common. */
export function sharedOf(one: Uint32Array, other: Uint32Array): number {
  let shared = 0;
  for (let at = 0, beside = 0; at < one.length && beside < other.length; ) {
    const difference = (one[at] ?? 0) - (other[beside] ?? 0);
    if (difference === 0) shared += 1;
    if (difference <= 0) at += 1;
    if (difference >= 0) beside += 1;
  }
  return shared;
}

/** Who is with whom: union and find, where the first of a group stands for it. */
class Groups {
  readonly #before: Uint32Array;

  constructor(size: number) {
    this.#before = Uint32Array.from({ length: size }, (_, at) => at);
  }

  first(member: number): number {
    let at = member;
    for (;;) {
      const before = this.#before[at] ?? at;
      if (before === at) return at;
      this.#before[at] = this.#before[before] ?? before;
      at = before;
    }
  }

  join(one: number, other: number): void {
    const [a, b] = [this.first(one), this.first(other)];
    this.#before[Math.max(a, b)] = Math.min(a, b);
  }
}
