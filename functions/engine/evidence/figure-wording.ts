import { asksChange } from '../figures/agreement/figure-answers.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import type { Figure } from '../figures/figures.ts';
import { AGE } from '../figures/quantities/stated-ages.ts';

/** Right before a figure by which something changed: "rose 7,000", "up 9%", "growth of 3.7%". */
const CHANGED =
  /\b(?:r[io]se|risen|rising|rises|f[ea]ll|fallen|falling|falls|drop(?:ped|ping|s)?|climb(?:ed|ing|s)?|jump(?:ed|ing|s)?|surg(?:ed|ing|es)|gain(?:ed|ing|s)?|gr[eo]w|grown|growing|grows|growth|increas(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|declin(?:e|ed|es|ing)|expand(?:ed|ing|s)?|shrank|shrunk|lost|slump(?:ed|ing|s)?|plunge(?:d|s)?|up|down|higher|lower|add(?:ed|ing|s)?|narrow(?:ed|ing|s)?|widen(?:ed|ing|s)?|chang(?:e|ed|es))\s(?:(?:by|of|an?|the|just|only|some|another|further|more|than|annual|rate|at|at an|sharply|slightly)\s)*$/iu;
/** Right behind one: "a 3% rise", "12% down", "30% more". */
const CHANGE_BEHIND =
  /^[\s-]*(?:point\s)?(?:annual\s)?(?:rise|fall|drop|increase|decrease|decline|jump|gain|growth|rise|surge|slump|slip|dip|cut|down|up|higher|lower|more|less|fewer|expansion|reduction)\b/iu;
/** Right before what something is at now: "to 3.2 million", "stands at 12%". */
const LEVEL =
  /\b(?:to|at|reach(?:ed|es|ing)?|totall?(?:ed|ing)?|stood at|stands at)\s(?:(?:a|an|the|about|around|just|only|some|record|high|low|of)\s)*$/iu;
/** Right before a figure that is only some of what is told of. */
const SOME =
  /\b(?:first|further|another|additional|extra|other|last|next|remaining|latest)\s(?:(?:the|some|about)\s)*$/iu;
/** What is right before a figure that another has replaced or is set against. */
const REPLACED =
  /\b(?:instead of|rather than|than|compared (?:with|to)|against|up from|down from|previously|versus)\s(?:(?:a|an|the|just|only|about|around)\s)*$/iu;

/** "7 of the 40 patients": the number that a part is of. */
const OF_WHOLE = /\bof (?:(?:the|its|their|those|these|all|some|about) )*$/iu;
const EARLIER =
  /\b(?:earlier|previous(?:ly)?|last year|last month|last week|year before|month before|ago|former(?:ly)?|originally|initially|compared|same (?:period|month|time))\b/u;
const EXPECTED =
  /\b(?:expect(?:ed|s|ing|ations?)?|forecasts?|predict(?:ed|s|ing|ions?)?|could|would|may|might|hopes?|hoping|plans?|planned|targets?|aims?|tipped|likely|will|should|rumoured|proposed|if)\b/u;
const FORMER =
  /\b(?:instead of|rather than|up from|down from|originally|previously|initially|first (?:reported|estimated|thought)(?: as| at)?|(?:earlier|previous|initial|original|first) (?:estimate|forecast|figure|reading|bid|offer|plan|target|prediction)s? (?:of|for|was|were|put it at)|than (?:the|an|its) (?:(?:earlier|previous|initial|original|first) )?)\s?(?:(?:a|an|the|about|just|only|some|up to) )*$/iu;
const FROM = /\bfrom\s(?:(?:a|an|the|about|just|only|some) )*$/iu;
const TO_BEHIND = /^[^.;]{0,30}?\bto\b/iu;
const ASKS_FORMER =
  /\b(?:original(?:ly)?|initial(?:ly)?|previous(?:ly)?|former(?:ly)?|at first|first (?:reported|estimate|said|thought|reading|figure|forecast|plan)|earlier (?:forecast|estimate|figure|plan|target|bid|offer)|before the (?:revision|cut|rise|change|increase)|used to)\b/iu;
const ASKS_EXPECTED =
  /^(?:expect|forecast|predict|could|would|may|might|hope|plan|target|aim|want|will|propos|should)$/u;

/** How a figure's own word says that something moved, right before or behind it. */
const MOVED =
  /\b(?:(r[io]se|risen|rising|rises|grew|grown|growing|grows|climb(?:ed|ing|s)?|jump(?:ed|ing|s)?|surg(?:ed|ing|es)|gain(?:ed|ing|s)?|increas(?:e|ed|es|ing)|expand(?:ed|ing|s)?|growth|up|higher)|f[ea]ll|fallen|falling|falls|drop(?:ped|ping|s)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|shrank|shrunk|slump(?:ed|ing|s)?|plunge(?:d|s)?|slip(?:ped|ping|s)?|slid|down|lower|contract(?:ed|ing|s)?|lost)\b/giu;
const MOVE_BEHIND =
  /^[\s-]*(?:annual |point )?(?:(rise|increase|jump|gain|growth|surge|up|higher|expansion|more)|fall|drop|decrease|decline|slump|cut|slip|dip|down|lower|contraction|less|fewer)\b/iu;

/** 1 for what rose, -1 for what fell, 0 where nothing says either. */
export function directionOf({ start, end }: Pick<Figure, 'start' | 'end'>, text: string): -1 | 0 | 1 {
  const before = [...text.slice(Math.max(0, start - 40), start).matchAll(MOVED)].at(-1);
  const moved = before ?? MOVE_BEHIND.exec(text.slice(end, end + 25));
  if (!moved) return 0;
  return moved[1] === undefined ? -1 : 1;
}

/** As {@link directionOf}, of a figure that tells by how much something moved, and not where it came to. */
export function changeOf({ start, end }: Pick<Figure, 'start' | 'end'>, text: string): -1 | 0 | 1 {
  if (CHANGED.test(text.slice(Math.max(0, start - NEAR), start))) return directionOf({ start, end }, text);
  // "Prices fell in May, and a 3% rise followed": what is right behind tells, and not the word further off.
  const behind = CHANGE_BEHIND.test(text.slice(end, end + 40)) ? MOVE_BEHIND.exec(text.slice(end, end + 25)) : null;
  return behind === null ? 0 : behind[1] === undefined ? -1 : 1;
}

/** What the wording around a figure says of it, whatever is asked. */
export interface FigureWording {
  readonly isChange: boolean;
  readonly isLevel: boolean;
  readonly isHyphened: boolean;
  readonly isSome: boolean;
  readonly isEarlier: boolean;
  readonly isEarlierClause: boolean;
  readonly isExpected: boolean;
  readonly isFormer: boolean;
  readonly isOfWhole: boolean;
  readonly isBracketed: boolean;
  readonly isInstead: boolean;
}

/** `clause`: the words of the figure's clause without its own. */
export function wordingOf({ start, end, unit, periods }: Figure, text: string, clause: string): FigureWording {
  const before = text.slice(Math.max(0, start - MOST_BEFORE), start);
  const near = before.slice(-NEAR);
  const behind = text.slice(end, end + 40);
  const isAge = unit.kind === 'measure' && unit.unit === AGE;
  return {
    isChange: CHANGED.test(near) || CHANGE_BEHIND.test(behind),
    isLevel: LEVEL.test(near),
    isHyphened: !isAge && (text[end] === '-' || text.slice(start, end).includes('-')),
    isSome: SOME.test(near),
    isEarlier: periods.some((period) => period.startsWith('earlier')),
    isEarlierClause: EARLIER.test(clause),
    isExpected: EXPECTED.test(clause),
    isFormer: FORMER.test(near) || (FROM.test(near) && TO_BEHIND.test(behind)),
    isOfWhole: OF_WHOLE.test(before),
    isBracketed: text[start - 1] === '(',
    isInstead: REPLACED.test(before),
  };
}

/** UTF-16 code units before a figure in which its wording is looked for: a sentence may have hundreds of figures. */
const MOST_BEFORE = 100;
const NEAR = 60;

/** What a question wants of the wording of a figure. */
export interface AskedWording {
  readonly change: boolean;
  readonly expected: boolean;
  readonly former: boolean;
}

export function askedWording(ask: QuantityAsk, question: string): AskedWording {
  return {
    change: asksChange(ask),
    expected: ask.future || ask.terms.some((term) => ASKS_EXPECTED.test(term)),
    former: ASKS_FORMER.test(question),
  };
}

/** Each 0 or 1: a change or a level, a part, of before, or not yet so. */
export function wordingSigns(wants: AskedWording, wording: FigureWording) {
  const { isChange, isLevel, isExpected, isFormer } = wording;
  return {
    changeAsked: Number(isChange && wants.change),
    changeUnasked: Number(isChange && !wants.change),
    levelUnasked: Number(isLevel && !isChange && wants.change),
    hyphen: Number(wording.isHyphened),
    increment: Number(wording.isSome),
    earlier: Number(wording.isEarlier),
    earlierClause: Number(wording.isEarlierClause),
    expected: Number(isExpected && !wants.expected),
    expectedAsked: Number(isExpected && wants.expected),
    formerAsked: Number(isFormer && wants.former),
    formerUnasked: Number(isFormer && !wants.former),
    latterUnasked: Number(!isFormer && wants.former),
    ofWhole: Number(wording.isOfWhole),
    bracketed: Number(wording.isBracketed),
    instead: Number(wording.isInstead),
  };
}
