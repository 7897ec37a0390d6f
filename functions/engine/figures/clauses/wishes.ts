import { NO_RINGS } from '../../concepts/rings.ts';
import type { Figure } from '../figures.ts';
import { sentenceWords } from '../words/sentence-words.ts';

/** UTF-16 code units beside a figure: its verb and the noun phrase between them. */
const REACH = 50;

/** "Demand for coal", "demand by 12%": a noun. */
const WISHES =
  /\b(?:(?:call|calls|called|calling|asks?|asked|asking|push|pushes|pushed|pushing|campaign|campaigned|campaigning) for|wants?|wanted|wanting|demands?(?! (?:for|of|in|by|at|from|up|down)\b)|demanded|demanding|seeks?|seeking|sought)\b/giu;

/** What ends the clause of a wish. */
const ENDS = /[,.;:()]/u;

/** Wishes by their form that may as well be a noun, or say no more of somebody than who that is: "people seeking work". */
const WEAK = /^demands?$|ing$|ing for$/iu;

const IN_DAMAGES = /^ ?(?:\([^()]{1,30}\) )?(?:in|of) (?:damages|compensation)\b/iu;

/** Before damages that nobody has paid, nor been awarded, yet. */
const CLAIMED = /\b(?:claim|claims|claimed|claiming|sue|sues|sued|suing|lawsuit)\b/giu;

/** Whether somebody wants a sum or a share, which makes it none that there is: "the union has called for a £6 minimum wage". */
export function isWished({ start, end, unit }: Pick<Figure, 'start' | 'end' | 'unit'>, sentence: string): boolean {
  if (unit.kind !== 'money' && unit.kind !== 'percent') return false;
  const before = sentence.slice(Math.max(0, start - REACH), start);
  const isObject = ({ index, 0: verb }: RegExpExecArray) => {
    const between = before.slice(index + verb.length);
    return !ENDS.test(between) && !(WEAK.test(verb) && hasOwnVerb(between));
  };
  if ([...before.matchAll(WISHES)].some(isObject)) return true;
  return IN_DAMAGES.test(sentence.slice(end, end + REACH)) && [...before.matchAll(CLAIMED)].some(isObject);
}

/** "Demand lifted sales by", but neither "demands an increased share of" nor "demand that it be raised to". */
function hasOwnVerb(between: string): boolean {
  const { tokens, classes } = sentenceWords(between, NO_RINGS);
  return tokens.some(({ word }, at) => {
    const isMainVerb = classes[at] === 'verb' || classes[at] === 'have' || classes[at] === 'modal';
    const isBound = tokens[at - 1]?.word === 'to' || classes[at - 1] === 'determiner' || classes[at - 1] === 'be';
    return (isMainVerb && !isBound) || (classes[at] === 'be' && word !== 'be');
  });
}

const ASKS_OF_WISHES =
  /\b(?:call(?:s|ed|ing)? for|ask(?:s|ed|ing)? for|push(?:es|ed|ing)? for|campaign(?:ed|ing)? for|want(?:s|ed)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|damages|ransom|claim(?:s|ed|ing)?|compensation|sue[sd]?|suing)\b/iu;

/** Whether a question or a claim is itself about what somebody wants. */
export function tellsOfWishes(text: string): boolean {
  return ASKS_OF_WISHES.test(text);
}
