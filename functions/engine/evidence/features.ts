import { matchFigure } from '../figures/agreement/figure-answers.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Question } from '../search/question.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import { type RetrievedPassage, roundedScore, type Slice } from '../search/slice.ts';
import { BM25, saturation } from '../search/statistics.ts';
import { writeAnswerSigns } from './answer-signs.ts';
import { closeness, distanceTo, pairCredit, pairDistance } from './distances.ts';
import type { Evidence } from './evidence.ts';
import { FEATURES } from './feature-names.ts';
import { AT, FeatureRow } from './feature-row.ts';
import { has, PassageScanner, type SentenceScan } from './passage-scan.ts';
import { pointsBack } from './points-back.ts';
import { RANKER_WEIGHTS } from './ranker-weights.ts';

/** All sentences of the retrieved passages, in their order; the first passage is taken to have the best score. */
export function measureSentences(
  question: Question,
  terms: readonly BoundTerm[],
  retrieved: readonly RetrievedPassage[],
  index: Slice,
): Evidence[] {
  const frame = new Frame(question, terms, index);
  const best = retrieved[0]?.score ?? 1;
  const rows = FeatureRow.table(sum(retrieved, ({ passage }) => passage.sentences.length));
  let filled = 0;
  const read = retrieved.map(({ passage, score }) => {
    const first = filled;
    filled += passage.sentences.length;
    return frame.read(passage, score / best, rows.slice(first, filled));
  });
  const bestSentence = rows.reduce((most, row) => Math.max(most, row.of(AT.sentenceScore)), 1e-9);
  for (const row of rows) row.set(AT.sentenceScore, row.of(AT.sentenceScore) / bestSentence);
  return read.flatMap(candidatesIn);
}

/** A passage against the question: its sentences, and for each term the first of them with it, or -1. */
interface ReadPassage {
  readonly passage: IndexedPassage;
  readonly scans: readonly SentenceScan[];
  readonly firstWith: readonly number[];
  readonly inPassage: readonly boolean[];
  readonly inContext: readonly boolean[];
  readonly pointsBack: readonly boolean[];
  /** One for each sentence. */
  readonly rows: readonly FeatureRow[];
}

function candidatesIn({ passage, scans, inPassage, inContext, ...read }: ReadPassage): Evidence[] {
  const none = inPassage.map(() => false);
  return read.rows.map((features, at) => {
    const [here, before, after] = [scans[at], scans[at - 1], scans[at + 1]];
    if (!here) throw new Error('a row for each sentence');
    return {
      passage,
      sentence: here.sentence,
      features,
      score: roundedScore(features.weighed(WEIGHTS)),
      inSentence: here.present,
      inBefore: before?.present ?? none,
      inPassage,
      inContext,
      alike: here.alike,
      pointsBack: read.pointsBack[at] === true,
      scans: { here, before, after },
    };
  });
}

const WEIGHTS = Float64Array.from(FEATURES, (name) => RANKER_WEIGHTS[name]);

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
  /** Of each term: its weight; whether it is a name. */
  readonly #weights: readonly number[];
  readonly #names: readonly boolean[];

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
  }

  /** Reads a passage and fills `rows`, one for each of its sentences. `score`: that of the passage, against the best one's. */
  read(passage: IndexedPassage, score: number, rows: readonly FeatureRow[]): ReadPassage {
    const scans = this.#scanner.scan(passage);
    const firstWith = this.#terms.map((_, term) => scans.findIndex(({ present }) => present[term] === true));
    const inPassage = firstWith.map((first) => first >= 0);
    const inContext = this.#terms.map(
      ({ stemId, ring, aliasIds }) =>
        (stemId !== undefined && passage.contextStems.has(stemId)) ||
        passage.contextRings.has(ring) ||
        aliasIds.some((ids) => ids.every((id) => passage.contextStems.has(id))),
    );
    const read = { passage, scans, firstWith, inPassage, inContext, rows, pointsBack: scans.map(pointsBack) };
    this.#writePassage(read, score);
    for (let at = 0; at < rows.length; at += 1) this.#writeSentence(read, at);
    return read;
  }

  /** What is the same for all sentences of a passage. */
  #writePassage({ scans, inPassage, inContext, rows }: ReadPassage, score: number): void {
    const { focus } = this.#question;
    const ideal = this.#saturation(scans);
    const context = this.#share((term) => inContext[term] === true && this.#isName(term));
    const contextOnly = this.#share((term) => inContext[term] === true && !inPassage[term] && this.#isName(term));
    const pairs = this.#pairShare(scans);
    const exact = this.#share((term) => scans.some((scan) => scan.exact[term] === true));
    const similar = this.#similarPassage(scans, inPassage);
    const names = this.#nameShare((term) => inPassage[term] === true);
    for (const row of rows) {
      row.set(AT.passageScore, score);
      row.set(AT.passageIdeal, ideal);
      row.set(AT.context, context);
      row.set(AT.contextOnly, contextOnly);
      row.set(AT.pairsPassage, pairs);
      row.set(AT.exactPassage, exact);
      row.set(AT.similarPassage, similar);
      row.set(AT.namesPassage, names);
      row.set(AT.focusPassage, focus < 0 ? 0 : inPassage[focus] ? 1 : -0.5);
    }
  }

  #writeSentence(read: ReadPassage, at: number): void {
    const [row, scan] = [read.rows[at], read.scans[at]];
    if (!row || !scan) throw new Error('a row for each sentence');
    const { focus } = this.#question;
    const { firstToken, endToken } = scan.sentence;
    const predicate = this.#predicate(scan);
    const besides = Math.max(this.#predicate(read.scans[at - 1]), this.#predicate(read.scans[at + 1]));
    this.#writeShares(row, scan);
    this.#writeSharesBeside(row, read, at, scan);
    writeAnswerSigns(row, this.#question, scan);
    row.set(AT.focus, focus < 0 ? 0 : scan.present[focus] ? 1 : -0.5);
    row.set(AT.figure, this.#figure(scan.sentence));
    row.set(AT.predicate, predicate);
    row.set(AT.predicateBeside, predicate > 0 ? 0 : besides);
    row.set(AT.namesBack, read.pointsBack[at] ? this.#namesBack(read, at, scan) : 0);
    row.set(AT.length, Math.log(1 + endToken - firstToken) / 3);
    row.set(AT.short, endToken - firstToken < 5 ? 1 : 0);
    row.set(AT.opening, at === 0 ? 1 : 0);
    // Where no word of the question is, nothing is near one.
    if (!scan.present.includes(true)) return;
    row.set(AT.sentenceScore, this.#bm25(scan));
    row.set(AT.pairs, this.#pairShare([scan]));
    row.set(AT.nearAnswer, this.#nearAnswer(scan));
  }

  #writeShares(row: FeatureRow, { exact, alike, present }: SentenceScan): void {
    const total = this.#total;
    let [coverage, exactly, similar, names] = [0, 0, 0, 0];
    for (let term = 0; term < this.#weights.length; term += 1) {
      const weight = this.#weights[term] ?? 0;
      if (exact[term]) exactly += weight;
      if (present[term]) {
        coverage += weight;
        if (this.#names[term]) names += weight;
      } else {
        similar += weight * (alike[term] ?? 0);
      }
    }
    row.set(AT.coverage, coverage / total);
    row.set(AT.coverageSquare, (coverage / total) ** 2);
    row.set(AT.exactForm, exactly / total);
    row.set(AT.similar, similar / total);
    row.set(AT.names, this.#ofNames(names));
  }

  /** Where the terms are that the sentence itself lacks: each counts once, where it is nearest, and among all that come earlier. */
  #writeSharesBeside(row: FeatureRow, { scans, firstWith }: ReadPassage, at: number, { present }: SentenceScan): void {
    const total = this.#total;
    const inBefore = scans[at - 1]?.present;
    const inAfter = scans[at + 1]?.present;
    let [before, after, earlier, passage] = [0, 0, 0, 0];
    for (let term = 0; term < this.#weights.length; term += 1) {
      if (present[term]) continue;
      const weight = this.#weights[term] ?? 0;
      const first = firstWith[term] ?? -1;
      if (first >= 0 && first < at) earlier += weight;
      if (inBefore?.[term]) before += weight;
      else if (inAfter?.[term]) after += weight;
      else if (first >= 0) passage += weight;
    }
    row.set(AT.coverageBefore, before / total);
    row.set(AT.coverageAfter, after / total);
    row.set(AT.coverageEarlier, earlier / total);
    row.set(AT.coveragePassage, passage / total);
  }

  #predicate(scan: SentenceScan | undefined): number {
    if (!scan || scan.predicate.length === 0) return 0;
    return this.#question.predicate.some((term) => has(scan, term)) ? 1 : 0.8;
  }

  /** Of the last two sentences before, the nearest with a name decides: it is whom "she" stands for. */
  #namesBack({ scans }: ReadPassage, at: number, { present }: SentenceScan): number {
    for (const before of [scans[at - 1], scans[at - 2]]) {
      const share = before ? this.#nameShare((term) => before.present[term] === true && !present[term]) : 0;
      if (share > 0) return share;
    }
    return 0;
  }

  #figure({ figures }: IndexedSentence): number {
    const { quantity } = this.#question;
    if (!quantity) return 0;
    let best = 0;
    for (const figure of figures) best = Math.max(best, matchFigure(quantity, figure));
    return best || -0.5;
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
