import { NO_RINGS } from '../../concepts/rings.ts';
import { OTHER_SPELLING, similarity } from '../../text/trigrams.ts';
import type { Figure } from '../figures.ts';
import { isBreak, type SentenceWords, sentenceWords } from '../words/sentence-words.ts';
import { REPORTING } from '../words/word-classes.ts';
import { groupStart } from './verb-groups.ts';

/** Someone in a sentence who gives figures. Offsets are UTF-16 code units into the sentence. */
interface Speaker {
  readonly stems: readonly string[];
  readonly start: number;
  readonly end: number;
  /** Whether the figures come behind the name ("police put it at 9") or before it ("9, police said"). */
  readonly gives: 'behind' | 'before';
}

/** Whose a figure is: the asked one's, another party's whom the sentence cites, or no one's but the article's. */
export type SaidBy = 'asked' | 'other' | 'nobody';

/** Verbs beside {@link REPORTING} with which someone gives a figure. */
const GIVES = /^(?:put|give|gave|given|count|reckon|record|tally|set|cite|updat|publish|releas|rais|revis)$/u;

/** "The opposition's toll of 25": what gives a figure without a verb. */
const FIGURE_NOUN = /^(?:toll|figure|estimate|count|tally|number|total|version|turnout|death)s?$/u;

/** Words that end what someone before them says. */
const TURNS = /^(?:but|while|whereas|although|though)$/u;

/** Whether the figure of a sentence is given by those whom `asked` names by their stems. */
export function saidBy(
  asked: readonly string[],
  { start, end }: Pick<Figure, 'start' | 'end'>,
  sentence: string,
  figures: readonly Figure[],
): SaidBy {
  const { words, speakers } = readSpeakers(sentence, figures);
  const isBetween = (from: number, to: number) =>
    figures.some((other) => other.start >= from && other.end <= to) || turnsBetween(words, from, to);
  const before = speakers.findLast((speaker) => speaker.gives === 'behind' && speaker.end <= start);
  const behind = speakers.find((speaker) => speaker.gives === 'before' && speaker.start >= end);
  const givers = [
    ...(before && !turnsBetween(words, before.end, start) ? [before] : []),
    ...(behind && !isBetween(end, behind.start) ? [behind] : []),
  ];
  if (givers.length === 0) return 'nobody';
  return givers.some(({ stems }) => isNamed(asked, stems)) ? 'asked' : 'other';
}

/** Who gives figures in a sentence. */
interface ReadSpeakers {
  readonly words: SentenceWords;
  readonly speakers: readonly Speaker[];
}

/** By the figures of the sentence, each of which is asked about. */
const known = new WeakMap<readonly Figure[], ReadSpeakers>();

function readSpeakers(sentence: string, figures: readonly Figure[]): ReadSpeakers {
  const kept = known.get(figures);
  if (kept?.words.text === sentence) return kept;
  const words = sentenceWords(sentence, NO_RINGS);
  const read = { words, speakers: speakersOf(words) };
  known.set(figures, read);
  return read;
}

/** Every word of the asked name is in the other one, "organizers" for "organisers" as well. */
export function isNamed(asked: readonly string[], named: readonly string[]): boolean {
  return asked.every((stem) => named.some((other) => other === stem || similarity(stem, other) >= OTHER_SPELLING));
}

function speakersOf(words: SentenceWords): Speaker[] {
  const found: Speaker[] = [];
  const add = (tokens: readonly number[], from: number, to: number, gives: Speaker['gives']): void => {
    const stems = tokens.flatMap((at) => (words.classes[at] === 'noun' ? (words.tokens[at]?.stem ?? []) : []));
    const [first, last] = [words.tokens[from], words.tokens[to]];
    if (stems.length > 0 && first && last) found.push({ stems, start: first.start, end: last.end, gives });
  };
  let isListing = false;
  for (let at = 0; at < words.tokens.length; at += 1) {
    const word = words.word(at);
    if (word === 'according' && words.word(at + 1) === 'to') {
      const name = phraseFrom(words, at + 2);
      const opens = words.breaks[at] === 'stop' || TURNS.test(words.word(at - 1)) || words.word(at - 1) === 'and';
      add(name, at, name.at(-1) ?? at, opens ? 'behind' : 'before');
      continue;
    }
    const stem = words.tokens[at]?.stem ?? '';
    const isVerb = words.classes[at] === 'verb' || word === 'put' || word === 'puts';
    if (isVerb && (REPORTING.has(stem) || GIVES.test(stem))) {
      if (words.word(at + 1) === 'by') {
        const name = phraseFrom(words, at + 2);
        add(name, at, name.at(-1) ?? at, 'before');
        continue;
      }
      const name = phraseUpTo(words, groupStart(words, at));
      if (name.length > 0) {
        const closes =
          at + 1 >= words.tokens.length ||
          (isBreak(words, at + 1) && at + 1 !== words.core) ||
          !numberBehind(words, at);
        add(name, name[0] ?? at, at, closes ? 'before' : 'behind');
        isListing ||= /^(?:put|puts|estimated|estimate|estimates|said|say|says|counted|gave|give|gives)$/u.test(word);
      } else if (isBreak(words, at)) {
        // "…, said the mayor."
        const turned = phraseFrom(words, at + 1);
        add(turned, at, turned.at(-1) ?? at, 'before');
      }
      continue;
    }
    if (FIGURE_NOUN.test(word) && isPossessive(words, at)) {
      add(phraseUpTo(words, at), at, at, 'behind');
      continue;
    }
    // "Organisers put it at 9,000, police at 4,000."
    if (isListing && word === 'at' && words.classes[at + 1] !== 'determiner') {
      const name = phraseUpTo(words, at);
      const opens = name[0] !== undefined && (words.breaks[name[0]] !== 'none' || words.word(name[0] - 1) === 'and');
      if (opens) add(name, name[0] ?? at, at, 'behind');
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Whether a number comes behind the verb before its sentence ends. */
function numberBehind(words: SentenceWords, verb: number): boolean {
  for (let at = verb + 1; at < words.tokens.length && (at === verb + 1 || words.breaks[at] !== 'stop'); at += 1)
    if (words.classes[at] === 'number' || /\p{N}/u.test(words.word(at))) return true;
  return false;
}

/** The noun phrase before a figure noun ends in a genitive: "the opposition's death toll". */
function isPossessive(words: SentenceWords, at: number): boolean {
  const before = words.tokens[at - 1];
  return (
    before !== undefined && /['’]s?\s*(?:\p{L}+\s+)?$/u.test(words.text.slice(before.start, words.tokens[at]?.start))
  );
}

function isNameWord(words: SentenceWords, at: number): boolean {
  return words.classes[at] === 'noun' || words.classes[at] === 'determiner' || /^(?:of|for)$/u.test(words.word(at));
}

/** Tokens. A longer run is no name. */
const LONGEST_NAME = 10;

function phraseFrom(words: SentenceWords, from: number): number[] {
  const found: number[] = [];
  for (let at = from; at < from + LONGEST_NAME && isNameWord(words, at); at += 1) {
    if (at > from && words.breaks[at] !== 'none') break;
    found.push(at);
  }
  return found;
}

/** The noun phrase that ends before token `end`. */
function phraseUpTo(words: SentenceWords, end: number): number[] {
  const found: number[] = [];
  for (let at = end - 1; at >= 0 && at >= end - LONGEST_NAME && isNameWord(words, at); at -= 1) {
    if (words.breaks[at + 1] !== 'none') break;
    found.unshift(at);
  }
  return found;
}

function turnsBetween(words: SentenceWords, from: number, to: number): boolean {
  return words.tokens.some(
    ({ start, end, word }, at) =>
      start >= from &&
      end <= to &&
      (TURNS.test(word) || (/;/u.test(words.text.slice(words.tokens[at - 1]?.end ?? 0, start)) && start > from)),
  );
}
