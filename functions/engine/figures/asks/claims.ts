import type { Rings } from '../../concepts/rings.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { tokenize } from '../../text/tokens.ts';
import { isDenied } from '../denied-figures.ts';
import { figureLabel } from '../figure-labels.ts';
import { type Figure, figuresOf } from '../figures.ts';
import { isTime } from '../quantities/measures.ts';
import { sentenceWords } from '../words/sentence-words.ts';
import { conceptsOf, type QuantityAsk } from './quantity-ask.ts';

/** One figure that a claim states, and the question that it thereby answers. */
export interface Claim {
  readonly text: string;
  readonly figure: Figure;
  /** The figure in few words: see {@link figureLabel}. */
  readonly label: string;
  /** It says that the figure does not hold: "31 people were not killed". No one dead is no denial but a zero. */
  readonly isNegated: boolean;
  readonly ask: QuantityAsk;
}

/**
 * Reads the figure of a claim that says most: one with both who and what before one with either, and what is claimed before
 * what is denied ("not 12 but 31"). `null` when it states no figure.
 */
export function readClaim(text: string, rings: Rings): Claim | null {
  const [figure] = figuresOf(text, rings)
    .filter((each) => !each.part)
    .toSorted((a, b) => Number(a.denial) - Number(b.denial) || telling(b) - telling(a) || a.start - b.start);
  return figure ? claimOf(text, figure, rings) : null;
}

/**
 * Every figure that a sentence claims, in order. A conversion in brackets says the figure before it again, and a time ("for six
 * months") is a figure of its own only where the sentence has no other.
 */
export function readClaims(text: string, rings: Rings): Claim[] {
  const figures = figuresOf(text, rings).map((figure) => inMillions(withoutDirection(figure, text), text));
  const stated = figures.filter(
    (figure, at) =>
      figure.equivalentOf === null && !isSetAside(text, figure, figures[at + 1]) && !isMerelyMeant(text, figure),
  );
  const telling = stated.filter(({ unit }) => !isTime(unit));
  return (telling.length > 0 ? telling : stated).map((figure) => claimOf(text, figure, rings));
}

/** Words of sums and of shares: what stands beside them is one, though its unit is left out. */
const OF_MONEY =
  /\b(?:costs?|costing|pric(?:e|es|ed)|prices?|spen[dt]|spends|spending|worth|pa(?:y|ys|id|ying|yment)|bought|buy(?:s|ing)?|sell(?:s|ing)?|sold|fine[ds]?|earn(?:s|ed|ing)?|salary|wages?|budget|valued|valuation|loans?|lent|debts?|owe[ds]?|loss|profits?|revenues?|turnover|bill|donat(?:e|es|ed|ion)|invest(?:s|ed|ment)?|fees?|tax|deficit|bid|offer(?:s|ed)?|grants?|funds?|funding|fundrais\p{L}+|compensation|bail|ransom|reward|bonus|pension|estate|fortune)\b/iu;
const OF_SHARES = /\b(?:unemployment|inflation|jobless|interest|rates?|turnout|growth|stake|share)\b/iu;

/**
 * What a claimed number that counts nothing measures in truth, by the words around it: "the bridge cost 84 million", "unemployment rose to
 * 5.5", "Ada Brandt is 43". `null` where it has a unit, or counts what is printed behind it.
 */
export function unitLeftOut({ text, figure }: Claim): 'money' | 'percent' | 'age' | null {
  const { unit, noun, start, end, value } = figure;
  if (
    unit.kind === 'count' &&
    value !== null &&
    value <= OLDEST &&
    IS.test(text.slice(0, start)) &&
    ENDS.test(text.slice(end))
  )
    return 'age';
  if (unit.kind !== 'count' || figure.part || (noun !== null && text.indexOf(noun, end) >= 0)) return null;
  if (OF_MONEY.test(text)) return 'money';
  return OF_SHARES.test(text) && value !== null && value <= MOST_PER_CENT ? 'percent' : null;
}

const MOST_PER_CENT = 100;

/** "Ada Brandt is 43", "she turned 43 in May": years of age. */
const OLDEST = 110;
const IS = /(?<=\p{L} )(?:is|was|turns|turned|aged)(?: just| only| now| still)? $/u;
const ENDS = /^(?:[,.;!?]|$| (?:and|but|when|years? old|on|in)\b)/u;

const RISES =
  /\b(?:go(?:es|ing|ne)?|went|ris(?:e|es|en|ing)|rose|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|mov(?:es?|ed|ing)|edg(?:es?|ed|ing)|inch(?:es|ed|ing)?|shot|creep(?:s|ing)?|crept|is|are|was|were|put|push(?:es|ed|ing)?)\s+$/iu;

/** What goes "up to £5" has risen to it, and claims no upper bound. */
function withoutDirection(figure: Figure, text: string): Figure {
  const { start, end, bound, max } = figure;
  const up = bound === 'at-most' ? /^up to\s+/iu.exec(text.slice(start, end)) : null;
  if (up === null || !RISES.test(text.slice(0, start))) return figure;
  return { ...figure, start: start + up[0].length, bound: 'exact', value: max, min: max };
}

const MILLION = 1e6;

/** The "84m" that is paid for a bridge is no length. */
function inMillions(figure: Figure, text: string): Figure {
  const isMetres = figure.unit.kind === 'measure' && figure.unit.unit === 'metre';
  if (!isMetres || !/\dm$/u.test(text.slice(figure.start, figure.end)) || !OF_MONEY.test(text)) return figure;
  const scaled = (amount: number | null) => (amount === null ? null : amount * MILLION);
  const { value, min, max } = figure;
  return { ...figure, value: scaled(value), min: scaled(min), max: scaled(max), unit: { kind: 'count' }, noun: null };
}

/** "25 people need not have died" grants that they did, and says of it what no figure can be set beside. */
function isMerelyMeant(text: string, figure: Figure): boolean {
  return /\bneed(?:ed)? not\b|\bneedn['’]t\b/iu.test(clauseAround(text, figure));
}

/** The 12 of "not 12 but 31". */
function isSetAside(text: string, { start, end }: Figure, next: Figure | undefined): boolean {
  return (
    next !== undefined &&
    /\bnot (?:the )?$/iu.test(text.slice(0, start)) &&
    /^\S*\s+but\b/u.test(text.slice(end, next.start))
  );
}

function claimOf(text: string, figure: Figure, rings: Rings): Claim {
  const isNegated = isDenied(figure, text) || denies(clauseAround(text, figure));
  const printed = text.slice(figure.start, figure.end);
  const isInMillions = figure.unit.kind === 'count' && /\dm$/u.test(printed);
  return {
    text,
    figure,
    label: isInMillions ? printed : figureLabel(figure, text),
    isNegated,
    ask: askedBy(text, figure, rings),
  };
}

function telling(figure: Figure): number {
  return Number(figure.who !== null) + Number(figure.what !== null) - Number(figure.doer);
}

/**
 * A claim is one short sentence, so any word that turns its clause round is taken for a denial of its figure: to compare
 * too little is better than to say that the sources match what they contradict.
 */
const DENIES =
  /\b(?:not|never|neither|nor|cannot|fail(?:s|ed)? to|refus(?:es|ed) to|false(?:ly)?|untrue)\b|n['’]t\b/giu;
/** "Not only 31", "not more than 31", "whether or not". */
const NO_DENIAL = /^not (?:only|just|merely|least|less|fewer|more|under|over|yet|counting|including|even|later)\b/iu;

function denies(clause: string): boolean {
  return [...clause.matchAll(DENIES)].some(({ index }) => !NO_DENIAL.test(clause.slice(index)));
}

/** The claim's text around its figure, up to a stop or a word that sets another clause against it. */
function clauseAround(text: string, { start, end }: Figure): string {
  const before = text.slice(0, start).split(CLAUSE).at(-1) ?? '';
  const behind = text.slice(end).split(CLAUSE)[0] ?? '';
  return `${before} ${behind}`;
}

const CLAUSE = /[,;:.!?](?=\s|$)|\b(?:but|while|whereas|although|though|because|so that|who|which)\b/iu;

function askedBy(text: string, figure: Figure, rings: Rings): QuantityAsk {
  const { unit } = figure;
  const outside = tokenize(text).filter((token) => token.end <= figure.start || token.start >= figure.end);
  return {
    unit: unit.kind,
    unitName: unit.kind === 'money' ? unit.currency : unit.kind === 'measure' ? unit.unit : null,
    who: figure.who,
    // "Security officers" are the police already; what narrows further must be in the source as well.
    modifiers: [],
    what: figure.what,
    whatIsConcept: unit.kind === 'count' && figure.what !== null && rings.names.includes(figure.what),
    manner: figure.manner,
    doer: figure.doer,
    terms: [...new Set(outside.filter((token) => !isStopWord(token.word)).map((token) => token.stem))],
    kindWords: [],
    concepts: conceptsOf(sentenceWords(text, rings)),
    place: figure.place,
    future: figure.prediction,
    numbers: [],
    years: figure.year === null ? [] : [figure.year],
  };
}
