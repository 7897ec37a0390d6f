import { summarize } from '../corpus-summary.ts';
import { MOST_SUGGESTED } from '../edition.ts';
import type { CorpusIndex } from '../search/corpus-index.ts';
import { fieldsOf, packField } from '../search/postings.ts';
import { countTables } from '../search/term-counts.ts';
import { joinSections } from '../snapshot/sections.ts';
import { packArticles, packRecords } from '../snapshot/stored-articles.ts';
import { StoredIndex } from '../snapshot/stored-index.ts';
import { packPassage } from '../snapshot/stored-passages.ts';
import { storedRings } from '../snapshot/stored-rings.ts';
import { packWords } from '../snapshot/stored-words.ts';
import { bytesOf } from '../snapshot/strings.ts';
import { suggestQuestions } from '../suggested-questions.ts';
import { Lexicon } from '../text/lexicon.ts';
import { indexOfPassages } from './build-index.ts';
import { contentDigest } from './index-version.ts';

export { isSnapshot } from '../snapshot/sections.ts';

/**
 * An index as bytes, which are the same for the same articles, rings and code. What is searched is stored as it is searched, so
 * that loading is checking: see {@link StoredIndex}.
 */
export function encodeSnapshot(index: CorpusIndex): Uint8Array {
  const { articles, passages, lexicon, rings } = index;
  const fields = fieldsOf(passages, lexicon, rings.names.length);
  const [text, context] = [packField(fields.text), packField(fields.context)];
  const { tables, totals } = countTables(passages, lexicon, rings);
  const records = packRecords(passages, packPassage);
  const firstPassages = new Uint32Array(articles.length + 1);
  let passage = 0;
  articles.forEach(({ id }, at) => {
    firstPassages[at] = passage;
    while (passages[passage]?.article.id === id) passage += 1;
  });
  firstPassages[articles.length] = passage;
  const { version: _, ...summary } = summarize(index);
  const corpus = {
    content: contentDigest(articles, index.digests, rings),
    ...totals,
    meanTextLength: fields.text.meanLength,
    meanContextLength: fields.context.meanLength,
    rings: storedRings(rings),
    summary,
    suggestions: suggestQuestions(index, MOST_SUGGESTED),
  };
  return joinSections({
    corpus: Buffer.from(JSON.stringify(corpus)),
    ...packArticles(index),
    ...packWords(lexicon),
    firstPassages: bytesOf(firstPassages),
    withCapital: bytesOf(tables.withCapital),
    withSmall: bytesOf(tables.withSmall),
    passages: records.bytes,
    passageStarts: records.starts,
    textLists: text.lists,
    textListStarts: bytesOf(text.listStarts),
    textCounts: bytesOf(text.counts),
    textLengths: bytesOf(text.lengths),
    contextLists: context.lists,
    contextListStarts: bytesOf(context.listStarts),
    contextCounts: bytesOf(context.counts),
    contextLengths: bytesOf(context.lengths),
  });
}

/**
 * The whole index in memory, to be updated or inspected. Throws `SnapshotError` for bytes that are no snapshot, cut short,
 * damaged, or of another version.
 */
export function decodeSnapshot(bytes: Uint8Array): CorpusIndex {
  return wholeIndex(new StoredIndex(bytes));
}

export function wholeIndex(stored: StoredIndex): CorpusIndex {
  const { words, rings } = stored;
  const lexicon = new Lexicon();
  for (let word = 0; word < words.wordCount; word += 1) lexicon.adopt(word, words);
  const articles = Array.from({ length: stored.articles.count }, (_, place) => stored.articles.at(place));
  const passages = articles.flatMap((article, place) => stored.unpackedOf(place, article));
  const origins = new Map(
    articles.flatMap(({ id }, place) => {
      const origin = articles[stored.articles.originOf(place)];
      return origin && origin.id !== id ? [[id, origin.id] as const] : [];
    }),
  );
  const digests = new Map(articles.map(({ id }, place) => [id, stored.articles.digest(place)]));
  return indexOfPassages({ articles, passages, rings, lexicon }, { origins, digests });
}
