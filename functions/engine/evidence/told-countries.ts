import { countryOf } from '../concepts/name-aliases.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Token } from '../text/tokens.ts';

/** The countries that a sentence names, themselves or by their adjectives. */
export function countriesIn(tokens: readonly Token[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { stem, capitalised } of tokens) {
    const country = capitalised ? countryOf(stem) : null;
    if (country !== null) found.add(country);
  }
  return found;
}

/** The countries that a question names. */
export function countriesAsked(terms: readonly BoundTerm[]): ReadonlySet<string> {
  return new Set(terms.flatMap(({ stem, isName }) => (isName ? (countryOf(stem) ?? []) : [])));
}

/**
 * What a sentence says of the countries asked for: `asked` names one of them; `other` names only others; `elsewhere` names none,
 * in an article that is about another; `null` says nothing.
 */
export function countryTold(
  asked: ReadonlySet<string>,
  inSentence: ReadonlySet<string>,
  ofArticle: string | null,
): 'asked' | 'other' | 'elsewhere' | null {
  if (asked.size === 0) return null;
  if (inSentence.size > 0) return [...inSentence].some((country) => asked.has(country)) ? 'asked' : 'other';
  return ofArticle !== null && !asked.has(ofArticle) ? 'elsewhere' : null;
}
