import { isBreak, type SentenceWords } from '../words/sentence-words.ts';

/** The word that says what became of the counted ones, or what they did. */
export interface Governor {
  readonly at: number;
  /** The counted ones do it to someone else: "12 officers killed 26 rioters". */
  readonly doer: boolean;
  /** A verb that is beside the phrase with nothing open in between; a list without verbs takes it over. */
  readonly near: boolean;
}

/** `passive`: an auxiliary has already said so. */
export function verbGovernor(words: SentenceWords, at: number, passive: boolean): Governor {
  const said = complement(words, at);
  const doer =
    !passive &&
    said === at &&
    objectFollows(words, at) &&
    !INTRANSITIVE.test(words.tokens[at]?.stem ?? '') &&
    !isPhrase(words, at);
  return { at: joint(words, said), doer, near: true };
}

/** Verbs that do nothing to anybody, whatever follows: "died young", "drowned Sunday". */
const INTRANSITIVE =
  /^(?:die|perish|surviv|drown|arriv|gather|march|live|starv|came|come|gone|went|go|collaps|fled|remain|happen|occur)$/u;

/** "lost their lives" is one concept: its object is no victim. */
function isPhrase(words: SentenceWords, at: number): boolean {
  const concept = words.concept(at);
  return (
    concept !== null &&
    (words.concept(at + 1) === concept || words.concept(at + 2) === concept) &&
    words.classes[at + 1] !== 'number'
  );
}

/** "suffered injuries", "reported deaths", "were taken to hospital": the noun says it, not the verb. */
const LIGHT_VERBS =
  /^(?:suffer|sustain|report|record|have|had|face|meet|met|lose|lost|give|gave|be|take|taken|took|rush|admit|treat|hold|held|put|place|remain|lie|end|was|were|been)$/u;

function complement(words: SentenceWords, at: number): number {
  if (!LIGHT_VERBS.test(words.tokens[at]?.stem ?? '')) return at;
  for (let i = at + 1; i <= at + 4 && !isBreak(words, i); i += 1) {
    if (words.classes[i] === 'number' || words.classes[i] === 'relative') break;
    if (words.concept(i) !== null && words.concept(at) === null) return i;
  }
  return at;
}

/** "shot and killed": of two joined participles the one with a concept counts, and of two such the second. */
function joint(words: SentenceWords, at: number): number {
  // "shot dead", "left homeless".
  if (words.classes[at + 1] === 'predicative' && !isBreak(words, at + 1)) return at + 1;
  if (words.word(at + 1) !== 'and' || isBreak(words, at + 1) || isBreak(words, at + 2)) return at;
  const next = words.classes[at + 2];
  if (next !== 'verb' || words.concept(at + 2) === null || objectFollows(words, at + 2)) return at;
  const here = words.concept(at);
  return here === null || here === 'shooting' ? at + 2 : at;
}

/** Whether an object begins right behind the verb. */
export function objectFollows(words: SentenceWords, at: number): boolean {
  let i = at + 1;
  while (i <= at + 2 && !isBreak(words, i) && words.classes[i] === 'adverb') i += 1;
  if (i >= words.tokens.length || isBreak(words, i)) return false;
  switch (words.classes[i]) {
    case 'determiner':
    case 'noun':
    case 'pronoun':
    case 'number':
      return !/^(?:last|next|overnight|this|that)$/u.test(words.word(i)) && !isDayName(words, i);
    case 'preposition':
      return /^(?:over|about|around|some|up)$/u.test(words.word(i)) && words.classes[i + 1] === 'number';
    default:
      return false;
  }
}

function isDayName(words: SentenceWords, at: number): boolean {
  return /day$|^(?:yesterday|today|tonight|tomorrow)$/u.test(words.word(at));
}
