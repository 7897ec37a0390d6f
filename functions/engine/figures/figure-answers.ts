import { type Token, tokenize } from '../text/tokens.ts';
import { isAnybody, isPeople } from './event-nouns.ts';
import type { Figure } from './figures.ts';
import type { QuantityAsk } from './quantity-ask.ts';

/**
 * How well a figure answers what is asked, 0 to 1; 0 when it is a figure of something else. Looks at the figure alone,
 * not at the place, time or event its sentence tells of: those are for the ranking of sentences.
 */
export function matchFigure(ask: QuantityAsk, figure: Figure): number {
  const unit = unitMatch(ask, figure);
  if (unit === 0) return 0;
  const who = whoMatch(ask, figure);
  const what = whatMatch(ask, figure);
  if (who === 0 || what === 0) return 0;
  return unit * who * what * modifierMatch(ask, figure) * standing(ask, figure);
}

function unitMatch(ask: QuantityAsk, figure: Figure): number {
  const { unit } = figure;
  switch (ask.unit) {
    case 'count':
      return unit.kind === 'count' ? 1 : unit.kind === 'percent' && ask.who !== null ? 0.1 : 0;
    case 'percent':
      return unit.kind === 'percent' ? 1 : 0;
    case 'money':
      return unit.kind === 'money'
        ? ask.unitName === null || ask.unitName === unit.currency
          ? 1
          : 0.5
        : unit.kind === 'percent'
          ? 0.1
          : 0;
    case 'measure':
      if (unit.kind !== 'measure') return 0;
      return ask.unitName === null || ask.unitName === unit.unit ? 1 : 0;
    case 'amount':
      return unit.kind === 'count' ? 0.3 : 1;
  }
}

function whoMatch(ask: QuantityAsk, figure: Figure): number {
  if (ask.unit !== 'count') return ask.who === null || ask.who === figure.who ? 1 : 0.7;
  if (ask.who === null) return figure.who === null || isAnybody(figure.who) ? 1 : 0.8;
  if (ask.who === figure.who) return 1;
  if (isAnybody(ask.who)) {
    if (isAnybody(figure.who)) return 1;
    return figure.who !== null && isPeople(figure.who) ? 0.9 : 0.6;
  }
  if (figure.modifiers.includes(ask.who)) return 0.8;
  // "50 died" in a sentence about the police may be police; "8 people died" is not the police's figure.
  if (figure.who === null) return ask.whatIsConcept ? 0 : 0.4;
  return 0;
}

function whatMatch(ask: QuantityAsk, figure: Figure): number {
  if (ask.what === null) return 1;
  if (ask.what === figure.what) {
    if (ask.manner !== null && isNarrow(ask.manner) && ask.manner !== figure.manner) return 0;
    if (ask.whatIsConcept && ask.doer !== figure.doer) return ask.doer ? 0.3 : 0;
    return isNarrow(figure.manner) && ask.manner !== figure.manner ? 0.6 : 1;
  }
  if (figure.modifiers.includes(ask.what)) return 0.9;
  if (ask.whatIsConcept) return 0;
  return figure.what === null ? 0.7 : 0.5;
}

/** Ways to die that are narrower than dying: a figure of them is no total. */
const NARROW: ReadonlySet<string> = new Set(
  'behead decapit drown hang lynch electrocut strangl stab poison suffoc execut slaughter burn crush tortur starv'.split(
    ' ',
  ),
);

/** Whether a governing word's stem tells a special manner of what its ring tells in general. */
export function isNarrow(manner: string | null): boolean {
  return manner !== null && NARROW.has(manner);
}

/** Words that narrow the question must narrow the figure too: "armed rioters", "Russian troops". */
function modifierMatch(ask: QuantityAsk, figure: Figure): number {
  let match = 1;
  for (const name of ask.modifiers) if (name !== figure.who && !figure.modifiers.includes(name)) match *= 0.7;
  return match;
}

/** What is foreseen, denied or long past stands behind what is stated. */
function standing(ask: QuantityAsk, figure: Figure): number {
  let standing = 1;
  if (figure.prediction || figure.condition) standing *= 0.2;
  if (figure.denial) standing *= 0.1;
  if (figure.past && !(figure.year !== null && ask.years.includes(figure.year))) standing *= 0.5;
  if (figure.part) standing *= 0.7;
  if (figure.modifiers.includes('more')) standing *= 0.8;
  return standing;
}

export interface Candidate {
  readonly text: string;
  readonly figures: readonly Figure[];
  /** How well the sentence fits the question, 0 to 1 against the best. */
  readonly score: number;
}

export interface Leading {
  readonly candidate: number;
  readonly figure: number;
  readonly score: number;
}

/** What each part of a figure's fit is worth. Settled by `bench/figures-oracle.ts` on SQuAD's training half. */
export interface LeadingWeights {
  readonly match: number;
  readonly unit: number;
  readonly sentence: number;
  readonly who: number;
  readonly what: number;
  readonly near: number;
  readonly year: number;
  /** A number that the question itself gives. */
  readonly given: number;
  /** In brackets: mostly a conversion of the number before. */
  readonly bracketed: number;
  readonly unnamed: number;
  /** "One": seldom what "how many" asks for. */
  readonly single: number;
}

export const LEADING_WEIGHTS: LeadingWeights = {
  match: 0.8,
  unit: 2,
  sentence: 2,
  who: 0.9,
  what: 0.5,
  near: 2,
  year: 0.7,
  given: -1.5,
  bracketed: -0.5,
  unnamed: -0.2,
  single: -0.4,
};

/** Tokens. A question's word further away than this says nothing about the figure. */
const NEAR = 12;

/**
 * The figure that answers best, over all candidates; `null` when none of them has a figure of the unit asked for. Softer
 * than {@link matchFigure}: a question about "stops" may be answered by "stations", so the words around the figure count.
 * `weightOf` tells how much a stem of the question says (its idf); all count alike without it.
 */
export function leadingFigure(
  ask: QuantityAsk,
  candidates: readonly Candidate[],
  weightOf: (stem: string) => number = () => 1,
  weights: LeadingWeights = LEADING_WEIGHTS,
): Leading | null {
  let best: Leading | null = null;
  const asked = new Map(ask.terms.map((stem) => [stem, weightOf(stem)]));
  candidates.forEach((candidate, index) => {
    if (!candidate.figures.some((figure) => unitMatch(ask, figure) > 0)) return;
    const tokens = tokenize(candidate.text);
    candidate.figures.forEach((figure, at) => {
      const unit = unitMatch(ask, figure);
      if (unit === 0) return;
      const named = ask.who !== null && (figure.who === ask.who || figure.modifiers.includes(ask.who));
      const year = figure.year === null || ask.years.length === 0 ? 0 : ask.years.includes(figure.year) ? 1 : -1;
      const given = figure.value !== null && ask.numbers.includes(figure.value);
      const score =
        weights.match * matchFigure(ask, figure) +
        weights.unit * unit +
        weights.sentence * candidate.score +
        weights.who * Number(named) +
        weights.what * Number(ask.what !== null && ask.what === figure.what) +
        weights.near * nearness(asked, tokens, figure) +
        weights.year * year +
        weights.given * Number(given) +
        weights.bracketed * Number(candidate.text[figure.start - 1] === '(') +
        weights.unnamed * Number(figure.who === null) +
        weights.single * Number(figure.value === 1 && figure.unit.kind === 'count');
      if (!best || score > best.score) best = { candidate: index, figure: at, score };
    });
  });
  return best;
}

/** The share of the question's words close to the figure, each weighed by its distance; 0 to 1. */
function nearness(asked: ReadonlyMap<string, number>, tokens: readonly Token[], figure: Figure): number {
  const first = tokens.findIndex((token) => token.end > figure.start);
  const last = tokens.findLastIndex((token) => token.start < figure.end);
  const closest = new Map<string, number>();
  for (let at = Math.max(0, first - NEAR); at <= last + NEAR; at += 1) {
    const stem = tokens[at]?.stem;
    if (stem === undefined || !asked.has(stem) || (at >= first && at <= last)) continue;
    const distance = at < first ? first - at : at - last;
    closest.set(stem, Math.min(distance, closest.get(stem) ?? NEAR));
  }
  let sum = 0;
  let most = 0;
  for (const [stem, weight] of asked) {
    most += weight;
    const distance = closest.get(stem);
    if (distance !== undefined) sum += weight * (1 - (distance - 1) / NEAR);
  }
  return most === 0 ? 0 : sum / most;
}
