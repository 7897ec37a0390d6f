import type { ClauseSigns } from './figure-clauses.ts';
import type { FigureSigns } from './figure-model-signs.ts';
import type { Surroundings } from './figure-surroundings.ts';
import type { wordingSigns } from './figure-wording.ts';

/** The signs by what they are read of: the figure alone; the evidence, which knows its sentence and passage; the whole article. */
export const OWN_SIGNS = [
  'match',
  'noMatch',
  'unit',
  'percent',
  'money',
  'measure',
  'who',
  'people',
  'whoOther',
  'whoNone',
  'modifiers',
  'what',
  'whatOther',
  'given',
  'single',
  'vague',
  'part',
  'placeAsked',
  'placeOther',
  'ageOther',
  'year',
  'yearOther',
  'prediction',
  'foreseen',
  'condition',
  'denial',
  'past',
  'step',
  'forEach',
  'rate',
] as const;
export type OwnSigns = Readonly<Record<(typeof OWN_SIGNS)[number], number>>;
export const NEAR_SIGNS = [
  'names',
  'namesNear',
  'cover',
  'coverBefore',
  'coverPassage',
  'coverTitle',
  'rarestMissing',
  'sentence',
  'opening',
  'onlyFigure',
  'fewFigures',
] as const;
export type NearSigns = Readonly<Record<(typeof NEAR_SIGNS)[number], number>>;
export const ARTICLE_SIGNS = ['namesMissing', 'coverArticle', 'event'] as const;
export type ArticleSigns = Readonly<Record<(typeof ARTICLE_SIGNS)[number], number>>;
export type CountrySigns = Readonly<Record<'country' | 'countryOther' | 'countryElsewhere', number>>;

/** All signs of a figure; those from `countries` on are read from the words of its sentence. */
export interface SignParts {
  readonly own: OwnSigns;
  readonly near: NearSigns;
  readonly article: ArticleSigns;
  readonly countries: CountrySigns;
  readonly around: Surroundings;
  readonly named: Readonly<Record<'nameInClause' | 'otherName', number>>;
  readonly wording: ReturnType<typeof wordingSigns>;
  readonly clause: ClauseSigns;
  /** Of the sentence's words and its other figures. */
  readonly told: Readonly<
    Record<
      | 'hasPart'
      | 'subject'
      | 'subjectOther'
      | 'timeAsked'
      | 'timeOther'
      | 'timeNarrower'
      | 'superseded'
      | 'successor'
      | 'short',
      number
    >
  >;
}

/** One literal with all names: an object that is put together from others is looked up in several times as slowly. */
export function signsOf({
  own,
  near,
  article,
  countries,
  around,
  named,
  wording,
  clause,
  told,
}: SignParts): FigureSigns {
  return {
    match: own.match,
    noMatch: own.noMatch,
    unit: own.unit,
    percent: own.percent,
    money: own.money,
    measure: own.measure,
    who: own.who,
    people: own.people,
    whoOther: own.whoOther,
    whoNone: own.whoNone,
    modifiers: own.modifiers,
    what: own.what,
    whatOther: own.whatOther,
    near: around.near,
    behind: around.behind,
    own: around.own,
    clause: around.clause,
    head: around.head,
    coverTitle: near.coverTitle,
    names: near.names,
    namesNear: near.namesNear,
    namesMissing: article.namesMissing,
    cover: near.cover,
    coverBefore: near.coverBefore,
    coverPassage: near.coverPassage,
    coverArticle: article.coverArticle,
    rarestMissing: near.rarestMissing,
    sentence: near.sentence,
    event: article.event,
    given: own.given,
    bracketed: wording.bracketed,
    single: own.single,
    vague: own.vague,
    part: own.part,
    hasPart: told.hasPart,
    changeAsked: wording.changeAsked,
    changeUnasked: wording.changeUnasked,
    levelUnasked: wording.levelUnasked,
    hyphen: wording.hyphen,
    increment: wording.increment,
    earlier: wording.earlier,
    earlierClause: wording.earlierClause,
    expected: wording.expected,
    expectedAsked: wording.expectedAsked,
    formerAsked: wording.formerAsked,
    formerUnasked: wording.formerUnasked,
    latterUnasked: wording.latterUnasked,
    subject: told.subject,
    subjectOther: told.subjectOther,
    nameInClause: named.nameInClause,
    otherName: named.otherName,
    placeAsked: own.placeAsked,
    placeOther: own.placeOther,
    country: countries.country,
    countryOther: countries.countryOther,
    countryElsewhere: countries.countryElsewhere,
    ageOther: own.ageOther,
    ofWhole: wording.ofWhole,
    year: own.year,
    yearOther: own.yearOther,
    timeAsked: told.timeAsked,
    timeOther: told.timeOther,
    timeNarrower: told.timeNarrower,
    prediction: own.prediction,
    foreseen: own.foreseen,
    condition: own.condition,
    denial: own.denial,
    past: own.past,
    step: own.step,
    forEach: own.forEach,
    rate: own.rate,
    superseded: told.superseded,
    successor: told.successor,
    instead: wording.instead,
    onlyFigure: near.onlyFigure,
    fewFigures: near.fewFigures,
    opening: near.opening,
    short: told.short,
    quantityCover: clause.quantityCover,
    subjectCover: clause.subjectCover,
    verbCover: clause.verbCover,
    besideCover: clause.besideCover,
    beyondCover: clause.beyondCover,
    quantityNames: clause.quantityNames,
    besideNames: clause.besideNames,
    beyondNames: clause.beyondNames,
    quantityUnasked: clause.quantityUnasked,
    subjectUnasked: clause.subjectUnasked,
    besideUnasked: clause.besideUnasked,
    quantityOther: clause.quantityOther,
    besideOther: clause.besideOther,
    headAsked: clause.headAsked,
    headUnasked: clause.headUnasked,
    subjectAsked: clause.subjectAsked,
    subjectStrange: clause.subjectStrange,
  };
}
