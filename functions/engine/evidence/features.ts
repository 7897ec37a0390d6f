import { matchFigure } from '../figures/agreement/figure-answers.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Question } from '../search/question.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { RetrievedPassage, Slice } from '../search/slice.ts';
import { BM25, saturation } from '../search/statistics.ts';
import { answerSigns } from './answer-signs.ts';
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

/** A passage against the question: its sentences, which terms each has, and for each term the first sentence with it, or -1. */
interface ReadPassage {
  readonly scans: readonly SentenceScan[];
  readonly present: readonly (readonly boolean[])[];
  readonly firstWith: readonly number[];
  readonly pointsBack: readonly boolean[];
}

/** What is the same for all sentences of a passage. */
type OfPassage = Readonly<
  Pick<
    Features,
    | 'passageScore'
    | 'passageIdeal'
    | 'context'
    | 'contextOnly'
    | 'pairsPassage'
    | 'exactPassage'
    | 'similarPassage'
    | 'namesPassage'
    | 'focusPassage'
  >
>;

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
  /** Of each term: its weight; whether it is a name; `false`. */
  readonly #weights: readonly number[];
  readonly #names: readonly boolean[];
  readonly #none: readonly boolean[];

  constructor(question: Question, terms: readonly BoundTerm[], index: Slice) {
    this.#question = question;
    this.#terms = terms;
    this.#index = index;
    this.#scanner = new PassageScanner(question, terms, index);
    this.#total = sum(terms, (term) => term.weight) || 1;
    this.#nameTotal = sum(terms, (term) => (term.isName ? term.weight : 0));
    this.#pairs = pairsOf(question.sequence, terms);
    this.#pairTotal = sum(this.#pairs, ([, , weight]) => weight);
    this.#weights = terms.map(({ weight }) => weight);
    this.#names = terms.map(({ isName }) => isName);
    this.#none = terms.map(() => false);
  }

  measure(passage: IndexedPassage, score: number, best: number): MeasuredSentence[] {
    const scans = this.#scanner.scan(passage);
    const present = scans.map((scan) => this.#terms.map((_, term) => has(scan, term)));
    const firstWith = this.#terms.map((_, term) => present.findIndex((own) => own[term] === true));
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
      similarPassage: this.#similarPassage(scans, inPassage),
      namesPassage: this.#nameShare((term) => inPassage[term] === true),
      focusPassage: focus < 0 ? 0 : inPassage[focus] ? 1 : -0.5,
    };
    const passed = { scans, present, firstWith, pointsBack: scans.map(pointsBack) };
    return scans.map((scan, at) => ({
      passage,
      sentence: scan.sentence,
      features: this.#featuresOf(ofPassage, passed, at, scan),
      inSentence: present[at] ?? this.#none,
      inBefore: present[at - 1] ?? this.#none,
      inPassage,
      inContext,
      alike: scan.alike,
      pointsBack: passed.pointsBack[at] === true,
      scans: { here: scan, before: scans[at - 1], after: scans[at + 1] },
    }));
  }

  /** One literal with all names: an object that is put together from others is looked up in several times as slowly. */
  #featuresOf(ofPassage: OfPassage, passed: ReadPassage, at: number, scan: SentenceScan): Features {
    const { focus } = this.#question;
    const { passageScore, passageIdeal, context, contextOnly, pairsPassage, exactPassage, similarPassage } = ofPassage;
    const { firstToken, endToken } = scan.sentence;
    const inSentence = passed.present[at] ?? this.#none;
    const own = this.#ownShares(scan, inSentence);
    const beside = this.#sharesBeside(passed, at, inSentence);
    const signs = answerSigns(this.#question, scan);
    const before = passed.scans[at - 1];
    const after = passed.scans[at + 1];
    const predicate = this.#predicate(scan);
    return {
      passageScore,
      passageIdeal,
      sentenceScore: this.#bm25(scan),
      coverage: own.coverage,
      coverageSquare: own.coverage ** 2,
      coverageBefore: beside.before,
      coverageAfter: beside.after,
      coverageEarlier: beside.earlier,
      coveragePassage: beside.passage,
      context,
      contextOnly,
      exactForm: own.exact,
      exactPassage,
      pairs: this.#pairShare([scan]),
      pairsPassage,
      similar: own.similar,
      similarPassage,
      names: own.names,
      namesPassage: ofPassage.namesPassage,
      focus: focus < 0 ? 0 : inSentence[focus] ? 1 : -0.5,
      focusPassage: ofPassage.focusPassage,
      hasNumber: signs.hasNumber,
      hasDate: signs.hasDate,
      hasPerson: signs.hasPerson,
      hasPlace: signs.hasPlace,
      hasReason: signs.hasReason,
      figure: this.#figure(scan.sentence),
      countsNoun: signs.countsNoun,
      nearAnswer: this.#nearAnswer(scan),
      nearPredicate: signs.nearPredicate,
      predicate,
      predicateBeside: predicate > 0 ? 0 : Math.max(this.#predicate(before), this.#predicate(after)),
      namesBack: passed.pointsBack[at] ? this.#namesBack(passed, at, inSentence) : 0,
      length: Math.log(1 + endToken - firstToken) / 3,
      short: endToken - firstToken < 5 ? 1 : 0,
      opening: at === 0 ? 1 : 0,
    };
  }

  #ownShares({ exact, alike }: SentenceScan, inSentence: readonly boolean[]) {
    const total = this.#total;
    let [coverage, exactly, similar, names] = [0, 0, 0, 0];
    for (let term = 0; term < this.#weights.length; term += 1) {
      const weight = this.#weights[term] ?? 0;
      if (exact[term]) exactly += weight;
      if (inSentence[term]) {
        coverage += weight;
        if (this.#names[term]) names += weight;
      } else {
        similar += weight * (alike[term] ?? 0);
      }
    }
    return {
      coverage: coverage / total,
      exact: exactly / total,
      similar: similar / total,
      names: this.#ofNames(names),
    };
  }

  /** Where the terms are that the sentence itself lacks: each counts once, where it is nearest, and among all that come earlier. */
  #sharesBeside({ present, firstWith }: ReadPassage, at: number, inSentence: readonly boolean[]) {
    const total = this.#total;
    const inBefore = present[at - 1] ?? this.#none;
    const inAfter = present[at + 1] ?? this.#none;
    let [before, after, earlier, passage] = [0, 0, 0, 0];
    for (let term = 0; term < this.#weights.length; term += 1) {
      if (inSentence[term]) continue;
      const weight = this.#weights[term] ?? 0;
      const first = firstWith[term] ?? -1;
      if (first >= 0 && first < at) earlier += weight;
      if (inBefore[term]) before += weight;
      else if (inAfter[term]) after += weight;
      else if (first >= 0) passage += weight;
    }
    return { before: before / total, after: after / total, earlier: earlier / total, passage: passage / total };
  }

  #predicate(scan: SentenceScan | undefined): number {
    if (!scan || scan.predicate.length === 0) return 0;
    return this.#question.predicate.some((term) => has(scan, term)) ? 1 : 0.8;
  }

  /** Of the last two sentences before, the nearest with a name decides: it is whom "she" stands for. */
  #namesBack({ present }: ReadPassage, at: number, inSentence: readonly boolean[]): number {
    for (const named of [present[at - 1], present[at - 2]]) {
      const share = named ? this.#nameShare((term) => named[term] === true && !inSentence[term]) : 0;
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
    for (let term = 0; term < this.#weights.length; term += 1) if (counts(term)) found += this.#weights[term] ?? 0;
    return found / this.#total;
  }

  #isName(term: number): boolean {
    return this.#names[term] ?? false;
  }

  #nameShare(present: (term: number) => boolean): number {
    let found = 0;
    for (let term = 0; term < this.#weights.length; term += 1) {
      if (this.#names[term] && present(term)) found += this.#weights[term] ?? 0;
    }
    return this.#ofNames(found);
  }

  /** A sum of names' weights as a share of all names'. */
  #ofNames(found: number): number {
    return this.#nameTotal === 0 ? 0 : ((found / this.#total) * this.#total) / this.#nameTotal;
  }

  #similarPassage(scans: readonly SentenceScan[], inPassage: readonly boolean[]): number {
    let found = 0;
    for (let term = 0; term < this.#weights.length; term += 1) {
      if (inPassage[term]) continue;
      let most = 0;
      for (const { alike } of scans) most = Math.max(most, alike[term] ?? 0);
      found += (this.#weights[term] ?? 0) * most;
    }
    return found / this.#total;
  }

  /** Neighbours in the question that are at most 1, 3 or 6 tokens apart here: sequential dependence (Metzler & Croft 2005). */
  #pairShare(scans: readonly SentenceScan[]): number {
    if (this.#pairTotal === 0) return 0;
    let found = 0;
    for (const [left, right, weight] of this.#pairs) {
      let nearest = Number.POSITIVE_INFINITY;
      for (const { positions } of scans) {
        nearest = Math.min(nearest, pairDistance(positions[left] ?? NOWHERE, positions[right] ?? NOWHERE));
      }
      found += weight * pairCredit(nearest);
    }
    return found / this.#pairTotal;
  }

  /** BM25+ with the sentence as the document. */
  #bm25({ positions, contentLength }: SentenceScan): number {
    const relativeLength = contentLength / this.#index.statistics.meanSentenceLength;
    let score = 0;
    for (let at = 0; at < this.#terms.length; at += 1) {
      score += (this.#terms[at]?.idf ?? 0) * saturation(positions[at]?.length ?? 0, relativeLength);
    }
    return score;
  }

  /** BM25+ of a passage with weights in place of idf, as a share of the most it could be, 0 to 1. */
  #saturation(scans: readonly SentenceScan[]): number {
    const relativeLength = sum(scans, (scan) => scan.contentLength) / this.#index.statistics.meanPassageLength;
    let score = 0;
    for (let at = 0; at < this.#weights.length; at += 1) {
      let count = 0;
      for (const { positions } of scans) count += positions[at]?.length ?? 0;
      score += (this.#weights[at] ?? 0) * saturation(count, relativeLength);
    }
    return score / (this.#total * (BM25.k + 1 + BM25.d));
  }

  /** How close the best placed token of the kind asked for is to every matched term, weighed by term. */
  #nearAnswer({ candidates, kinds, positions }: SentenceScan): number {
    const type = this.#question.answerType;
    let best = 0;
    if (positions.every((own) => own.length === 0)) return 0;
    if (type === 'person' || type === 'place' || type === 'date') {
      for (const { at, worth } of kinds) best = Math.max(best, worth * this.#nearness(positions, at));
    } else {
      for (const at of candidates) best = Math.max(best, this.#nearness(positions, at));
    }
    return best / this.#total;
  }

  #nearness(positions: SentenceScan['positions'], at: number): number {
    let found = 0;
    for (let term = 0; term < positions.length; term += 1) {
      const own = positions[term] ?? NOWHERE;
      if (own.length > 0) found += closeness(distanceTo(own, at)) * (this.#weights[term] ?? 0);
    }
    return found;
  }
}

const NOWHERE: readonly number[] = [];

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
