import { otherForms } from '../../text/irregular-verbs.ts';
import type { QuantityAsk } from '../asks/quantity-ask.ts';
import { type Figure, RATE, STEP } from '../figures.ts';
import { isTime } from '../quantities/measures.ts';
import { AGE } from '../quantities/stated-ages.ts';
import { isChange } from '../rules/changes.ts';
import { isAnybody, isPeople, namesPersons } from '../words/event-nouns.ts';
import { gradeAmong } from '../words/grades.ts';

/**
 * How well a figure answers what is asked, 0 to 1; 0 when it is a figure of something else. Looks at the figure alone,
 * not at the place, time or event its sentence tells of: those are for the ranking of sentences.
 */
export function matchFigure(ask: QuantityAsk, figure: Figure): number {
  const unit = unitMatch(ask, figure);
  if (unit === 0) return 0;
  const who = whoMatch(ask, figure);
  const what = whatMatch(ask, figure);
  if (who === 0 || what === 0 || (figure.modifiers.includes(RATE) && !asksRate(ask))) return 0;
  if (isStep(figure) && !asksChange(ask)) return 0;
  const grade = gradeAmong(ask.modifiers);
  if (grade !== null && grade !== gradeAmong(figure.modifiers)) return 0;
  return unit * who * what * modifierMatch(ask, figure) * assertedness(ask, figure);
}

const MASS = /^(?:tonne|ton|kilogram|gram|milligram|pound|ounce)$/u;

/** Heavy rain is measured otherwise. */
function asksWeight({ terms }: QuantityAsk): boolean {
  return (
    terms.some((term) => /^(?:weigh|weight|heavi)$/u.test(term)) &&
    !terms.some((term) => /^(?:rain|snow|hail)/u.test(term))
  );
}

/** Whether the figure is of the kind that is asked for, 0 to 1. */
export function unitMatch(ask: QuantityAsk, figure: Figure): number {
  const { unit } = figure;
  // How old someone is answers nothing else, and nothing else answers it.
  if (unit.kind === 'measure' && unit.unit === AGE && ask.unitName !== AGE) return 0;
  if (unit.kind === 'measure' && asksWeight(ask) && !MASS.test(unit.unit)) return 0;
  switch (ask.unit) {
    case 'count':
      if (unit.kind === 'count') return 1;
      // "Sold 2% more cars": by how much more is no share of them.
      return unit.kind === 'percent' && ask.who !== null && !figure.modifiers.includes('more') ? 0.1 : 0;
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
      // "How much of the country?" is not answered in years.
      return unit.kind === 'count' ? 0.3 : isTime(unit) && ask.who !== 'time' ? 0.1 : 1;
  }
}

function asksRate({ terms }: QuantityAsk): boolean {
  return terms.some((term) => /^(?:per|rate|ratio|densiti|everi|averag)$/u.test(term));
}

const TIMES = 'second|minute|hour|day|night|week|month|year';
const EACH = new RegExp(
  `^,? (?:(?:dai|week|month|year|hour|annual)ly|(?:per|each|every) [a-z]+|an? (?:${TIMES}|litre|liter|gallon|barrel|tonne|ton|kilo|pound))\\b`,
  'iu',
);
const EACH_ASKED = new RegExp(
  `^(?:per|each|everi|daili|week(?:li)?|month(?:li)?|year(?:li)?|annual|hour(?:li)?|${TIMES})$`,
  'u',
);

/** "2 million euros a day", "40 dollars per head": a part of a sum that grows. `text` is the figure's sentence. */
export function isForEach({ unit, end }: Figure, text: string): boolean {
  return unit.kind === 'money' && EACH.test(text.slice(end));
}

export function asksForEach({ terms }: QuantityAsk): boolean {
  return terms.some((term) => EACH_ASKED.test(term));
}

/** "Rose by 12": by how much something changed. It is no value of it. */
export function isStep({ modifiers }: Figure): boolean {
  return modifiers.includes(STEP);
}

export function asksChange({ terms }: QuantityAsk): boolean {
  return terms.some((term) => CHANGE_ASKED.test(term));
}

/** Stems. */
const CHANGE_ASKED =
  /^(?:rise|rose|risen|rais|increas|grow|grew|grown|growth|climb|jump|surg|gain|fall|fell|fallen|drop|declin|decreas|lose|lost|loss|cut|lower|reduc|chang|differ|more|less|fewer|extra|addit)$/u;

function whoMatch(ask: QuantityAsk, figure: Figure): number {
  if (ask.unit !== 'count') {
    if (ask.who === null || ask.who === figure.who) return 1;
    // "What share of the vote did Berg win?": that it is one of the vote, "Berg won 52 per cent" leaves unsaid.
    return ask.unit === 'percent' && figure.who !== null && ask.terms.includes(figure.who) ? 1 : 0.7;
  }
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

/** "How many children were injured?": what became of some, who are not people at large. */
export function asksGroup({ unit, who, whatIsConcept }: QuantityAsk): boolean {
  return unit === 'count' && whatIsConcept && who !== null && !isAnybody(who) && !isPeople(who) && namesPersons(who);
}

/** Rings of what befalls people: a figure of one is none of another. */
const HARMS: ReadonlySet<string> = new Set(['death', 'injury', 'detention', 'missing', 'rescue', 'infection']);

/** Stems and rings that say only that people were there. */
const PRESENCE: ReadonlySet<string> = new Set(
  'aboard attend audienc board carri crowd employ gather hous live march protest ralli seat surviv throng transport turnout'.split(
    ' ',
  ),
);

/**
 * "Carrying 140 passengers" and "injured 52" for "how many passengers died?": a harm is asked for, and another or none is told; or
 * the other way round.
 */
export function isOfOtherFate(ask: QuantityAsk, { who, what, modifiers }: Figure): boolean {
  // "A post shared 40,000 times says that 200 people died."
  if (who === 'time' && ask.whatIsConcept && !ask.terms.includes(who)) return true;
  if (what === null || what === ask.what || ask.concepts.includes(what) || ask.terms.includes(what)) return false;
  if (ask.what === null) return (HARMS.has(what) || what === 'surviv') && ask.terms.some((term) => PRESENCE.has(term));
  if (modifiers.includes(ask.what)) return false;
  return HARMS.has(ask.what) ? HARMS.has(what) || PRESENCE.has(what) : PRESENCE.has(ask.what) && HARMS.has(what);
}

function whatMatch(ask: QuantityAsk, figure: Figure): number {
  if (ask.what === null) return 1;
  if (ask.what === figure.what) {
    if (isNarrow(ask.manner) && !sameManner(ask.manner, figure.manner)) return 0;
    if (ask.whatIsConcept && ask.doer !== figure.doer) return ask.doer ? 0.3 : 0;
    return isNarrow(figure.manner) && !sameManner(ask.manner, figure.manner) ? 0.6 : 1;
  }
  if (figure.modifiers.includes(ask.what)) return 0.9;
  if (ask.whatIsConcept) return 0;
  if (figure.what === null || isChange(figure.manner)) return 0.7;
  return otherForms(ask.what).includes(figure.what) ? 1 : 0.5;
}

/**
 * The figures that are only the whole of one that answers: the nine of "three of the nine defendants were acquitted". What
 * became of the part is not said of them.
 */
export function wholesOfAnswers(ask: QuantityAsk, figures: readonly Figure[]): ReadonlySet<number> {
  if (ask.what === null || figures.every(({ subsetOf }) => subsetOf === null)) return new Set();
  const isFate = (what: string | null): boolean =>
    what !== null && (what === ask.what || otherForms(ask.what ?? '').includes(what));
  return new Set(
    figures.flatMap(({ subsetOf, what }) =>
      subsetOf !== null && isFate(what) && !isFate(figures[subsetOf]?.what ?? null) ? [subsetOf] : [],
    ),
  );
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

/** Whether two governing words name one manner: who is decapitated is beheaded. */
export function sameManner(a: string | null, b: string | null): boolean {
  const plain = (manner: string | null): string | null => (manner === 'decapit' ? 'behead' : manner);
  return plain(a) === plain(b);
}

/** Words that narrow the question must narrow the figure too: "armed rioters", "Russian troops". */
function modifierMatch(ask: QuantityAsk, figure: Figure): number {
  let match = 1;
  for (const name of ask.modifiers) if (name !== figure.who && !figure.modifiers.includes(name)) match *= 0.7;
  return match;
}

/**
 * Whether a figure with a year is of the article's own time. A report of early January may still tell of the year before.
 * `null` where either year is not known.
 */
export function isOfOwnTime({ year }: Figure, published: string | null): boolean | null {
  return year === null || published === null ? null : year >= Number(published.slice(0, 4)) - 1;
}

/** Factors for a figure that is not simply stated of the present whole: such a one comes behind one that is. */
const LESS = { foreseen: 0.2, denied: 0.1, past: 0.5, part: 0.7, more: 0.8 } as const;

/** How far the figure is stated as it is asked for: what is foreseen, denied or long past counts for less. */
function assertedness(ask: QuantityAsk, figure: Figure): number {
  let factor = 1;
  if ((figure.prediction && !ask.future) || figure.condition) factor *= LESS.foreseen;
  if (figure.denial) factor *= LESS.denied;
  if (figure.past && !(figure.year !== null && ask.years.includes(figure.year))) factor *= LESS.past;
  if (figure.part) factor *= LESS.part;
  if (figure.modifiers.includes('more')) factor *= LESS.more;
  return factor;
}
