import { nounRun } from '../clauses/counted-phrases.ts';
import { namesPersons } from '../words/event-nouns.ts';
import { gapBefore, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { CARDINALS, DENOMINATORS, GLUED_MAGNITUDES, MAGNITUDES, VAGUE_PLURALS, VAGUE_WORDS } from './lexicon.ts';
import { amount, joined, type Numeral, share, vague } from './numeral.ts';

const DIGITS = /^([\d,]*\d(?:\.\d+)?)([a-z]*)$/u;

/** Between the two numbers that Unicode parts "½" into. */
const FRACTION_SLASH = '\u2044';

/** A whole number or none, one of the Number Forms of Unicode that are fractions, and letters. */
const VULGAR_FRACTION = /^([\d,]*)([¼-¾⅐-⅞])([a-z]*)$/iu;

/** What a mixed number is printed with: halves to tenths, and the parts of an inch. */
const FRACTION_BOTTOMS: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 16, 32]);

/** The number that begins at token `at`, the longest reading; `null` when none does. */
export function numeralAt(words: SentenceWords, at: number): Numeral | null {
  const word = words.word(at);
  if (word === '') return null;
  const first = word.charCodeAt(0);
  if (first >= 48 && first <= 57) return digitsAt(words, at);
  switch (word) {
    case 'a':
    case 'an':
      return afterArticle(words, at);
    case 'half':
      return halfAt(words, at);
    case 'both':
      return bothAt(words, at);
    case 'several':
      return several(words, at, at, 3);
    case 'tens':
    case 'dozens':
    case 'scores':
    case 'hundreds':
    case 'thousands':
    case 'millions':
    case 'billions':
    case 'trillions':
    case 'lakhs':
    case 'crores':
      return vaguePluralAt(words, at);
    default:
      return CARDINALS.has(word) || MAGNITUDES.has(word) ? wordsAt(words, at) : null;
  }
}

function digitsAt(words: SentenceWords, at: number): Numeral | null {
  const printed = printedDigits(words, at);
  if (!printed) return null;
  const { value, last, letters } = printed;
  const glue = GLUED_MAGNITUDES.get(letters);
  if (glue !== undefined) return amount(at, last, value * glue, { digits: true, scale: glue, glued: letters });
  const scale = letters === '' ? magnitudeAfter(words, last) : null;
  if (scale) return amount(at, scale.last, value * scale.factor, { digits: true, scale: scale.factor });
  if (letters === '' && joined(words, last + 1) && words.word(last + 1) === 'and') {
    const half = andAHalf(words, last + 1);
    if (half) return amount(at, half.last, (value + half.part) * half.factor, { digits: true, scale: half.factor });
  }
  // "½ of the seats".
  const isPart = value < 1 && words.word(at).includes(FRACTION_SLASH);
  if (isPart && joined(words, last + 1) && words.word(last + 1) === 'of') return fraction(words, at, last, value);
  return inTen(words, amount(at, last, value, { digits: true, glued: letters }));
}

interface PrintedDigits {
  readonly value: number;
  /** Index of its last token. */
  readonly last: number;
  /** Behind the digits, in the same word. */
  readonly letters: string;
}

/** "1,200", "8k", "1 000 000" in groups, "3½", "2 1/2". */
function printedDigits(words: SentenceWords, at: number): PrintedDigits | null {
  if (words.word(at).includes(FRACTION_SLASH)) return vulgarFraction(words, at);
  const match = DIGITS.exec(words.word(at));
  if (!match) return null;
  const letters = match[2] ?? '';
  let value = Number((match[1] ?? '').replaceAll(',', ''));
  let last = at;
  // "1 000 000": the groups are tokens of their own, behind a no-break space or, with a plain one, "000".
  while (letters === '' && value >= 1 && isDigitGroup(words, last + 1)) {
    last += 1;
    value = value * 1000 + Number(words.word(last));
  }
  const part = letters === '' && Number.isInteger(value) && value < 1000 ? slashedFraction(words, last + 1) : null;
  return part === null ? { value, last, letters } : { value: value + part, last: last + 2, letters };
}

/** "3½", "¾", "1½m": the fraction is one character, which the folded word spells out ("31⁄2"). */
function vulgarFraction(words: SentenceWords, at: number): PrintedDigits | null {
  const token = words.tokens[at];
  const match = VULGAR_FRACTION.exec(words.text.slice(token?.start, token?.end));
  if (!match) return null;
  const [top, bottom] = (match[2] ?? '').normalize('NFKD').split(FRACTION_SLASH).map(Number);
  const whole = Number((match[1] ?? '').replaceAll(',', ''));
  return { value: whole + (top ?? 0) / (bottom ?? 1), last: at, letters: (match[3] ?? '').toLowerCase() };
}

/** "1/2" behind a whole number, whose top is at `top`; not a day ("3 1/2/2024"), and no odds ("5/2"). */
function slashedFraction(words: SentenceWords, top: number): number | null {
  if (!/^[ \u00a0\u2009\u202f]$/u.test(gapBefore(words, top)) || !/^[/⁄]$/u.test(gapBefore(words, top + 1)))
    return null;
  const over = Number(words.word(top));
  const under = Number(words.word(top + 1));
  const behind = words.text[words.tokens[top + 1]?.end ?? 0] ?? '';
  return over > 0 && over < under && FRACTION_BOTTOMS.has(under) && !/[/⁄\d]/u.test(behind) ? over / under : null;
}

/** "Both officers died", "both were killed"; not "both officers and rioters", where it joins. */
function bothAt(words: SentenceWords, at: number): Numeral | null {
  const { head, last } = nounRun(words, at + 1, false);
  if (!joined(words, at + 1) || head === null || !isPlural(words.word(head))) return null;
  if (joined(words, last + 1) && words.word(last + 1) === 'and') return null;
  return namesPersons(words.word(head)) || words.concept(head) !== null ? amount(at, at, 2) : null;
}

function isDigitGroup(words: SentenceWords, at: number): boolean {
  if (!/^\d{3}$/u.test(words.word(at))) return false;
  const gap = gapBefore(words, at);
  return /^[\u00a0\u2009\u202f]$/u.test(gap) || (gap === ' ' && words.word(at) === '000');
}

function magnitudeAfter(words: SentenceWords, last: number): { last: number; factor: number } | null {
  let factor = 1;
  let end = last;
  while (joined(words, end + 1)) {
    const next = MAGNITUDES.get(words.word(end + 1));
    if (next === undefined || words.word(end + 1) === 'score') break;
    factor *= next;
    end += 1;
  }
  return end === last ? null : { last: end, factor };
}

/** "and a half", "and three quarters", with a magnitude behind. `at` is the "and". */
function andAHalf(words: SentenceWords, at: number): { last: number; part: number; factor: number } | null {
  const top = words.word(at + 1) === 'a' ? 1 : CARDINALS.get(words.word(at + 1));
  const bottom = DENOMINATORS.get(words.word(at + 2));
  if (top === undefined || bottom === undefined || top >= bottom) return null;
  if (!joined(words, at + 1) || !joined(words, at + 2)) return null;
  const scale = magnitudeAfter(words, at + 2);
  return { last: scale?.last ?? at + 2, part: top / bottom, factor: scale?.factor ?? 1 };
}

/** "twenty-five", "two and a half million", "one hundred and five thousand", "three quarters", "two thirds". */
function wordsAt(words: SentenceWords, at: number): Numeral | null {
  let total = 0;
  let group = 0;
  let last = at;
  let scale = 1;
  let lastPart = Number.POSITIVE_INFINITY;
  for (let i = at; i < words.tokens.length && (i === at || joined(words, i)); i += 1) {
    const word = words.word(i);
    const cardinal = CARDINALS.get(word);
    const magnitude = MAGNITUDES.get(word);
    if (cardinal !== undefined) {
      // Only "twenty" + "five" and "hundred" + "five" add up; "five six" are two numbers.
      const adds =
        lastPart >= 1000 || (lastPart === 100 && cardinal < 100) || (isTens(lastPart) && cardinal % 10 === cardinal);
      if (i > at && (!adds || cardinal === 0)) break;
      group += cardinal;
      lastPart = cardinal;
    } else if (magnitude !== undefined && word !== 'score') {
      if (i === at && words.classes[i - 1] === 'number') return null;
      if (magnitude === 100) group = (group || 1) * 100;
      else {
        total += (group || 1) * magnitude;
        group = 0;
      }
      lastPart = magnitude;
      scale = magnitude;
    } else if (word === 'and' && i > at) {
      const half = andAHalf(words, i);
      if (half) return amount(at, half.last, (total + group + half.part) * half.factor, { scale: half.factor });
      const next = CARDINALS.get(words.word(i + 1));
      if (lastPart < 100 || next === undefined || next >= 100 || !joined(words, i + 1) || lastPart === 12) break;
      continue;
    } else break;
    last = i;
  }
  const value = total + group;
  // "Its score" is no twenty.
  if (words.word(at) === 'score') return null;
  const bottom =
    joined(words, last + 1) && value > 0 && value < 100 ? DENOMINATORS.get(words.word(last + 1)) : undefined;
  // "Two sixth form colleges" are no two sixths.
  const isShare = value === 1 || words.word(last + 1).endsWith('s') || words.word(last + 2) === 'of';
  if (bottom !== undefined && isShare && value < bottom && last === at)
    return fraction(words, at, last + 1, value / bottom);
  return inTen(words, amount(at, last, value, { scale }));
}

function isTens(part: number): boolean {
  return part >= 20 && part <= 90 && part % 10 === 0;
}

/** "a third of voters" is a share; "three quarters of a million" is a number. */
function fraction(words: SentenceWords, first: number, last: number, part: number): Numeral {
  const scale =
    words.word(last + 1) === 'of' && words.word(last + 2) === 'a' ? MAGNITUDES.get(words.word(last + 3)) : undefined;
  if (scale !== undefined && scale > 20) return amount(first, last + 3, part * scale, { scale });
  return share(first, last, part * 100);
}

/** "four in ten", "one out of five", "9 out of 10", "1 in every 14". Without "every" only the denominators that people use for shares. */
function inTen(words: SentenceWords, top: Numeral): Numeral {
  let at = top.last + 1;
  if (!joined(words, at) || top.scaled || top.glued !== '') return top;
  if (words.word(at) === 'out' && words.word(at + 1) === 'of') at += 2;
  else if (words.word(at) === 'in') at += 1;
  else return top;
  const every = words.word(at) === 'every';
  if (every) at += 1;
  const word = words.word(at);
  const bottom = CARDINALS.get(word) ?? (/^\d+$/u.test(word) ? Number(word) : undefined);
  if (bottom === undefined || !joined(words, at) || top.value >= bottom || top.value === 0) return top;
  if (!every && ![2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 50, 100, 1000].includes(bottom)) return top;
  return share(top.first, at, (top.value / bottom) * 100);
}

/** "a million", "a dozen", "a third", "a few thousand", "a couple of hundred", "a handful", "a quarter of a million". */
function afterArticle(words: SentenceWords, at: number): Numeral | null {
  if (!joined(words, at + 1)) return null;
  const word = words.word(at + 1);
  const magnitude = MAGNITUDES.get(word);
  if (magnitude !== undefined && word !== 'score') {
    const more = wordsAt(words, at + 1);
    return more ? { ...more, first: at } : null;
  }
  if (word === 'half') {
    const half = halfAt(words, at + 1);
    return half?.kind === 'amount' ? { ...half, first: at } : null;
  }
  const bottom = DENOMINATORS.get(word);
  if (bottom !== undefined) {
    const next = words.word(at + 2);
    return next === 'of' && joined(words, at + 2) ? fraction(words, at, at + 1, 1 / bottom) : null;
  }
  const least = VAGUE_WORDS.get(word);
  if (least !== undefined && word !== 'several') return several(words, at, at + 1, least);
  return null;
}

/** "several hundred", "a few dozen", "a couple of thousand": the magnitude times the least that the word can mean. */
function several(words: SentenceWords, first: number, last: number, least: number): Numeral {
  const of = words.word(last + 1) === 'of' && joined(words, last + 1) ? last + 1 : last;
  const scale = magnitudeAfter(words, of);
  return scale ? vague(first, scale.last, least * scale.factor) : vague(first, last, least);
}

/** "half a million", "half of voters", "half the seats". Half-time and "the first half" are no amounts. */
function halfAt(words: SentenceWords, at: number): Numeral | null {
  if (!joined(words, at + 1)) return null;
  const next = words.word(at + 1);
  const bare = MAGNITUDES.get(next);
  if (bare !== undefined && bare > 20) return amount(at, at + 1, bare / 2, { scale: bare });
  if (next === 'a' || next === 'an') {
    const scale = magnitudeAfter(words, at + 1);
    return scale ? amount(at, scale.last, scale.factor / 2, { scale: scale.factor }) : null;
  }
  const before = words.word(at - 1);
  if (before === 'first' || before === 'second' || before === 'other' || before === 'time') return null;
  return /^(?:of|the|its|their|his|her|our|all)$/u.test(next) ? share(at, at, 50) : null;
}

/** "dozens", "tens of thousands", "hundreds of thousands", "dozens or hundreds". */
function vaguePluralAt(words: SentenceWords, at: number): Numeral | null {
  const word = words.word(at);
  const least = VAGUE_PLURALS.get(word);
  if (least === undefined) return null;
  // "The striker scores", "test scores": an amount is followed by "of" or begins its phrase.
  if ((word === 'scores' || word === 'tens') && words.word(at + 1) !== 'of' && !standsAlone(words, at)) return null;
  if (words.word(at + 1) === 'of' && joined(words, at + 1)) {
    const factor = VAGUE_PLURALS.get(words.word(at + 2));
    if (factor !== undefined && joined(words, at + 2)) return vague(at, at + 2, (least / 2) * factor);
  }
  return vague(at, at, least);
}

/** "31 dead and scores injured": an amount without "of" stands where a phrase begins, with a participle behind it. */
function standsAlone(words: SentenceWords, at: number): boolean {
  const before = words.classes[at - 1];
  const opens = words.breaks[at] !== 'none' || before === 'conjunction' || before === 'gerund' || before === 'verb';
  return opens && words.classes[at + 1] === 'verb' && words.breaks[at + 1] === 'none';
}
