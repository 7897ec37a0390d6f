import type { SentenceWords } from './sentence-words.ts';

/**
 * Nouns that are events, by stem or word: "12 deaths" counts deaths, and who died is for the other words to say. People
 * named by what happened to them ("detainees", "the wounded") are among them.
 */
const EVENTS: ReadonlySet<string> = new Set(
  (
    'death fatal casualti injuri kill murder arrest detent infect hospitalization hospitalisation hospitalizations hospitalisations execut assassin behead victim dead injur wound detaine ' +
    'fatality casualty injury resign abduct shoot'
  ).split(' '),
);

/** Nouns that stand for a number: "the death toll rose to 164", "the number of injured". */
export const TALLIES = /^(?:toll|tolls|number|numbers|count|total|tally|figure|figures|sum)$/u;

export function isEvent(words: SentenceWords, at: number): boolean {
  // Lives are an event where they are lost.
  if (words.word(at) === 'lives') return words.concept(at) !== null;
  if (words.classes[at] === 'verb' && words.concept(at) === null) return false;
  return EVENTS.has(words.tokens[at]?.stem ?? '') || (EVENTS.has(words.word(at)) && words.concept(at) !== null);
}

/** Words for people in general: a figure about people answers for them, one about the police only for a part. */
const PEOPLE: ReadonlySet<string> = new Set(
  (
    'peopl person men man women woman individu resid citizen human soul life live victim casualti inhabit other popul member ' +
    'local folk'
  ).split(' '),
);

/** Stems of words for people in general, as they are typed as well. */
const ANYBODY: ReadonlySet<string> = new Set(['peopl', 'ppl', 'person', 'individu', 'human', 'soul']);

/** Whether `who` names no one in particular: `null` or people in general. */
export function isAnybody(who: string | null): boolean {
  return who === null || ANYBODY.has(who);
}

const PERSONS =
  /(?:crowds?|audiences?|throng|turnout|attendance|army|military|enforcement|security|(?:security|secret|emergency|rescue|armed|intelligence) services|men|man|people|person|persons|children|child|police|troops|personnel|staff|crew|youth|folk|dead|wounded|injured|boys?|girls?|teens?|nurses?|fans?|pupils?|hostages?|guards?|chiefs?|judges?|monks?|priests?|athletes?|guests?|twins?|civilians?|citizens?|heads?|mothers?|fathers?|wives|husbands|gendarmes?|cops?|recruits?|cadets?|marines|pilots?|rebels?|souls|relatives|natives|infants?|babies|adults?|forces|families|victims?|thieves|detainees|inmates|convicts|(?:er|or|ist|ian|ant|ent|ee|eer|ard|ese|can|ician|yst|mate|friend|graph|lord)s?)$/u;

/** Whether a printed noun names people: by a list, and by the endings that make people in English. */
export function namesPersons(noun: string | null): boolean {
  return noun !== null && PERSONS.test(noun.toLowerCase());
}

/**
 * Whether a printed noun names those who do one of `terms`, which are stems: "protesters" are the people who protest,
 * "voters" those who vote.
 */
export function namesDoersOf(noun: string | null, terms: readonly string[]): boolean {
  const base = /(\p{L}{3,}?)(?:e?rs?|ors?|ees?|ants?)$/u.exec(noun?.toLowerCase() ?? '')?.[1];
  if (base === undefined) return false;
  return terms.some(
    (term) =>
      term.length >= 4 && Math.abs(term.length - base.length) <= 2 && (base.startsWith(term) || term.startsWith(base)),
  );
}

/** Whether the stem is a word for people at large, women and residents among them. */
export function isPeople(who: string): boolean {
  return PEOPLE.has(who);
}
