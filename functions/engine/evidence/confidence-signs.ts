import { OTHER_SPELLING } from '../text/trigrams.ts';
import type { Evidence, QuestionEvidence } from './evidence.ts';
import { AT } from './feature-row.ts';
import { LEAST_FIT } from './figure-fit.ts';
import { type Matters, mattersOf } from './matters.ts';

/**
 * What tells a question that the corpus answers from one that it does not. Shares are of the summed weight of the
 * question's terms, 0 to 1; all but the first and last are of the best sentence.
 */
export const SIGNS = [
  /** BM25 of the best passage against the most that the terms could score. */
  'passageIdeal',
  /** Share of the question's names in the passage of the best sentence; 1 when it has none. */
  'names',
  /** 1 when the figure that is asked for, or else a ringed term, is missing near the best sentence: it does not say. */
  'conceptMissing',
  /** 1 when a name is missing there, or a rare word that no article has: it is about another person, place or thing. */
  'nameMissing',
  /** Score of the best sentence. */
  'score',
  /** What the matched terms weigh together: one rare word tells more than two common ones. */
  'information',
  /** Share of the terms that are no names in the sentence; found only in the one before. They say what is asked of the names. */
  'relation',
  'relationBefore',
  /** Weight of the heaviest of them that neither has. */
  'relationMissing',
  /** 1 when the word that says what is asked ("born", "succeed"), or kin of it, is missing here; beside it too. */
  'predicateMissing',
  'predicateNowhere',
  /** 1 when a person, a date, a place or a reason is asked for and the sentence has none; half where it is doubtful. */
  'kindMissing',
  /** How far such a thing is from the predicate; 0 where none is asked for. */
  'kindFar',
  /** Share of neighbouring question terms that are neighbours here too. */
  'pairs',
  /** How far its score is above that of the best sentence on another matter; how many of the next passages tell of the same. */
  'otherMatter',
  'sameMatter',
  /** What the names and rare words weigh together that are nowhere about it. */
  'rareMissing',
  /** 1 when a figure is asked for and it has none at all that fits. */
  'figureMissing',
] as const;

export type Sign = (typeof SIGNS)[number];
export type Signs = Record<Sign, number>;

/** What is missing near the best sentence: a name is worse than a figure or a concept. */
export type Gap = 'none' | 'concept' | 'name';

export function gapOf(signs: Readonly<Signs>): Gap {
  if (signs.nameMissing > 0) return 'name';
  return signs.conceptMissing > 0 ? 'concept' : 'none';
}

/** Brings scores and weights to about 0 to 1, so that their weights can be compared with those of the other signs. */
const SCALE = 20;

/** The same for one term. */
const TERM_SCALE = 8;

/** `undefined` when there is nothing to be confident about. */
export function signsOf(list: QuestionEvidence, matters: Matters | null = mattersOf(list)): Signs | undefined {
  const { question, terms, evidence } = list;
  const best = evidence[0];
  if (!best || !matters || terms.length === 0) return undefined;
  const { features, inSentence, inBefore, inContext, alike } = best;
  const total = terms.reduce((sum, term) => sum + term.weight, 0);
  const matched = Math.min(
    1,
    features.of(AT.coverage) +
      features.of(AT.coverageBefore) +
      features.of(AT.contextOnly) +
      features.of(AT.similar) / 2,
  );
  // Near is in the sentence, or in the one before when this one points back to it; a name also counts from the title or
  // as another spelling.
  const isNear = (at: number) => inSentence[at] || (best.pointsBack && inBefore[at]);
  const isNamed = (at: number) => isNear(at) || inContext[at] || (alike[at] ?? 0) >= OTHER_SPELLING;
  const said = (at: number) => inSentence[at] === true || (alike[at] ?? 0) >= OTHER_SPELLING;
  const relation = terms.flatMap(({ isName, weight }, at) => (!isName && weight > 0 ? [at] : []));
  const weightOf = (of: readonly number[]) => of.reduce((sum, at) => sum + (terms[at]?.weight ?? 0), 0);
  const share = (has: (at: number) => boolean) =>
    relation.length === 0 ? 1 : weightOf(relation.filter(has)) / weightOf(relation);
  const rare = terms.flatMap(({ isName, isRare }, at) => (isName || isRare ? [at] : []));
  const missing = relation.filter((at) => !said(at) && !inBefore[at]).map((at) => terms[at]?.weight ?? 0);
  const lacks = question.predicate.length > 0 && features.of(AT.predicate) === 0 && !question.predicate.some(said);
  return {
    passageIdeal: Math.max(...evidence.map((candidate) => candidate.features.of(AT.passageIdeal))),
    names: terms.some((term) => term.isName) ? features.of(AT.namesPassage) : 1,
    conceptMissing: lacksConcept(features.of(AT.figure), () => terms.some(({ ring }, at) => ring >= 0 && !isNear(at)))
      ? 1
      : 0,
    nameMissing: terms.some((term, at) => (term.isName || (term.isRare && !term.isKnown)) && !isNamed(at)) ? 1 : 0,
    score: best.score / SCALE,
    information: (matched * total) / SCALE,
    relation: share(said),
    relationBefore: share((at) => !said(at) && inBefore[at] === true) * (relation.length === 0 ? 0 : 1),
    relationMissing: Math.max(0, ...missing) / TERM_SCALE,
    predicateMissing: lacks ? 1 : 0,
    predicateNowhere: lacks && features.of(AT.predicateBeside) === 0 ? 1 : 0,
    kindMissing: kindMissing(best),
    kindFar: asksKind(question.answerType) && question.predicate.length > 0 ? 1 - features.of(AT.nearPredicate) : 0,
    pairs: features.of(AT.pairs),
    otherMatter: matters.margin / SCALE,
    sameMatter: matters.same,
    rareMissing: weightOf(rare.filter((at) => !best.inPassage[at] && !isNamed(at))) / TERM_SCALE,
    figureMissing: features.of(AT.figure) < 0 ? 1 : 0,
  };
}

const YEAR = /^(?:1\d|20)\d\d$/u;

/**
 * Whether a name or number of the question is nowhere about the best sentence: not in its passage, title or headings, nor in another spelling.
 * What is said there is about someone or something else. A year is no such name: articles leave out their own.
 */
export function lacksName({ terms, evidence: [best] }: QuestionEvidence): boolean {
  if (!best) return true;
  const { inPassage, inContext, alike } = best;
  return terms.some(
    ({ isName, isRare, isKnown, word }, at) =>
      (isName || (isRare && !isKnown)) &&
      !YEAR.test(word) &&
      !inPassage[at] &&
      !inContext[at] &&
      (alike[at] ?? 0) < OTHER_SPELLING,
  );
}

/**
 * Whether no article has a name that is asked for, in any spelling: whatever is found is about someone or something else. A
 * first name in front of a known surname may be missing: articles print "Mr Reedham".
 */
export function asksOfUnknownName({ terms, evidence: [best] }: QuestionEvidence): boolean {
  const isKnownName = (at: number) => terms[at]?.isName === true && terms[at]?.isKnown === true;
  return terms.some(
    ({ isName, isKnown, word }, at) =>
      isName && !isKnown && !YEAR.test(word) && !isKnownName(at + 1) && (best?.alike[at] ?? 0) < OTHER_SPELLING,
  );
}

function asksKind(type: QuestionEvidence['question']['answerType']): boolean {
  return type === 'person' || type === 'date' || type === 'place' || type === 'reason';
}

/** From 0, where it surely holds one or none is asked for, to 1. */
function kindMissing({ features }: Evidence): number {
  const worth =
    features.of(AT.hasPerson) + features.of(AT.hasDate) + features.of(AT.hasPlace) + features.of(AT.hasReason);
  if (worth === 0) return 0;
  return worth < 0 ? 1 : 1 - worth;
}

/** A figure that fits says who and what by itself; where none is asked for, the ringed words have to be near. */
function lacksConcept(fit: number, ringMissing: () => boolean): boolean {
  return fit === 0 ? ringMissing() : fit < LEAST_FIT;
}
