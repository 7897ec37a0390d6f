import type { Article } from '../articles/article.ts';
import { type Rings, ringsOf } from '../concepts/rings.ts';
import { figuresOf } from '../figures/figures.ts';
import { withAges } from '../figures/quantities/stated-ages.ts';
import { ownFigures } from '../reported/own-figures.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import { type Passage, passagesOf } from '../search/passages.ts';
import { stemsOf } from '../text/content-stems.ts';
import type { Lexicon } from '../text/lexicon.ts';
import { tokenize } from '../text/tokens.ts';

/**
 * The costly part of an index, which hangs on nothing but the article and the rings. Words are numbered by `lexicon`, which
 * takes those that are new: of each passage its text first, then its title, heading and lead-in.
 */
export function analyseArticle(article: Article, lexicon: Lexicon, rings: Rings): IndexedPassage[] {
  const passages = passagesOf(article).map((passage, place) =>
    analysePassage({ ...passage, place }, article, lexicon, rings),
  );
  const sentences = passages.flatMap((passage) => passage.sentences);
  const read = sentences.map(({ start, end, figures }) => ({ text: article.text.slice(start, end), figures }));
  const figuresOfSentence = new Map(ownFigures(article, read, rings).map((figures, at) => [sentences[at], figures]));
  return passages.map((passage) => ({
    ...passage,
    sentences: passage.sentences.map((sentence) => ({ ...sentence, figures: figuresOfSentence.get(sentence) ?? [] })),
  }));
}

function analysePassage(
  passage: Passage & { readonly place: number },
  article: Article,
  lexicon: Lexicon,
  rings: Rings,
): IndexedPassage {
  const sentences: IndexedSentence[] = [];
  const tokens: number[] = [];
  const ringOfToken: number[] = [];
  for (const sentence of passage.sentences) {
    const firstToken = tokens.length;
    const text = article.text.slice(sentence.start, sentence.end);
    const found = tokenize(text);
    for (const token of found) tokens.push(lexicon.add(token.word) * 2 + (token.capitalised ? 1 : 0));
    ringOfToken.push(...ringsOf(found, rings));
    sentences.push({
      ...sentence,
      firstToken,
      endToken: tokens.length,
      figures: withAges(text, figuresOf(text, rings, found), rings, found),
    });
  }
  const context = contextOf(passage.context, lexicon, rings);
  return {
    article,
    place: passage.place,
    sentences,
    tokens: Uint32Array.from(tokens),
    rings: Int16Array.from(ringOfToken),
    contextWords: context.words,
    contextStems: stemsOf(context.words, lexicon),
    contextRings: context.rings,
  };
}

function contextOf(lines: readonly string[], lexicon: Lexicon, rings: Rings) {
  const words = new Set<number>();
  const found = new Set<number>();
  for (const line of lines) {
    const tokens = tokenize(line);
    for (const { word } of tokens) words.add(lexicon.add(word));
    for (const ring of ringsOf(tokens, rings)) if (ring >= 0) found.add(ring);
  }
  return { words: Uint32Array.from(words), rings: found };
}
