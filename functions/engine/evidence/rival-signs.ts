import { isOfOwnTime } from '../figures/agreement/figure-answers.ts';
import { unitName } from '../figures/agreement/figure-groups.ts';
import { amountOf } from '../figures/amounts.ts';
import { REGION } from '../figures/clauses/figure-regions.ts';
import type { Figure } from '../figures/figures.ts';
import { originOf } from '../search/corpus-index.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { articleWords, nameLikeness } from './article-words.ts';
import { cosine } from './cosine.ts';
import { daysBetween } from './days-between.ts';
import { type Evidence, sentenceText } from './evidence.ts';
import { clausesOf } from './figure-clauses.ts';
import type { FigureCandidate } from './figure-model.ts';
import { FIGURE_SIGNS, type FigureSigns } from './figure-model-signs.ts';
import { sentenceTokens } from './figure-surroundings.ts';
import { comparePeriods, timesNear } from './figure-times.ts';
import { directionOf } from './figure-wording.ts';
import { addValues } from './logistic.ts';
import { isNear } from './near-amounts.ts';
import { stemWeights } from './stem-weights.ts';

/**
 * What tells whether a second figure is given for the very thing that the leading one is given for, and so agrees with it or
 * is its rival: a pair of signs of both, 0 to 1 unless something else is said. What the
 * words of a figure's clause are to it is {@link import('../figures/clauses/figure-regions.ts').FigureRegions}'s.
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
  'count',
  'clauseWords',
  'phraseWords',
  'besideWords',
  'otherWords',
  'verb',
  'quantityHead',
  'subjectHead',
  'heads',
  'clauseNames',
  'strangeName',
  'yearSame',
  'foreseen',
  'foreseenSame',
  'directionSame',
  'directionOther',
  'lost',
  'gained',
  'event',
  'unasked',
  'coverLeast',
  'clauseCover',
  'former',
  'subjectUnasked',
  'quantityUnasked',
  'sibling',
  'siblingHere',
  'likeliestHere',
  'shareHere',
  'valuesHere',
  'valueLikely',
  'valueRank',
  'subjectConflict',
  'headConflict',
  'lostElsewhere',
  'headsApart',
  'wordsElsewhere',
  'wordsLikely',
  'clauseNear',
  'likelyNear',
  'unlikely',
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
  clauseWords: 1,
  yearSame: 1,
  directionSame: 1,
  directionOther: -1,
  lost: -1,
  former: -1,
  sibling: -1,
  siblingHere: -1,
  likeliestHere: 1,
  valueLikely: 1,
  valueRank: -1,
  subjectConflict: -1,
  headConflict: -1,
};

export type RivalSign = (typeof RIVAL_SIGNS)[number];
export type RivalSigns = Readonly<Record<RivalSign, number>>;

/** What trees go by: the signs of the pair, and how far the second figure is above the leading one in each of their own. */
export const PAIR_SIGNS: readonly string[] = [...RIVAL_SIGNS, ...FIGURE_SIGNS.map((sign) => `above.${sign}`)];

/** The values of {@link PAIR_SIGNS}, in their order. */
export function pairValues(signs: RivalSigns, own: FigureSigns, ofLead: FigureSigns): Float64Array {
  const values = new Float64Array(PAIR_SIGNS.length);
  addValues(values, 0, RIVAL_SIGNS, signs, 1);
  addValues(values, RIVAL_SIGNS.length, FIGURE_SIGNS, own, 1);
  addValues(values, RIVAL_SIGNS.length, FIGURE_SIGNS, ofLead, -1);
  return values;
}

export class RivalFrame {
  readonly #lead: FigureCandidate;
  readonly #index: Slice;
  /** By {@link valueKey} of a value: who gives it. */
  readonly #given = new Map<string, Givers>();
  /** What each sentence gives. */
  readonly #inSentence = new Map<Evidence, GivenHere>();
  readonly #leadGivers: Givers;
  readonly #leadTimes: ReadonlySet<string>;
  readonly #leadDirection: -1 | 0 | 1;
  readonly #terms: readonly BoundTerm[];
  /** Of each term, 0 or more, and together. */
  readonly #weights: readonly number[];
  readonly #most: number;
  readonly #leadWords: ClauseWords;
  /** All that is told beside the leading figure's value, as a figure of the same sentence in the same unit. */
  readonly #siblings: readonly number[];
  /** The other values, likeliest first. */
  readonly #values: readonly { readonly amount: number; readonly likely: number }[];

  constructor(
    lead: FigureCandidate,
    candidates: readonly FigureCandidate[],
    terms: readonly BoundTerm[],
    index: Slice,
  ) {
    this.#lead = lead;
    this.#index = index;
    this.#terms = terms;
    this.#weights = terms.map(({ weight }) => Math.max(0, weight));
    this.#most = this.#weights.reduce((sum, weight) => sum + weight, 0) || 1;
    for (const candidate of candidates) this.#count(candidate);
    this.#leadGivers = this.#giversOf(lead.figure);
    this.#leadWords = this.#wordsOf(lead);
    this.#leadTimes = timesOfCandidate(lead);
    this.#leadDirection = directionOf(lead.figure, this.#leadWords.text);
    const amount = amountOf(lead.figure);
    this.#siblings = [...this.#inSentence.values()].flatMap(({ amounts }) => {
      return amounts.some((one) => isNear(one, amount)) ? amounts.filter((one) => !isNear(one, amount)) : [];
    });
    const values: { amount: number; likely: number }[] = [];
    for (const { figure, probability } of candidates) {
      const one = amountOf(figure);
      if (unitName(figure.unit) !== unitName(lead.figure.unit) || isNear(one, amount)) continue;
      if (!values.some((known) => isNear(known.amount, one))) values.push({ amount: one, likely: probability });
    }
    this.#values = values;
  }

  #count({ figure, probability, evidence }: FigureCandidate): void {
    const here = this.#inSentence.get(evidence) ?? { count: 0, likeliest: 0, amounts: this.#amountsIn(evidence) };
    this.#inSentence.set(evidence, here);
    here.count += 1;
    here.likeliest = Math.max(here.likeliest, probability);
    if (probability <= GIVEN) return;
    const key = valueKey(figure);
    const givers = this.#given.get(key) ?? { articles: new Set(), origins: new Set() };
    this.#given.set(key, givers);
    const { id } = evidence.passage.article;
    givers.articles.add(id);
    givers.origins.add(originOf(id, this.#index));
  }

  #giversOf(figure: Figure): Givers {
    return this.#given.get(valueKey(figure)) ?? NOBODY;
  }

  /** What the sentence tells in the leading figure's unit, what is given twice once. */
  #amountsIn({ sentence }: Evidence): number[] {
    const unit = unitName(this.#lead.figure.unit);
    return sentence.figures.flatMap((figure) =>
      figure.equivalentOf === null && unitName(figure.unit) === unit ? amountOf(figure) : [],
    );
  }

  /** Whether both are of one value. */
  isEqual({ figure }: FigureCandidate): boolean {
    return this.#ratioOf(figure) <= EQUAL;
  }

  /** Whether its sentence sets it against another that holds in its place. */
  isFormer({ signs, figure, evidence }: FigureCandidate): boolean {
    return signs.instead > 0 || FROM.test(sentenceText(evidence).slice(0, figure.start));
  }

  /** Whether its clause may be found to be all in the words of the leading figure's: told elsewhere, with the same words. */
  mayBeSaidAlike(candidate: FigureCandidate): boolean {
    const { evidence, signs } = candidate;
    if (evidence === this.#lead.evidence || signs.namesMissing > this.#lead.signs.namesMissing) return false;
    const [words, leadWords] = [this.#wordsOf(candidate), this.#leadWords];
    return haveSameKeys(words.clause, leadWords.clause) && haveSameKeys(words.phrase, leadWords.phrase);
  }

  /** |ln| of what both amount to. */
  #ratioOf(figure: Figure): number {
    return Math.abs(Math.log((Math.abs(amountOf(figure)) + 1e-9) / (Math.abs(amountOf(this.#lead.figure)) + 1e-9)));
  }

  measure(candidate: FigureCandidate): RivalSigns {
    const lead = this.#lead;
    const [figure, led] = [candidate.figure, lead.figure];
    const [article, leadArticle] = [candidate.evidence.passage.article, lead.evidence.passage.article];
    const ratio = this.#ratioOf(figure);
    const within = (from: number, to: number) => Number(ratio > from && ratio <= to);
    const times = timesOfCandidate(candidate);
    const bothTimes = times.size > 0 && this.#leadTimes.size > 0;
    const period = comparePeriods(figure.periods, led.periods);
    const timeSame = period > 0 || (period === 0 && bothTimes && [...times].some((time) => this.#leadTimes.has(time)));
    const givers = this.#giversOf(figure);
    const isOther = article !== leadArticle;
    const words = this.#wordsOf(candidate);
    const leadWords = this.#leadWords;
    const amount = amountOf(figure);
    const here = this.#inSentence.get(candidate.evidence);
    const likeliest = Math.max(candidate.probability, here?.likeliest ?? 0);
    const amountsHere = here?.amounts ?? this.#amountsIn(candidate.evidence);
    const own = logit(candidate.probability);
    const value = this.#values.findIndex((one) => isNear(one.amount, amount));
    const sentenceWords = cosine(words.all, leadWords.all);
    const clauseWords = cosine(words.clause, leadWords.clause);
    const lost = this.#weightOf((term) => leadWords.terms.has(term) && !words.terms.has(term));
    const heads = Number((words.quantity ?? words.subject) === (leadWords.quantity ?? leadWords.subject));
    const sibling = Number(this.#siblings.some((one) => isNear(one, amount)));
    const isNearby = Number(ratio > EQUAL && ratio <= 0.7);
    const [of, ofLead] = [candidate.signs, lead.signs];
    const lostHead = ofLead.headAsked > 0 && of.headAsked === 0 && of.subjectAsked === 0;
    const directions = this.#leadDirection === 0 ? 0 : directionOf(figure, words.text) * this.#leadDirection;
    const isForeseen = ({ expected, expectedAsked }: FigureSigns) => expected + expectedAsked > 0;
    return {
      logit: own / 4,
      share: Math.min(1, candidate.probability / (lead.probability + 1e-9)),
      leadLogit: logit(lead.probability) / 4,
      equal: Number(ratio <= EQUAL),
      within10: within(EQUAL, 0.1),
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
      words: sentenceWords,
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
      givesLead: Number(isOther && this.#leadGivers.articles.has(article.id)),
      leadGives: Number(isOther && givers.articles.has(leadArticle.id)),
      backing: backingOf(givers),
      leadBacking: backingOf(this.#leadGivers),
      small: Number(figure.unit.kind === 'count' && amountOf(figure) <= 10),
      bounded: Number(figure.bound !== 'exact'),
      copy: Number(isOther && originOf(article.id, this.#index) === originOf(leadArticle.id, this.#index)),
      days: daysApart(article.published, leadArticle.published),
      fits: Math.min(candidate.signs.match, lead.signs.match),
      fitsLess: Math.max(0, lead.signs.match - candidate.signs.match),
      named: candidate.signs.names + candidate.signs.namesNear,
      percent: Number(figure.unit.kind === 'percent'),
      money: Number(figure.unit.kind === 'money'),
      count: Number(figure.unit.kind === 'count'),
      clauseWords,
      phraseWords: cosine(words.phrase, leadWords.phrase),
      besideWords: cosine(words.beside, leadWords.beside),
      otherWords: cosine(words.others, leadWords.others),
      verb: Number([...words.verbs].some((stem) => leadWords.verbs.has(stem))),
      quantityHead: Number(words.quantity !== null && words.quantity === leadWords.quantity),
      subjectHead: Number(words.subject !== null && words.subject === leadWords.subject),
      heads,
      clauseNames: jaccard([...words.names], [...leadWords.names]),
      strangeName: Number([...words.namesBeside].some((stem) => !leadWords.all.has(stem) && !this.#isAsked(stem))),
      yearSame: Number(figure.year !== null && figure.year === led.year),
      foreseen: Number(isForeseen(of)),
      foreseenSame: Number(isForeseen(of) === isForeseen(ofLead)),
      directionSame: Number(directions > 0),
      directionOther: Number(directions < 0),
      lost,
      gained: this.#weightOf((term) => words.terms.has(term) && !leadWords.terms.has(term)),
      event: of.event,
      unasked: of.quantityUnasked + of.subjectUnasked - ofLead.quantityUnasked - ofLead.subjectUnasked,
      coverLeast: Math.min(of.cover, ofLead.cover),
      clauseCover: of.clause - ofLead.clause,
      former: Number(this.isFormer(candidate)),
      subjectUnasked: of.subjectUnasked,
      quantityUnasked: of.quantityUnasked,
      sibling,
      siblingHere: Number(amountsHere.some((one) => isNear(one, amountOf(led)))),
      likeliestHere: Number(likeliest === candidate.probability),
      shareHere: candidate.probability / (likeliest || 1),
      valuesHere: Math.log(Math.max(1, here?.count ?? 0)),
      valueLikely: logit(this.#values[value]?.likely ?? candidate.probability) / 4,
      valueRank: Math.log(1 + Math.max(0, value)),
      subjectConflict: Number(
        words.subject !== null &&
          leadWords.subject !== null &&
          words.subject !== leadWords.subject &&
          ofLead.subjectAsked > 0 &&
          of.subjectAsked === 0 &&
          of.headAsked === 0,
      ),
      headConflict: Number(lostHead),
      lostElsewhere: isOther ? lost : 0,
      headsApart: sibling === 1 ? 0 : heads,
      wordsElsewhere: isOther ? sentenceWords : 0,
      wordsLikely: (sentenceWords * own) / 4,
      clauseNear: clauseWords * isNearby,
      likelyNear: (isNearby * own) / 4,
      unlikely: Number(candidate.probability < 0.3),
    };
  }

  /** Share of the question's weight that the terms have, by their index. */
  #weightOf(has: (term: number) => boolean): number {
    let sum = 0;
    for (let term = 0; term < this.#weights.length; term += 1) if (has(term)) sum += this.#weights[term] ?? 0;
    return sum / this.#most;
  }

  #isAsked(stem: string): boolean {
    return this.#terms.some((term) => term.stem === stem);
  }

  #wordsOf({ evidence, at }: FigureCandidate): ClauseWords {
    const { passage, sentence } = evidence;
    const { lexicon, statistics } = this.#index;
    const read = clausesOf(passage, sentence, this.#index);
    const frame = read.regions[at];
    const found = {
      text: sentenceText(evidence),
      all: new Map<string, number>(),
      clause: new Map<string, number>(),
      phrase: new Map<string, number>(),
      beside: new Map<string, number>(),
      others: new Map<string, number>(),
      verbs: new Set<string>(),
      names: new Set<string>(),
      namesBeside: new Set<string>(),
    };
    const weights = stemWeights(this.#index);
    read.words.tokens.forEach(({ stem, capitalised }, token) => {
      const region = frame?.regions[token] ?? REGION.none;
      if (region === REGION.verb) found.verbs.add(stem);
      if (region === REGION.none || read.isPlain[token] !== 1) return;
      const id = lexicon.stemOf((passage.tokens[sentence.firstToken + (read.places[token] ?? -1)] ?? 0) >>> 1);
      const weight = Math.max(0.1, weights.of(id));
      const isBeside = region === REGION.behind || region === REGION.before;
      const isOutside = region === REGION.elsewhere || region === REGION.beyond;
      found.all.set(stem, weight);
      (isOutside ? found.others : found.clause).set(stem, weight);
      if (region === REGION.quantity || region === REGION.subject) found.phrase.set(stem, weight);
      if (isBeside) found.beside.set(stem, weight);
      if (isOutside || !capitalised || !statistics.isName(id)) return;
      found.names.add(stem);
      if (isBeside) found.namesBeside.add(stem);
    });
    const stemAt = (token: number | null | undefined): string | null => read.words.tokens[token ?? -1]?.stem ?? null;
    return {
      ...found,
      terms: new Set(this.#terms.flatMap(({ stem }, term) => (found.clause.has(stem) ? term : []))),
      quantity: stemAt(frame?.quantityHead),
      subject: stemAt(frame?.subjectHead),
    };
  }
}

/** The words of a figure's sentence, by what they are to it; weighted by how much they tell. */
interface ClauseWords {
  readonly text: string;
  readonly all: ReadonlyMap<string, number>;
  readonly clause: ReadonlyMap<string, number>;
  readonly phrase: ReadonlyMap<string, number>;
  readonly beside: ReadonlyMap<string, number>;
  readonly others: ReadonlyMap<string, number>;
  readonly verbs: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly namesBeside: ReadonlySet<string>;
  /** The question's terms in the clause, by their index. */
  readonly terms: ReadonlySet<number>;
  readonly quantity: string | null;
  readonly subject: string | null;
}

/** |ln| of the ratio of two figures up to which they are of one value. */
const EQUAL = 0.02;

function haveSameKeys(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  for (const key of a.keys()) if (!b.has(key)) return false;
  return true;
}

/** Right before a figure that something moved away from. */
const FROM = /\bfrom\s$/iu;

/** Probability from which a figure counts as given. */
const GIVEN = 0.05;

/** What one sentence gives. */
interface GivenHere {
  /** Candidates in it. */
  count: number;
  /** The probability of the likeliest of them. */
  likeliest: number;
  /** Of its figures in the leading figure's unit, what is given twice once. */
  readonly amounts: readonly number[];
}

/** Who gives a value: articles, and the origins of their copies. */
interface Givers {
  readonly articles: Set<string>;
  readonly origins: Set<string>;
}

const NOBODY: Givers = { articles: new Set(), origins: new Set() };

/** ln of how many origins give a value, of 1 where none does. */
function backingOf({ origins }: Givers): number {
  return Math.log(Math.max(1, origins.size));
}

/** The same for figures of one amount in one unit. */
function valueKey(figure: Figure): string {
  return `${unitName(figure.unit)} ${amountOf(figure)}`;
}

function logit(probability: number): number {
  const bounded = Math.min(0.999, Math.max(0.001, probability));
  return Math.log(bounded / (1 - bounded));
}

function timesOfCandidate({ evidence, figure }: FigureCandidate): ReadonlySet<string> {
  return timesNear(sentenceTokens(sentenceText(evidence), evidence.sentence.figures), figure);
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
