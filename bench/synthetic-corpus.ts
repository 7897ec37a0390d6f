import type { Article, Block } from '../functions/engine/articles/article.ts';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { bareArticle } from './bare-article.ts';

/** Base forms. With their inflections a corpus of two million words comes to some 60,000 distinct ones, as English has. */
const VOCABULARY = 30_000;

/** Zipf–Mandelbrot: the word of rank r has a frequency proportional to (r + shift) ^ -exponent. */
const ZIPF = { shift: 12, exponent: 1.05 } as const;

const ONSETS = 'b c d f g h l m n p r s t v w br ch cl cr dr fl gr pl pr sh st th tr'.split(' ');
const VOWELS = 'a e i o u ai ea io ou'.split(' ');
const CODAS = ['', '', 'n', 'r', 'l', 's', 't', 'nd', 'rt', 'st', 'ck', 'm'];

/** The words a news desk repeats: they open the list of ranks, and many belong to a ring. */
const NEWS_WORDS =
  'police government people officer protest president kill minister injure city troops country arrest airport riot security court attack military building gas price election hospital weapon emergency parliament'.split(
    ' ',
  );
const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ');
const MONTHS = 'January February March April June July August September October November December'.split(' ');

const SECTIONS_AN_ARTICLE = 10;

export interface SyntheticCorpus {
  readonly articles: readonly Article[];
  readonly questions: readonly string[];
}

interface Vocabulary {
  readonly words: readonly string[];
  readonly names: readonly string[];
  /** Cumulated shares of the ranks. */
  readonly shares: Float64Array;
}

/**
 * News-like articles of ten sections under headings, which the engine never joins into one passage, so that sections
 * and passages are the same thing as long as `wordsASection` is not above what a passage may hold. The questions ask in
 * the words of one random sentence each.
 */
export function syntheticCorpus(sections: number, wordsASection: number, questionCount: number): SyntheticCorpus {
  const random = seededRandom(20_220_106);
  const vocabulary = vocabularyOf(random);
  const articles: Article[] = [];
  const sentences: string[][] = [];
  for (let left = sections; left > 0; left -= SECTIONS_AN_ARTICLE) {
    const count = Math.min(left, SECTIONS_AN_ARTICLE);
    articles.push(articleOf(articles.length, count, wordsASection, vocabulary, random, sentences));
  }
  const questions: string[] = [];
  while (questions.length < questionCount) {
    const content = sentences[Math.floor(random() * sentences.length)] ?? [];
    if (content.length >= 3) questions.push(questionOf(content, random));
  }
  return { articles, questions };
}

function articleOf(
  number: number,
  sections: number,
  wordsASection: number,
  vocabulary: Vocabulary,
  random: () => number,
  sentences: string[][],
): Article {
  const blocks: Block[] = [];
  let text = '';
  const add = (kind: Block['kind'], line: string) => {
    blocks.push({ kind, start: text.length, end: text.length + line.length });
    text += `${line}\n\n`;
  };
  const title = headline(vocabulary, random);
  add('title', title);
  for (let section = 0; section < sections; section += 1) {
    add('heading', headline(vocabulary, random));
    const prose: string[] = [];
    let words = 0;
    for (;;) {
      const { sentence, content } = sentenceOf(vocabulary, random);
      const length = sentence.split(' ').length;
      if (words > 0 && words + length > wordsASection) break;
      prose.push(sentence);
      sentences.push(content);
      words += length;
    }
    add('prose', prose.join(' '));
  }
  return bareArticle({ id: `synthetic-${String(number).padStart(6, '0')}`, title, text, blocks });
}

function vocabularyOf(random: () => number): Vocabulary {
  const words = [...NEWS_WORDS];
  const known = new Set(words);
  const syllable = () => `${pick(ONSETS, random)}${pick(VOWELS, random)}${pick(CODAS, random)}`;
  while (words.length < VOCABULARY) {
    const word = Array.from({ length: 2 + Math.floor(random() * 2) }, syllable).join('');
    if (known.has(word)) continue;
    known.add(word);
    words.push(word);
  }
  const names = Array.from({ length: 4000 }, () => capitalise(`${syllable()}${syllable()}`));
  const shares = new Float64Array(VOCABULARY);
  let total = 0;
  for (let rank = 0; rank < VOCABULARY; rank += 1) {
    total += (rank + ZIPF.shift) ** -ZIPF.exponent;
    shares[rank] = total;
  }
  return { words, names, shares: shares.map((share) => share / total) };
}

/** One of six sentence patterns, each with what the engine looks for: names, figures, dates, words of rings. */
function sentenceOf(vocabulary: Vocabulary, random: () => number): { sentence: string; content: string[] } {
  const content: string[] = [];
  const keep = (word: string) => {
    content.push(word);
    return word;
  };
  const base = () => zipfWord(vocabulary, random);
  const noun = () => keep(random() < 0.35 ? `${base()}s` : base());
  const verb = () => keep(`${base().replace(/e$/u, '')}${random() < 0.6 ? 'ed' : 'ing'}`);
  const phrase = () => (random() < 0.45 ? `the ${noun()}` : `${keep(base())} ${noun()}`);
  const name = () => keep(vocabulary.names[Math.floor(random() ** 3 * vocabulary.names.length)] ?? 'Almaty');
  const number = () =>
    random() < 0.5 ? String(2 + Math.floor(random() * 98)) : Math.floor(100 + random() * 20_000).toLocaleString('en');
  const date = () => `${1 + Math.floor(random() * 28)} ${pick(MONTHS, random)} ${1990 + Math.floor(random() * 33)}`;
  const tail = () =>
    random() < 0.5
      ? ''
      : `, while ${phrase()} was ${verb()} by ${phrase()} in ${name()} and ${phrase()} had been ${verb()}`;
  const patterns = [
    () =>
      `${name()} ${name()}, a ${noun()} of ${phrase()}, said on ${pick(WEEKDAYS, random)} that ${number()} ${noun()} had been ${verb()} in ${name()}`,
    () => `At least ${number()} ${noun()} were ${verb()} when ${phrase()} ${verb()} ${phrase()} near ${name()}`,
    () => `On ${date()} ${phrase()} ${verb()} ${phrase()} with ${phrase()} of ${name()}`,
    () => `${capitalise(noun())} and ${phrase()} ${verb()} in ${phrase()}, which was ${verb()} by ${phrase()}`,
    () => `The ${noun()} ${verb()} ${phrase()} after ${phrase()}, according to ${name()}`,
    () => `Some ${number()} of the ${noun()} in ${name()} are ${verb()} because ${phrase()} has ${verb()} ${phrase()}`,
  ];
  return { sentence: `${pick(patterns, random)()}${tail()}.`, content };
}

function headline(vocabulary: Vocabulary, random: () => number): string {
  const words = Array.from({ length: 5 }, () => capitalise(zipfWord(vocabulary, random)));
  return `${words.join(' ')} in ${pick(vocabulary.names, random)}`;
}

/** Three to six words of one sentence, dressed as the questions of a reader are. */
function questionOf(content: readonly string[], random: () => number): string {
  const left = [...new Set(content)];
  const chosen: string[] = [];
  const count = 3 + Math.floor(random() * 4);
  while (chosen.length < count && left.length > 0) {
    chosen.push(...left.splice(Math.floor(random() * left.length), 1));
  }
  const [first = '', second = '', third = '', ...rest] = chosen;
  const more = rest.length > 0 ? ` in the ${rest.join(' ')}` : '';
  const patterns = [
    `How many ${first} ${second} were ${third}${more}?`,
    `Who ${first} the ${second} of ${third}${more}?`,
    `When did ${first} ${second} ${third}${more}?`,
    `What ${first} did the ${second} ${third}${more}?`,
    `Why was the ${first} ${second} by ${third}${more}?`,
  ];
  return pick(patterns, random);
}

function zipfWord({ words, shares }: Vocabulary, random: () => number): string {
  const share = random();
  let low = 0;
  let high = shares.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((shares[middle] ?? 1) < share) low = middle + 1;
    else high = middle;
  }
  return words[low] ?? '';
}

function pick<Item>(items: readonly Item[], random: () => number): Item {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

function capitalise(word: string): string {
  return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
