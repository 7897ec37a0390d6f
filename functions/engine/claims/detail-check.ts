import { ringsOf } from '../concepts/rings.ts';
import { type Evidence, type EvidenceList, sentenceText } from '../evidence/evidence.ts';
import { originOf } from '../search/corpus-index.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { tokenize } from '../text/tokens.ts';
import { clauseSpans } from './clause-span.ts';
import { opposition, polarityOf } from './opposites.ts';
import { compareScores, isOfGame, scoreOf, scoresOf } from './scores.ts';
import { compareDates, datesIn } from './stated-dates.ts';
import { claimTerms, surroundingsOf } from './surroundings.ts';

/** A score or a date that a claim states, beside what the sources give. */
export interface DetailCheck {
  /** As the claim prints it, with UTF-16 offsets into the statement. */
  readonly label: string;
  readonly start: number;
  readonly end: number;
  readonly kind: 'score' | 'date';
  readonly result: 'matches' | 'differs';
  /** The sentences that give it, or that give another; best first. */
  readonly evidence: readonly Evidence[];
  /** What they give instead, as printed; empty where they give the same and say otherwise who won. */
  readonly others: readonly string[];
  /** Articles of the evidence; edited copies count once. */
  readonly sources: number;
}

/** Sentences that are read. */
const MOST_READ = 40;

/**
 * What a sentence has to have so that its score or date is one of what is claimed: of the names near it, by their weight, and of the other
 * words in it, by their number. Two names that played each other need no
 * more words.
 */
const LEAST = { names: 0.7, score: 0.5, date: 0.75 } as const;

/** What a sentence gives, and the words of it that say of what. */
type Reading = {
  readonly relation: 'same' | 'swapped' | 'other';
  readonly label: string;
  readonly said: string;
} | null;

/**
 * A date beside figures only says when they held. `null` where the statement has neither score nor date, or no source gives one for the same
 * thing.
 */
export function checkDetail(
  statement: string,
  list: EvidenceList,
  index: Slice,
  { besideFigures }: { readonly besideFigures: boolean },
): DetailCheck | null {
  const score = scoreOf(statement);
  const [date, ...more] = datesIn(statement);
  if (score) {
    return check(list, index, { ...score, kind: 'score' }, (text) => {
      const stated = scoresOf(text).flatMap(({ label, ...other }) => {
        const relation = compareScores(score, { label, ...other });
        return relation ? { relation, label, said: text } : [];
      });
      // Of several games the one that is claimed, else the first.
      const isOf = (relation: string) => stated.find((one) => one.relation === relation);
      return isOf('same') ?? isOf('swapped') ?? stated[0] ?? null;
    });
  }
  if (!date || more.length > 0 || besideFigures) return null;
  return check(list, index, { ...date, kind: 'date' }, (text) => dateReading(date, text, statement));
}

const CLAUSE_ENDS = /[,;:()]\s|\s[-–—]\s|\b(?:but|while|whereas|and|after|before|which|who|when|hopes?|plans?)\b/gu;

function dateReading(date: ReturnType<typeof datesIn>[number], text: string, statement: string): Reading {
  const stated = datesIn(text).map((other) => ({ other, relation: compareDates(date, other) }));
  const same = stated.find(({ relation }) => relation === 'same');
  const [only] = stated;
  const found = same ?? (stated.length === 1 && only?.relation === 'other' ? only : undefined);
  if (!found || found.relation === 'unknown') return null;
  const { start, end } = clauseSpans(text, CLAUSE_ENDS)(found.other);
  const said = text.slice(start, end);
  // What did not happen on that day, or the opposite of it, has no date to compare.
  if (opposition(polarityOf(statement), polarityOf(said)) === 'opposed') return null;
  return { relation: found.relation, label: found.other.label, said };
}

function check(
  list: EvidenceList,
  index: Slice,
  detail: Pick<DetailCheck, 'label' | 'start' | 'end' | 'kind'>,
  read: (text: string) => Reading,
): DetailCheck | null {
  const own = new Set(tokenize(detail.label).map(({ word }) => word));
  const isOwn = (word: string) => own.has(word) || (detail.kind === 'score' && isOfGame(word));
  const terms = list.terms.map((term) => (isOwn(term.word) ? { ...term, isName: false, weight: 0 } : term));
  const wanted = claimTerms(terms);
  // Words that no article has weigh nothing, and say all the same what is claimed.
  const words = wanted.words.filter((at) => !isOwn(terms[at]?.word ?? ''));
  const share = (text: string) => {
    if (words.length === 0) return 1;
    const tokens = tokenize(text);
    const rings = ringsOf(tokens, index.rings);
    const isSaid = ({ stem, ring, aliases }: BoundTerm) =>
      tokens.some(
        (token, at) =>
          token.stem === stem || (ring >= 0 && rings[at] === ring) || aliases.some((form) => form[0] === token.stem),
      );
    return words.filter((at) => terms[at] && isSaid(terms[at])).length / words.length;
  };
  const least = detail.kind === 'score' && wanted.names.length > 1 ? 0 : LEAST[detail.kind];
  const readings = list.evidence.slice(0, MOST_READ).flatMap((evidence) => {
    const text = sentenceText(evidence);
    const reading = read(text);
    if (!reading || surroundingsOf(evidence, wanted).names < LEAST.names) return [];
    const said = share(reading.said);
    return said < least ? [] : [{ evidence, share: said, ...reading }];
  });
  const same = readings.filter(({ relation }) => relation === 'same');
  const most = Math.max(...readings.map((one) => one.share));
  const told = same.length > 0 ? same : readings.filter((one) => one.share === most);
  if (told.length === 0) return null;
  const { label, start, end, kind } = detail;
  const others = told.flatMap((one) => (one.relation === 'other' ? one.label : []));
  return {
    label,
    start,
    end,
    kind,
    result: same.length > 0 ? 'matches' : 'differs',
    evidence: told.map(({ evidence }) => evidence),
    others: [...new Set(others)],
    sources: new Set(told.map(({ evidence }) => originOf(evidence.passage.article.id, index))).size,
  };
}
