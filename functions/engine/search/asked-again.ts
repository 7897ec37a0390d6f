import type { Rings } from '../concepts/rings.ts';
import { type Phrase, phrasesOf, type QuestionPhrases } from './question-phrases.ts';
import { ended } from './substitution.ts';

/** What else is asked of the same matter. `source`: who said so. */
export type OtherAsk = 'who' | 'when' | 'where' | 'why' | 'how' | 'how many' | 'how much' | 'source';

/**
 * Asks something else of what `before` asks about: "how many police died?" and "when?" give "when was it that police
 * died?". What is put in are words that every question has, so that they do not bear on what is found.
 */
export function askedAgain(ask: OtherAsk, before: string, rings: Rings): string {
  const question = phrasesOf(before, rings);
  switch (ask) {
    case 'source':
      return ended(`who said ${reported(question)}`);
    case 'who':
      return ended(isPassive(question) ? (byWhom(question) ?? both(before, ask)) : both(before, ask));
    case 'how many':
    case 'how much':
      return ended(counted(ask, question) ?? both(before, ask));
    case 'when':
    case 'where':
    case 'why':
    case 'how':
      return ended(adverbial(ask, question) ?? both(before, ask));
  }
}

/** Where no shorter form is sure to be good English. */
function both(before: string, ask: OtherAsk): string {
  return `${before}, and ${ask}`;
}

/** The question without its question word: "was the airport seized" of "when was the airport seized". */
function whether({ text, words, form }: QuestionPhrases): string | null {
  const second = words.classes[1] ?? '';
  if (form === 'whether') return lowered(text);
  if (form === 'adverb' && /^(?:be|have|modal)$/u.test(second)) return text.slice(words.tokens[1]?.start);
  return null;
}

function adverbial(ask: string, question: QuestionPhrases): string | null {
  const asked = whether(question);
  if (asked !== null) return `${ask} ${asked}`;
  const inverted = invertedCount(question);
  if (inverted)
    return `${ask} ${inverted.auxiliary} ${inverted.subject} ${inverted.verb} ${inverted.noun}${inverted.rest}`;
  const stated = statement(question);
  return stated === null ? null : `${ask} was it that ${stated}`;
}

/** "Police died", "they seized the city hall": the question as a statement, where its order allows. */
function statement({ text, words, form, counted, phrases }: QuestionPhrases): string | null {
  if (form === 'count' && counted) {
    const verb = phrases.find(({ kind, first }) => kind === 'verb' && first > counted.last);
    if (!verb || words.classes[verb.first] === 'modal') return null;
    return text.slice(counted.start);
  }
  const next = words.tokens[1];
  const verb = phrases.find(({ verb: main }) => main !== null);
  if (form !== 'who' || !next || verb?.first !== 1) return null;
  const plural = PLURALS.get(next.word) ?? text.slice(next.start, next.end);
  return `they ${plural}${text.slice(next.end)}`;
}

const PLURALS: ReadonlyMap<string, string> = new Map([
  ['was', 'were'],
  ['is', 'are'],
  ['has', 'have'],
]);

/** "How many troops did Russia deploy in January" in its parts. */
function invertedCount({ text, words, form, counted, phrases }: QuestionPhrases) {
  if (form !== 'count' || !counted) return null;
  const [auxiliary, subject, verb] = phrases.filter(({ first }) => first > counted.last);
  if (
    !auxiliary ||
    words.classes[auxiliary.first] !== 'modal' ||
    subject?.kind !== 'noun' ||
    !verb ||
    verb.verb === null
  )
    return null;
  const slice = ({ start, end }: Phrase) => text.slice(start, end);
  return {
    auxiliary: slice(auxiliary),
    subject: slice(subject),
    verb: slice(verb),
    noun: slice(counted),
    rest: text.slice(verb.end),
  };
}

function isPassive({ words, phrases }: QuestionPhrases): boolean {
  const verb = phrases.findLast(({ verb: main }) => main !== null);
  return words.classes.includes('be') && words.classes[verb?.verb ?? -1] === 'verb' && !words.classes.includes('modal');
}

function byWhom(question: QuestionPhrases): string | null {
  const asked = whether(question);
  if (asked !== null) return `by whom ${asked}`;
  const { text, words, form, counted, phrases } = question;
  const verb = phrases.find(({ kind, first }) => kind === 'verb' && first > (counted?.last ?? 0));
  if (form !== 'count' || !counted || !verb || verb.verb === null || words.classes[verb.first] !== 'be') return null;
  const be = words.tokens[verb.first];
  return `by whom ${be?.word} ${text.slice(counted.start, counted.end)}${text.slice(be?.end)}`;
}

function counted(ask: string, { text, words, form, phrases }: QuestionPhrases): string | null {
  if (form === 'count') return text;
  const first = words.tokens[0];
  const [auxiliary, subject] = phrases;
  if (form === 'who') {
    const next = words.tokens[1];
    const verb = PLURALS.get(next?.word ?? '') ?? text.slice(next?.start, next?.end);
    return `${ask} ${verb}${text.slice(next?.end)}`;
  }
  if (form !== 'whether' || words.classes[0] !== 'be' || !subject?.noun?.plural || auxiliary?.last !== 0) return null;
  return `${ask} ${text.slice(subject.start, subject.end)} ${first?.word}${text.slice(subject.end)}`;
}

/** As the object of "said": "that the airport was seized". */
function reported(question: QuestionPhrases): string {
  const { text } = question;
  const inverted = invertedCount(question);
  if (inverted)
    return `that ${inverted.subject} ${inverted.auxiliary} ${inverted.verb} ${inverted.noun}${inverted.rest}`;
  if (question.form === 'count') {
    const stated = statement(question);
    return stated === null ? lowered(text) : `that ${stated}`;
  }
  const asked = whether(question);
  const subject = question.phrases.find(({ kind }) => kind === 'noun');
  if (asked === null || !subject) return lowered(text);
  const auxiliary = /^\S+/u.exec(asked)?.[0] ?? '';
  return `that ${text.slice(subject.start, subject.end)} ${auxiliary}${text.slice(subject.end)}`;
}

function lowered(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
