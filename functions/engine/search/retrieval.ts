import type { Article } from '../articles/article.ts';
import { isRareWord } from '../text/background.ts';
import { type CorpusIndex, type IndexedPassage, ringTerm } from './corpus-index.ts';
import type { QueryTerm, Question } from './question.ts';
import { BM25 } from './statistics.ts';

export interface RetrievedPassage {
  readonly passage: IndexedPassage;
  /** BM25+ over its text and context: a sum over matched terms, 0 or more, without an upper bound. */
  readonly score: number;
}

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
  /** Inverse document frequency over sentences, as BM25 has it. */
  readonly sentenceIdf: number;
}

/**
 * Share of a term's score that its ring gives; the stem itself gives the rest. A sentence in the asker's own words then
 * scores as one without rings would, and one in other words of the ring a little less.
 */
const RING_BOOST = 0.6;

/** Title, heading and lead-in, against 1 for the text itself. */
const CONTEXT_BOOST = 0.3;

export function bindTerms(question: Question, index: CorpusIndex): BoundTerm[] {
  return question.terms.map((term) => {
    const { lexicon, statistics } = index;
    const stemId = lexicon.stemId(term.stem);
    const aliasIds = term.aliases.flatMap((form) => knownIds(form, index));
    const others = aliasIds.flatMap((ids) => (ids.length === 1 ? ids : []));
    return {
      ...term,
      stemId,
      aliasIds,
      isName: term.isName || statistics.isName(stemId, question.capitalises ? ALWAYS_NAME : MOSTLY_NAME),
      isKnown: aliasIds.length > 0 || statistics.isKnown(stemId, term.ring),
      isRare: isRareWord(term.stem),
      weight: statistics.weight(term.stem, stemId, term.ring, others),
      sentenceIdf: statistics.sentenceIdf(stemId, term.ring, others),
    };
  });
}

/** Share of a word's occurrences with a capital, from which a question typed in small letters means the name. */
const MOSTLY_NAME = 0.5;

/** The same where the asker does write capitals: a "reed bed" is no Mr Reed's, however often the articles name him. */
const ALWAYS_NAME = 1;

function knownIds(form: readonly string[], { lexicon }: CorpusIndex): number[][] {
  const ids = form.flatMap((stem) => lexicon.stemId(stem) ?? []);
  return ids.length === form.length ? [ids] : [];
}

/** An alias against the name that was asked for. */
const ALIAS_BOOST = 0.7;

/** The `limit` passages with the highest BM25+ score, best first; equal scores in the order of the articles' ids. */
export function retrievePassages(
  question: Question,
  index: CorpusIndex,
  limit: number,
  from: (article: Article) => boolean = () => true,
): RetrievedPassage[] {
  const { terms, rings } = searchedTerms(question, index);
  const ringTerms = rings.map((ring) => ringTerm(ring, index.rings));
  const asked = new Set(terms.map(({ stem }) => stem));
  const aliases = new Set(
    terms.flatMap((term) =>
      term.aliases.flatMap(([stem, more]) => (stem === undefined || more || asked.has(stem) ? [] : stem)),
    ),
  );
  const query = [...asked, ...aliases, ...ringTerms].join(' ');
  if (query === '') return [];
  const ringed = new Set(ringTerms);
  const stemsWithRing = new Set(terms.filter((term) => term.ring >= 0).map((term) => term.stem));
  const found = index.search.search(query, {
    boost: { context: CONTEXT_BOOST },
    bm25: BM25,
    boostTerm: (term) =>
      ringed.has(term) ? RING_BOOST : aliases.has(term) ? ALIAS_BOOST : stemsWithRing.has(term) ? 1 - RING_BOOST : 1,
  });
  const best = new Best(limit);
  for (const { id, score } of found) {
    const passage = index.passages[id];
    if (passage && from(passage.article)) best.offer({ passage, score });
  }
  return best.inOrder();
}

/**
 * A term in more than this share of a large corpus costs most of the search and decides nearly nothing: it is left to the
 * ranking of the sentences. In a small corpus it costs nothing.
 */
const COMMON = { share: 0.1, corpus: 2000 } as const;

/** Terms are searched for whatever they cost when fewer than this would be left. */
const LEAST_TERMS = 2;

function searchedTerms({ terms }: Question, { statistics, lexicon }: CorpusIndex) {
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

/** The best few of many: a common word matches half of a corpus, and sorting all of it costs more than finding it. */
class Best {
  readonly #limit: number;
  #kept: RetrievedPassage[] = [];
  #least = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  offer(candidate: RetrievedPassage): void {
    if (candidate.score < this.#least) return;
    this.#kept.push(candidate);
    if (this.#kept.length >= 4 * this.#limit) this.#prune();
  }

  inOrder(): RetrievedPassage[] {
    this.#prune();
    return this.#kept;
  }

  #prune(): void {
    this.#kept.sort((a, b) => b.score - a.score || a.passage.ordinal - b.passage.ordinal);
    this.#kept = this.#kept.slice(0, this.#limit);
    if (this.#kept.length === this.#limit) this.#least = this.#kept.at(-1)?.score ?? this.#least;
  }
}
