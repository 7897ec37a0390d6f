import type { Article } from '../articles/article.ts';
import { isQuotable } from '../articles/article.ts';
import { isRareWord } from '../text/background.ts';
import { compare } from '../text/compare.ts';
import { stemWord } from '../text/stems.ts';
import { isStopWord } from '../text/stop-words.ts';
import { classOf } from '../text/token-classes.ts';
import { tokenize } from '../text/tokens.ts';
import { foldWord } from '../text/words.ts';
import { MOST_RINGS, type RingPhrase, type Rings } from './rings.ts';

/** An acronym that an article spells out: `Collective Security Treaty Organization (CSTO)`. Words are folded. */
export interface Acronym {
  readonly short: string;
  readonly long: readonly string[];
}

const IN_BRACKETS = /\((?<short>\p{Lu}[\p{Lu}\p{N}]{1,7})\)/gu;

/** Words that are neither function words of a question nor common words of a topic, and are ordinary words even so. */
const OTHER_ORDINARY_WORDS = new Set(
  'all any some both off per nor else again above through against among amid because while though too war oil gas bus'.split(
    ' ',
  ),
);

/** Characters before the bracket in which the long form is looked for. */
const LONG_FORM_REACH = 160;

/**
 * The acronyms that the articles themselves define, each as often defined as it is, in the order of the articles. A long
 * form is the words before the bracket whose initials spell the acronym, function words left out: the core of Schwartz &
 * Hearst (2003), "A simple algorithm for identifying abbreviation definitions in biomedical text".
 */
export function findAcronyms(article: Article): readonly Acronym[] {
  const known = acronymsOf.get(article);
  if (known) return known;
  const found = readAcronyms(article);
  acronymsOf.set(article, found);
  return found;
}

/** All articles are asked for whenever one changes. */
const acronymsOf = new WeakMap<Article, readonly Acronym[]>();

function readAcronyms(article: Article): Acronym[] {
  const found: Acronym[] = [];
  for (const block of article.blocks) {
    if (!isQuotable(block)) continue;
    const text = article.text.slice(block.start, block.end);
    for (const match of text.matchAll(IN_BRACKETS)) {
      const printed = match.groups?.short ?? '';
      const before = text.slice(Math.max(0, match.index - LONG_FORM_REACH), match.index);
      const long = longForm(printed.toLowerCase(), before);
      if (long) found.push({ short: foldWord(printed), long });
    }
  }
  return found;
}

function longForm(initials: string, before: string): string[] | undefined {
  const words = tokenize(before);
  const letters = [...initials];
  const taken: string[] = [];
  for (const word of words.toReversed()) {
    if (letters.length === 0) break;
    if (word.word.startsWith(letters.at(-1) ?? '')) letters.pop();
    else if (!isStopWord(word.word)) return undefined;
    taken.unshift(word.word);
  }
  return letters.length === 0 && taken.length > 1 ? taken : undefined;
}

/**
 * The rings with one more for each acronym, so that "CSTO" finds "Collective Security Treaty Organization". A short form
 * that articles spell out in two ways tells nothing and is left out; so is one that is in a ring already, and one that
 * is an ordinary word as well: case is folded, so "who came" would find the World Health Organization (WHO).
 */
export function withAcronyms(rings: Rings, acronyms: readonly Acronym[]): Rings {
  const longForms = new Map<string, Map<string, readonly string[]>>();
  for (const { short, long } of acronyms) {
    const forms = longForms.get(short) ?? new Map<string, readonly string[]>();
    longForms.set(short, forms.set(long.join(' '), long));
  }
  const names = [...rings.names];
  const byWord = new Map(rings.byWord);
  const claimed = new Set([...byWord.values()].flat().map(({ parts }) => parts.join(' ')));
  for (const short of [...longForms.keys()].sort(compare)) {
    const [long, second] = longForms.get(short)?.values() ?? [];
    if (!long || second || isOrdinaryWord(short) || claimed.has(short) || claimed.has(long.join(' '))) continue;
    if (names.length === MOST_RINGS) break;
    const ring = names.length;
    names.push(short.toUpperCase()); // see isOperators
    for (const parts of [[short], long]) addPhrase(byWord, { ring, parts });
  }
  return { names, byWord, byRoot: rings.byRoot };
}

/** The operator's rings, as they were before {@link withAcronyms}. */
export function withoutAcronyms({ names, byWord, byRoot }: Rings): Rings {
  const own = [...byWord].map(([word, phrases]): [string, readonly RingPhrase[]] => [
    word,
    phrases.filter(({ ring }) => isOperators(names[ring] ?? '')),
  ]);
  return { names: names.filter(isOperators), byWord: new Map(own.filter(([, { length }]) => length > 0)), byRoot };
}

/** The file gives rings lower-case names, and an acronym's ring has a capital: the two never meet. */
function isOperators(name: string): boolean {
  return /^[a-z]/u.test(name);
}

function isOrdinaryWord(word: string): boolean {
  const isTopic = classOf(word, true) === 'word' && isRareWord(stemWord(word)) && !OTHER_ORDINARY_WORDS.has(word);
  return isStopWord(word) || !isTopic;
}

function addPhrase(byWord: Map<string, readonly RingPhrase[]>, phrase: RingPhrase): void {
  const first = phrase.parts[0] ?? '';
  const list = [...(byWord.get(first) ?? []), phrase];
  byWord.set(
    first,
    list.sort((a, b) => b.parts.length - a.parts.length),
  );
}
