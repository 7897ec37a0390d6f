import type { Article } from '../engine/articles/article.ts';
import { BestPassages } from '../engine/search/best-passages.ts';
import type { IndexedPassage } from '../engine/search/corpus-index.ts';
import { ringTerm } from '../engine/search/corpus-index.ts';
import { CONTEXT_BOOST } from '../engine/search/posting-search.ts';
import type { MentionedTerm, NearWord, RetrievedPassage, SearchTerm, Slice } from '../engine/search/slice.ts';
import { idf, Statistics, saturation } from '../engine/search/statistics.ts';
import type { TermFrequency } from './edition-document.ts';
import type { Gathered, GatheredPassage } from './gathered.ts';
import type { LoadedEdition } from './loaded-edition.ts';

/** Ids of stems that no passage of a slice has: beyond those of any lexicon. */
const FIRST_OTHER = 2 ** 30;

/** Best passages whose words are counted before they are asked for, as the matter of a passage is: it saves a round. */
const READ_AHEAD = 30;

const NOWHERE: TermFrequency = { text: 0, above: 0, capital: 0, small: 0 };

/**
 * A slice of an edition in a cluster, made of what was gathered for some texts. Whatever it is asked for and lacks it takes for
 * nothing, and notes among what `gathered` wants: once that wants nothing more, every answer is that of the whole corpus.
 */
export class ClusterSlice implements Slice {
  readonly version: string;
  readonly rings: LoadedEdition['rings'];
  readonly origins: LoadedEdition['origins'];
  readonly lexicon: Slice['lexicon'];
  readonly statistics: Statistics;
  readonly #edition: LoadedEdition;
  readonly #gathered: Gathered;
  readonly #others = new Map<string, number>();
  readonly #otherStems: string[] = [];

  constructor(edition: LoadedEdition, gathered: Gathered) {
    this.#edition = edition;
    this.#gathered = gathered;
    this.version = edition.version;
    this.rings = edition.rings;
    this.origins = edition.origins;
    const { lexicon } = gathered;
    this.lexicon = {
      word: (id) => lexicon.word(id),
      stem: (stemId) => this.#stem(stemId),
      stemOf: (wordId) => lexicon.stemOf(wordId),
      isStop: (wordId) => lexicon.isStop(wordId),
      stemId: (stem) => lexicon.stemId(stem) ?? this.#otherId(stem),
    };
    const ofStem = (stemId: number) => this.#frequency(this.#stem(stemId));
    const ofRing = (ring: number) => this.#frequency(ringTerm(ring, this.rings));
    this.statistics = new Statistics({
      passages: edition.passages,
      sentences: edition.sentences,
      meanSentenceLength: edition.meanSentenceLength,
      meanPassageLength: edition.meanPassageLength,
      withStem: (stemId) => ofStem(stemId).text,
      withRing: (ring) => ofRing(ring).text,
      withCapital: (stemId) => ofStem(stemId).capital,
      withSmall: (stemId) => ofStem(stemId).small,
      isAbove: (stemId) => ofStem(stemId).above > 0,
      isRingAbove: (ring) => ofRing(ring).above > 0,
    });
  }

  best(terms: readonly SearchTerm[], limit: number): readonly RetrievedPassage[] {
    const candidates = this.#gathered.candidates(terms);
    const weighed = terms.map(({ term, weight }) => {
      const { text, above } = this.#frequency(term);
      const { passages } = this.#edition;
      return { term, text: weight * idf(passages, text), above: weight * CONTEXT_BOOST * idf(passages, above) };
    });
    const best = new BestPassages(limit);
    candidates.forEach((candidate, at) => {
      let sum = 0;
      for (const { term, text, above } of weighed) {
        sum += text * saturation(candidate.text.get(term) ?? 0, candidate.text.size / this.#edition.meanText);
        sum += above * saturation(candidate.above.has(term) ? 1 : 0, candidate.above.size / this.#edition.meanAbove);
      }
      best.offer(at, sum);
    });
    const ranked = best.inOrder();
    for (const { at } of ranked.slice(0, READ_AHEAD))
      for (const term of candidates[at]?.text.keys() ?? []) this.#frequency(term);
    return ranked.flatMap(({ at, score }) => {
      const candidate = candidates[at];
      return candidate ? this.#read(candidate).map((passage) => ({ passage, score })) : [];
    });
  }

  passagesOf(articleId: string): readonly IndexedPassage[] {
    return this.#gathered.passagesOf(articleId).flatMap((passage) => this.#read(passage));
  }

  isMentioned({ stemId, ring, aliasIds }: MentionedTerm): boolean {
    const frequency = (term: string) => this.#gathered.inWindow(term) ?? NOWHERE;
    const own = stemId === undefined ? NOWHERE : frequency(this.#stem(stemId));
    const ringed = ring < 0 ? NOWHERE : frequency(ringTerm(ring, this.rings));
    const others = aliasIds.map(([first]) => (first === undefined ? NOWHERE : frequency(this.#stem(first))));
    return own.above + ringed.above + ringed.text + own.text > 0 || others.some(({ text }) => text > 0);
  }

  wordsNear(word: string, slips: number): readonly NearWord[] {
    const { lexicon } = this.#gathered;
    return this.#gathered.near(word, slips).flatMap((candidate) => {
      const stemId = lexicon.stemOf(lexicon.wordId(candidate) ?? -1);
      const { text } = this.#frequency(lexicon.stem(stemId));
      return text === 0 ? [] : [{ word: candidate, stemId, passages: text }];
    });
  }

  /** None as long as its article is not there. */
  #read(passage: GatheredPassage): IndexedPassage[] {
    const article: Article | undefined = this.#gathered.article(passage.key);
    return article ? [passage.of(article)] : [];
  }

  #frequency(term: string): TermFrequency {
    return this.#edition.common.get(term) ?? this.#gathered.frequency(term) ?? NOWHERE;
  }

  #stem(stemId: number): string {
    return stemId < FIRST_OTHER ? this.#gathered.lexicon.stem(stemId) : (this.#otherStems[stemId - FIRST_OTHER] ?? '');
  }

  #otherId(stem: string): number | undefined {
    const known = this.#others.get(stem);
    if (known !== undefined) return known;
    const { text, above } = this.#frequency(stem);
    if (text + above === 0) return undefined;
    const id = FIRST_OTHER + this.#otherStems.push(stem) - 1;
    this.#others.set(stem, id);
    return id;
  }
}
