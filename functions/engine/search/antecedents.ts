import type { Rings } from '../concepts/rings.ts';
import { type NounPhrase, type Phrase, phrasesOf, type QuestionPhrases } from './question-phrases.ts';

/** `text` with its pronouns replaced by what they stand for in `before`; `text` itself when they stand for nothing there. */
export function withAntecedents(text: string, before: string, rings: Rings): string {
  const { words } = phrasesOf(text, rings);
  const question = phrasesOf(before, rings);
  let result = text;
  for (let at = words.tokens.length - 1; at >= 0; at -= 1) {
    const token = words.tokens[at];
    const stands = token && antecedent(token.word, words.word(at - 1), words.word(at + 1), question);
    if (token && stands) result = result.slice(0, token.start) + stands + result.slice(token.end);
  }
  return result;
}

function antecedent(word: string, left: string, right: string, question: QuestionPhrases): string | null {
  switch (word) {
    case 'they':
    case 'them':
      return named(question, ({ people }) => people) ?? named(question, ({ plural }) => plural);
    case 'it':
      // "Is it true that …": it stands for nothing.
      if (/^(?:true|possible|known|clear|likely|correct|right|that|raining|snowing)$/u.test(right)) return null;
      return named(question, ({ people, plural }) => !people && !plural);
    case 'he':
    case 'she':
    case 'him':
      return named(question, ({ name }) => name);
    case 'there':
      return /^(?:is|are|was|were|be|been|isnt|arent|wasnt|werent)$/u.test(left) ||
        /^(?:is|are|was|were|been|be)$/u.test(right)
        ? null
        : placeOf(question);
    default:
      return null;
  }
}

/** The first that is in no place or circumstance, else the first at all. */
function named({ text, phrases }: QuestionPhrases, fits: (noun: NounPhrase) => boolean): string | null {
  const fitting = phrases.filter(({ noun }) => noun && fits(noun));
  const noun = (fitting.find(({ kind }) => kind === 'noun') ?? fitting.find(({ kind }) => kind === 'circumstance'))
    ?.noun;
  if (!noun) return null;
  const words = text.slice(noun.start, noun.end);
  return noun.determined || noun.name ? words : `the ${words}`;
}

function placeOf({ text, phrases }: QuestionPhrases): string | null {
  const slice = ({ start, end }: Phrase) => text.slice(start, end);
  const place = phrases.find(({ kind }) => kind === 'place');
  return place ? slice(place) : null;
}
