import { isBreak, isSaying, REACH, type SentenceWords } from '../words/sentence-words.ts';
import { type Governor, verbGovernor } from './predicates.ts';
import { verbGroupFrom } from './verb-groups.ts';

/**
 * The finite verb of which the phrase is the subject: to the right, past prepositional phrases, coordinated nouns,
 * relative clauses and what stands between commas or brackets.
 */
export function finiteVerb(words: SentenceWords, last: number): Governor | null {
  let relative: Governor | null = null;
  let inRelative = false;
  let passive = false;
  let auxiliary = false;
  for (let at = last + 1; at < Math.min(words.tokens.length, last + REACH); at += 1) {
    const gap = words.breaks[at];
    if (gap === 'stop') {
      const bracket = closing(words, at);
      if (bracket === null) break;
      at = bracket;
      inRelative = false;
    }
    if (gap === 'comma') {
      const inserted = saidSo(words, at);
      if (inserted !== null) {
        at = inserted - 1;
        continue;
      }
      inRelative = false;
      const after = behindParts(words, at);
      if (after !== null) {
        at = after - 1;
        continue;
      }
      if (isSubordinate(words, last) && startsSubject(words, at)) break;
    }
    switch (words.classes[at]) {
      case 'relative':
        inRelative = true;
        continue;
      case 'be':
        passive = true;
        auxiliary = true;
        continue;
      case 'have':
      case 'modal':
        auxiliary = true;
        continue;
      case 'adverb':
      case 'conjunction':
      case 'noun':
      case 'determiner':
      case 'number':
      case 'preposition':
      case 'pronoun':
        if (auxiliary) {
          const state = stateBehind(words, at);
          if (state !== null) return { at: state, doer: false, near: true };
          if (words.classes[at] === 'noun' && words.classes[at - 1] === 'modal') return verbGovernor(words, at, false);
          if (words.classes[at] !== 'adverb' && words.classes[at] !== 'preposition') {
            passive = false;
            auxiliary = false;
            if (!inRelative) return relative;
          }
        }
        continue;
      case 'predicative':
        return { at, doer: false, near: true };
      case 'verb': {
        if (isSaying(words, at) && !auxiliary) break;
        const governor = governorOfVerb(words, at, passive);
        passive = false;
        if (!inRelative) {
          const event = words.concept(governor.at) !== null;
          return event || !relative ? governor : relative;
        }
        relative ??= words.concept(governor.at) === null && governor.doer ? relative : governor;
        inRelative = false;
        auxiliary = false;
        continue;
      }
      case 'gerund':
        if (auxiliary)
          return verbGovernor(words, at, passive && words.classes[at - 1] === 'be' && words.word(at - 1) === 'being');
        continue;
      case 'subordinator':
        if (at > last + 1) return relative;
        inRelative = true;
        continue;
      case undefined:
        return relative;
    }
    break;
  }
  return relative;
}

/** What the verb says, or the verb below it: "are believed to have [died]". */
function governorOfVerb(words: SentenceWords, at: number, passive: boolean): Governor {
  const group = verbGroupFrom(words, passive ? at - 1 : at);
  if (group === null || group.raising !== at) return verbGovernor(words, at, passive);
  return verbGovernor(words, group.main, group.passive);
}

/** ", 14 of whom died," and ", of which 35 are underground,": the token behind, the end where nothing follows. */
function behindParts(words: SentenceWords, at: number): number | null {
  let of = at;
  while (of < at + 4 && words.word(of) !== 'of') of += 1;
  if (!/^(?:whom|which|them|these|those)$/u.test(words.word(of + 1)) || words.word(of) !== 'of') return null;
  const end = Math.min(words.tokens.length, of + REACH);
  for (let i = of + 2; i < end; i += 1) if (isBreak(words, i)) return i;
  return end;
}

/** "If 5,000 people sign, parliament …": the main clause has a subject of its own. */
function isSubordinate(words: SentenceWords, last: number): boolean {
  for (let at = last; at >= Math.max(0, last - 10); at -= 1) {
    if (words.classes[at] === 'subordinator' || /^(?:as|after|before)$/u.test(words.word(at))) return true;
    if (isBreak(words, at)) return false;
  }
  return false;
}

function startsSubject(words: SentenceWords, at: number): boolean {
  const wordClass = words.classes[at];
  return wordClass === 'noun' || wordClass === 'determiner' || wordClass === 'pronoun';
}

/** After an auxiliary: "are in custody", "remain behind bars", "were under arrest". */
function stateBehind(words: SentenceWords, at: number): number | null {
  if (words.classes[at] !== 'preposition') return null;
  for (let i = at; i <= at + 2 && (i === at || !isBreak(words, i)); i += 1) if (words.concept(i) !== null) return i;
  return null;
}

/** ", the ministry said," → the token behind it. */
function saidSo(words: SentenceWords, at: number): number | null {
  for (let i = at; i < at + 8 && i < words.tokens.length; i += 1) {
    if (i > at && isBreak(words, i)) return isSaying(words, i - 1) && words.breaks[i] === 'comma' ? i : null;
  }
  return null;
}

/** "(all from Almaty)" → the token behind the bracket. */
function closing(words: SentenceWords, at: number): number | null {
  const from = words.tokens[at - 1]?.end ?? 0;
  const gap = words.text.slice(from, words.tokens[at]?.start ?? from);
  const dash = /\s-\s/u.test(gap);
  const open = gap.includes('(') && !gap.includes(')') ? ')' : /[–—]/u.test(gap) || dash ? '–—-' : null;
  if (open === null) return null;
  for (let i = at + 1; i < at + 12 && i < words.tokens.length; i += 1) {
    const next = words.text.slice(words.tokens[i - 1]?.end ?? 0, words.tokens[i]?.start ?? 0);
    if ([...open].some((mark) => next.includes(mark))) return i;
  }
  return null;
}
