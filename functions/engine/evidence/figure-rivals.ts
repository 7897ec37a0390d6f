import { isOfOwnTime } from '../figures/agreement/figure-answers.ts';
import { unitName } from '../figures/agreement/figure-groups.ts';
import { amountOf } from '../figures/amounts.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { Figure } from '../figures/figures.ts';
import { originOf } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { isStopWord } from '../text/stop-words.ts';
import { articleWords, nameLikeness } from './article-words.ts';
import { cosine } from './cosine.ts';
import { daysBetween } from './days-between.ts';
import type { areTwoEvents } from './figure-events.ts';
import { LEAST_FIT } from './figure-fit.ts';
import type { FigureCandidate } from './figure-model.ts';
import { sentenceTokens } from './figure-surroundings.ts';
import { comparePeriods, timesNear } from './figure-times.ts';
import { logistic, logitOf } from './logistic.ts';
import { RIVAL_WEIGHTS } from './rival-weights.ts';

/**
 * What tells whether a second figure is given for the very thing that the leading one is given for, and so agrees with it or
 * is its rival: a pair of signs of both, 0 to 1 unless something else is said.
 */
export const RIVAL_SIGNS = [
  'logit',
  'share',
  'leadLogit',
  'equal',
  'within10',
  'within30',
  'within70',
  'within150',
  'beyond',
  'sameSentence',
  'sameArticle',
  'names',
  'words',
  'who',
  'whoOther',
  'what',
  'whatOther',
  'noun',
  'modifiers',
  'place',
  'placeOther',
  'yearOther',
  'pastOther',
  'timeSame',
  'timeOther',
  'partOther',
  'givesLead',
  'leadGives',
  'backing',
  'leadBacking',
  'small',
  'bounded',
  'copy',
  'days',
  'fits',
  'fitsLess',
  'named',
  'percent',
  'money',
] as const;

/** Signs that may only raise the probability, or only lower it; the others may do either. */
export const RIVAL_SIGN_DIRECTIONS: Readonly<Partial<Record<RivalSign, 1 | -1>>> = {
  logit: 1,
  share: 1,
  leadLogit: -1,
  equal: 1,
  sameSentence: -1,
  sameArticle: -1,
  names: 1,
  words: 1,
  who: 1,
  whoOther: -1,
  what: 1,
  whatOther: -1,
  noun: 1,
  modifiers: 1,
  place: 1,
  placeOther: -1,
  yearOther: -1,
  pastOther: -1,
  timeSame: 1,
  timeOther: -1,
  partOther: -1,
  givesLead: -1,
  leadGives: -1,
  backing: 1,
  small: -1,
  copy: -1,
  days: -1,
  fits: 1,
  fitsLess: -1,
  named: 1,
};

export type RivalSign = (typeof RIVAL_SIGNS)[number];
export type RivalSigns = Readonly<Record<RivalSign, number>>;

/**
 * The candidates, likeliest first, that are given for the same thing as the leading one: those that agree with it, and its
 * rivals. What cannot be told in the same unit is neither, nor, where the question names nothing, what is told of another event.
 */
export function rivalsOf(
  ask: QuantityAsk,
  lead: FigureCandidate,
  candidates: readonly FigureCandidate[],
  areTwo: typeof areTwoEvents,
  index: Slice,
): FigureCandidate[] {
  const frame = new RivalFrame(lead, candidates, index);
  return candidates.filter(
    (one) =>
      one !== lead &&
      unitName(one.figure.unit) === unitName(lead.figure.unit) &&
      !areTwo(one, lead, index) &&
      (isTold(ask, one, lead) ||
        (one.probability >= LEAST_LIKELY && rivalProbability(frame.measure(one)) >= LEAST_RIVAL)),
  );
}

/**
 * Whether it counts the very people to whom the very thing happened that a concept of the question names, near the names that
 * the question has. What tells of a change goes on about what was told before it, so there the names may be further away.
 */
function isTold(ask: QuantityAsk, { signs, probability, figure }: FigureCandidate, lead: FigureCandidate): boolean {
  if (!ask.whatIsConcept || lead.signs.match < LEAST_FIT) return false;
  const isChange = signs.successor > 0 || signs.superseded > 0;
  if (signs.match < (isChange ? LEAST_FIT / 2 : LEAST_FIT)) return false;
  if (signs.timeOther > 0 || comparePeriods(figure.periods, lead.figure.periods) < 0) return false;
  if (isChange) return signs.namesMissing === 0;
  return probability >= LEAST_TOLD && signs.names + signs.namesNear >= lead.signs.names + lead.signs.namesNear;
}

const LEAST_TOLD = 0.3;

/** From this probability on a figure is shown beside the leading one. */
const LEAST_RIVAL = 0.55;

/** A figure that is less likely to answer is not even compared with the leading one. */
const LEAST_LIKELY = 0.01;

/** How likely the pair is of one thing, 0 to 1. */
function rivalProbability(signs: RivalSigns): number {
  return logistic(logitOf(RIVAL_SIGNS, RIVAL_WEIGHTS, signs));
}

export class RivalFrame {
  readonly #lead: FigureCandidate;
  readonly #candidates: readonly FigureCandidate[];
  readonly #index: Slice;
  readonly #leadStems: ReadonlyMap<string, number>;
  readonly #leadTimes: ReadonlySet<string>;

  constructor(lead: FigureCandidate, candidates: readonly FigureCandidate[], index: Slice) {
    this.#lead = lead;
    this.#candidates = candidates;
    this.#index = index;
    this.#leadStems = this.#stemsOf(lead);
    this.#leadTimes = timesOfCandidate(lead);
  }

  measure(candidate: FigureCandidate): RivalSigns {
    const lead = this.#lead;
    const [figure, led] = [candidate.figure, lead.figure];
    const [article, leadArticle] = [candidate.evidence.passage.article, lead.evidence.passage.article];
    const ratio = Math.abs(Math.log((Math.abs(amountOf(figure)) + 1e-9) / (Math.abs(amountOf(led)) + 1e-9)));
    const within = (from: number, to: number) => Number(ratio > from && ratio <= to);
    const times = timesOfCandidate(candidate);
    const bothTimes = times.size > 0 && this.#leadTimes.size > 0;
    const period = comparePeriods(figure.periods, led.periods);
    const timeSame = period > 0 || (period === 0 && bothTimes && [...times].some((time) => this.#leadTimes.has(time)));
    const gives = (id: string, value: Figure) =>
      this.#candidates.some(
        (other) =>
          other.evidence.passage.article.id === id && other.probability > GIVEN && sameAmount(other.figure, value),
      );
    const isOther = article !== leadArticle;
    return {
      logit: logit(candidate.probability) / 4,
      share: Math.min(1, candidate.probability / (lead.probability + 1e-9)),
      leadLogit: logit(lead.probability) / 4,
      equal: Number(ratio <= 0.02),
      within10: within(0.02, 0.1),
      within30: within(0.1, 0.3),
      within70: within(0.3, 0.7),
      within150: within(0.7, 1.5),
      beyond: Number(ratio > 1.5),
      sameSentence: Number(candidate.evidence === lead.evidence),
      sameArticle: Number(!isOther),
      names: isOther
        ? nameLikeness(
            articleWords(candidate.evidence.passage, this.#index),
            articleWords(lead.evidence.passage, this.#index),
          )
        : 1,
      words: cosine(this.#stemsOf(candidate), this.#leadStems),
      who: Number(figure.who !== null && figure.who === led.who),
      whoOther: Number(figure.who !== null && led.who !== null && figure.who !== led.who),
      what: Number(figure.what !== null && figure.what === led.what),
      whatOther: Number(figure.what !== null && led.what !== null && figure.what !== led.what),
      noun: Number(figure.noun !== null && figure.noun.toLowerCase() === led.noun?.toLowerCase()),
      modifiers: jaccard(figure.modifiers, led.modifiers),
      place: Number(figure.place !== null && figure.place === led.place),
      placeOther: Number(figure.place !== null && led.place !== null && figure.place !== led.place),
      yearOther: Number(yearsDiffer(figure, article.published, led, leadArticle.published)),
      pastOther: Number(figure.past !== led.past || isEarlier(figure) !== isEarlier(led)),
      timeSame: Number(timeSame),
      timeOther: Number(period < 0 || (bothTimes && !timeSame)),
      partOther: Number(figure.part !== led.part),
      givesLead: Number(isOther && gives(article.id, led)),
      leadGives: Number(isOther && gives(leadArticle.id, figure)),
      backing: Math.log(this.#backers(figure)),
      leadBacking: Math.log(this.#backers(led)),
      small: Number(figure.unit.kind === 'count' && amountOf(figure) <= 10),
      bounded: Number(figure.bound !== 'exact'),
      copy: Number(isOther && originOf(article.id, this.#index) === originOf(leadArticle.id, this.#index)),
      days: daysApart(article.published, leadArticle.published),
      fits: Math.min(candidate.signs.match, lead.signs.match),
      fitsLess: Math.max(0, lead.signs.match - candidate.signs.match),
      named: candidate.signs.names + candidate.signs.namesNear,
      percent: Number(figure.unit.kind === 'percent'),
      money: Number(figure.unit.kind === 'money'),
    };
  }

  /** Origins that give the figure, at least 1. */
  #backers(figure: Figure): number {
    const origins = new Set<string>();
    for (const other of this.#candidates)
      if (other.probability > GIVEN && sameAmount(other.figure, figure))
        origins.add(originOf(other.evidence.passage.article.id, this.#index));
    return Math.max(1, origins.size);
  }

  #stemsOf({ evidence: { passage, sentence } }: FigureCandidate): ReadonlyMap<string, number> {
    const { lexicon, statistics } = this.#index;
    const text = passage.article.text.slice(sentence.start, sentence.end);
    const stems = new Map<string, number>();
    for (const { stem, word } of sentenceTokens(text, sentence.figures)) {
      if (isStopWord(word) || /^\d/u.test(word)) continue;
      stems.set(stem, statistics.weight(stem, lexicon.stemId(stem), -1));
    }
    return stems;
  }
}

/** Probability from which a figure counts as given. */
const GIVEN = 0.05;

function sameAmount(a: Figure, b: Figure): boolean {
  return unitName(a.unit) === unitName(b.unit) && amountOf(a) === amountOf(b);
}

function logit(probability: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(bounded / (1 - bounded));
}

function timesOfCandidate({ evidence: { passage, sentence }, figure }: FigureCandidate): ReadonlySet<string> {
  const text = passage.article.text.slice(sentence.start, sentence.end);
  return timesNear(sentenceTokens(text, sentence.figures), figure);
}

/** Told only to compare with: "a year earlier". */
function isEarlier({ periods }: Figure): boolean {
  return periods.some((period) => period.startsWith('earlier'));
}

function jaccard(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : a.filter((name) => b.includes(name)).length / all.size;
}

function yearsDiffer(a: Figure, aPublished: string | null, b: Figure, bPublished: string | null): boolean {
  if (a.year !== null && b.year !== null) return a.year !== b.year;
  return isOfOwnTime(a, aPublished) === false || isOfOwnTime(b, bPublished) === false;
}

/** ln(1 + days) / 8, 0 where a date is not known. */
function daysApart(a: string | null, b: string | null): number {
  if (a === null || b === null) return 0;
  return Math.log(1 + daysBetween(a, b)) / 8;
}
