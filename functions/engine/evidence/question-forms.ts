import type { QueryTerm, Question } from '../search/question.ts';
import type { BoundTerm } from '../search/retrieval.ts';
import type { Slice } from '../search/slice.ts';
import { otherForms } from '../text/irregular-verbs.ts';

/**
 * The question with verbs in the form that the articles have: no stem joins "won" to "win". A form that some article has
 * itself, and words of rings, stay as they were asked.
 */
export function inKnownForms(question: Question, { lexicon, statistics }: Slice): Question {
  const known = (stem: string) => statistics.isKnown(lexicon.stemId(stem), -1);
  const inForm = (term: QueryTerm): QueryTerm => {
    if (term.ring >= 0 || term.isName || known(term.stem)) return term;
    const stem = otherForms(term.stem).find((form) => known(form));
    return stem === undefined ? term : { ...term, stem, word: stem };
  };
  const terms = question.terms.map(inForm);
  return terms.every((term, at) => term === question.terms[at]) ? question : { ...question, terms };
}

/** Nouns for a value. Where some article uses one, it is a word like others; "6 per cent of them are unemployed" needs none. */
const VALUE_NOUNS: ReadonlySet<string> = new Set(['rate', 'level', 'amount', 'figur', 'number', 'valu', 'total']);

/**
 * The terms without the weight of words that only say what kind of figure is wanted ("what share", "how big"): a source that
 * gives the figure need not say them.
 */
export function withoutKindWords(terms: readonly BoundTerm[], { quantity }: Question): BoundTerm[] {
  const kinds = quantity?.kindWords ?? [];
  return terms.map((term) =>
    kinds.includes(term.stem) || (quantity !== null && !term.isKnown && VALUE_NOUNS.has(term.stem))
      ? { ...term, isName: false, isKnown: true, isRare: false, weight: 0, idf: 0 }
      : term,
  );
}
