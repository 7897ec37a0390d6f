import { type Rings, ringsOf } from '../concepts/rings.ts';
import { isApart } from '../evidence/figure-periods.ts';
import { isOfOwnTime } from '../figures/agreement/figure-answers.ts';
import { amountOf } from '../figures/amounts.ts';
import type { Claim } from '../figures/asks/claims.ts';
import { isCountry } from '../figures/words/countries.ts';
import { isAnybody, isPeople } from '../figures/words/event-nouns.ts';
import { tokenize } from '../text/tokens.ts';
import type { BearingFigure } from './bearing-figures.ts';

/** What tells, beside its probability, that a source's figure is for something else than a claim's. */

/**
 * Share of the claim's weight that names may have which are nowhere near; shares of its other words near, and of its terms in
 * the sentence, without which a figure is one of another matter.
 */
export const ON_THE_MATTER = {
  missing: 0.3,
  words: 0.15,
  sentence: 0.2,
  allSaid: 0.8,
  differs: { names: 0.85, sentence: 0.25 },
} as const;

/** Another figure of the sentence is the claimed one's rather, from this much more of a probability. */
const CLEARLY_LIKELIER = 0.04;

/** Or where this much more of whom the claim names is its subject: "Brin Council" is not "Ostby Council". */
const MORE_OF_SUBJECT = 0.3;

/**
 * The figures that may be of the claimed place. Where some say that they are, those of other places are left out; what says no
 * place may be anywhere, and a country has many.
 */
export function atClaimedPlace({ ask }: Claim, bearing: readonly BearingFigure[]): readonly BearingFigure[] {
  const { place } = ask;
  if (place === null) return bearing;
  const isClaimed = ({ figure }: BearingFigure) => figure.place?.split(' ').some((stem) => ask.terms.includes(stem));
  if (!bearing.some(isClaimed)) return bearing;
  // Of a list of places ("38% in Norland, 15% in Brin") only the claimed one's.
  const listed = new Set(bearing.flatMap(({ figure, evidence }) => (figure.place === place ? [evidence] : [])));
  return bearing.filter(
    (one) =>
      one.figure.place === null ||
      one.figure.place === place ||
      (!listed.has(one.evidence) && (isCountry(one.figure.place) || isClaimed(one))),
  );
}

/** Where a concept ("died") tells what is claimed, the figure has to be one of it: "nine villages" are no nine dead. */
export function isOfConcept({ ask }: Claim, { signs }: BearingFigure): boolean {
  return !ask.whatIsConcept || signs.sameFate > 0 || signs.fit > 0;
}

/** Where a concept ("died") tells what is claimed: others of whom it is told, and those of whom something else is ("are missing"). */
export function isOfOthers({ ask }: Claim, { figure: { what }, signs }: BearingFigure): boolean {
  if (!ask.whatIsConcept || signs.fit > 0) return false;
  const arePeople = ask.who === null || isAnybody(ask.who) || isPeople(ask.who);
  return (arePeople && signs.otherCounted > 0) || (what !== null && what !== ask.what);
}

/** "15 dead, three of whom were beheaded": the three are no rival of a claimed number of dead. */
export function isPartOf({ figure, evidence, signs }: BearingFigure, all: readonly BearingFigure[]): boolean {
  if (figure.subsetOf === null) return false;
  return all.some(
    (other) =>
      other.evidence.sentence === evidence.sentence &&
      other.index === figure.subsetOf &&
      other.signs.sameFate >= signs.sameFate,
  );
}

/**
 * "43%" in a sentence that does not name Ada Quill is not hers. A subject may be named by its ring: what an earthquake killed died in
 * a quake.
 */
export function namesSubject({ figure: { subject } }: Claim, sentence: string, rings: Rings): boolean {
  if (!subject.some(Boolean)) return true;
  const words = tokenize(sentence);
  const ringOfWord = ringsOf(words, rings);
  return words.some(({ stem, word }, at) =>
    subject.some((name) => name === stem || name.toLowerCase() === word || name === rings.names[ringOfWord[at] ?? -1]),
  );
}

/** "Two companies" where employees are claimed, and next to nothing else of the claim is near. */
export function countsOther({ figure, signs, surroundings }: BearingFigure): boolean {
  return figure.unit.kind === 'count' && signs.otherCounted > 0 && surroundings.words < ON_THE_MATTER.words;
}

/** "9 million in 2019, 6% more than in 2018": a sentence that also names the claimed year may give it for that. */
export function isOfOtherYear({ figure: claimed }: Claim, { figure, text }: BearingFigure): boolean {
  if (claimed.year === null || figure.year === null || claimed.year === figure.year) return false;
  return !text.includes(String(claimed.year));
}

/**
 * Told in no year, in an article of another year than is claimed, where a figure beside it is told in that one: "120 died in the quake", above
 * "a quake in 2004 killed 2,300", is not of 2004.
 */
export function isOfOwnYear({ figure: { year } }: Claim, one: BearingFigure, all: readonly BearingFigure[]): boolean {
  const { article } = one.evidence.passage;
  if (year === null || article.published === null || article.published.startsWith(String(year))) return false;
  const tells = ({ text }: BearingFigure) => text.includes(String(year));
  return !tells(one) && all.some((other) => other.evidence.passage.article === article && tells(other));
}

/**
 * Told of a group, or of another night, month or year, where the claim tells what became of people and names neither; of people at
 * large where it names a group; of another such time than it names: beside the figures of what it names, none is a rival.
 */
export function isOfSome({ ask, figure: claimed }: Claim, { figure, evidence }: BearingFigure): boolean {
  if (!ask.whatIsConcept || claimed.year !== null) return false;
  const times = claimed.periods.filter((period) => /^(?:earlier |(?:night|day|week) \d)/u.test(period));
  if (times.length > 0) return !figure.periods.some((period) => times.includes(period));
  if (claimed.periods.length > 0) return false;
  if (isApart(figure, evidence) || isOfOwnTime(figure, evidence.passage.article.published) === false) return true;
  const arePeople = ask.who === null || isAnybody(ask.who) || isPeople(ask.who);
  if (figure.who === null) return false;
  return arePeople ? !isAnybody(figure.who) && !isPeople(figure.who) : isAnybody(figure.who);
}

/** A handful, mostly a mere "one" or "two", is no other figure for what is claimed in thousands. */
const HANDFUL = 12;
const OTHER_SCALE = 500;
/** A rate of exchange is no deficit. */
const OTHER_SUM = 10_000;

export function isOfOtherScale({ figure: claimed }: Claim, { figure }: BearingFigure): boolean {
  const { kind } = figure.unit;
  if (kind !== 'count' && kind !== 'money') return false;
  const [few, many] = [amountOf(figure), amountOf(claimed)].sort((a, b) => a - b);
  if (few === undefined || many === undefined || few <= 0) return false;
  return kind === 'money' ? many >= OTHER_SUM * few : few <= HANDFUL && many >= OTHER_SCALE * few;
}

/** "Brin Council spent £2m, Ostby Council £3m": another figure of the sentence is the likelier one for the claim. */
export function isBestOfSentence(
  one: BearingFigure,
  all: readonly BearingFigure[],
  isSame: (other: BearingFigure) => boolean,
): boolean {
  return all.every(
    (other) =>
      other.evidence.sentence !== one.evidence.sentence ||
      isSame(other) ||
      (other.probability <= one.probability + CLEARLY_LIKELIER &&
        other.signs.sameSubject <= one.signs.sameSubject + MORE_OF_SUBJECT),
  );
}
