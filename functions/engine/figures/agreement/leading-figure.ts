import { type Token, tokenize } from '../../text/tokens.ts';
import type { QuantityAsk } from '../asks/quantity-ask.ts';
import type { Figure } from '../figures.ts';
import { askedSubjects } from './asked-subjects.ts';
import {
  asksChange,
  asksForEach,
  isForEach,
  isStep,
  matchFigure,
  unitMatch,
  wholesOfAnswers,
} from './figure-answers.ts';
import { unitName } from './figure-groups.ts';
import { LEADING_WEIGHTS } from './leading-weights.ts';

/** What makes a figure lead, each about 0 to 1, below 0 where it speaks against the figure. */
export const LEADING_SIGNS = [
  /** {@link matchFigure}. */
  'match',
  'unit',
  /** The sentence's place in the ranking, by its score. */
  'sentence',
  /** Counts what is asked for by name, or what narrows it. */
  'who',
  'modifiers',
  'what',
  /** The question's words close to the figure; those behind it; and those that no other figure of the sentence is closer to. */
  'near',
  'behind',
  'own',
  /** The question's words in the figure's clause. */
  'clause',
  'year',
  /** A number that the question itself gives. */
  'given',
  /** In brackets: mostly a conversion of the number before. */
  'bracketed',
  'unnamed',
  /** "One": seldom what "how many" asks for. */
  'single',
  'vague',
  'part',
  /** Other figures of the sentence are parts of it. */
  'whole',
  /** Its sentence says that it is of whom the question names; of somebody else beside them. */
  'subject',
] as const;

export type LeadingSign = (typeof LEADING_SIGNS)[number];
type LeadingSigns = Readonly<Record<LeadingSign, number>>;

/** A sentence as the ranking of evidence gives it. */
export interface RankedSentence {
  readonly text: string;
  readonly figures: readonly Figure[];
  /** The ranker's score: no unit, to be compared within one question only. */
  readonly score: number;
}

/** A figure of ranked evidence. */
export interface Leading {
  /** Index of its sentence, and its index in that sentence's figures. */
  readonly sentence: number;
  readonly figure: number;
}

/** A figure that might lead, and what speaks for it. */
interface LeadingCandidate extends Leading {
  readonly signs: LeadingSigns;
}

/** Sentences, best first, among which the leading figure is looked for. */
const LOOKED_AT = 15;

/** Points of the ranker's score: a sentence that lies this far behind the best has nothing from its place. */
const SCORE_SPAN = 12;

/**
 * The figure that answers best among ranked evidence, best first; `null` when none has the unit asked for. Softer than
 * {@link matchFigure}: a question about "stops" may be answered by "stations", so the words around the figure count.
 * `weightOf` tells how much a stem of the question says; all count alike without it.
 */
export function leadingFigure(
  ask: QuantityAsk,
  ranked: readonly RankedSentence[],
  weightOf: (stem: string) => number = () => 1,
): Leading | null {
  let leading: Leading | null = null;
  let highest = Number.NEGATIVE_INFINITY;
  for (const candidate of leadingCandidates(ask, ranked, weightOf)) {
    let score = 0;
    for (const sign of LEADING_SIGNS) score += LEADING_WEIGHTS[sign] * candidate.signs[sign];
    if (score > highest) [highest, leading] = [score, candidate];
  }
  return leading;
}

/**
 * The figures of the unit asked for, in the order of the sentences, but for those that are not what is asked beside one that
 * may be: the whole of a part that answers, a step beside the value, what is paid a day beside the sum.
 */
export function leadingCandidates(
  ask: QuantityAsk,
  ranked: readonly RankedSentence[],
  weightOf: (stem: string) => number = () => 1,
): LeadingCandidate[] {
  const looked = ranked.slice(0, LOOKED_AT);
  const best = Math.max(...looked.map(({ score }) => score));
  const asked = new Map(ask.terms.map((stem) => [stem, weightOf(stem)]));
  return looked.flatMap(({ text, figures, score }, sentence) => {
    if (!figures.some((figure) => unitMatch(ask, figure) > 0)) return [];
    const words = new SentenceStems(text, figures, asked);
    const { others } = askedSubjects(ask, figures, (figure) => unitMatch(ask, figure) > 0);
    const wholes = wholesOfAnswers(ask, figures);
    const isPassing = (figure: Figure): boolean =>
      (isStep(figure) && !asksChange(ask)) || (isForEach(figure, text) && !asksForEach(ask));
    // A step, or what is paid a day, is the best answer to be had where nothing says what the value or the sum is.
    const hasValue = ({ unit }: Figure): boolean =>
      figures.some((other) => unitName(other.unit) === unitName(unit) && !isPassing(other));
    return figures.flatMap((figure, at) => {
      if (
        unitMatch(ask, figure) === 0 ||
        givesAgain(ask, figures, figure) ||
        wholes.has(at) ||
        (isPassing(figure) && hasValue(figure))
      )
        return [];
      const place = Math.max(0, 1 - (best - score) / SCORE_SPAN);
      return [{ sentence, figure: at, signs: signsOf(ask, figures, at, words, place, others) }];
    });
  });
}

/** Whether it gives another figure again, in a unit that answers no better than that figure's own. */
function givesAgain(ask: QuantityAsk, figures: readonly Figure[], { equivalentOf, unit }: Figure): boolean {
  const host = equivalentOf === null ? undefined : figures[equivalentOf];
  return host !== undefined && unitMatch(ask, host) >= unitMatch(ask, { ...host, unit });
}

function signsOf(
  ask: QuantityAsk,
  figures: readonly Figure[],
  at: number,
  words: SentenceStems,
  sentence: number,
  others: ReadonlySet<number>,
): LeadingSigns {
  const figure = figures[at];
  if (!figure) throw new Error('a figure of the list');
  const narrowing = ask.modifiers.filter((name) => figure.modifiers.includes(name)).length;
  const named = ask.who !== null && (figure.who === ask.who || figure.modifiers.includes(ask.who));
  const yearKnown = figure.year !== null && ask.years.length > 0;
  return {
    match: matchFigure(ask, figure),
    unit: unitMatch(ask, figure),
    sentence,
    who: Number(named),
    modifiers: ask.modifiers.length === 0 ? 0 : narrowing / ask.modifiers.length,
    what: Number(ask.what !== null && ask.what === figure.what),
    ...words.around(at),
    year: !yearKnown ? 0 : figure.year !== null && ask.years.includes(figure.year) ? 1 : -1,
    given: Number(figure.value !== null && ask.numbers.includes(figure.value)),
    bracketed: Number(words.text[figure.start - 1] === '('),
    unnamed: Number(figure.who === null),
    single: Number(figure.value === 1 && figure.unit.kind === 'count'),
    vague: Number(figure.bound === 'vague'),
    part: Number(figure.part),
    whole: Number(figures.some((other) => other.subsetOf === at)),
    subject: others.has(at) ? -1 : Number(others.size > 0 && figure.subject.length > 0),
  };
}

/** Tokens. A question's word further away than this says nothing about the figure. */
const NEAR = 12;

/** Where the question's words stand in a sentence, against its figures. */
class SentenceStems {
  readonly text: string;
  readonly #asked: ReadonlyMap<string, number>;
  readonly #most: number;
  /** First and last token of each figure. */
  readonly #spans: readonly { readonly first: number; readonly last: number }[];
  /** Tokens that are words of the question, outside of all figures. */
  readonly #found: readonly { readonly at: number; readonly stem: string }[];
  readonly #clauseOf: readonly number[];

  constructor(text: string, figures: readonly Figure[], asked: ReadonlyMap<string, number>) {
    this.text = text;
    this.#asked = asked;
    this.#most = [...asked.values()].reduce((sum, weight) => sum + weight, 0) || 1;
    const tokens = tokenize(text);
    this.#spans = figures.map((figure) => ({
      first: tokens.findIndex((token) => token.end > figure.start),
      last: tokens.findLastIndex((token) => token.start < figure.end),
    }));
    this.#found = tokens.flatMap(({ stem }, at) =>
      asked.has(stem) && !this.#spans.some(({ first, last }) => first <= at && at <= last) ? [{ at, stem }] : [],
    );
    this.#clauseOf = clausesOf(text, tokens);
  }

  /** Shares of the question's weight, 0 to 1; a word counts less the further away it stands. */
  around(figure: number): { near: number; behind: number; own: number; clause: number } {
    const span = this.#spans[figure] ?? { first: 0, last: 0 };
    const clause = this.#clauseOf[span.first];
    const near = new Map<string, number>();
    const behind = new Map<string, number>();
    const own = new Set<string>();
    const inClause = new Set<string>();
    for (const { at, stem } of this.#found) {
      const distance = distanceTo(span, at);
      if (this.#clauseOf[at] === clause) inClause.add(stem);
      if (this.#spans.every((other) => distanceTo(other, at) >= distance)) own.add(stem);
      if (distance > NEAR) continue;
      const closeness = 1 - (distance - 1) / NEAR;
      near.set(stem, Math.max(near.get(stem) ?? 0, closeness));
      if (at > span.last) behind.set(stem, Math.max(behind.get(stem) ?? 0, closeness));
    }
    return {
      near: this.#share(near.keys(), (stem) => near.get(stem) ?? 0),
      behind: this.#share(behind.keys(), (stem) => behind.get(stem) ?? 0),
      own: this.#share(own),
      clause: this.#share(inClause),
    };
  }

  #share(stems: Iterable<string>, closeness: (stem: string) => number = () => 1): number {
    let sum = 0;
    for (const stem of stems) sum += (this.#asked.get(stem) ?? 0) * closeness(stem);
    return sum / this.#most;
  }
}

function distanceTo({ first, last }: { readonly first: number; readonly last: number }, at: number): number {
  return at < first ? first - at : at > last ? at - last : 0;
}

/** For each token the number of its clause: commas, brackets and stops part them. */
function clausesOf(text: string, tokens: readonly Token[]): number[] {
  let clause = 0;
  return tokens.map((token, at) => {
    const previous = tokens[at - 1];
    if (previous && /[,;:.()–—]/u.test(text.slice(previous.end, token.start))) clause += 1;
    return clause;
  });
}
