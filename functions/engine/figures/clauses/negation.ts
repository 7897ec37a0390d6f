import { isBreak, type SentenceWords } from '../words/sentence-words.ts';

const NOT =
  /^(?:not|never|didnt|doesnt|dont|wasnt|werent|isnt|arent|hasnt|havent|hadnt|wont|wouldnt|cannot|cant|couldnt|shouldnt|neither)$/u;

/** What "not" says no to besides the verb: "not only 18", "not long ago", "not for the first time". */
const NO_DENIAL =
  /^(?:only|just|merely|simply|solely|least|less|fewer|more|yet|counting|including|even|later|longer|long|clear|known|for|since|until|till|surprisingly|necessarily)$/u;

/** Verbs of not doing: whoever did not hesitate or fail to do it has done it. */
const UNDONE = /^(?:hesitat|fail|stop|refrain|refus|ceas|forget|forgot|neglect|miss|shy|wait|prevent)/u;

/** "Failed to protect 3,000 families": they were not protected. */
const FAILS = /^(?:failed|fails|refused|refuses|declined|declines|neglected)$/u;

/** Who does not say it does not state it; who does not know it may well leave it true. */
const SAYS =
  /^(?:say|claim|believ|think|confirm|alleg|suggest|report|state|assert|insist|agre|accept|admit|show|prove|mean|impl)/u;

/** Tokens between the negation and its verb's object. */
const REACH_OF_NOT = 10;

/**
 * Whether the word at `at` negates the figure of the tokens `first` to `last` whose governing word is `governor`: "18
 * officers were not killed", "did not cost $40 million", "not 31 but 28". Not where it negates another clause or something
 * beside the number: "the driver did not stop and 12 people were hurt", "did not hesitate to kill 31".
 */
export function negates(
  words: SentenceWords,
  at: number,
  first: number,
  last: number,
  governor: number | null,
): boolean {
  const word = words.word(at);
  const fails = FAILS.test(word) && words.word(at + 1) === 'to';
  if ((!NOT.test(word) && !fails) || NO_DENIAL.test(words.word(at + 1))) return false;
  if (fails && isNegated(words, at)) return false;
  // "Did not survive" states a death.
  if (governor !== null && words.tokens[governor]?.stem === 'surviv') return false;
  if (at > last) return governor !== null && at < governor && verbsBetween(words, at, governor) === 0;
  if (first - at > REACH_OF_NOT) return false;
  if (standsBeside(words, at, first)) return true;
  if (endsBefore(words, at, first)) return false;
  const verb = verbBehind(words, fails ? at + 1 : at, first);
  if (verb === null) return noneBetween(words, at, first);
  if (UNDONE.test(words.word(verb)) && !fails) return false;
  if (governor !== null && governor < first) return governor > at && isChained(words, verb, governor);
  if (governor !== null && governor > last) return SAYS.test(words.tokens[verb]?.stem ?? '');
  return verbsBetween(words, verb, first) === 0 && noneBetween(words, verb, first);
}

/** "No bridge cost $40 million", "nobody killed 12 people": whether the word at `at` leaves the number's verb no subject. */
export function leavesNobody(words: SentenceWords, at: number, first: number): boolean {
  const word = words.word(at);
  if ((word !== 'no' && word !== 'nobody') || first - at > REACH_OF_NOT) return false;
  let i = at + 1;
  while (i < first && !isBreak(words, i) && (words.classes[i] === 'noun' || words.word(i) === 'one')) i += 1;
  if (words.classes[i] === 'have') i += 1;
  if (i >= first || words.classes[i] !== 'verb' || isBreak(words, i)) return false;
  return (word === 'nobody' || i > at + 1) && standsBeside(words, i, first);
}

/** "28 people rather than 31": what the number is set against. */
export function isReplaced(words: SentenceWords, first: number): boolean {
  if (isBreak(words, first)) return false;
  const link = `${words.word(first - 2)} ${words.word(first - 1)}`;
  return link === 'rather than' || link === 'instead of';
}

function isNegated(words: SentenceWords, verb: number): boolean {
  for (let at = verb - 1; at >= Math.max(0, verb - 3) && !isBreak(words, at + 1); at -= 1)
    if (NOT.test(words.word(at))) return true;
  return false;
}

/** "Not 31 but 28", "not the 31": only articles and adverbs lie between. */
function standsBeside(words: SentenceWords, at: number, first: number): boolean {
  for (let i = at + 1; i < first; i += 1)
    if (isBreak(words, i) || !/^(?:determiner|adverb)$/u.test(words.classes[i] ?? '')) return false;
  return !isBreak(words, first);
}

/** "Those who did not flee were 12": the clause of a "who" ends where the next verb begins. */
function endsWithVerb(words: SentenceWords, at: number, first: number): boolean {
  const opens = [at - 1, at - 2, at - 3].find(
    (i) => words.classes[i] === 'relative' || /^(?:who|which)$/u.test(words.word(i)),
  );
  if (opens === undefined) return false;
  for (let i = at + 2; i < first; i += 1) if (words.classes[i] === 'be') return true;
  return false;
}

/** Whether the negated clause ends before the number. */
function endsBefore(words: SentenceWords, at: number, first: number): boolean {
  if (endsWithVerb(words, at, first)) return true;
  for (let i = at + 1; i <= first; i += 1) {
    if (isBreak(words, i)) return true;
    if (i === first) return false;
    const wordClass = words.classes[i];
    if (wordClass === 'relative' || (wordClass === 'subordinator' && words.word(i) !== 'that')) return true;
    if (/^(?:how|what|why|until|till|after|before|because|among|amongst|and|but)$/u.test(words.word(i))) return true;
  }
  return false;
}

/** The verb that is negated; a word that its form does not show counts behind "did", before an article or a number. */
function verbBehind(words: SentenceWords, at: number, first: number): number | null {
  for (let i = at + 1; i < first; i += 1) {
    if (words.classes[i] === 'verb' || words.classes[i] === 'gerund') return i;
    if (/^(?:noun|determiner|number|preposition)$/u.test(words.classes[i] ?? '')) {
      return i === at + 1 && words.classes[i] === 'noun' && isAuxiliary(words, at) ? i : null;
    }
  }
  return null;
}

function isAuxiliary(words: SentenceWords, at: number): boolean {
  return words.classes[at] === 'modal' || words.classes[at - 1] === 'modal';
}

/** Whether nothing but articles, adverbs and "have" is between. */
function noneBetween(words: SentenceWords, at: number, first: number): boolean {
  for (let i = at + 1; i < first; i += 1)
    if (!/^(?:determiner|adverb|have|be|noun)$/u.test(words.classes[i] ?? '')) return false;
  return true;
}

/** Verbs between, those behind "to" and auxiliaries left out. */
function verbsBetween(words: SentenceWords, from: number, to: number): number {
  let verbs = 0;
  for (let i = from + 1; i < to; i += 1) {
    if (words.classes[i] === 'verb' && words.word(i - 1) !== 'to') verbs += 1;
    if (words.classes[i] === 'relative') verbs += 1;
  }
  return verbs;
}

/** "did not [try] to [kill] 31": the negated verb leads to the number's own. */
function isChained(words: SentenceWords, verb: number, governor: number): boolean {
  return (
    verb === governor ||
    (governor > verb && verbsBetween(words, verb, governor + 1) === 0) ||
    words.classes[governor] !== 'verb'
  );
}
