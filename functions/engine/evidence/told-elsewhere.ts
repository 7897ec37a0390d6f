import { countryOf } from '../concepts/name-aliases.ts';
import { classOf } from '../text/token-classes.ts';
import { type Token, tokenize } from '../text/tokens.ts';
import { type QuestionEvidence, sentenceText } from './evidence.ts';

const LEADS = /^(?:in|at|near|off|outside)$/u;

/**
 * Whether the best sentence says itself that it tells of another place than the question names: "who was killed in Aktau?" is not answered by
 * "three sailors were killed off Velka" beside a sentence on Aktau. A country holds many places, and a title names that of its whole article.
 */
export function isToldElsewhere({ question, terms, evidence: [best] }: QuestionEvidence): boolean {
  if (!best || question.answerType !== 'person') return false;
  const asked = placesIn(tokenize(question.text));
  if (asked.length === 0 || asked.some((stem) => countryOf(stem) !== null)) return false;
  const places = terms.flatMap(({ stem }, at) => (asked.includes(stem) ? [at] : []));
  if (places.some((at) => best.inSentence[at] || best.inContext[at])) return false;
  const told = placesIn(tokenize(sentenceText(best)));
  return places.length > 0 && told.some((stem) => countryOf(stem) === null);
}

/** Stems of the names right behind a word for a place. */
function placesIn(tokens: readonly Token[]): string[] {
  return tokens.flatMap(({ stem, word, capitalised }, at) => {
    const isLed = LEADS.test(tokens[at - 1]?.word ?? '');
    return capitalised && isLed && classOf(word, true) === 'word' ? [stem] : [];
  });
}
