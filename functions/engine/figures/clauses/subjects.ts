import { measureNamed } from '../quantities/measures.ts';
import { isBreak, isSaying, REACH, type SentenceWords } from '../words/sentence-words.ts';

/** The subject of a number that is alone: "the death toll rose to 164", "toll of 12", "Injured: 300". */
export function subjectBefore(words: SentenceWords, first: number): { head: number; tokens: readonly number[] } | null {
  const tokens: number[] = [];
  for (let at = first - 1; at >= Math.max(0, first - REACH); at -= 1) {
    const gap = words.breaks[at + 1];
    if (
      gap === 'stop' &&
      !(at + 1 === first && /:/u.test(words.text.slice(words.tokens[at]?.end ?? 0, words.tokens[first]?.start ?? 0)))
    )
      break;
    if (gap === 'comma' && tokens.length > 0) {
      const inserted = isSaying(words, at) || tokens.every((token) => words.classes[token] === 'verb');
      if (!inserted) break;
      // Past what is between commas: "the toll, officials said, rose to"; but "the crowd, estimated at" begins here.
      let from = at;
      while (from > Math.max(0, at - REACH) && !isBreak(words, from)) from -= 1;
      if (words.breaks[from] === 'comma') at = from - 1;
    }
    const wordClass = words.classes[at];
    if (wordClass === 'relative' && !tokens.some((token) => words.classes[token] === 'noun')) {
      // "The dam, which cost $3bn": its antecedent is the subject.
      if (at > 0 && words.classes[at - 1] === 'noun') tokens.unshift(at - 1);
      break;
    }
    if (wordClass === 'relative' || wordClass === 'subordinator') break;
    if (wordClass === 'conjunction' && (tokens.length > 0 || words.breaks[first] === 'none') && !joinsNouns(words, at))
      break;
    if (wordClass === 'noun' || wordClass === 'verb' || wordClass === 'gerund' || wordClass === 'predicative')
      tokens.unshift(at);
  }
  const head = subjectHead(words, tokens);
  return head === null ? null : { head, tokens };
}

/** "policemen and the National Guard": to the left of the "and" nothing is a verb yet, so that it joins no clauses. */
function joinsNouns(words: SentenceWords, conjunction: number): boolean {
  for (let at = conjunction - 1; at >= Math.max(0, conjunction - REACH); at -= 1) {
    if (/^(?:verb|be|have|modal|number|relative|subordinator)$/u.test(words.classes[at] ?? '')) return false;
    if (isBreak(words, at)) return words.breaks[at] === 'stop';
  }
  return false;
}

/** Whether the word belongs to another number: "rose 12 percent", "fell 3 metres". */
export function isUnitWord(word: string): boolean {
  return /^(?:percent|percentage|points?|per|cent)$/u.test(word) || measureNamed(word) !== null;
}

/**
 * The head of the noun phrase before the last verb: its first run of nouns, for what follows is an "of" phrase. Units of
 * other numbers are no subjects: "prices rose 12 percent to $45".
 */
function subjectHead(words: SentenceWords, tokens: readonly number[]): number | null {
  const isVerb = (token: number): boolean => words.classes[token] === 'verb';
  const verb = tokens.findLastIndex(isVerb);
  const before = verb < 0 ? tokens : tokens.slice(tokens.slice(0, verb).findLastIndex(isVerb) + 1, verb);
  const nouns = before.filter((token) => !isUnitWord(words.word(token)));
  const [first] = nouns;
  if (first === undefined)
    return tokens.find((token) => words.classes[token] === 'noun' || words.concept(token) !== null) ?? null;
  let head = first;
  for (let next = head + 1; !isBreak(words, next); next += 1) {
    if (nouns.includes(next)) head = next;
    else if (words.classes[next] !== 'number') break;
  }
  return head;
}
