import { isRareWord } from '../../engine/text/background.ts';
import { stemWord } from '../../engine/text/stems.ts';
import { isStopWord } from '../../engine/text/stop-words.ts';
import { type DocumentWords, joinedByJudge } from '../broken-lines.ts';

/**
 * Printed lines as one. A hyphen that only divides a word at the line's end goes, every other character of the lines stays; where
 * nothing tells, the word is kept as it is printed.
 */
export function joinedLines(lines: readonly string[], words: DocumentWords): string {
  return joinedByJudge(lines, {
    isWord: (word) => isWord(word, words),
    isDivided: (head, tail, isSoft) => isDivided(head, tail, isSoft, words),
  });
}

/** Whether the hyphen between the two is a mark of the line's end alone. */
function isDivided(head: string, tail: string, isSoft: boolean, words: DocumentWords): boolean {
  if (isSoft) return true;
  if (!/^\p{L}+$/u.test(tail) || !/\p{L}$/u.test(head)) return false;
  const [first, second] = [head.toLowerCase(), tail.toLowerCase()];
  const [whole, hyphenated] = [first + second, `${first}-${second}`];
  if (words.has(whole)) return true;
  if (words.has(hyphenated)) return false;
  // A capital is not in the middle of a word, unless all of the word is in capitals.
  if (/^\p{Lu}/u.test(tail)) return false;
  if (isCommon(whole)) return true;
  const last = first.slice(first.lastIndexOf('-') + 1);
  // "mother-in-law", "up-to-date", "19-year-old".
  if (last !== first && (isStopWord(last) || MEASURED.has(second))) return false;
  return !isCompound(last, second, words);
}

/** Whether two halves are more likely two words that a hyphen joins than one that it divides. */
function isCompound(head: string, tail: string, words: DocumentWords): boolean {
  if (ENDING.test(tail)) return false;
  if (COMPOUND_HEADS.has(head) || COMPOUND_TAILS.has(tail)) return true;
  if (!isWord(tail, words) || tail.length < SHORTEST_TAIL) return false;
  if (DOUBTFUL_HEADS.has(head)) return tail.length > SHORTEST_TAIL;
  return head.length >= SHORTEST_HEAD && isWord(head, words);
}

/** UTF-16 code units. Most shorter words are the beginning, or the end, of longer ones. */
const SHORTEST_HEAD = 4;
const SHORTEST_TAIL = 4;

function isWord(word: string, words: DocumentWords): boolean {
  return words.has(word) || isCommon(word);
}

function isCommon(word: string): boolean {
  return word.length > 1 && !isRareWord(stemWord(word));
}

/** What a word ends with and no word is. */
const ENDING =
  /^(?:e?s|e?d|e?n|ern|e?r|ered|ering|e?rs|een|teen|ty|eous|ens?|est|y|i?es|ings?|ling|ness|m?ents?|ful|less|ish|i?ly|ally|able|ables?|ible|ship|hood|ward|wards|some|ages?|[stc]?ions?|sions?|tives?|sive|ous|ity|ities|als?|ist|ists|ism|ize[ds]?|ise[ds]?|ure[ds]?|ance|ence|ant|ate[ds]?|ator|ators|ory|ary|ery)$/u;

/** Words that end compounds with a hyphen: "drug-related", "run-up". A longer word that ends so is known as a whole. */
const COMPOUND_TAILS: ReadonlySet<string> = new Set(
  'related based led backed owned funded sponsored controlled held armed coated made making style wide elect election fly up'.split(
    ' ',
  ),
);

/** What a measure with hyphens ends with: "three-year-old", "6-foot-tall". */
const MEASURED: ReadonlySet<string> = new Set('old olds long high tall wide deep thick strong'.split(' '));

/** Words that begin compounds with a hyphen, and that few undivided words begin with. */
const COMPOUND_HEADS: ReadonlySet<string> = new Set(
  `
  law well self half mid non anti semi multi ultra quasi vice left right wing high low long short full part hard soft fast
  slow large small deep wide broad close free good best better worst two three four five seven eight nine eleven twelve
  twenty thirty forty fifty sixty seventy eighty ninety first second third fourth fifth last double single triple quarter
  state government police army navy world record award peace time rocket family water blood bullet battle court church
  school city north-east south-east north-west south-west much early late never newly highly widely
  `
    .trim()
    .split(/\s+/u),
);

/** Such words that many undivided ones begin with: what follows has to be a word of its own. */
const DOUBTFUL_HEADS: ReadonlySet<string> = new Set(
  `
  ex pro post all ill far six ten old new big gas oil eye air sea war open cross hand home fire heart land north south
  east west then so one counter
  `
    .trim()
    .split(/\s+/u),
);
