import type { Quantity } from '../quantities/quantities.ts';
import { gapBefore, isPossessive, type SentenceWords } from '../words/sentence-words.ts';
import { isPlural, isPossessivePronoun, PLURAL_MODIFIERS } from '../words/word-classes.ts';

/** The noun phrase that a number counts: "18 [security officers]". Token indices into the sentence. */
export interface CountedPhrase {
  /** Last token of number and phrase together. */
  readonly last: number;
  /** The head noun, `null` when nothing is counted by name ("12 died", "of them"). */
  readonly head: number | null;
  /** The other content words of the phrase, those behind an "of" included. */
  readonly modifiers: readonly number[];
  /** "two of whom", "three of the dead", "400 of the 1,000 injured": a part of something else. */
  readonly part: 'pronoun' | 'named' | 'number' | null;
}

/** Heads that only lead to what is counted: "members of the national guard". */
const LIGHT_HEADS: ReadonlySet<string> = new Set(
  'member members kind kinds type types sort sorts copy copies piece pieces bottle bottles total number numbers percentage'.split(
    ' ',
  ),
);

/** "40 metres deep": how a thing is measured, not what is. */
const DIMENSIONS =
  /^(?:deep|long|high|tall|wide|thick|old|away|ahead|apart|north|south|east|west|later|earlier|ago|longer|higher|taller|deeper)$/u;

/** "95% effective", "20% higher": how much of a quality there is, not what is counted. */
const DEGREES =
  /(?:ive|ful|ous|able|ible|ete|ate)$|^(?:likely|unlikely|certain|sure|full|empty|safe|higher|lower|larger|bigger|smaller|cheaper|faster|slower|longer|better|worse)$/u;

const PART_PRONOUNS = /^(?:them|whom|which|us|you)$/u;

/** Reads the noun phrase to the right of `quantity`. */
export function countedPhrase(words: SentenceWords, quantity: Quantity): CountedPhrase {
  const nothing: CountedPhrase = { last: quantity.last, head: null, modifiers: [], part: null };
  let at = quantity.last + 1;
  // "hundreds, if not thousands, of pilgrims"
  const goes =
    words.breaks[at] === 'none' ||
    (words.breaks[at] === 'comma' && words.word(at) === 'of' && quantity.bound === 'vague');
  if (!goes) return nothing;
  let part: CountedPhrase['part'] = null;
  if (/^(?:out|worth)$/u.test(words.word(at)) && words.word(at + 1) === 'of') at += 1;
  if (words.word(at) === 'of') {
    const next = words.word(at + 1);
    if (PART_PRONOUNS.test(next)) {
      // "12 of them children": what they are is behind.
      const named =
        words.breaks[at + 2] === 'none' && words.classes[at + 2] === 'noun' ? nounRun(words, at + 2, false) : null;
      return {
        last: named?.last ?? at + 1,
        head: named?.head ?? null,
        modifiers: named?.modifiers ?? [],
        part: 'pronoun',
      };
    }
    at += 1;
    const partitive = words.classes[at] === 'determiner';
    while (words.classes[at] === 'determiner' || isPossessivePronoun(words.word(at))) at += 1;
    // "six of the top ten zip codes", "seven of the world's eight largest networks"
    for (let i = at; i <= at + 3 && words.breaks[i] === 'none'; i += 1) {
      if (words.classes[i] === 'number') at = i;
      else if (words.classes[i] !== 'noun' || isPlural(words.word(i))) break;
    }
    if (words.classes[at] === 'number') {
      const whole = nounRun(words, at + 1, false);
      return { last: at - 1, head: whole.head, modifiers: whole.modifiers, part: 'number' };
    }
    // "dozens of the protesters" and "40% of the vote" count the noun itself.
    if (partitive && quantity.unit.kind === 'count' && quantity.bound !== 'vague') part = 'named';
  } else if (
    quantity.unit.kind === 'count' &&
    words.classes[at] === 'determiner' &&
    /^(?:such|other)$/u.test(words.word(at))
  ) {
    at += 1;
  }
  // "The crowd was 5,000 strong", "a crowd 5,000-strong": whom it counts is before it.
  if (quantity.unit.kind === 'count' && words.word(at) === 'strong' && !countedBehind(words, at))
    return { ...nothing, last: at };
  if (quantity.unit.kind === 'percent' && words.classes[at] === 'determiner') at += 1;
  if (quantity.unit.kind === 'measure' && DIMENSIONS.test(words.word(at))) return nothing;
  if (quantity.unit.kind === 'percent' && DEGREES.test(words.word(at)) && !countedBehind(words, at)) return nothing;
  const run = nounRun(words, at, quantity.value === 1);
  // "$2 million last year", "6.4 percent a year earlier"
  if (run.head !== null && isTimeBehind(words, quantity, run.head)) return nothing;
  if (run.head !== null && words.classes[at] === 'verb' && quantity.value !== 1 && !isPlural(words.word(run.head))) {
    // "12 needed surgery": several are never one of a kind, so what is behind is what the verb does.
    return { ...nothing, part };
  }
  if (run.head === null) return { ...nothing, part, last: part === null ? quantity.last : run.last };
  if (quantity.unit.kind === 'count' && gapBefore(words, at) === '-') return hyphenated(words, at, run);
  if (/^others?$/u.test(words.word(run.head))) return { ...nothing, last: run.last, modifiers: run.modifiers };
  const tail = behindOf(words, run.last);
  const light = tail.head !== null && LIGHT_HEADS.has(words.word(run.head));
  return {
    last: tail.head === null ? run.last : tail.last,
    head: light ? tail.head : run.head,
    modifiers: [...run.modifiers, ...tail.modifiers, ...(tail.head !== null && !light ? [tail.head] : [])],
    part,
  };
}

/** A time right behind a share or a sum says when it was, or how often. */
function isTimeBehind(words: SentenceWords, { unit, last }: Quantity, head: number): boolean {
  if ((unit.kind !== 'percent' && unit.kind !== 'money') || words.word(last + 1) === 'of') return false;
  return /^(?:years?|months?|weeks?|days?|hours?|decades?|nights?|earlier|before|ago)$/u.test(words.word(head));
}

function countedBehind(words: SentenceWords, at: number): boolean {
  return words.classes[at + 1] === 'noun' && words.breaks[at + 1] === 'none';
}

/** "a 12-member panel" counts members, "a 5,000-strong crowd" the crowd. */
function hyphenated(words: SentenceWords, at: number, { last, head, modifiers }: NounRun): CountedPhrase {
  const rest = [...modifiers, ...(head === null ? [] : [head])].filter((token) => token !== at);
  const isStrong = words.word(at) === 'strong';
  return {
    last,
    head: isStrong ? head : at,
    modifiers: isStrong ? rest.filter((token) => token !== head) : rest,
    part: null,
  };
}

/** Tokens. Longer runs of nouns are lists or noise. */
const LONGEST_PHRASE = 16;

export interface NounRun {
  readonly last: number;
  readonly head: number | null;
  readonly modifiers: readonly number[];
}

/**
 * A run of modifiers up to its head noun, from token `at`. A plural noun ends it, for modifiers are singular in English
 * but for a few ("police officers"); so does a participle that no noun follows ("people injured").
 */
export function nounRun(words: SentenceWords, at: number, singular: boolean): NounRun {
  const taken: number[] = [];
  let head: number | null = null;
  let i = at;
  for (; i < at + LONGEST_PHRASE && i < words.tokens.length && (i === at || words.breaks[i] === 'none'); i += 1) {
    const wordClass = words.classes[i];
    if (wordClass === 'noun') {
      head = i;
      taken.push(i);
      if (isPossessive(words, i)) continue;
      if (isPlural(words.word(i)) && !goesOn(words, i)) break;
    } else if (wordClass === 'verb' || wordClass === 'gerund' || wordClass === 'predicative') {
      if (head !== null && (singular ? !nounBehind(words, i) : isPlural(words.word(head)))) break;
      if (!modifies(words, i) || !isParticiple(words.word(i))) {
        // "12 injured", "the 30 wounded": the participle stands for the people. Its event is found as a verb's.
        if (wordClass === 'gerund' && head === null && isPlural(words.word(i))) head = i;
        break;
      }
      taken.push(i);
    } else if (wordClass === 'adverb') {
      if (head !== null || (!/^(?:more|less)$/u.test(words.word(i)) && !modifies(words, i + 1))) break;
      if (words.word(i) === 'more') taken.push(i);
    } else if (wordClass === 'determiner' && /^(?:other|another|such)$/u.test(words.word(i)) && head === null) {
      taken.push(i);
    } else if (wordClass === 'conjunction' && words.word(i) !== 'but') {
      // "300 civil and military staff": the coordination is inside the phrase while no plural has come.
      const inside =
        head !== null &&
        !singular &&
        !isPlural(words.word(head)) &&
        words.classes[i + 1] === 'noun' &&
        words.breaks[i + 1] === 'none' &&
        !isSubjectOfNumber(words, i + 1);
      if (!inside) break;
    } else break;
  }
  const modifiers = taken.filter((token) => token !== head);
  return {
    last: head === null ? Math.max(at - 1, ...modifiers.slice(-1)) : Math.max(head, at),
    head,
    modifiers: head === null ? [] : modifiers.filter((token) => token < head),
  };
}

/** "52 per cent of the vote and Holm 45": the nouns behind the "and" have a number of their own. */
function isSubjectOfNumber(words: SentenceWords, from: number): boolean {
  let at = from;
  while (at < from + 4 && words.classes[at] === 'noun' && words.breaks[at] === 'none') at += 1;
  return words.classes[at] === 'number' && words.breaks[at] === 'none';
}

/** "fell" and "won" are never before a noun; "armed", "stolen" and "dead" are. */
function isParticiple(word: string): boolean {
  return (
    /(?:ed|en|ing|wn|ne)$/u.test(word) ||
    /^(?:dead|missing|lost|burnt|built|bought|found|kept|made|paid|sold|shot|sunk|sick|homeless|jobless|ill|alive|absent|stranded)$/u.test(
      word,
    )
  );
}

/** Whether a plural noun is but the first part of a compound. */
function goesOn(words: SentenceWords, at: number): boolean {
  if (words.breaks[at + 1] !== 'none') return false;
  const next = words.classes[at + 1];
  if (next !== 'noun') return false;
  return (
    PLURAL_MODIFIERS.has(words.word(at)) || (isPlural(words.word(at + 1)) && words.tokens[at]?.capitalised === true)
  );
}

/** Whether the participle at `at` has a noun behind it that it can modify: "armed rioters", "newly elected members". */
function modifies(words: SentenceWords, at: number): boolean {
  for (let i = at + 1; i <= at + 3 && words.breaks[i] === 'none'; i += 1) {
    const next = words.classes[i];
    if (next === 'noun') return true;
    if (next !== 'verb' && next !== 'gerund' && next !== 'adverb') return false;
  }
  return false;
}

function nounBehind(words: SentenceWords, at: number): boolean {
  return words.breaks[at + 1] === 'none' && words.classes[at + 1] === 'noun';
}

/** The noun phrase behind an "of" that follows token `last`. */
function behindOf(words: SentenceWords, last: number): NounRun {
  const none: NounRun = { last, head: null, modifiers: [] };
  if (words.breaks[last + 1] !== 'none' || words.word(last + 1) !== 'of') return none;
  let at = last + 2;
  while (words.breaks[at] === 'none' && words.classes[at] === 'determiner') at += 1;
  if (words.breaks[at] !== 'none') return none;
  const run = nounRun(words, at, false);
  return run.head === null ? none : run;
}
