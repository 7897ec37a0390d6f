import type { Rings } from '../concepts/rings.ts';
import { contentStems } from '../text/content-stems.ts';
import type { Lexicon } from '../text/lexicon.ts';
import type { IndexedPassage } from './corpus-index.ts';
import type { TermCounts } from './statistics.ts';

/** The counts of passages in memory, by stem id and by ring. */
interface CountTables {
  readonly withStem: Uint32Array;
  readonly withRing: Uint32Array;
  readonly withCapital: Uint32Array;
  readonly withSmall: Uint32Array;
  /** 1 where it is in a title, heading or lead-in. */
  readonly above: Uint8Array;
  readonly ringAbove: Uint8Array;
}

export function countTerms(passages: readonly IndexedPassage[], lexicon: Lexicon, rings: Rings): TermCounts {
  const { tables, totals } = countTables(passages, lexicon, rings);
  return countsOf(tables, totals);
}

type Totals = Pick<TermCounts, 'passages' | 'sentences' | 'meanSentenceLength' | 'meanPassageLength'>;

export function countTables(
  passages: readonly IndexedPassage[],
  lexicon: Lexicon,
  rings: Rings,
): { readonly tables: CountTables; readonly totals: Totals } {
  const { stemCount } = lexicon;
  const ringCount = rings.names.length;
  const withStem = new PassageCounter(stemCount);
  const withRing = new PassageCounter(ringCount);
  const withCapital = new PassageCounter(stemCount);
  const withSmall = new PassageCounter(stemCount);
  const above = new Uint8Array(stemCount);
  const ringAbove = new Uint8Array(ringCount);
  const stems = contentStems(lexicon);
  let sentenceCount = 0;
  let tokenCount = 0;
  passages.forEach((passage, at) => {
    for (const stem of passage.contextStems) above[stem] = 1;
    for (const ring of passage.contextRings) ringAbove[ring] = 1;
    for (const sentence of passage.sentences) {
      sentenceCount += 1;
      for (let place = sentence.firstToken; place < sentence.endToken; place += 1) {
        const token = passage.tokens[place] ?? 0;
        const stem = stems[token >> 1] ?? -1;
        if (stem >= 0) {
          tokenCount += 1;
          withStem.count(stem, at);
          if (place > sentence.firstToken) (token & 1 ? withCapital : withSmall).count(stem, at);
        }
        const ring = passage.rings[place] ?? -1;
        if (ring >= 0) withRing.count(ring, at);
      }
    }
  });
  return {
    tables: {
      withStem: withStem.counts,
      withRing: withRing.counts,
      withCapital: withCapital.counts,
      withSmall: withSmall.counts,
      above,
      ringAbove,
    },
    totals: {
      passages: passages.length,
      sentences: sentenceCount,
      meanSentenceLength: tokenCount / sentenceCount || 1,
      meanPassageLength: tokenCount / passages.length || 1,
    },
  };
}

function countsOf(tables: CountTables, totals: Totals): TermCounts {
  const { withStem, withRing, withCapital, withSmall, above, ringAbove } = tables;
  return {
    ...totals,
    withStem: (stem) => withStem[stem] ?? 0,
    withRing: (ring) => withRing[ring] ?? 0,
    withCapital: (stem) => withCapital[stem] ?? 0,
    withSmall: (stem) => withSmall[stem] ?? 0,
    isAbove: (stem) => above[stem] === 1,
    isRingAbove: (ring) => ringAbove[ring] === 1,
  };
}

/** Counts passages, given in their order, by what they have: one that has it twice counts once. */
class PassageCounter {
  readonly counts: Uint32Array;
  /** Of each the passage that was counted last, plus 1. */
  readonly #last: Uint32Array;

  constructor(size: number) {
    this.counts = new Uint32Array(size);
    this.#last = new Uint32Array(size);
  }

  count(key: number, passage: number): void {
    if (this.#last[key] === passage + 1) return;
    this.#last[key] = passage + 1;
    this.counts[key] = (this.counts[key] ?? 0) + 1;
  }
}
