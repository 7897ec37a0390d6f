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
  /** The other one may have fewer of the question's words. */
  readonly inFewerWords?: true;
  /** What gives way stays a choice and a rival, or a rival only; else it is of something else than is asked, and neither. */
  readonly stays?: 'choice' | 'rival';
  readonly yields: (lead: FigureCandidate, other: FigureCandidate, asked: Asked) => boolean;
}

interface Asked {
  /** 1 where it is asked how far something rose, -1 where how far it fell, else 0. */
  readonly direction: -1 | 0 | 1;
  /** What somebody wants to do is asked for. */
  readonly isPlan: boolean;
  /** Those that the question states, years left out. */
  readonly numbers: readonly number[];
  /** Stems of its content words, without those that say which way something moved. */
  readonly words: ReadonlySet<string>;
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
    stays: 'rival',
    yields: ({ figure: lead }, { figure }) =>
      lead.bound === 'vague' && figure.bound !== 'vague' && canAgree(lead, figure),
  },
  {
    name: 'what has been done to what is to come, where a plan is asked for',
    example:
      '"Orlo said the first 400 posts had gone", beside "4,000 posts would be cut", asked how many Orlo wants to cut.',
    least: 0.5,
    inFewerWords: true,
    yields: ({ signs: lead, figure: led }, { signs, figure }, { isPlan }) =>
      isPlan && lead.expectedAsked === 0 && !led.prediction && signs.expectedAsked > 0 && figure.who === led.who,
  },
  {
    // Where it is counted what became of people, the place is only where it did: "In Oran, 12 died", beside "18 died".
    name: 'a figure of a place that is not asked for to one of no place',
    example: '"In Oran, prices rose 7%", beside "prices rose 13% in the year to May".',
    least: 0.5,
    yields: ({ signs: lead, figure }, { signs }) =>
      figure.unit.kind !== 'count' && lead.placeOther > 0 && signs.placeOther === 0,
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
    stays: 'choice',
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
    name: 'what moved of something else to what moved of all that is asked',
    example: '"Food prices rose 8%", beside "house prices dropped 3%", asked how far house prices rose.',
    least: 0.5,
    inFewerWords: true,
    yields: (lead, other, { direction, words }) =>
      direction !== 0 &&
      moved(lead) !== 0 &&
      moved(other) !== 0 &&
      wordsOfOwn(other, words) === words.size &&
      wordsOfOwn(lead, words) < words.size &&
      !isNamedBefore(lead),
  },
  {
    name: 'what moved against what is asked to what moved so',
    example: '"Sales of cars rose 2%", beside "sales of lorries fell 3%", asked how far sales of lorries fell.',
    least: 0.5,
    inFewerWords: true,
    yields: (lead, other, { direction, words }) =>
      direction !== 0 &&
      moved(lead) === -direction &&
      moved(other) === direction &&
      wordsOfOwn(other, words) >= wordsOfOwn(lead, words),
  },
  {
    name: 'what is told of another country than the asked one to what is told of no other',
    example:
      '"The economy grew at a rate of 3.7%" in an article on Norland, beside "a rate of 0.3%" in one on Brin, asked for Brin.',
    least: 0.5,
    yields: ({ signs: lead }, { signs }) =>
      lead.countryElsewhere + lead.countryOther > 0 &&
      lead.country === 0 &&
      signs.countryElsewhere + signs.countryOther === 0,
  },
  {
    name: 'what another verb tells to what the verb of the question tells',
    example: '"Orlo made a loss of $68m", beside "Orlo needs $35m", asked how much Orlo needs.',
    least: 0.8,
    yields: ({ signs: lead }, { signs }) =>
      lead.what + lead.verbCover === 0 && lead.headUnasked > 0 && signs.what > 0 && signs.verbCover > 0,
  },
];

/** Candidates in the order in which they may lead. */
export interface OrderedCandidates {
  readonly candidates: readonly FigureCandidate[];
  /** Those with a fault that made another one lead: no choice beside that one. */
  readonly faulty: ReadonlySet<FigureCandidate>;
  /** Those of them that are of something else, and no rivals of what leads. */
  readonly apart: ReadonlySet<FigureCandidate>;
  /** Each that would have led, with the name of the rule by which another one does. */
  readonly gaveWay: ReadonlyMap<FigureCandidate, string>;
}

/** Share of the leading figure's probability that another needs to take its place. */
const LEAST_SHARE = 0.5;

/**
 * The candidates with another one first where the likeliest has a fault that one nearly as likely has not: see
 * {@link YIELD_RULES}. The other is told in the same unit, with no name of the question further away and in as many of its words. What
 * leads then may give way in its turn, but to nothing that an earlier rule has passed over.
 */
export function leadFirst(
  { numbers, years, terms }: QuantityAsk,
  question: string,
  candidates: readonly FigureCandidate[],
): OrderedCandidates {
  const [lead] = candidates;
  const faulty = new Set<FigureCandidate>();
  const apart = new Set<FigureCandidate>();
  const gaveWay = new Map<FigureCandidate, string>();
  if (!lead) return { candidates, faulty, apart, gaveWay };
  const asked = {
    direction: directionAsked(question),
    isPlan: DOES.test(question) && ASKS_PLAN.test(question),
    numbers: numbers.filter((number) => !years.includes(number)),
    words: wordsMoved(terms, question),
  };
  let first = lead;
  for (const { least, inFewerWords = false, stays, yields, name } of YIELD_RULES) {
    const other = candidates.find(
      (one) =>
        !gaveWay.has(one) &&
        !faulty.has(one) &&
        one.probability >= Math.max(least, LEAST_SHARE * lead.probability) &&
        unitName(one.figure.unit) === unitName(first.figure.unit) &&
        isAsNear(one.signs, first.signs) &&
        (inFewerWords || one.signs.cover >= first.signs.cover) &&
        (one.figure.bound !== 'vague' || first.figure.bound === 'vague') &&
        yields(first, one, asked),
    );
    if (!other) continue;
    for (const one of candidates) {
      if (stays === 'choice' || one === other || !yields(one, other, asked)) continue;
      faulty.add(one);
      if (stays === undefined) apart.add(one);
    }
    gaveWay.set(first, name);
    first = other;
  }
  const ordered = first === lead ? candidates : [first, ...candidates.filter((one) => one !== first)];
  return { candidates: ordered, faulty, apart, gaveWay };
}

function isAsNear(one: FigureSigns, lead: FigureSigns): boolean {
  return (
    isNamedAsNear(one, lead) &&
    one.namesMissing <= lead.namesMissing &&
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

function wordsMoved(terms: readonly string[], question: string): ReadonlySet<string> {
  const moves = new Set(tokenize(question).flatMap(({ word, stem }) => (MOVES.test(word) ? stem : [])));
  return new Set(terms.filter((stem) => !moves.has(stem)));
}

/** How many of `stems` stand before a figure, from the one before it in its unit on. */
function wordsOfOwn({ evidence, figure }: FigureCandidate, stems: ReadonlySet<string>): number {
  const last = evidence.sentence.figures.findLast(
    ({ end, unit }) => end <= figure.start && unitName(unit) === unitName(figure.unit),
  );
  const own = tokenize(sentenceText(evidence).slice(last?.end ?? 0, figure.start));
  return new Set(own.flatMap(({ stem }) => (stems.has(stem) ? stem : []))).size;
}

/** "Its shares fell 7%": what moved is named in the sentence before. */
function isNamedBefore({ evidence, figure }: FigureCandidate): boolean {
  return POINTS_BACK.test(sentenceText(evidence).slice(0, figure.start));
}

/** The words behind a figure, up to the next one in its unit. */
function wordsBehind({ evidence, figure }: FigureCandidate): string[] {
  const next = evidence.sentence.figures.find(
    ({ start, unit }) => start >= figure.end && unitName(unit) === unitName(figure.unit),
  );
  return tokenize(sentenceText(evidence).slice(figure.end, next?.start)).map(({ word }) => word);
}

const FOR_A_SHARE = /^,? (?:a|per|for each|for every) share\b/iu;
const RISES = 'rise|rose|risen|grow|grew|grown|increase|gain|climb|jump';
const FALLS = 'fall|fell|fallen|drop|decrease|decline|lose|lost|slump';
const GOES = 'go|goes|went|gone';
const ASKS_RISE = new RegExp(`\\b(?:${RISES}|(?:${GOES}) up|up by)\\b`, 'iu');
const ASKS_FALL = new RegExp(`\\b(?:${FALLS}|(?:${GOES}) down|down by)\\b`, 'iu');
const MOVES = new RegExp(`^(?:${RISES}|${FALLS}|${GOES}|up|down)$`, 'u');

const POINTS_BACK = /\b(?:its|it|their|they)\b/iu;

/** "How many posts does Orlo want to cut?" */
const DOES = /\b(?:do|does|did)\b/iu;
const ASKS_PLAN = /\b(?:want|plan|hope|aim|intend|propose) to\b/iu;

/**
 * "By how much did prices change?", "How did sales do in May?": which way something moved is asked as well, 0. 1 where it is asked how far
 * it rose, -1 where how far it fell, `null` where no change is asked for.
 */
export function wayAsked(question: string): -1 | 0 | 1 | null {
  const direction = directionAsked(question);
  return direction !== 0 ? direction : ASKS_WHICH_WAY.test(question) ? 0 : null;
}

const ASKS_WHICH_WAY =
  /\b(?:chang(?:e|ed)|mov(?:e|ed)|happened to|(?:do|fare|perform|fared|performed)(?= in\b| on\b| over\b| during\b| last\b|\?|$))/iu;

function directionAsked(question: string): -1 | 0 | 1 {
  const [rises, falls] = [ASKS_RISE.test(question), ASKS_FALL.test(question)];
  return rises === falls ? 0 : rises ? 1 : -1;
}
