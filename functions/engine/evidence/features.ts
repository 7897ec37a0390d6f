import { matchFigure } from '../figures/agreement/figure-answers.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Question } from '../search/question.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { RetrievedPassage, Slice } from '../search/slice.ts';
import { BM25, saturation } from '../search/statistics.ts';
import { answerSigns, couldAnswer } from './answer-signs.ts';
import { closeness, distanceTo, pairCredit, pairDistance } from './distances.ts';
import type { FeatureName } from './feature-names.ts';
import { has, PassageScanner, type SentenceScan } from './passage-scan.ts';
import { pointsBack } from './points-back.ts';

/** Written once, by {@link measureSentences}. */
export type Features = Record<FeatureName, number>;

/** A candidate and what was measured of it. */
export interface MeasuredSentence {
  readonly passage: IndexedPassage;
  readonly sentence: IndexedSentence;
  readonly features: Features;
  /** For each term of the question: is it in this sentence; the one before; the passage; the title, heading or lead-in? */
  readonly inSentence: readonly boolean[];
  readonly inBefore: readonly boolean[];
  readonly inPassage: readonly boolean[];
  readonly inContext: readonly boolean[];
  /** It opens with a pronoun or "the", as a sentence does that goes on about what the one before it named. */
  readonly pointsBack: boolean;
  /** For each term how like it the likest other word of the sentence is, 0 or 0.45 to 1. */
  readonly alike: readonly number[];
  /** Its tokens against the question, and those of the sentences beside it in its passage. */
  readonly scans: {
    readonly here: SentenceScan;
    readonly before: SentenceScan | undefined;
    readonly after: SentenceScan | undefined;
  };
}

export function measureSentences(
  question: Question,
  terms: readonly BoundTerm[],
  retrieved: readonly RetrievedPassage[],
  index: Slice,
): MeasuredSentence[] {
  const frame = new Frame(question, terms, index);
  const best = retrieved[0]?.score ?? 1;
  const measured = retrieved.flatMap(({ passage, score }) => frame.measure(passage, score, best));
  const bestSentence = Math.max(1e-9, ...measured.map(({ features }) => features.sentenceScore));
  for (const { features } of measured) features.sentenceScore /= bestSentence;
  return measured;
}

/** What stays the same for all candidates of one question. */
class Frame {
  readonly #question: Question;
  readonly #terms: readonly BoundTerm[];
  readonly #index: Slice;
  readonly #scanner: PassageScanner;
  /** Σ weight: what a share is a share of. */
  readonly #total: number;
  readonly #nameTotal: number;
  /** Neighbouring terms of the question with their mean weight. */
  readonly #pairs: readonly (readonly [left: number, right: number, weight: number])[];
  readonly #pairTotal: number;

  constructor(question: Question, terms: readonly BoundTerm[], index: Slice) {
    this.#question = question;
    this.#terms = terms;
    this.#index = index;
    this.#scanner = new PassageScanner(question, terms, index);
    this.#total = sum(terms, (term) => term.weight) || 1;
    this.#nameTotal = sum(terms, (term) => (term.isName ? term.weight : 0));
    this.#pairs = pairsOf(question.sequence, terms);
    this.#pairTotal = sum(this.#pairs, ([, , weight]) => weight);
  }

  measure(passage: IndexedPassage, score: number, best: number): MeasuredSentence[] {
    const scans = this.#scanner.scan(passage);
    const firstWith = this.#terms.map((_, term) => scans.findIndex((scan) => has(scan, term)));
    const inPassage = firstWith.map((first) => first >= 0);
    const inContext = this.#terms.map(
      ({ stemId, ring, aliasIds }) =>
        (stemId !== undefined && passage.contextStems.has(stemId)) ||
        passage.contextRings.has(ring) ||
        aliasIds.some((ids) => ids.every((id) => passage.contextStems.has(id))),
    );
    const { focus } = this.#question;
    const ofPassage = {
      passageScore: score / best,
      passageIdeal: this.#saturation(scans),
      context: this.#share((term) => inContext[term] === true && this.#isName(term)),
      contextOnly: this.#share((term) => inContext[term] === true && !inPassage[term] && this.#isName(term)),
      pairsPassage: this.#pairShare(scans),
      exactPassage: this.#share((term) => scans.some(({ exact }) => exact[term] === true)),
      similarPassage: this.#similar(inPassage, (term) => Math.max(0, ...scans.map(({ alike }) => alike[term] ?? 0))),
      namesPassage: this.#nameShare((term) => inPassage[term] === true),
      focusPassage: focus < 0 ? 0 : inPassage[focus] ? 1 : -0.5,
    };
    return scans.map((scan, at) => {
      const inSentence = this.#terms.map((_, term) => has(scan, term));
      const before = scans[at - 1];
      const inBefore = this.#terms.map((_, term) => before !== undefined && has(before, term));
      const features = { ...ofPassage, ...this.#ofSentence(scan, inSentence), ...this.#around(scans, at, firstWith) };
      return {
        passage,
        sentence: scan.sentence,
        features,
        inSentence,
        inBefore,
        inPassage,
        inContext,
        alike: scan.alike,
        pointsBack: pointsBack(scan),
        scans: { here: scan, before, after: scans[at + 1] },
      };
    });
  }

  #ofSentence(scan: SentenceScan, inSentence: readonly boolean[]) {
    const { focus } = this.#question;
    const { firstToken, endToken } = scan.sentence;
    const coverage = this.#share((term) => inSentence[term] === true);
    return {
      sentenceScore: this.#bm25(scan),
      coverage,
      coverageSquare: coverage ** 2,
      exactForm: this.#share((term) => scan.exact[term] === true),
      pairs: this.#pairShare([scan]),
      similar: this.#similar(inSentence, (term) => scan.alike[term] ?? 0),
      names: this.#nameShare((term) => inSentence[term] === true),
      focus: focus < 0 ? 0 : inSentence[focus] ? 1 : -0.5,
      ...answerSigns(this.#question, scan),
      figure: this.#figure(scan.sentence),
      nearAnswer: this.#nearAnswer(scan),
      predicate: this.#predicate(scan),
      length: Math.log(1 + endToken - firstToken) / 3,
      short: endToken - firstToken < 5 ? 1 : 0,
    };
  }

  /** Where the terms are that the sentence itself lacks; `firstWith`: the first sentence with each, or -1. */
  #around(scans: readonly SentenceScan[], at: number, firstWith: readonly number[]) {
    const here = scans[at];
    const lacks = (term: number) => !here || !has(here, term);
    const inside = (scan: SentenceScan | undefined, term: number) => scan !== undefined && has(scan, term);
    const before = scans[at - 1];
    const after = scans[at + 1];
    return {
      coverageBefore: this.#share((term) => lacks(term) && inside(before, term)),
      coverageAfter: this.#share((term) => lacks(term) && !inside(before, term) && inside(after, term)),
      coverageEarlier: this.#share((term) => lacks(term) && isIn(0, at, firstWith[term])),
      coveragePassage: this.#share(
        (term) =>
          lacks(term) && !inside(before, term) && !inside(after, term) && isIn(0, scans.length, firstWith[term]),
      ),
      predicateBeside:
        here && this.#predicate(here) > 0 ? 0 : Math.max(this.#predicate(before), this.#predicate(after)),
      namesBack: here && pointsBack(here) ? this.#namesBack(scans, at) : 0,
      opening: at === 0 ? 1 : 0,
    };
  }

  #predicate(scan: SentenceScan | undefined): number {
    if (!scan || scan.predicate.length === 0) return 0;
    return this.#question.predicate.some((term) => has(scan, term)) ? 1 : 0.8;
  }

  /** Of the last two sentences before, the nearest with a name decides: it is whom "she" stands for. */
  #namesBack(scans: readonly SentenceScan[], at: number): number {
    const here = scans[at];
    const named = (scan: SentenceScan) =>
      this.#nameShare((term) => has(scan, term) && here !== undefined && !has(here, term));
    for (const scan of [scans[at - 1], scans[at - 2]]) {
      const share = scan ? named(scan) : 0;
      if (share > 0) return share;
    }
    return 0;
  }

  #figure({ figures }: IndexedSentence): number {
    const { quantity } = this.#question;
    if (!quantity) return 0;
    return Math.max(...figures.map((figure) => matchFigure(quantity, figure)), 0) || -0.5;
  }

  #share(counts: (term: number) => boolean): number {
    let found = 0;
    this.#terms.forEach((term, at) => {
      if (counts(at)) found += term.weight;
    });
    return found / this.#total;
  }

  #isName(term: number): boolean {
    return this.#terms[term]?.isName ?? false;
  }

  #nameShare(present: (term: number) => boolean): number {
    if (this.#nameTotal === 0) return 0;
    return (this.#share((term) => this.#isName(term) && present(term)) * this.#total) / this.#nameTotal;
  }

  #similar(present: readonly boolean[], likeness: (term: number) => number): number {
    let found = 0;
    this.#terms.forEach((term, at) => {
      if (!present[at]) found += term.weight * likeness(at);
    });
    return found / this.#total;
  }

  /** Neighbours in the question that are at most 1, 3 or 6 tokens apart here: sequential dependence (Metzler & Croft 2005). */
  #pairShare(scans: readonly SentenceScan[]): number {
    if (this.#pairTotal === 0) return 0;
    let found = 0;
    for (const [left, right, weight] of this.#pairs) {
      let nearest = Number.POSITIVE_INFINITY;
      for (const { positions } of scans) {
        nearest = Math.min(nearest, pairDistance(positions[left] ?? [], positions[right] ?? []));
      }
      found += weight * pairCredit(nearest);
    }
    return found / this.#pairTotal;
  }

  /** BM25+ with the sentence as the document. */
  #bm25({ positions, contentLength }: SentenceScan): number {
    const relativeLength = contentLength / this.#index.statistics.meanSentenceLength;
    let score = 0;
    this.#terms.forEach((term, at) => {
      score += term.idf * saturation(positions[at]?.length ?? 0, relativeLength);
    });
    return score;
  }

  /** BM25+ of a passage with weights in place of idf, as a share of the most it could be, 0 to 1. */
  #saturation(scans: readonly SentenceScan[]): number {
    const relativeLength = sum(scans, (scan) => scan.contentLength) / this.#index.statistics.meanPassageLength;
    let score = 0;
    this.#terms.forEach((term, at) => {
      score +=
        term.weight *
        saturation(
          sum(scans, (scan) => scan.positions[at]?.length ?? 0),
          relativeLength,
        );
    });
    return score / (this.#total * (BM25.k + 1 + BM25.d));
  }

  /** How close the best placed token of the kind asked for is to every matched term, weighed by term. */
  #nearAnswer({ fresh, kinds, positions }: SentenceScan): number {
    const type = this.#question.answerType;
    const showing = type === 'person' || type === 'place' || type === 'date';
    if (positions.every((own) => own.length === 0)) return 0;
    const candidates = showing
      ? kinds
      : fresh.filter((token) => couldAnswer(type, token)).map(({ at }) => ({ at, worth: 1 }));
    let best = 0;
    for (const { at, worth } of candidates) {
      let found = 0;
      for (let term = 0; term < positions.length; term += 1) {
        const own = positions[term] ?? [];
        if (own.length > 0) found += closeness(distanceTo(own, at)) * (this.#terms[term]?.weight ?? 0);
      }
      best = Math.max(best, worth * found);
    }
    return best / this.#total;
  }
}

/** `from` included, `to` not. */
function isIn(from: number, to: number, value: number | undefined): boolean {
  return value !== undefined && value >= from && value < to;
}

function pairsOf(sequence: readonly number[], terms: readonly BoundTerm[]): [number, number, number][] {
  const pairs: [number, number, number][] = [];
  sequence.forEach((left, at) => {
    const right = sequence[at + 1];
    if (right === undefined || right === left) return;
    pairs.push([left, right, ((terms[left]?.weight ?? 0) + (terms[right]?.weight ?? 0)) / 2]);
  });
  return pairs;
}

function sum<Item>(items: readonly Item[], of: (item: Item) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
