import type { Rings } from '../../concepts/rings.ts';
import { tokenize } from '../../text/tokens.ts';
import { type Figure, figuresOf } from '../figures.ts';
import { readClaim } from './claims.ts';
import type { QuantityAsk } from './quantity-ask.ts';
import { askOf } from './quantity-question.ts';

/** The figure that a question states ("did 12 officers die?") as the question that it thereby asks. */
export interface StatedAsk {
  readonly ask: QuantityAsk;
  /** The question without its figures, each blanked out: sources that give another are wanted as well. */
  readonly searched: string;
}

/** Words. What is longer is a pasted text, and its figures are not what is asked for. */
const MOST_WORDS = 40;

/**
 * Reads the figures that a question offers for something countable, money or a share: of yes or no ("is it true that 18 died?"), as a
 * statement, or beside "how many" ("how many died, 12 or 18?"). `null` where it offers none, or asks for something else
 * that its figure only describes: "who killed 12 officers?".
 */
export function statedAsk(question: string, rings: Rings): StatedAsk | null {
  const words = tokenize(question).map(({ word }) => word);
  if (words.length > MOST_WORDS) return null;
  const figures = figuresOf(question, rings).filter(({ unit, part }) => unit.kind !== 'measure' && !part);
  if (figures.length === 0) return null;
  if (/\bhow (?:many|much)\b|\bnumber of\b/iu.test(question)) return besideHowMany(question, figures, rings);
  return asksOtherwise(question) ? null : asClaim(question, figures, rings);
}

/** The asker's guesses are set apart from the question: ", 12 or 18?", "or 18?", "was it 12?". */
const OFFERS = /(?:[,;:.?!(–—-]|\b(?:or|it|they))\s*$/iu;

function besideHowMany(question: string, figures: readonly Figure[], rings: Rings): StatedAsk | null {
  const asked = askOf(question, rings);
  const offered = figures.filter(
    ({ start, who, what }) =>
      OFFERS.test(question.slice(0, start)) &&
      (who === null || who === asked?.who) &&
      (what === null || what === asked?.what),
  );
  if (offered.length === 0) return null;
  const searched = without(offered, question);
  const ask = askOf(searched, rings);
  return ask && { ask, searched };
}

/** A question word, or a request, asks for what it names; "the 18 police who died" only narrows. */
const OPEN =
  /\b(?:whom|whose|what|which|when|where|why|how)\b|^\W*(?:\w+\W+)?who\b|[,;:–—]\s*who\b|\bwho\W*$|^\W*(?:name|list|describe|explain|define)\b/iu;

function asksOtherwise(question: string): boolean {
  return OPEN.test(question);
}

function asClaim(question: string, figures: readonly Figure[], rings: Rings): StatedAsk | null {
  const claim = readClaim(question, rings);
  if (!claim || claim.figure.unit.kind === 'measure') return null;
  const { figure } = claim;
  const rivals = figures.filter(
    ({ unit, who, what }) =>
      unit.kind === figure.unit.kind && (who === null || who === figure.who) && (what === null || what === figure.what),
  );
  const searched = without(rivals, question);
  // Who alone ("the 12 officers"), or what alone that is no concept, says too little to compare by: "18 dead officers" is
  // read by the words that are left.
  const { whatIsConcept, who, what } = claim.ask;
  const ask = whatIsConcept || (who !== null && what !== null) ? claim.ask : askOf(searched, rings);
  return ask && { ask, searched };
}

function without(figures: readonly Figure[], question: string): string {
  let text = question;
  for (const { start, end } of figures) text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  return text;
}
