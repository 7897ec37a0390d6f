import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { Period } from '../figures/clauses/periods.ts';
import type { Figure } from '../figures/figures.ts';
import type { Evidence } from './evidence.ts';
import type { FigureCandidate } from './figure-model.ts';
import { askedPeriods, comparePeriods } from './figure-times.ts';

/** Share of the likeliest figure's probability that one of the asked time needs to be what is asked for. */
const ASKED_FOR = 0.1;

/** The same of a figure that no such time sets apart. */
const WHOLE = 0.4;

/** Months between what is told and its report: a report of January tells of December. */
const MONTHS_OF_NEWS = 1;

/** "A year earlier", "the night before", "in the previous month": what came before is asked for. */
const ASKS_EARLIER =
  /\b(?:day|night|week|month|quarter|year|decade|season)s? (?:earlier\b|before(?=\W*$))|\b(?:previous|preceding|prior) (?:day|night|week|month|quarter|year|decade|season)\b/iu;

/**
 * The figures of the month, the counted night, day or week, or the time before that a question names; where it asks what became of
 * people and names none, those that are told for none, or for the month of their report. Where no figure that may answer is left so,
 * all.
 *
 * What is reported of other things seldom says its month ("sales rose last month"): there only figures of another month, night or day
 * are left out.
 */
export function ofAskedPeriod(
  ask: QuantityAsk,
  question: string,
  all: readonly FigureCandidate[],
): readonly FigureCandidate[] {
  const asked = askedPeriods(ask);
  const candidates = all.filter((one) => !isOfTitlesPeriod(asked, one));
  const [likeliest] = candidates;
  if (!likeliest || ask.years.length > 0) return all;
  const isEarlier = ASKS_EARLIER.test(question);
  const isNamed = asked.length > 0 || isEarlier;
  if (!isNamed && !ask.whatIsConcept) return candidates;
  const fitting = candidates.filter((one) => {
    const { periods } = one.figure;
    if (!isNamed) return !isApart(one.figure, one.evidence);
    if (isEarlier) return periods.some(isBefore);
    return comparePeriods(asked, periods) >= (ask.whatIsConcept ? 1 : 0);
  });
  const isKept = isNamed && ask.whatIsConcept;
  const least = (isKept ? ASKED_FOR : WHOLE) * likeliest.probability;
  const [first] = fitting;
  return first && first.probability >= least ? fitting : candidates;
}

/** "Two hurt on second night of unrest" over an article: what it tells without a time is not of the first night. */
function isOfTitlesPeriod(asked: readonly Period[], { figure, evidence: { passage } }: FigureCandidate): boolean {
  if (!asked.some((period) => COUNTED.test(period)) || comparePeriods(asked, figure.periods) !== 0) return false;
  const [, ordinal, span] = COUNTED_IN_TITLE.exec(passage.article.title ?? '') ?? [];
  if (ordinal === undefined || span === undefined) return false;
  const count = TITLE_ORDINALS.indexOf(ordinal.toLowerCase()) + 1;
  return comparePeriods(asked, [`${span.toLowerCase()} ${count}`]) < 0;
}

const TITLE_ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth'];
const COUNTED_IN_TITLE = /\b(first|second|third|fourth|fifth) (night|day|week)\b/iu;

/** Told for a part of the time that its event took, or for another time. */
export function isApart(figure: Figure, { passage }: Evidence): boolean {
  const { published } = passage.article;
  return figure.periods.some((period) => COUNTED.test(period) || isBefore(period) || isOtherMonth(period, published));
}

/** Counted from where the event began. */
const COUNTED = /^(?:night|day|week) \d/u;

/** "A year earlier". What a toll rose from is of its own event, and is left out where it has been replaced. */
function isBefore(period: Period): boolean {
  return period.startsWith('earlier ');
}

function isOtherMonth(period: Period, published: string | null): boolean {
  const month = /^month (\d+)$/u.exec(period)?.[1];
  if (month === undefined || published === null) return false;
  const passed = (Number(published.slice(5, 7)) - Number(month) + 12) % 12;
  return passed > MONTHS_OF_NEWS;
}
