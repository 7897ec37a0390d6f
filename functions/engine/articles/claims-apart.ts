import { segmentSentences } from '../text/sentences.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import type { ReviewedClaim } from './article.ts';
import { sameLine } from './headline.ts';
import type { Role } from './roles.ts';
import type { Range, Unit } from './units.ts';

/** What is before a claim that is printed as such, and over the section that tells of it. */
const LABEL =
  /^\W*(?:the |viral |full )*(?:claims?|claimed|statement|rumou?r|allegation|what (?:is|was|has been|['’]s|they) (?:being )?(?:claimed|said|shared|say)|behauptung|affirmation|afirmación|alegación)(?: (?:under review|reviewed|in question))?\W*(?:[:–—-]|$)\s*/iu;

/** Words with a meaning beyond the claim's: more of them say something about it. */
const OTHER_WORDS = 2;

const DENIAL =
  /\b(?:not?|never|none|nobody|neither|nor|without|cannot|\w+n['’]t|false(?:ly)?|untrue|incorrect|wrong(?:ly)?|hoax|fake|debunk\w*|den(?:y|ied|ies)|mislead\w*|baseless|unfounded)\b/iu;

/**
 * The units of a fact check, in which each sentence that states a claim under review is marked as no words of the checker. What
 * says more than the claim ("a post says that …", "it is false that …") is left for the reader of figures.
 */
export function withClaimsMarked(text: string, units: readonly Unit[], claims: readonly ReviewedClaim[]): Unit[] {
  const wanted = claims.map(({ claim }) => ({ words: wordsOf(claim), isDenied: DENIAL.test(claim) }));
  return units.map((unit) => {
    const marks = segmentSentences(text, unit.start, unit.end).filter(({ start, end }) => {
      const sentence = text.slice(start, end).replace(LABEL, '');
      const words = wordsOf(sentence);
      const isDenied = DENIAL.test(sentence);
      return wanted.some(
        (claim) =>
          claim.words.size > 0 &&
          claim.isDenied === isDenied &&
          words.size - claim.words.size <= OTHER_WORDS &&
          [...claim.words].every((word) => words.has(word)),
      );
    });
    return marks.length === 0 ? unit : { ...unit, marks: inOrder([...unit.marks, ...marks]) };
  });
}

/** Whether a line is one of the claims and nothing else. */
export function isClaim(line: string, claims: readonly ReviewedClaim[]): boolean {
  return claims.some(({ claim }) => sameLine(claim) === sameLine(line));
}

/** A verdict of a word or two is what a fact check says, full stop or not. */
export function keepVerdicts(units: readonly Unit[], roles: Role[], claims: readonly ReviewedClaim[]): void {
  const verdicts = new Set(claims.flatMap(({ verdict }) => (verdict === null ? [] : [sameLine(verdict)])));
  units.forEach((unit, at) => {
    const kind = roles[at]?.kind;
    const isOpen = kind === 'fragment' || kind === 'dropped' || kind === 'title';
    if (isOpen && unit.level === 0 && !unit.markup && verdicts.has(sameLine(unit.plain))) roles[at] = { kind: 'prose' };
  });
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(tokenize(text).flatMap(({ word, stem }) => (isStopWord(word) ? [] : [stem])));
}

function inOrder(marks: readonly Range[]): Range[] {
  return marks.toSorted((a, b) => a.start - b.start || b.end - a.end);
}
