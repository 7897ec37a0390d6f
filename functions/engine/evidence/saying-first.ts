import type { AnswerType } from '../search/question.ts';
import { OTHER_SPELLING } from '../text/trigrams.ts';
import { distanceTo } from './distances.ts';
import type { Evidence, QuestionEvidence } from './evidence.ts';

/** Kinds of things that show in a sentence. */
export const SHOWN: ReadonlySet<AnswerType> = new Set(['person', 'date', 'place']);

/** How surely a word has to be of the kind asked for: see `kindMatches`. */
const LEAST_WORTH = 0.5;

/** Tokens between what happened and when, where or by whom: a clause with what stands in it. */
const SAME_CLAUSE = 12;

/** Sentences looked at, best first, and how far below the best one their score may be. */
const LOOKED_AT = 25;
const MOST_BELOW = 3.6;

/**
 * The evidence with a sentence first that says what happened together with the person, date or place that is asked for, where the best one does
 * not: "when was Reed arrested?" is not answered by "the jailed Reed has sold his shares" above "Reed, following his arrest in May". The
 * sentence has all other words of the question that the best one has.
 */
export function sayingFirst(list: QuestionEvidence): QuestionEvidence {
  const { question, evidence } = list;
  const [best] = evidence;
  const tells = question.answerType === 'reason' ? tellsWhy : SHOWN.has(question.answerType) ? tellsOf : null;
  if (!best || tells === null || question.predicate.length === 0 || tells(best)) return list;
  const said = evidence
    .slice(0, LOOKED_AT)
    .find((one) => one.score >= best.score - MOST_BELOW && tells(one) && isOfSame(one, best, list));
  return said ? { ...list, evidence: [said, ...evidence.filter((one) => one !== said)] } : list;
}

/** Whether what happened stands there with a person, a date or a place as it is asked for. */
function tellsOf({ scans: { here } }: Evidence): boolean {
  return here.kinds.some(
    ({ at, worth, isEnd }) => !isEnd && worth >= LEAST_WORTH && distanceTo(here.predicate, at) <= SAME_CLAUSE,
  );
}

/** Whether a word that leads to a reason is behind what happened. */
function tellsWhy({ scans: { here } }: Evidence): boolean {
  return here.kinds.some(({ at }) => here.predicate.some((event) => at > event && at - event <= SAME_CLAUSE));
}

/** Whether a sentence has all words of the question that the best one has, but for what is asked: that may be told by kin. */
function isOfSame(one: Evidence, best: Evidence, { question: { predicate }, terms }: QuestionEvidence): boolean {
  return terms.every((_, at) => predicate.includes(at) || isNamed(one, at) || !isNamed(best, at));
}

function isNamed({ inSentence, inBefore, inContext, pointsBack, alike }: Evidence, term: number): boolean {
  return (
    inSentence[term] === true ||
    inContext[term] === true ||
    (pointsBack && inBefore[term] === true) ||
    (alike[term] ?? 0) >= OTHER_SPELLING
  );
}
