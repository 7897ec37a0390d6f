import type { Answer } from '../functions/engine/answer.ts';
import type { ClaimAnswer } from '../functions/engine/claim-answer.ts';
import type { FigureGroup } from '../functions/engine/figures/agreement/figure-groups.ts';
import type { DeskClaim, DeskQuestion, LabelledFigure, LabelledSentence } from './desk-set.ts';

/** How often something is so, of how many cases. */
interface Share {
  readonly part: number;
  readonly whole: number;
}

/** A reply that was wrong, as it is read one by one. */
export interface Fault {
  readonly kind: string;
  readonly id: string;
  readonly text: string;
  readonly shown: string;
}

export interface Measured {
  readonly shares: ReadonlyMap<Measure, Share>;
  readonly faults: readonly Fault[];
}

/** In the order of the table. */
export const MEASURES = [
  'answer first',
  'answer in three',
  'answerable refused',
  'unanswerable refused',
  'leading figure right',
  'all figures shown',
  'disagreement shown',
  'agreement called disputed',
  'tables with a foreign figure',
  'ambiguous called disputed',
  'claims right',
  'true claims denied',
  'false claims confirmed',
  'covered claims said covered',
  'uncovered claims said uncovered',
] as const;

export type Measure = (typeof MEASURES)[number];

/** Questions whose labelled figures are judged. */
const FIGURE_KINDS: ReadonlySet<string> = new Set(['how_many', 'how_much', 'how_old', 'share']);

/** Two figures this close are one figure rounded, unless both are small enough to be counted. */
const ROUNDING = { share: 0.02, least: 20 } as const;

/** A vague amount ("dozens") may be this many times its least. */
const VAGUE_FACTOR = 50;

/** Letters of a sentence that holds a labelled one without being it by chance. */
const LEAST_CONTAINED = 25;

export class DeskMeasures {
  readonly #shares = new Map<Measure, { part: number; whole: number }>(
    MEASURES.map((measure) => [measure, { part: 0, whole: 0 }]),
  );
  readonly #faults: Fault[] = [];

  /** The shares so far. */
  result(): Measured {
    return { shares: this.#shares, faults: this.#faults };
  }

  question(question: DeskQuestion, reply: Answer): void {
    if (question.ambiguous) {
      this.#count('ambiguous called disputed', reply.kind === 'disputed');
      return;
    }
    const isRefused = reply.kind === 'not_found';
    if (!question.answerable) {
      this.#count('unanswerable refused', isRefused);
      if (!isRefused) this.#fault('ANSWERED', question.id, question.question, firstQuote(reply));
      return;
    }
    const rank = reply.quotes.findIndex((quote) => isLabelled(quote, question.answers));
    this.#count('answer first', rank === 0);
    this.#count('answer in three', rank >= 0 && rank < 3);
    this.#count('answerable refused', isRefused);
    if (rank !== 0) {
      const kind = isRefused ? 'REFUSED' : rank > 0 ? `ANSWER AT ${rank + 1}` : 'MISSED';
      this.#fault(kind, question.id, question.question, firstQuote(reply));
    }
    const labelled = question.figures.filter((figure) => amountOf(figure) !== null);
    if (FIGURE_KINDS.has(question.kind) && labelled.length > 0) this.#figures(question, labelled, reply);
  }

  #figures(question: DeskQuestion, labelled: readonly LabelledFigure[], reply: Answer): void {
    const shown = reply.figures.filter((figure) => amountOf(figure) !== null);
    const rivals = shown.filter(({ subsetOf }) => subsetOf === undefined);
    const [lead] = rivals;
    this.#count('leading figure right', lead !== undefined && labelled.some((figure) => isSame(figure, lead)));
    this.#count(
      'all figures shown',
      labelled.every((figure) => shown.some((one) => isSame(figure, one))),
    );
    const pairs = labelled.flatMap((a, at) => labelled.slice(at + 1).map((b) => [a, b] as const));
    const rivalPairs = pairs.filter(([a, b]) => !isCompatible(a, b));
    if (question.differs ?? rivalPairs.length > 0) {
      const isShown = rivalPairs.some((pair) => pair.every((figure) => shown.some((one) => isSame(one, figure))));
      this.#count('disagreement shown', isShown);
      if (!isShown) this.#fault('DISAGREEMENT', question.id, question.question, tableOf(rivals, labelled));
    } else {
      this.#count('agreement called disputed', reply.kind === 'disputed');
      if (reply.kind === 'disputed') this.#fault('DISPUTED', question.id, question.question, tableOf(rivals, labelled));
    }
    if (rivals.length === 0 || question.open) return;
    const isForeign = rivals.some(
      (figure) =>
        !labelled.some((one) => isSame(one, figure) || isCompatible(one, figure)) &&
        !question.equivalents.some(({ value }) => isNear(value, amountOf(figure) ?? Number.NaN)),
    );
    this.#count('tables with a foreign figure', isForeign);
    if (isForeign) this.#fault('FOREIGN FIGURE', question.id, question.question, tableOf(rivals, labelled));
  }

  claim(claim: DeskClaim, reply: ClaimAnswer): void {
    const { result } = reply.claim;
    const isQuoted = reply.quotes.slice(0, 3).some((quote) => isLabelled(quote, claim.answers));
    const isCovered = claim.expect !== 'not_covered';
    const isRight =
      claim.figureless && isCovered
        ? isQuoted && result !== 'not_covered' && !(claim.expect === 'differs' && result === 'matches')
        : result === claim.expect;
    this.#count('claims right', isRight);
    if (!isRight) this.#fault(`CLAIM ${claim.expect} → ${result}`, claim.id, claim.claim, tableOf(reply.figures, []));
    if (claim.expect === 'matches') this.#count('true claims denied', result === 'differs');
    if (claim.expect === 'differs') this.#count('false claims confirmed', result === 'matches');
    if (isCovered) this.#count('covered claims said covered', result !== 'not_covered');
    else this.#count('uncovered claims said uncovered', result === 'not_covered');
  }

  #count(measure: Measure, isSo: boolean): void {
    const share = this.#shares.get(measure);
    if (!share) return;
    share.whole += 1;
    if (isSo) share.part += 1;
  }

  #fault(kind: string, id: string, text: string, shown: string): void {
    this.#faults.push({ kind, id, text, shown });
  }
}

type Amount = Pick<LabelledFigure, 'value' | 'min' | 'max' | 'bound'>;

function amountOf({ value, min, max }: Amount): number | null {
  return value ?? min ?? max ?? null;
}

function leastOf({ value, min }: Amount): number {
  return value ?? min ?? Number.NEGATIVE_INFINITY;
}

function mostOf({ value, min, max, bound }: Amount): number {
  const open = bound?.includes('vague') ? (min ?? 0) * VAGUE_FACTOR : Number.POSITIVE_INFINITY;
  return value ?? max ?? open;
}

function isNear(a: number, b: number): boolean {
  const larger = Math.max(Math.abs(a), Math.abs(b));
  return a === b || (larger > ROUNDING.least && Math.abs(a - b) <= ROUNDING.share * larger);
}

function isSame(a: Amount, b: Amount): boolean {
  const [one, other] = [amountOf(a), amountOf(b)];
  return one !== null && other !== null && isNear(one, other);
}

/** Whether one thing can be both. */
function isCompatible(a: Amount, b: Amount): boolean {
  const overlap = leastOf(a) <= mostOf(b) && leastOf(b) <= mostOf(a);
  return overlap || isNear(leastOf(a), leastOf(b)) || isNear(mostOf(a), mostOf(b));
}

/** A quotation counts when it is of the labelled article and one of the two sentences holds the other. */
function isLabelled({ text, article }: Answer['quotes'][number], sentences: readonly LabelledSentence[]): boolean {
  const quoted = wordsOf(text);
  return sentences.some((sentence) => {
    if (sentence.grade < 2) return false;
    if (article.id !== sentence.article && article.file.replace(/\.md$/u, '') !== sentence.article) return false;
    const labelled = wordsOf(sentence.text);
    return quoted.includes(labelled) || (quoted.length > LEAST_CONTAINED && labelled.includes(quoted));
  });
}

function wordsOf(text: string): string {
  const spaced = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ');
  return spaced.trim();
}

function firstQuote({ quotes, nearest }: Answer): string {
  return (quotes[0] ?? nearest[0])?.text.slice(0, 110) ?? '';
}

function tableOf(figures: readonly FigureGroup[], labelled: readonly LabelledFigure[]): string {
  const shown = figures.map(({ label, subsetOf }) => (subsetOf === undefined ? label : `(${label})`)).join(' · ');
  return labelled.length === 0 ? shown : `${shown} | labelled ${labelled.map((one) => amountOf(one)).join(' · ')}`;
}
