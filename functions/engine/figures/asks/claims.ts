import type { Rings } from '../../concepts/rings.ts';
import { isStopWord } from '../../text/stop-words.ts';
import { tokenize } from '../../text/tokens.ts';
import { type Agreement, agree } from '../agreement/agreement.ts';
import { type FigureGroup, type FigureSource, unitName } from '../agreement/figure-groups.ts';
import { relationOf } from '../agreement/figure-relations.ts';
import { figureLabel } from '../figure-labels.ts';
import { type Figure, figuresOf } from '../figures.ts';
import { sentenceWords } from '../words/sentence-words.ts';
import { conceptsOf, type QuantityAsk } from './quantity-ask.ts';

/** The figure that a claim states, and the question that it thereby answers. */
export interface Claim {
  readonly text: string;
  readonly figure: Figure;
  /** The figure in few words: see {@link figureLabel}. */
  readonly label: string;
  /** It says that the figure does not hold: "31 people were not killed". Nobody dead is no denial but a zero. */
  readonly isNegated: boolean;
  readonly ask: QuantityAsk;
}

/** A claim beside what the sources give. Nothing is said about who is right. */
export interface ClaimCheck {
  readonly figure: Figure;
  /**
   * `matches`: a source gives this figure, or one that lies wholly within what the claim allows (48 for "at least 40");
   * `differs`: those that give one give others; `not_covered`: none gives any, or the claim is not compared.
   */
  readonly result: 'matches' | 'differs' | 'not_covered';
  /** Why it is not covered; `null` where it is. */
  readonly reason: 'negated' | 'no_source' | null;
  /** Articles that give the claim's figure or one within it. */
  readonly matching: number;
  /** Articles that give none of these, and one with which the claim can hold all the same: see `FigureRelation`. */
  readonly compatible: number;
  /** Articles that give any figure for the same thing. */
  readonly sources: number;
  readonly agreement: Agreement;
}

/**
 * Reads a claim. Of several figures the one that says most counts: one with both who and what before one with either, and
 * what is claimed before what is denied ("not 12 but 31"). `null` when it states no figure.
 */
export function readClaim(text: string, rings: Rings): Claim | null {
  const [figure] = figuresOf(text, rings)
    .filter((each) => !each.part)
    .toSorted((a, b) => Number(a.denial) - Number(b.denial) || telling(b) - telling(a) || a.start - b.start);
  if (!figure) return null;
  const isNegated = figure.denial || denies(clauseAround(text, figure));
  return { text, figure, label: figureLabel(figure, text), isNegated, ask: askedBy(text, figure, rings) };
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

const CLAUSE = /[,;:.!?](?=\s|$)|\b(?:but|while|whereas|although|though|because|who|which)\b/iu;

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

/**
 * Sets the claim beside the figures of the sources that were found for it; edited copies of an article count once. A negated claim is not compared: a source that
 * states the figure contradicts it, and one that states another says nothing about it.
 */
export function checkClaim(claim: Claim, sources: readonly FigureSource[]): ClaimCheck {
  const agreement = agree(claim.ask, sources);
  const groups = relateGroups(claim, agreement.groups);
  const originals = new Map(sources.map(({ article, original }) => [article, original]));
  const originalsOf = (some: readonly FigureGroup[]): Set<string> =>
    new Set(some.flatMap(({ articles }) => articles.map((article) => originals.get(article) ?? article)));
  const matching = originalsOf(groups.filter(({ relation }) => relation === 'same' || relation === 'within'));
  const compatible = [...originalsOf(groups.filter(({ relation }) => relation === 'compatible'))].filter(
    (article) => !matching.has(article),
  );
  const all = originalsOf(groups.filter(({ scope }) => scope === 'asked'));
  const reason = claim.isNegated ? 'negated' : all.size === 0 ? 'no_source' : null;
  return {
    figure: claim.figure,
    result: reason !== null ? 'not_covered' : matching.size > 0 ? 'matches' : 'differs',
    reason,
    matching: matching.size,
    compatible: compatible.length,
    sources: all.size,
    agreement: { ...agreement, groups },
  };
}

/** Whether the claim's amount is among the figures of some sentences, but for those of another fate ("12 injured" for "12 died"). */
export function prints(figures: readonly Figure[], { figure: claimed, ask }: Claim): boolean {
  return figures.some((figure) => {
    const isOtherFate =
      ask.whatIsConcept && figure.what !== null && figure.what !== ask.what && figure.what !== figure.manner;
    const isSame =
      figure.min === claimed.min && figure.max === claimed.max && unitName(figure.unit) === unitName(claimed.unit);
    return isSame && !isOtherFate;
  });
}

/** The groups, each with how it stands to the claim; parts, and all groups beside a negated claim, stand to nothing. */
export function relateGroups({ figure, label, isNegated }: Claim, groups: readonly FigureGroup[]): FigureGroup[] {
  return groups.map((group) =>
    isNegated || group.scope !== 'asked' ? group : { ...group, relation: relationOf(group, { ...figure, label }) },
  );
}
