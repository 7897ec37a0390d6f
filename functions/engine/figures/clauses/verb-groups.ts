import { isBreak, type SentenceWords } from '../words/sentence-words.ts';

/** A verb with its auxiliaries, read as one: "are now believed to have been killed". Token indices into the sentence. */
export interface VerbGroup {
  /** First and last token, both inclusive. */
  readonly first: number;
  readonly last: number;
  /** The word that says what the subject does or what becomes of it: "killed". */
  readonly main: number;
  /** Whether the main verb is a passive. */
  readonly passive: boolean;
  /** The verb by which someone only holds it true: "believed". `null` without. */
  readonly raising: number | null;
}

/** Verbs that say nothing of their subject but who holds true what the next verb says, by stem. */
const RAISING =
  /^(?:know|known|confirm|fear|believ|thought|think|report|said|say|presum|suspect|assum|estim|understood|understand|alleg|claim|consid|seem|appear|expect|deem|declar|pronounc|rumour|rumor|told|establish|fail|manag|found)$/u;

/** Tokens of a verb group; what is longer is a clause of its own. */
const LONGEST_GROUP = 10;

/**
 * The verb group that begins with the auxiliary or the verb at token `from`. `null` where none ends in a main verb, a
 * participle or a predicative: "was the mayor", "have 12 seats". `participle`: the verb is behind its noun, "people
 * [believed] to have died".
 */
export function verbGroupFrom(words: SentenceWords, from: number, participle = false): VerbGroup | null {
  let passive = participle;
  let auxiliary = false;
  let raising: number | null = null;
  for (let at = from; at < from + LONGEST_GROUP && (at === from || !isBreak(words, at)); at += 1) {
    switch (words.classes[at]) {
      case 'be':
        passive = true;
        auxiliary = true;
        continue;
      case 'have':
      case 'modal':
        passive = false;
        auxiliary = true;
        continue;
      case 'adverb':
        continue;
      case 'verb': {
        const lower = behindRaising(words, at, passive);
        if (lower === null) return { first: from, last: at, main: at, passive, raising };
        raising = at;
        passive = false;
        auxiliary = true;
        at = lower - 1;
        continue;
      }
      case 'predicative':
        return { first: from, last: at, main: at, passive: true, raising };
      case 'gerund':
        return auxiliary ? { first: from, last: at, main: at, passive: words.word(at - 1) === 'being', raising } : null;
      case 'preposition':
        // "have since died"
        if (auxiliary && words.word(at) === 'since') continue;
        // "had to be rescued", "is to pay"
        if (auxiliary && words.word(at) === 'to' && /^(?:verb|be|have)$/u.test(words.classes[at + 1] ?? '')) {
          passive = false;
          continue;
        }
        break;
      default:
    }
    break;
  }
  return null;
}

/**
 * The first token of the group whose verb is token `verb`: back over its auxiliaries and adverbs, "[had] since died".
 */
export function groupStart(words: SentenceWords, verb: number): number {
  let at = verb;
  while (at > 0 && !isBreak(words, at) && /^(?:adverb|have|modal|be)$/u.test(words.classes[at - 1] ?? '')) at -= 1;
  return at;
}

/**
 * Where the verb below the raising verb at token `at` begins: "believed [to] have died", "feared dead", "reported killed".
 * `null` where the verb raises nothing: "is known for", "reported 12 deaths".
 */
function behindRaising(words: SentenceWords, at: number, passive: boolean): number | null {
  if (!RAISING.test(words.tokens[at]?.stem ?? '')) return null;
  let next = at + 1;
  while (words.classes[next] === 'adverb' && !isBreak(words, next)) next += 1;
  if (isBreak(words, next)) return null;
  if (words.word(next) === 'to')
    return verbGroupFrom(words, next + 1) === null || isBreak(words, next + 1) ? null : next + 1;
  if (!passive) return null;
  const wordClass = words.classes[next];
  return (wordClass === 'verb' || wordClass === 'predicative') && words.concept(next) !== null ? next : null;
}
