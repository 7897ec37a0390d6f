import type { IndexedPassage } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import type { Evidence, QuestionEvidence } from './evidence.ts';
import { KeptBySlice } from './kept-by-slice.ts';
import { seenWords } from './seen-words.ts';
import { stemWeights } from './stem-weights.ts';
import { TRAIT } from './word-traits.ts';

/** Passages with the best sentences that are looked at. */
const PASSAGES_COMPARED = 10;

/** Of these, those beside the best whose matter is counted. */
const NEXT = 4;

/**
 * From this cosine two passages tell of one matter, as two of one article and of one title do. The words of the question are left out:
 * they are why both were found.
 */
const ALIKE = 0.1;

/** What else the best passages tell of than the best one: the less sets it apart from other matters, the less surely it is what is asked for. */
export interface Matters {
  /** Score of the best sentence less that of the best sentence on another matter, or less 0 where there is none. */
  readonly margin: number;
  /** Share of the next passages that tell of the same, 0 to 1; 1 where there are none. */
  readonly same: number;
}

const known = new WeakMap<QuestionEvidence, Matters | null>();

/** `null` where there is no evidence. Worked out once for a list. */
export function mattersOf(list: QuestionEvidence): Matters | null {
  const done = known.get(list);
  if (done !== undefined) return done;
  const matters = readMatters(list);
  known.set(list, matters);
  return matters;
}

function readMatters({ question, evidence, index }: QuestionEvidence): Matters | null {
  const [best] = evidence;
  if (!best) return null;
  const others = bestOfPassages(evidence).slice(1);
  const asked = new Set(question.terms.map(({ stem }) => index.lexicon.stemId(stem)));
  const words = new Matter(best.passage, index, asked);
  const { id, title } = best.passage.article;
  const isSame = ({ passage }: Evidence) =>
    passage.article.id === id ||
    (title !== null && passage.article.title === title) ||
    words.cosineTo(passage) >= ALIKE;
  const next = others.slice(0, NEXT).map(isSame);
  const apart = next.indexOf(false);
  const other = apart < 0 ? others.slice(NEXT).find((one) => !isSame(one)) : others[apart];
  return {
    margin: best.score - (other?.score ?? 0),
    same: next.length === 0 ? 1 : next.filter(Boolean).length / next.length,
  };
}

/** The best sentence of each passage, best first. */
function bestOfPassages(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<IndexedPassage>();
  const found: Evidence[] = [];
  for (const one of evidence) {
    if (seen.has(one.passage)) continue;
    seen.add(one.passage);
    if (found.push(one) === PASSAGES_COMPARED) break;
  }
  return found;
}

/** What each stem of a passage weighs, in the order in which they come. */
interface PassageWeights {
  readonly stems: Int32Array;
  readonly weights: Float64Array;
}

const knownWeights = new KeptBySlice<IndexedPassage, PassageWeights>();

/** What one passage tells of, without the words of the question. */
class Matter {
  readonly #slice: Slice;
  readonly #without: ReadonlySet<number | undefined>;
  readonly #weights = new Map<number, number>();
  readonly #squares: number;

  constructor(passage: IndexedPassage, slice: Slice, without: ReadonlySet<number | undefined>) {
    this.#slice = slice;
    this.#without = without;
    let squares = 0;
    const { stems, weights } = this.#read(passage);
    for (let at = 0; at < stems.length; at += 1) {
      const [stem, weight] = [stems[at] ?? -1, weights[at] ?? 0];
      if (without.has(stem)) continue;
      this.#weights.set(stem, weight);
      squares += weight * weight;
    }
    this.#squares = squares;
  }

  /** Of the weights of {@link readWeights}, 0 to 1. */
  cosineTo(passage: IndexedPassage): number {
    let [product, squares] = [0, 0];
    const { stems, weights } = this.#read(passage);
    for (let at = 0; at < stems.length; at += 1) {
      const [stem, weight] = [stems[at] ?? -1, weights[at] ?? 0];
      if (this.#without.has(stem)) continue;
      squares += weight * weight;
      product += weight * (this.#weights.get(stem) ?? 0);
    }
    const lengths = Math.sqrt(this.#squares * squares);
    return lengths === 0 ? 0 : product / lengths;
  }

  #read(passage: IndexedPassage): PassageWeights {
    return knownWeights.get(this.#slice, passage, () => readWeights(passage, this.#slice));
  }
}

/**
 * By stem (1 + ln tf) × idf, the words of title and heading counted once: the weights of Salton and Buckley (1988). What a word tells is
 * judged beside general English: in a corpus of twelve articles on one event its names are in all of them, and are what makes it one.
 */
function readWeights({ tokens, contextStems }: IndexedPassage, slice: Slice): PassageWeights {
  const words = seenWords(slice.lexicon);
  const found: number[] = [];
  const count = (stem: number) => {
    if (stem >= counts.length) counts = grown(counts, stem);
    const before = counts[stem] ?? 0;
    if (before === 0) found.push(stem);
    counts[stem] = before + 1;
  };
  for (const token of tokens) if ((words.traits(token >>> 1) & TRAIT.stop) === 0) count(words.stemId(token >>> 1));
  for (const stem of contextStems) if ((counts[stem] ?? 0) === 0) count(stem);
  const known = stemWeights(slice);
  const weights = Float64Array.from(found, (stem) => (1 + Math.log(counts[stem] ?? 1)) * known.of(stem));
  for (const stem of found) counts[stem] = 0;
  return { stems: Int32Array.from(found), weights };
}

/** How often the passage that is read now has each stem, by its id: 0 of all between two of them. */
let counts = new Uint32Array(1 << 10);

function grown(from: Uint32Array<ArrayBuffer>, last: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(2 * from.length, last + 1));
  larger.set(from);
  return larger;
}
