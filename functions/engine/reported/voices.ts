import type { Article } from '../articles/article.ts';
import { factCheckOf } from './fact-checks.ts';
import { printedName } from './printed-names.ts';
import { reportedClaims } from './reported-claims.ts';

/** A person or body that a sentence has speak of a claim. Offsets are UTF-16 code units into the sentence. */
export interface Voice {
  /** `claims`: says that it holds; `denies`: says that it does not; `debunks`: shows or finds that it does not. */
  readonly kind: 'claims' | 'denies' | 'debunks';
  /** As printed; `null` for the article itself, and for claimants that are not named. */
  readonly by: string | null;
  /** The part of the sentence that says what is claimed. */
  readonly start: number;
  readonly end: number;
}

const DENIAL_VERB =
  /(?:(?<by>(?:\p{Lu}[\p{L}.’'-]*|[Tt]he|[Aa]n?|[Pp]olice|[Oo]fficials|[Oo]rganisers|[Dd]octors|[Ii]nvestigators|[Ff]act[- ][Cc]heckers)(?:\s+(?!that\b|who\b|which\b|and\b|said\b|says\b|he\b|she\b|they\b|it\b|has\b|have\b|had\b|also\b|later\b|earlier\b)[\p{L}.’'-]+){0,5}?)\s+)?\b(?:(?:has|have|had|also|later|since|strongly|firmly|repeatedly|flatly|categorically|is|are|was|were|been)\s+)*(?<verb>denied|denies|denying|debunked|debunks|refuted|refutes|disproved|disproves|disputes|disputed|dismissed|dismisses|rejected|rejects|contradicted|contradicts|contradicting)\b/gu;
const UNTRUE =
  /\b(?:false(?! (?:economy|alarms?|starts?|dawns?|hopes?|teeth|names?|passports?|papers|documents?|identity|accounting|accounts?|imprisonment|pretences|positives?)\b)|falsely|untrue|not true|incorrect|incorrectly|baseless|bogus|fabricated|a hoax|a lie|a myth|debunk(?:ed|s|ing)?|disproved?|misleading|no evidence|no truth)\b/iu;

/** Who says what of a claim in a sentence of the article: those whom it reports, and itself where it says that a claim is wrong. */
export function voicesIn(sentence: string, article: Pick<Article, 'kind' | 'title' | 'text'>): Voice[] {
  const { isCheck, isDenied } = factCheckOf(article);
  const reported = reportedClaims(sentence, isCheck).flatMap(({ start, end, claimant, denial }): Voice[] => {
    const denied = denial ?? (isDenied ? { by: null } : null);
    const claims: Voice[] = claimant !== null || denied === null ? [{ kind: 'claims', by: claimant, start, end }] : [];
    if (denied === null) return claims;
    return [...claims, { kind: denied.by === null ? 'debunks' : 'denies', by: denied.by, start, end }];
  });
  if (reported.some(({ kind }) => kind !== 'claims')) return reported;
  const denials = [...sentence.matchAll(DENIAL_VERB)].map(({ groups, index, 0: match }): Voice => {
    const isFound = FINDING.test(groups?.verb ?? '');
    const by = printedName(groups?.by);
    return { kind: isFound ? 'debunks' : 'denies', by, start: index + match.length, end: sentence.length };
  });
  if (denials.length > 0) return [...reported, ...denials];
  const untrue = UNTRUE.exec(sentence);
  if (!untrue) return reported;
  // "That is false: 21 people were killed" says what holds behind its colon.
  const said = untrue.index + untrue[0].length;
  const holds = HOLDS_BEHIND.exec(sentence.slice(said));
  return [...reported, { kind: 'debunks', by: null, start: 0, end: holds ? said : sentence.length }];
}

const HOLDS_BEHIND = /^\s*(?:[:;—–]|-\s|,?\s+(?:but|in fact|in reality)\b)/iu;

/** Says of the sentence before it that what is claimed there does not hold. */
const TURNS_BACK =
  /^(?:but |however, |in fact, )?(?:that|this|it|neither|the (?:claim|post|message|rumou?r|video|figure|number|story|report|toll)s?|these claims|those claims)(?:['’]s|\s+(?:\p{L}+\s+){0,3}?(?:is|was|are|were|has been|have been))\s+(?:\p{L}+\s+){0,2}?(?:false|untrue|wrong|not true|incorrect|baseless|fabricated|fake|debunked|disproved|a (?:hoax|lie|myth))\b/iu;

/** {@link voicesIn}, where the sentence after it may say that what it reports is wrong. */
export function voicesWithNext(
  sentence: string,
  next: string,
  article: Pick<Article, 'kind' | 'title' | 'text'>,
): Voice[] {
  const voices = voicesIn(sentence, article);
  if (!TURNS_BACK.test(next) || voices.some(({ kind }) => kind !== 'claims')) return voices;
  return voices.flatMap((voice) => [voice, { kind: 'debunks', by: null, start: voice.start, end: voice.end }]);
}

const FINDING = /^(?:debunk|refute|disprove|contradict)/iu;
