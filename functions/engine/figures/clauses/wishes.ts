import type { Figure } from '../figures.ts';

/** UTF-16 code units beside a figure: its verb and the noun phrase between them. */
const REACH = 50;

const WISHES =
  /\b(?:(?:call|calls|called|calling|asks?|asked|asking|push|pushes|pushed|pushing|campaign|campaigned|campaigning) for|wants?|wanted|wanting|demands?|demanded|demanding|seeks?|seeking|sought)\b/giu;

/** What ends the clause of a wish. */
const ENDS = /[,.;:()]/u;

const AS_DAMAGES = /^ ?(?:\([^()]{1,30}\) )?(?:in|of) (?:damages|compensation)\b/iu;

/** Whether somebody wants a sum or a share, which makes it none that there is: "the union has called for a £6 minimum wage". */
export function isWished({ start, end, unit }: Pick<Figure, 'start' | 'end' | 'unit'>, sentence: string): boolean {
  if (unit.kind !== 'money' && unit.kind !== 'percent') return false;
  const before = sentence.slice(Math.max(0, start - REACH), start);
  const isObject = ({ index, 0: verb }: RegExpExecArray) => !ENDS.test(before.slice(index + verb.length));
  return [...before.matchAll(WISHES)].some(isObject) || AS_DAMAGES.test(sentence.slice(end, end + REACH));
}

const ASKS_OF_WISHES =
  /\b(?:call(?:s|ed|ing)? for|ask(?:s|ed|ing)? for|push(?:es|ed|ing)? for|campaign(?:ed|ing)? for|want(?:s|ed)?|demand(?:s|ed|ing)?|seek(?:s|ing)?|sought|damages|ransom|claim(?:s|ed|ing)?|compensation|sue[sd]?|suing)\b/iu;

/** Whether a question or a claim is itself about what somebody wants. */
export function tellsOfWishes(text: string): boolean {
  return ASKS_OF_WISHES.test(text);
}
