import { namesPersons, TALLIES } from '../words/event-nouns.ts';
import type { SentenceWords } from '../words/sentence-words.ts';
import { isPlural } from '../words/word-classes.ts';
import { nounRun } from './counted-phrases.ts';

/** A noun phrase as tokens: who an event happened to. */
export interface People {
  readonly head: number;
  readonly modifiers: readonly number[];
}

/**
 * "Deaths among nurses", "the toll among police", "the death of 18 officers": who the event at token `event` happened to,
 * as its own phrase behind says. "The deaths of that war" happened to no one who is named.
 */
export function peopleBehind(words: SentenceWords, event: number): People | null {
  let link = event + 1;
  while (words.breaks[link] === 'none' && TALLIES.test(words.word(link))) link += 1;
  if (words.breaks[link] !== 'none') return null;
  const among = /^(?:among|amongst)$/u.test(words.word(link));
  if (!among && !/^(?:of|to)$/u.test(words.word(link))) return null;
  let at = link + 1;
  while (words.breaks[at] === 'none' && words.classes[at] === 'determiner') at += 1;
  if (words.breaks[at] !== 'none') return null;
  const { head, modifiers } = nounRun(words, at, false);
  if (head === null) return null;
  const word = words.word(head);
  return among || isPlural(word) || namesPersons(word) ? { head, modifiers } : null;
}
