import { isRareWord } from '../text/background.ts';
import { ringTerm } from './corpus-index.ts';
import type { QueryTerm, Question } from './question.ts';
import type { RetrievedPassage, SearchTerm, Slice } from './slice.ts';
import type { Window } from './window.ts';

/** A question's terms as this index weighs them. */
export interface BoundTerm extends QueryTerm {
  readonly stemId: number | undefined;
  /** Ids of the stems of those other names that some article has; two ids follow each other in the text. */
  readonly aliasIds: readonly (readonly number[])[];
  /** Some article has it, or a word of its ring, in its text, title or headings. */
  readonly isKnown: boolean;
  /** No common word of English: see {@link backgroundShare}. */
  readonly isRare: boolean;
  /** How much the term, or the ring it belongs to, tells: see {@link Statistics.weight}. */
  readonly weight: number;
  /** See {@link Statistics.idf}. */
  readonly idf: number;
}

/**
 * Share of a term's score that its ring gives; the stem itself gives the rest. A sentence in the asker's own words then
 * scores as one without rings would, and one in other words of the ring a little less.
 */
const RING_BOOST = 0.6;
const OWN = 1 - RING_BOOST;

export function bindTerms(question: Question, index: Slice): BoundTerm[] {
  return question.terms.map((term) => {
    const { lexicon, statistics } = index;
    const stemId = lexicon.stemId(term.stem);
    const aliasIds = term.aliases.flatMap((form) => knownIds(form, index));
    const others = aliasIds.flatMap((ids) => (ids.length === 1 ? ids : []));
    return {
      ...term,
      stemId,
      aliasIds,
      // Typed in small letters, a name is meant; where the asker does write capitals, a "reed bed" is no Mr Reed's.
      isName: term.isName || (!question.capitalises && statistics.isName(stemId)),
      isKnown: aliasIds.length > 0 || statistics.isKnown(stemId, term.ring),
      isRare: isRareWord(term.stem),
      weight: statistics.weight(term.stem, stemId, term.ring, others),
      idf: statistics.idf(stemId, term.ring, others),
    };
  });
}

function knownIds(form: readonly string[], { lexicon, statistics }: Slice): number[][] {
  const ids = form.flatMap((stem) => {
    const id = lexicon.stemId(stem);
    return id !== undefined && statistics.isKnown(id, -1) ? id : [];
  });
  return ids.length === form.length ? [ids] : [];
}

/** An alias against the name that was asked for. */
const ALIAS_BOOST = 0.7;

/** The `limit` passages that are most about the question, best first: see {@link Slice.best}. */
export function retrievePassages(
  question: Question,
  index: Slice,
  limit: number,
  window: Window = {},
): readonly RetrievedPassage[] {
  const terms = searchTerms(question, index);
  return terms.length === 0 ? [] : index.best(terms, limit, window);
}

/** What is searched for, in the order in which scores are added up. */
function searchTerms(question: Question, index: Slice): SearchTerm[] {
  const { terms, rings } = searchedTerms(question, index);
  const asked = new Map<string, number>();
  for (const { stem, ring } of terms) asked.set(stem, ring >= 0 || asked.get(stem) === OWN ? OWN : 1);
  const aliases = new Set(
    terms.flatMap((term) => term.aliases.flatMap((form) => rarest(form, index)).filter((stem) => !asked.has(stem))),
  );
  return [
    ...[...asked].map(([term, weight]) => ({ term, weight })),
    ...[...aliases].map((term) => ({ term, weight: ALIAS_BOOST })),
    ...rings.map((ring) => ({ term: ringTerm(ring, index.rings), weight: RING_BOOST })),
  ];
}

/** The word of an alias that is searched: of "united states" the one that fewer passages have. None where one is nowhere. */
function rarest(form: readonly string[], { lexicon, statistics }: Slice): string[] {
  if (form.length === 1) return [...form];
  const counted = form.map((stem) => ({ stem, passages: statistics.passageFrequency(lexicon.stemId(stem), -1) }));
  if (counted.some(({ passages }) => passages === 0)) return [];
  return [counted.reduce((best, one) => (one.passages < best.passages ? one : best)).stem];
}

/**
 * A term in more than this share of a large corpus costs most of the search and decides nearly nothing: it is left to the
 * ranking of the sentences. In a small corpus it costs nothing.
 */
const COMMON = { share: 0.1, corpus: 2000 } as const;

/** Terms are searched for whatever they cost when fewer than this would be left. */
const LEAST_TERMS = 2;

function searchedTerms({ terms }: Question, { statistics, lexicon }: Slice) {
  const most =
    statistics.passageCount < COMMON.corpus ? Number.POSITIVE_INFINITY : COMMON.share * statistics.passageCount;
  const byRarity = terms
    .map((term) => ({ term, frequency: statistics.passageFrequency(lexicon.stemId(term.stem), -1) }))
    .sort((a, b) => a.frequency - b.frequency);
  const searched = new Set(
    byRarity.filter(({ frequency }, rank) => rank < LEAST_TERMS || frequency <= most).map(({ term }) => term),
  );
  const rings = new Set(terms.map(({ ring }) => ring).filter((ring) => ring >= 0));
  return {
    terms: terms.filter((term) => searched.has(term)),
    rings: [...rings].filter((ring) => statistics.passageFrequency(undefined, ring) <= most),
  };
}
