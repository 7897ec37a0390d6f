import { namesPersons } from '../words/event-nouns.ts';
import { gapAfter, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { joinedWord } from './context.ts';
import type { Numeral } from './numeral.ts';

/** "26-year-old", "aged 12", "12 years old", "ages 5 to 7", "John Smith, 34, said". */
export function isAge(words: SentenceWords, { first, last, value, kind, scaled }: Numeral): boolean {
  if (kind !== 'amount' || scaled || value > 130) return false;
  const next = joinedWord(words, last + 1);
  const second = words.breaks[last + 2] === 'none' ? words.word(last + 2) : '';
  if (/^(?:year|month|day|week)s?$/u.test(next) && /^olds?$/u.test(second)) return true;
  if (/^(?:year|month)s?$/u.test(next) && second === 'of' && /^ages?$/u.test(words.word(last + 3))) return true;
  if (words.breaks[first] === 'none') {
    const before = words.word(first - 1);
    if (/^(?:age|aged|ages)$/u.test(before)) return true;
    const beforeThat = words.word(first - 2);
    if (
      /^(?:of|between|over|under|to|and|than|from|above|below|turned)$/u.test(before) &&
      /^(?:age|aged|ages)$/u.test(beforeThat)
    )
      return true;
    if (/^(?:to|and)$/u.test(before) && /^(?:age|aged|ages)$/u.test(words.word(first - 3))) return true;
    if (before === 'to' && words.word(first - 4) === 'aged') return true;
    if (/^and$/u.test(before) && /^(?:ages|aged)$/u.test(words.word(first - 4))) return true;
  }
  if (isAgeBetween(words, first, last) || agedPerson(words, { first, last, value }) !== null) return true;
  const name = words.tokens[first - 1];
  if (!name?.capitalised || words.breaks[first] !== 'comma' || kind !== 'amount') return false;
  const after = gapAfter(words, last);
  // Two names before it, or a verb behind it: "Smith, 34, said", but not "Tokyo, 12, Osaka".
  const twoNames = words.tokens[first - 2]?.capitalised === true && words.breaks[first - 1] === 'none';
  if (value < 1 || (last + 1 < words.tokens.length && !/^\s*[,.;)]/u.test(after))) return false;
  return twoNames || isAgeOfSubject(words, first, last);
}

/**
 * The person whose age stands behind it, with no name: "a girl, 6, and a boy, about 4, were hurt", "two women, believed to be 30
 * and 60". `null` where it is none's.
 */
export function agedPerson(
  words: SentenceWords,
  { first, last, value }: Pick<Numeral, 'first' | 'last' | 'value'>,
): number | null {
  const ends = last + 1 >= words.tokens.length || /^\s*[,.;)]/u.test(gapAfter(words, last));
  if (value < 1) return null;
  if (words.word(first - 1) === 'be' || words.word(first - 1) === 'and') {
    const isSecond = words.word(first - 1) === 'and' && words.classes[first - 2] === 'number';
    const be = isSecond ? first - 3 : first - 1;
    const isPair = ends || (words.word(last + 1) === 'and' && words.classes[last + 2] === 'number');
    const noun = be - 3;
    const isSaid = words.word(be) === 'be' && words.word(be - 1) === 'to' && SAID_TO_BE.test(words.word(be - 2));
    return isPair && isSaid && words.breaks[be - 2] === 'comma' && namesPersons(words.word(noun)) ? noun : null;
  }
  const from = /^(?:about|around|approximately|nearly|almost|only|just)$/u.test(words.word(first - 1))
    ? first - 1
    : first;
  const noun = words.word(from - 1);
  return ends && words.breaks[from] === 'comma' && namesPersons(noun) && !isPlural(noun) ? from - 1 : null;
}

const SAID_TO_BE = /^(?:believed|thought|estimated|reported|said|understood)$/u;

/** "Estonians between 15 and 19 speak it": people, who have no other unit. */
function isAgeBetween(words: SentenceWords, first: number, last: number): boolean {
  const between =
    words.word(first - 1) === 'between' ? first - 1 : words.word(first - 3) === 'between' ? first - 3 : -1;
  const people = words.word(between - 1);
  if (between < 1 || !isPlural(people) || !namesPersons(people)) return false;
  const end = between === first - 1 && words.word(last + 1) === 'and' ? last + 3 : last + 1;
  return words.breaks[end] !== 'none' || !/^(?:noun|adverb)$/u.test(words.classes[end] ?? '');
}

/** "Hart, 29, missed", "Brandt, 58, who denied": one name begins the sentence, and what they do goes on behind it. */
function isAgeOfSubject(words: SentenceWords, first: number, last: number): boolean {
  if (first !== words.core + 1 || first !== last || words.breaks[last + 1] !== 'comma') return false;
  return /^(?:verb|be|have|modal|adverb|relative)$/u.test(words.classes[last + 1] ?? '');
}
