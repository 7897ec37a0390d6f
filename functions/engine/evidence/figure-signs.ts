import { askedSubjects } from '../figures/agreement/asked-subjects.ts';
import {
  asksChange,
  asksForEach,
  asksGroup,
  isForEach,
  isOfOtherFate,
  isOfOwnTime,
  isStep,
  matchFigure,
  unitMatch,
  wholesOfAnswers,
} from '../figures/agreement/figure-answers.ts';
import { unitName } from '../figures/agreement/figure-groups.ts';
import { amountOf } from '../figures/amounts.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { saidBy } from '../figures/clauses/figure-speakers.ts';
import { type Figure, RATE } from '../figures/figures.ts';
import { AGE } from '../figures/quantities/stated-ages.ts';
import { canBeOfAge } from '../figures/quantities/usual-ages.ts';
import { isAnybody, isPeople, namesPersons } from '../figures/words/event-nouns.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { OTHER_SPELLING } from '../text/trigrams.ts';
import { type ArticleWords, articleWords, nameLikeness } from './article-words.ts';
import { type Evidence, type QuestionEvidence, sentenceText } from './evidence.ts';
import {
  aroundAtBest,
  clauseAtBest,
  type KnownShares,
  logitOfShares,
  namedAtBest,
  signsAtBest,
  weighed,
} from './figure-bounds.ts';
import { ClauseWords, clausesOf } from './figure-clauses.ts';
import type { FigureSigns } from './figure-model-signs.ts';
import { FigureSurroundings, type TermAt } from './figure-surroundings.ts';
import { type AskedTimes, askedTimes, isOfPartOfYear, isOfWholeYear, timesOf } from './figure-times.ts';
import { FIGURE_WEIGHTS } from './figure-weights.ts';
import { type AskedWording, askedWording, wordingSigns } from './figure-wording.ts';
import { linearModel, logitOf } from './logistic.ts';
import { TermShare, termReader } from './question-terms.ts';
import {
  ARTICLE_SIGNS,
  type ArticleSigns,
  type CountrySigns,
  NEAR_SIGNS,
  type NearSigns,
  OWN_SIGNS,
  type OwnSigns,
  signsOf,
} from './sign-parts.ts';
import { countriesAsked, countriesIn, countryTold } from './told-countries.ts';

/** A sentence with figures that may answer, as far as it is known before its words are read. */
export interface OutlinedSentence {
  readonly evidence: Evidence;
  readonly text: string;
  /** Of each figure whether it may be asked for by its unit. */
  readonly isAsked: readonly boolean[];
  readonly near: NearSigns;
  /** One of its figures may have replaced another: "from 12 to 31". */
  readonly mayFollow: boolean;
  /** Those that may answer. */
  readonly measured: readonly OutlinedFigure[];
}

export interface OutlinedFigure {
  readonly figure: Figure;
  /** Index in the sentence's figures. */
  readonly at: number;
  readonly own: OwnSigns;
}

/** A figure of a sentence, and what was measured of it. */
export interface MeasuredFigure {
  readonly evidence: Evidence;
  /** Index in the sentence's figures. */
  readonly at: number;
  readonly figure: Figure;
  readonly signs: FigureSigns;
}

/** Points of the ranker's score: a sentence that is this far behind the best has nothing from its place. */
const SCORE_SPAN = 12;

/**
 * Every figure of the evidence that is told in a unit that may be asked for; the same sentence of one article once. Left out is
 * what is not asked beside what may be: the whole of a part that answers, a step beside the value, a day's pay beside the sum.
 */
export function measureFigures(ask: QuantityAsk, list: QuestionEvidence, index: Slice): MeasuredFigure[] {
  const { frame, sentences } = outlineFigures(ask, list, index);
  return frame === null ? [] : sentences.flatMap((sentence) => frame.measure(sentence));
}

/** The sentences of {@link measureFigures} before anything is measured that takes long. */
export function outlineFigures(
  ask: QuantityAsk,
  { evidence, terms, question }: QuestionEvidence,
  index: Slice,
): { readonly frame: FigureFrame | null; readonly sentences: readonly OutlinedSentence[] } {
  const [best] = evidence;
  if (!best) return { frame: null, sentences: [] };
  const frame = new FigureFrame(ask, question.text, terms, best, index);
  const seen = new Map<string, string[]>();
  const sentences = evidence.flatMap((one) => {
    if (!one.sentence.figures.some((figure) => hasUnit(ask, figure))) return [];
    const { article } = one.passage;
    const said = seen.get(article.id) ?? [];
    const text = sentenceText(one);
    if (said.includes(text)) return [];
    said.push(text);
    seen.set(article.id, said);
    return frame.outline(one, text);
  });
  return { frame, sentences };
}

/** What a figure is told in has to be what is asked for, or come near it, as a share of the counted does. What is denied is no figure. */
function hasUnit(ask: QuantityAsk, figure: Figure): boolean {
  return unitMatch(ask, figure) >= LEAST_UNIT && !figure.denial;
}

const LEAST_UNIT = 0.1;

/** What stays the same for all figures of one question. */
export class FigureFrame {
  readonly #ask: QuantityAsk;
  readonly #wants: AskedWording;
  readonly #times: AskedTimes;
  readonly #terms: readonly BoundTerm[];
  readonly #index: Slice;
  readonly #best: Evidence;
  readonly #bestArticle: ArticleWords;
  readonly #likenessOf = new Map<ArticleWords, number>();
  readonly #asked: ReadonlyMap<string, number>;
  readonly #names: TermShare;
  readonly #content: TermShare;
  readonly #weights: readonly number[];
  /** The terms of who is asked for and of what became of them, -1 where there is none. */
  readonly #head: number;
  readonly #fate: number;
  readonly #termAt: TermAt;
  readonly #isAskedName: (term: number) => boolean;
  readonly #countries: ReadonlySet<string>;
  /** What the question leaves open of the signs of wording and the like, at its best. */
  readonly #atBest: ReturnType<typeof signsAtBest>;
  /** What that adds to a logit, where nothing may have moved and where something may have. */
  readonly #openAtBest: { readonly still: number; readonly moved: number };
  /** Of the weights of all terms; of those above 0 that are no names, and of names. */
  readonly #totals: { readonly all: number; readonly ofContent: number; readonly ofNames: number };

  constructor(ask: QuantityAsk, question: string, terms: readonly BoundTerm[], best: Evidence, index: Slice) {
    this.#ask = ask;
    this.#wants = askedWording(ask, question);
    this.#times = askedTimes(ask);
    this.#terms = terms;
    this.#index = index;
    this.#best = best;
    this.#bestArticle = articleWords(best.passage, index);
    this.#asked = new Map(terms.map(({ stem, weight }) => [stem, weight]));
    this.#weights = terms.map(({ weight }) => weight);
    const termOf = (word: string | null) =>
      terms.findIndex(({ stem, ring }) => word !== null && (stem === word || index.rings.names[ring] === word));
    this.#head = termOf(ask.who);
    this.#fate = termOf(ask.what);
    this.#termAt = termReader(terms, index.lexicon);
    this.#countries = countriesAsked(terms);
    this.#isAskedName = (term) => terms[term]?.isName === true;
    this.#names = new TermShare(terms, ({ isName }) => isName);
    this.#content = new TermShare(terms, isContent);
    this.#atBest = signsAtBest(this.#wants, this.#times.stems.length > 0, this.#countries.size > 0);
    const { wording, countries, told, toldMoved } = this.#atBest;
    const open = weighed(wording) + weighed(countries);
    this.#openAtBest = { still: open + weighed(told), moved: open + weighed(toldMoved) };
    const total = (counts: (term: BoundTerm) => boolean) =>
      terms.reduce((sum, term) => sum + (counts(term) ? term.weight : 0), 0);
    this.#totals = {
      all: total(() => true),
      ofContent: total(isContent),
      ofNames: total(({ isName, weight }) => isName && weight > 0),
    };
  }

  /** `text`: that of its sentence. */
  outline(evidence: Evidence, text: string): OutlinedSentence[] {
    const { figures } = evidence.sentence;
    const isAsked = figures.map((figure) => hasUnit(this.#ask, figure));
    const wholes = wholesOfAnswers(this.#ask, figures);
    const tellsOfWho = this.#tellsOfWho(evidence, text);
    const tellsOfFate = this.#tellsOfFate(evidence, text);
    const isPassing = (figure: Figure): boolean =>
      (isStep(figure) && !asksChange(this.#ask)) || (isForEach(figure, text) && !asksForEach(this.#ask));
    // A step, or what is paid a day, is the best answer to be had where nothing says what the value or the sum is.
    const hasValue = ({ unit }: Figure): boolean =>
      figures.some((other) => unitName(other.unit) === unitName(unit) && !isPassing(other));
    const measured = figures.flatMap((figure, at): OutlinedFigure[] => {
      if (isAsked[at] !== true || wholes.has(at) || (isPassing(figure) && hasValue(figure))) return [];
      if (isFraction(figure) || isOfWholeYear(this.#ask, figure)) return [];
      if (isOfOtherFate(this.#ask, figure) || (!this.#isOfWho(figure) && !tellsOfWho(figure))) return [];
      if (!tellsOfFate(figure)) return [];
      return [{ figure, at, own: this.#ofFigure(figure, text, evidence.passage.article.published) }];
    });
    if (measured.length === 0) return [];
    const near = this.#ofSentence(evidence, isAsked.filter(Boolean).length);
    const mayFollow = figures.length > 1 && MOVES_FROM.test(text);
    return [{ evidence, text, isAsked, near, mayFollow, measured }];
  }

  /** The figures with the signs that would speak most for them, of those that are read from the sentence's words: none is likelier. */
  atBest(sentence: OutlinedSentence): MeasuredFigure[] {
    const { evidence, measured } = sentence;
    return measured.map(({ figure, at, own }) => ({ evidence, at, figure, signs: this.signsAtBest(sentence, own) }));
  }

  /** Of a figure of the sentence with these signs of its own: see {@link atBest}. */
  signsAtBest({ evidence, near, mayFollow }: OutlinedSentence, own: OwnSigns): FigureSigns {
    const shares = this.#sharesOf(evidence);
    const { wording, told, toldMoved, countries } = this.#atBest;
    return signsOf({
      own,
      near,
      article: this.#ofArticle(evidence),
      countries,
      around: aroundAtBest(shares),
      named: namedAtBest(shares),
      wording,
      clause: clauseAtBest(shares),
      told: mayFollow ? toldMoved : told,
    });
  }

  /** The logits of the figures of {@link atBest}, a fraction of the time that their signs take. */
  logitsAtBest({ evidence, near, mayFollow, measured }: OutlinedSentence): number[] {
    const { still, moved } = this.#openAtBest;
    const ofSentence =
      (mayFollow ? moved : still) +
      logitOfShares(this.#sharesOf(evidence)) +
      logitOf(NEAR_MODEL, near) +
      logitOf(ARTICLE_MODEL, this.#ofArticle(evidence));
    return measured.map(({ own }) => ofSentence + logitOf(OWN_MODEL, own));
  }

  #sharesOf(one: Evidence): KnownShares {
    let [here, content, names, isAny] = [0, 0, 0, false];
    this.#terms.forEach(({ isName, weight }, at) => {
      if (!isHere(one, at)) return;
      isAny = true;
      if (weight <= 0) return;
      here += weight;
      if (isName) names += weight;
      else content += weight;
    });
    const { all, ofContent, ofNames } = this.#totals;
    return {
      isAny,
      // A share of nothing, or of less, may be anything.
      here: all > 0 ? here / all : Number.POSITIVE_INFINITY,
      content: content / (ofContent || 1),
      names: names / (ofNames || 1),
    };
  }

  measure({ evidence, text, isAsked, near, measured }: OutlinedSentence): MeasuredFigure[] {
    const { passage, sentence } = evidence;
    const { figures } = sentence;
    const words = new FigureSurroundings(
      passage,
      sentence,
      this.#index.lexicon,
      this.#termAt,
      this.#weights,
      this.#head,
    );
    const subjects = askedSubjects(this.#ask, figures, (_, at) => isAsked[at] === true);
    const read = clausesOf(passage, sentence, this.#index);
    const clauses = new ClauseWords(passage, sentence, read, words.terms, this.#terms, this.#index);
    const { successors } = words;
    const succeeding = new Set(successors);
    const wholeOfParts = new Set(figures.map(({ subsetOf }) => subsetOf));
    const article = this.#ofArticle(evidence);
    const countries = this.#ofCountries(evidence, words.tokens);
    const short = Number(words.tokens.length < 8 || text.length < 40);
    return measured.map(({ figure, at, own }) => {
      const time = timesOf(this.#times, words, at, figure);
      const signs = signsOf({
        own,
        near,
        article,
        countries,
        around: words.around(at),
        named: words.namesAround(at, this.#isAskedName),
        wording: wordingSigns(this.#wants, words.wordingOf(figure, at)),
        clause: clauses.signs(at),
        told: {
          hasPart: Number(wholeOfParts.has(at)),
          subject: Number(subjects.own.has(at)),
          subjectOther: Number(subjects.others.has(at)),
          timeAsked: Number(time > 0),
          timeOther: Number(time < 0),
          timeNarrower: Number(time === 0 && isOfPartOfYear(this.#ask, figure)),
          superseded: Number((successors[at] ?? null) !== null),
          successor: Number(succeeding.has(figure)),
          short,
        },
      });
      return { evidence, at, figure, signs };
    });
  }

  /**
   * Whether a figure of people at large, or of nobody that is named, may be of the group that is asked for: where its sentence, the
   * one before or what is above it names the group, other than as those who say it ("police said that 12 people died").
   */
  #tellsOfWho(evidence: Evidence, text: string): (figure: Figure) => boolean {
    if (!asksGroup(this.#ask)) return () => true;
    const head = this.#head;
    if (evidence.inBefore[head] === true || evidence.inContext[head] === true) return () => true;
    if (!isHere(evidence, head)) return () => false;
    const stems = [this.#terms[head]?.stem ?? ''];
    return (figure) => saidBy(stems, figure, text, evidence.sentence.figures) !== 'asked';
  }

  /**
   * Whether a figure may tell what became of the group that is asked for: where its clause or its sentence says so, or where it counts
   * the group beside such a sentence, or beside a word for a loss. "Two officers were treated" and "I lost two sons" count no police who died.
   */
  #tellsOfFate(evidence: Evidence, text: string): (figure: Figure) => boolean {
    const { what } = this.#ask;
    const fate = this.#fate;
    if (!asksGroup(this.#ask) || what !== DEATH || fate < 0 || isHere(evidence, fate)) return () => true;
    const isBeside = evidence.inBefore[fate] === true || TELLS_LOSS.test(text);
    return (figure) => figure.what === what || figure.bound === 'vague' || (isBeside && this.#isOfWho(figure));
  }

  #isOfWho({ who, modifiers }: Figure): boolean {
    const asked = this.#ask.who;
    return asked !== null && (who === asked || modifiers.includes(asked));
  }

  /** What the evidence says of the sentence and its passage. `asked`: how many of its figures may be asked for. */
  #ofSentence(one: Evidence, asked: number): NearSigns {
    const { inSentence, inBefore, inContext, inPassage, alike } = one;
    const here = (at: number) => isHere(one, at);
    const near = (at: number) => isNear(one, at);
    const names = this.#names.of(here);
    const namesNear = this.#names.of(near);
    const cover = this.#content.of((at) => inSentence[at] === true);
    const coverBefore = this.#content.of((at) => inSentence[at] === true || inBefore[at] === true);
    const coverPassage = this.#content.of((at) => inSentence[at] === true || inPassage[at] === true);
    return {
      names,
      namesNear: namesNear - names,
      cover,
      coverBefore: coverBefore - cover,
      coverPassage: Math.max(0, coverPassage - coverBefore),
      coverTitle: this.#content.of((at) => inContext[at] === true),
      rarestMissing: this.#content.heaviestMissing((at) => near(at) || (alike[at] ?? 0) >= OTHER_SPELLING),
      sentence: Math.max(0, 1 - (this.#best.score - one.score) / SCORE_SPAN),
      opening: Number(one.sentence.firstToken === 0),
      onlyFigure: Number(asked === 1),
      fewFigures: 1 / asked,
    };
  }

  /** What the whole article says of it. */
  #ofArticle(one: Evidence): ArticleSigns {
    const article = articleWords(one.passage, this.#index);
    const inArticle = (at: number) => isAround(one, at) || article.stems.has(this.#terms[at]?.stemId ?? -1);
    return {
      namesMissing: 1 - this.#names.of(inArticle),
      coverArticle: this.#content.of(inArticle),
      event: this.#likeness(article),
    };
  }

  /** What the sentence of these words and its article say of the countries that are asked for. */
  #ofCountries({ passage }: Evidence, tokens: FigureSurroundings['tokens']): CountrySigns {
    if (this.#countries.size === 0) return NO_COUNTRIES;
    const { country } = articleWords(passage, this.#index);
    const told = countryTold(this.#countries, countriesIn(tokens), country);
    return {
      country: Number(told === 'asked'),
      countryOther: Number(told === 'other'),
      countryElsewhere: Number(told === 'elsewhere'),
    };
  }

  /** Of an article's names to those of the article of the best sentence. */
  #likeness(article: ArticleWords): number {
    const likeness =
      this.#likenessOf.get(article) ?? (article === this.#bestArticle ? 1 : nameLikeness(article, this.#bestArticle));
    this.#likenessOf.set(article, likeness);
    return likeness;
  }

  #ofFigure(figure: Figure, text: string, published: string | null): OwnSigns {
    const ask = this.#ask;
    const { who } = ask;
    const unit = unitMatch(ask, figure);
    const isWho = this.#isOfWho(figure);
    const ofPeople = (noun: string | null) => noun !== null && (isAnybody(noun) || isPeople(noun));
    const asksPeople = ask.unit === 'count' && (who === null ? ask.whatIsConcept : ofPeople(who) || namesPersons(who));
    const isPeoples = asksPeople && (ofPeople(figure.who) || namesPersons(figure.noun));
    const match = matchFigure(ask, figure);
    const isRing = figure.what !== null && figure.what !== figure.manner;
    const narrowing = ask.modifiers.filter((name) => figure.modifiers.includes(name)).length;
    // "13 TV channels" are no TV viewers, whatever the two share.
    const isNarrowed = ask.modifiers.length > 0 && (isWho || isPeoples);
    const placed = figure.place === null ? null : figure.place.split(' ').every((stem) => this.#asked.has(stem));
    const isOwnTime = isOfOwnTime(figure, published);
    const isYear = figure.year === null || ask.years.length === 0 ? null : ask.years.includes(figure.year);
    return {
      match,
      noMatch: Number(match === 0),
      unit,
      ageOther: Number(
        ask.unitName === AGE && this.#terms.some(({ word }) => canBeOfAge(word, amountOf(figure)) === false),
      ),
      percent: Number(ask.unit === 'percent'),
      money: Number(ask.unit === 'money'),
      measure: Number(ask.unit === 'measure' || ask.unit === 'amount'),
      who: Number(isWho),
      people: Number(!isWho && isPeoples),
      whoOther: Number(figure.who !== null && who !== null && !isWho && !isPeoples),
      whoNone: Number(figure.who === null),
      modifiers: isNarrowed ? narrowing / ask.modifiers.length : 0,
      what: Number(ask.what !== null && (figure.what === ask.what || figure.modifiers.includes(ask.what))),
      whatOther: Number(isRing && figure.what !== ask.what && !ask.concepts.includes(figure.what ?? '')),
      given: Number(figure.value !== null && ask.numbers.includes(figure.value)),
      single: Number(figure.value === 1 && figure.unit.kind === 'count'),
      vague: Number(figure.bound === 'vague'),
      part: Number(figure.part),
      placeAsked: Number(placed === true),
      placeOther: Number(placed === false),
      year: isYear === null ? 0 : isYear ? 1 : -1,
      yearOther: Number(isOwnTime === false && isYear !== true),
      prediction: Number(figure.prediction && !ask.future),
      foreseen: Number(figure.prediction && ask.future),
      condition: Number(figure.condition),
      denial: Number(figure.denial),
      past: Number(figure.past && isOwnTime !== true && isYear !== true),
      step: Number(isStep(figure) && !asksChange(ask)),
      forEach: Number(isForEach(figure, text) && !asksForEach(ask)),
      rate: Number(figure.modifiers.includes(RATE)),
    };
  }
}

/** The parts of a logit that are read of a figure alone, with the intercept; of its sentence; and of its article. */
const OWN_MODEL = linearModel(OWN_SIGNS, FIGURE_WEIGHTS);
const NEAR_MODEL = linearModel(NEAR_SIGNS, { ...FIGURE_WEIGHTS, intercept: 0 });
const ARTICLE_MODEL = linearModel(ARTICLE_SIGNS, { ...FIGURE_WEIGHTS, intercept: 0 });

const NO_COUNTRIES: CountrySigns = { country: 0, countryOther: 0, countryElsewhere: 0 };

/** What a figure may have moved from: "from 12 to 31". */
const MOVES_FROM = /\bfrom\s/iu;

/** A word that the question is about. */
function isContent({ isName, weight }: BoundTerm): boolean {
  return !isName && weight > 0;
}

/** Whether the sentence has a term, itself or in another spelling. */
function isHere({ inSentence, alike }: Evidence, term: number): boolean {
  return inSentence[term] === true || (alike[term] ?? 0) >= OTHER_SPELLING;
}

/** Whether it has the term, or what is right beside or above it. */
function isNear(one: Evidence, term: number): boolean {
  return isHere(one, term) || one.inBefore[term] === true || one.inContext[term] === true;
}

/** Whether its passage has the term. */
function isAround(one: Evidence, term: number): boolean {
  return isNear(one, term) || one.inPassage[term] === true;
}

const DEATH = 'death';

/** What a sentence may say instead of what became of those whom it counts. */
const TELLS_LOSS =
  /\b(?:lost|loss|losses|tolls?|victims?|casualties|bod(?:y|ies)|lives|among them|includ(?:e|ed|es|ing))\b/iu;

/** "4.6 refugees": a number that counts nothing. The word for millions behind it may be misspelt. */
function isFraction({ unit, value }: Figure): boolean {
  return unit.kind === 'count' && value !== null && value > 1 && value < 1000 && !Number.isInteger(value);
}
