import { isBreak, isSaying, REACH, type SentenceWords } from '../words/sentence-words.ts';
import { type Governor, verbGovernor } from './predicates.ts';
import { type VerbGroup, verbGroupFrom } from './verb-groups.ts';

/**
 * The finite verb of which the phrase is the subject: to the right, past prepositional phrases, coordinated nouns,
 * relative clauses and what is between commas or brackets.
 */
export function finiteVerb(words: SentenceWords, last: number): Governor | null {
  let relative: Governor | null = null;
  let inRelative = false;
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
      const behind = behindParticiple(words, at);
      if (behind !== null) {
        at = behind - 1;
        continue;
      }
      if (isSubordinate(words, last) && startsSubject(words, at)) break;
    }
    switch (words.classes[at]) {
      case 'relative':
        inRelative = true;
        continue;
      case 'subordinator':
        if (at > last + 1) return relative;
        inRelative = true;
        continue;
      case 'be':
      case 'have':
      case 'modal':
      case 'verb':
      case 'predicative': {
        const group = verbGroupFrom(words, at);
        if (group === null) {
          // "Was the mayor", "have 12 seats", "were under arrest".
          const end = behindAuxiliaries(words, at);
          const state = stateBehind(words, end);
          if (state !== null) return { at: state, doer: false, near: true };
          if (words.classes[end] === 'noun' && words.classes[end - 1] === 'modal' && !isBreak(words, end))
            return verbGovernor(words, end, false);
          if (!inRelative && end < words.tokens.length && !isBreak(words, end)) return relative;
          at = end - 1;
          continue;
        }
        if (group.first === group.main && isSaying(words, at)) break;
        const governor = governorOfGroup(words, group);
        const tellsFate = words.classes[group.main] !== 'verb' || words.concept(governor.at) !== null;
        if (!inRelative) return tellsFate || !relative ? governor : relative;
        relative ??= words.concept(governor.at) === null && governor.doer ? relative : governor;
        inRelative = false;
        at = group.main;
        continue;
      }
      case undefined:
        return relative;
      default:
        continue;
    }
    break;
  }
  return relative;
}

function governorOfGroup(words: SentenceWords, { main, passive }: VerbGroup): Governor {
  return words.classes[main] === 'predicative'
    ? { at: main, doer: false, near: true }
    : verbGovernor(words, main, passive);
}

/** The token behind the auxiliaries that begin at token `from`, and their adverbs. */
function behindAuxiliaries(words: SentenceWords, from: number): number {
  let at = from;
  while (/^(?:be|have|modal|adverb)$/u.test(words.classes[at] ?? '') && (at === from || !isBreak(words, at))) at += 1;
  return at;
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

/** ", identified as brothers, [were arrested]": the token behind, where the clause goes on with its own auxiliary. */
function behindParticiple(words: SentenceWords, at: number): number | null {
  if (words.classes[at] !== 'verb' || !/(?:ed|en|wn)$/u.test(words.word(at))) return null;
  for (let i = at + 1; i < Math.min(words.tokens.length, at + REACH); i += 1) {
    if (words.breaks[i] === 'stop' || /^(?:be|have|modal)$/u.test(words.classes[i] ?? '')) {
      return words.breaks[i] === 'comma' ? i : null;
    }
  }
  return null;
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
