const SENTENCE_END = /[.!?…。！？؟।][.,"'”’»«“)\]›*_]*(?:\[\d{1,3}\])*$/u;
const ABBREVIATED_END = /\b(?:U\.S|U\.K|U\.N|D\.C|E\.U|Inc|Corp|Co|Ltd|Jr|Sr|St|No|vs)\.$/u;
const QUESTION_HEADING =
  /^(?:who|what|when|where|why|how|which|is|are|was|were|will|can|could|should|does|do|did|has|have)\b[^.!?]{3,80}\?$/iu;

/** Beyond either of these a line without a full stop is no heading and no menu entry. */
export const FRAGMENT_LIMIT = { words: 15, characters: 120 };

/** A line in a script without spaces says in this many characters what a heading says in fifteen words. */
export const UNSPACED_LIMIT = 40;

export function wordCount(plain: string): number {
  return plain.split(' ').length;
}

export function isSentence(plain: string): boolean {
  const words = wordCount(plain);
  if (SENTENCE_END.test(plain.slice(-20))) {
    if (words === 1 && plain.length < UNSPACED_LIMIT)
      return !/^[\p{L}\p{N}]+\.{0,3}$/u.test(plain) || /[。！？।]$/u.test(plain);
    if (ABBREVIATED_END.test(plain) && words <= FRAGMENT_LIMIT.words && isTitleCase(plain)) return false;
    return !QUESTION_HEADING.test(plain);
  }
  if (words === 1)
    return (
      plain.length > UNSPACED_LIMIT &&
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u.test(
        plain,
      )
    );
  const long = words > FRAGMENT_LIMIT.words || plain.length > FRAGMENT_LIMIT.characters;
  if (long) return !isTitleCase(plain);
  return /^\p{Ll}/u.test(plain) && words >= 5;
}

/** Headlines and rows of menu entries capitalise nearly every word; a sentence does not. */
const TITLE_CASE_SHARE = 0.9;

export function isTitleCase(plain: string): boolean {
  const words = plain.split(' ').filter((word) => /^["“‘«(]?\p{L}{4,}/u.test(word));
  const capitals = words.filter((word) => /^["“‘«(]?\p{Lu}/u.test(word)).length;
  return words.length > 0 && capitals >= words.length * TITLE_CASE_SHARE;
}

/** UTF-16 code units without addresses and brackets. What says more than that is no mere introduction. */
const LEAD_IN_LIMIT = 160;

/**
 * A line that ends in a colon and only introduces what follows. One that states a figure says something itself, and so
 * does one in which a sentence has ended before.
 */
export function isLeadIn(plain: string): boolean {
  if (!/[:：]["”’»*_]*$/u.test(plain)) return false;
  const bare = plain.replace(/\([^()]{0,300}\)|https?:\/\/\S+/gu, '');
  if (bare.length > LEAD_IN_LIMIT || /[.!?]["”’»)]*\s+["“„«(]?\p{Lu}/u.test(bare.replace(/\b\p{L}{1,4}\.\s/gu, '')))
    return false;
  const undated = bare.replace(
    /\b(?:19|20)\d\d\b|\b\p{Lu}\p{L}{2,}\.? \d{1,2}\b|\b\d{1,2} \p{Lu}\p{L}{2,}\b|\b\d{1,2}[:.]\d\d\b/gu,
    '',
  );
  return !/\p{N}/u.test(undated);
}

const SIGN_OFF =
  /^[([—–-]{0,2}\s*(?:(?:additional |with )?(?:reporting|writing|editing|edited|compiled|translated|translation|produced|research|written|reported)(?: and (?:reporting|writing|editing|research))? by\b|\p{Lu}[\p{L}. -]{2,60} contributed (?:to this|reporting)|with (?:inputs?|files|agencies|additional reporting)\b)/iu;

/** "Reporting by Jane Doe; editing by John Smith": names only, no clause with a verb of its own. */
export function isSignOff(plain: string): boolean {
  if (plain.length > 250 || !SIGN_OFF.test(plain)) return false;
  if (/contributed|^[([—–-]{0,2}\s*with /iu.test(plain)) return true;
  const others = plain.replace(
    /\b(?:additional|reporting|writing|editing|edited|compiled|translated|translation|produced|research|written|reported|and|by|in|with|from|for|at|of|the|contributed)\b/giu,
    '',
  );
  return others.split(/[\s;,.()[\]—–-]+/u).every((word) => word === '' || /^\p{Lu}/u.test(word));
}
