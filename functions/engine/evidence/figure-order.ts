import { canAgree } from '../figures/agreement/compatible-figures.ts';
import { unitName } from '../figures/agreement/figure-groups.ts';
import { amountOf } from '../figures/amounts.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { tokenize } from '../text/tokens.ts';
import { sentenceText } from './evidence.ts';
import { type FigureCandidate, isNamedAsNear } from './figure-model.ts';
import type { FigureSign, FigureSigns } from './figure-model-signs.ts';
import { directionOf } from './figure-wording.ts';

/** What gives way as the leading figure, and to what: `lead` has the fault that `other` has not. */
interface YieldRule {
  readonly name: string;
  readonly example: string;
  /** How likely the other one has to be. */
  readonly least: number;
  readonly yields: (lead: FigureCandidate, other: FigureCandidate, asked: Asked) => boolean;
}

interface Asked {
  /** 1 where it is asked how far something rose, -1 where how far it fell, else 0. */
  readonly direction: -1 | 0 | 1;
  /** Those that the question states, years left out. */
  readonly numbers: readonly number[];
}

/** Share of the question's names: so many that it is of whom it asks for. */
const ENOUGH_NAMED = 0.5;

/** Of what is counted, and who does it. */
const AS_MUCH_ASKED: readonly FigureSign[] = ['who', 'headAsked', 'subjectAsked'];

/** Shares of a firm that is told of. */
const LEAST_WHOLE = 10_000;

const YIELD_RULES: readonly YieldRule[] = [
  {
    name: 'a vague amount to an exact one that it can stand for',
    example: '"Thousands of posts will go", beside "Orlo will cut 4,000 posts".',
    least: 0.4,
    yields: ({ figure: lead }, { figure }) =>
      lead.bound === 'vague' && figure.bound !== 'vague' && canAgree(lead, figure),
  },
  {
    name: 'a figure of a place that is not asked for to one of no place',
    example: '"In Oran, prices rose 7%", beside "prices rose 13% in the year to May".',
    least: 0.5,
    yields: ({ signs: lead }, { signs }) => lead.placeOther > 0 && signs.placeOther === 0,
  },
  {
    name: 'what is offered for each share to the whole',
    example: '"A bid of $6 a share", beside "the $7bn bid".',
    least: 0.5,
    yields: (lead, other) => isForShare(lead) && amountOf(other.figure) >= LEAST_WHOLE * amountOf(lead.figure),
  },
  {
    name: 'a name in the sentence before to one in its own',
    example: '"They own 29% of the club" behind a sentence on Brandt, beside "Ada Brandt owns 28%".',
    least: 0.9,
    yields: ({ signs: lead }, { signs }) =>
      lead.names < ENOUGH_NAMED &&
      signs.names >= lead.names + ENOUGH_NAMED &&
      signs.quantityOther + signs.subjectStrange === 0 &&
      AS_MUCH_ASKED.every((sign) => signs[sign] >= lead[sign]),
  },
  {
    name: 'what is said of another group to what is said of the one whose numbers the question states',
    example: '"£3 an hour at 16", beside "£4 for those of 18 to 21", asked for 18 to 21.',
    least: 0.5,
    yields: (lead, other, { numbers }) => {
      const isOf = (one: FigureCandidate) => numbers.every((number) => wordsBehind(one).includes(String(number)));
      return numbers.length > 0 && !isOf(lead) && isOf(other);
    },
  },
  {
    name: 'what moved against what is asked to what moved so',
    example: '"Sales of cars rose 2%", beside "sales of lorries fell 3%", asked how far sales of lorries fell.',
    least: 0.5,
    yields: (lead, other, { direction }) => direction !== 0 && moved(lead) === -direction && moved(other) === direction,
  },
];

/** Share of the leading figure's probability that another needs to take its place. */
const LEAST_SHARE = 0.5;

/**
 * The candidates with another one first where the likeliest has a fault that one nearly as likely has not: see
 * {@link YIELD_RULES}. The other is told in the same unit, with no name of the question further away and in as many of its words.
 */
export function leadFirst(
  { numbers, years }: QuantityAsk,
  question: string,
  candidates: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  const [lead] = candidates;
  if (!lead) return candidates;
  const asked = { direction: directionAsked(question), numbers: numbers.filter((number) => !years.includes(number)) };
  for (const { least, yields } of YIELD_RULES) {
    const other = candidates.find(
      (one) =>
        one.probability >= Math.max(least, LEAST_SHARE * lead.probability) &&
        unitName(one.figure.unit) === unitName(lead.figure.unit) &&
        isAsNear(one.signs, lead.signs) &&
        yields(lead, one, asked),
    );
    if (other) return [other, ...candidates.filter((one) => one !== other)];
  }
  return candidates;
}

function isAsNear(one: FigureSigns, lead: FigureSigns): boolean {
  return (
    isNamedAsNear(one, lead) &&
    one.namesMissing <= lead.namesMissing &&
    one.cover >= lead.cover &&
    one.part <= lead.part &&
    one.step <= lead.step &&
    one.timeOther <= lead.timeOther
  );
}

/** Whether it is told for each share of a firm. */
export function isForShare({ evidence, figure }: FigureCandidate): boolean {
  return FOR_A_SHARE.test(sentenceText(evidence).slice(figure.end));
}

function moved({ evidence, figure }: FigureCandidate): -1 | 0 | 1 {
  return directionOf(figure, sentenceText(evidence));
}

/** The words behind a figure, up to the next one in its unit. */
function wordsBehind({ evidence, figure }: FigureCandidate): string[] {
  const next = evidence.sentence.figures.find(
    ({ start, unit }) => start >= figure.end && unitName(unit) === unitName(figure.unit),
  );
  return tokenize(sentenceText(evidence).slice(figure.end, next?.start)).map(({ word }) => word);
}

const FOR_A_SHARE = /^,? (?:a|per|for each|for every) share\b/iu;
const ASKS_RISE = /\b(?:rise|rose|risen|grow|grew|grown|increase|gain|climb|jump|(?:go|goes|went|gone) up|up by)\b/iu;
const ASKS_FALL = /\b(?:fall|fell|fallen|drop|decrease|decline|lose|lost|slump|(?:go|goes|went|gone) down|down by)\b/iu;

function directionAsked(question: string): -1 | 0 | 1 {
  const [rises, falls] = [ASKS_RISE.test(question), ASKS_FALL.test(question)];
  return rises === falls ? 0 : rises ? 1 : -1;
}
