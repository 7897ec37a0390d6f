import type { Article } from '../articles/article.ts';
import { findAcronyms, withAcronyms, withoutAcronyms } from '../concepts/acronyms.ts';
import type { RingPhrase, Rings } from '../concepts/rings.ts';
import type { CorpusIndex, IndexedPassage } from '../search/corpus-index.ts';
import { compare } from '../text/compare.ts';
import { Lexicon } from '../text/lexicon.ts';
import { analyseArticle } from './analysis.ts';
import { buildIndex, indexOfPassages } from './build-index.ts';
import { RenumberedRings, RenumberedWords, renumbered } from './renumbering.ts';

export interface IndexChange {
  /** New articles, and new versions of those with the same id; of two with one id the last counts. */
  readonly put: readonly Article[];
  /** Ids; an id that the index does not have, or that is put as well, is not removed. */
  readonly remove: readonly string[];
}

/**
 * What {@link buildIndex} gives for the articles after the change, to the last bit, at a fraction of its cost; `index`
 * stays as it is. Articles are read again where they changed, or where they hold an acronym that begins or ends to be
 * spelt out by some article; what is counted over all passages is counted again, as it is when an index is loaded.
 * `configured` are the operator's rings where they may have changed, and other ones have everything read again.
 */
export function updateIndex(
  index: CorpusIndex,
  change: IndexChange,
  configured: Rings = withoutAcronyms(index.rings),
): CorpusIndex {
  const articles = articlesAfter(index.articles, change);
  const rings = withAcronyms(configured, articles.flatMap(findAcronyms));
  const changed = changedPhrases(index.rings, rings);
  if (!isSame(configured, withoutAcronyms(index.rings)) || changed.some(isReadByItself)) {
    return buildIndex(articles, configured);
  }
  const kept = keptPassages(index, new Set(articles), changed);
  const lexicon = new Lexicon();
  const added = new Lexicon();
  const read = new Map(
    articles
      .filter((article) => !kept.has(article))
      .map((article): [Article, IndexedPassage[]] => [article, analyseArticle(article, added, rings)]),
  );
  const words = { kept: new RenumberedWords(index.lexicon, lexicon), read: new RenumberedWords(added, lexicon) };
  const ringNumbers = { kept: new RenumberedRings(index.rings, rings), read: new RenumberedRings(rings, rings) };
  const passages: IndexedPassage[] = [];
  for (const article of articles) {
    const from = kept.has(article) ? 'kept' : 'read';
    for (const passage of kept.get(article) ?? read.get(article) ?? []) {
      passages.push(renumbered(passage, words[from], ringNumbers[from]));
    }
  }
  const digests = new Map([...kept.keys()].map(({ id }) => [id, index.digests.get(id) ?? '']));
  return indexOfPassages({ articles, passages, rings, lexicon }, { digests });
}

/** By id. An article that is put as it was stays the very same object, so that it need not be read. */
function articlesAfter(articles: readonly Article[], { put, remove }: IndexChange): Article[] {
  const removed = new Set(remove);
  const byId = new Map(articles.map((article) => [article.id, article]));
  const before = new Map(byId);
  for (const id of removed) byId.delete(id);
  for (const article of put) {
    const old = before.get(article.id);
    byId.set(article.id, old?.sha256 === article.sha256 && isSame(old, article) ? old : article);
  }
  return [...byId.values()].sort((a, b) => compare(a.id, b.id));
}

function isSame(one: Article | Rings, other: Article | Rings): boolean {
  return serialised(one) === serialised(other);
}

function serialised(value: Article | Rings): string {
  return JSON.stringify('names' in value ? [value.names, [...value.byWord], [...value.byRoot]] : value);
}

/** The words of the phrases that only one of the two has. */
function changedPhrases(before: Rings, after: Rings): (readonly string[])[] {
  const [old, current] = [phrasesByName(before), phrasesByName(after)];
  return [...[...old].filter(([name]) => !current.has(name)), ...[...current].filter(([name]) => !old.has(name))].map(
    ([, { parts }]) => parts,
  );
}

function phrasesByName({ names, byWord }: Rings): Map<string, RingPhrase> {
  return new Map(
    [...byWord.values()].flat().map((phrase) => [`${names[phrase.ring]} ${phrase.parts.join(' ')}`, phrase]),
  );
}

/** Figures ask for the ring of this word where no text has it: "toll" is one of deaths. */
function isReadByItself(phrase: readonly string[]): boolean {
  return phrase.length === 1 && phrase[0] === 'death';
}

/** The passages of each article that stays as it was read. */
function keptPassages(
  { articles, passages, lexicon }: CorpusIndex,
  staying: ReadonlySet<Article>,
  changed: readonly (readonly string[])[],
): Map<Article, IndexedPassage[]> {
  const kept = new Map<Article, IndexedPassage[]>(
    articles.filter((article) => staying.has(article)).map((article) => [article, []]),
  );
  for (const passage of passages) kept.get(passage.article)?.push(passage);
  const phrases = changed
    .map((parts) => parts.map((part) => lexicon.wordId(part) ?? -1))
    .filter((words) => !words.includes(-1));
  if (phrases.length === 0) return kept;
  const firstWords = new Uint8Array(lexicon.wordCount);
  for (const [first] of phrases) if (first !== undefined) firstWords[first] = 1;
  for (const passage of passages) if (hasPhrase(passage, phrases, firstWords)) kept.delete(passage.article);
  return kept;
}

/** Whether all words of a phrase are in the text, or in the context, of the passage: where they do not, neither does it. */
function hasPhrase(
  { tokens, contextWords }: IndexedPassage,
  phrases: readonly (readonly number[])[],
  firstWords: Uint8Array,
): boolean {
  const has = (words: ReadonlySet<number>) => phrases.some((phrase) => phrase.every((word) => words.has(word)));
  return (
    (tokens.some((token) => firstWords[token >> 1] === 1) && has(new Set(tokens.map((token) => token >> 1)))) ||
    (contextWords.some((word) => firstWords[word] === 1) && has(new Set(contextWords)))
  );
}
