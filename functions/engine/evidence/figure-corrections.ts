import type { Article } from '../articles/article.ts';
import { isSameAmount } from '../figures/amounts.ts';
import type { Figure } from '../figures/figures.ts';
import { type Correction, correctionsOf } from '../reported/corrections.ts';
import type { IndexedPassage, IndexedSentence } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { articleWords } from './article-words.ts';
import type { Evidence } from './evidence.ts';
import { seenWords } from './seen-words.ts';
import { TRAIT } from './word-traits.ts';

/** A figure that its article puts in the place of another: "Correction: it is 9, not at least 11." */
export interface CorrectedFigure {
  /** The sentence that gives it, and which of its figures it is. */
  readonly evidence: Evidence;
  readonly at: number;
  /** The sentence that gave the other one, as if it still held, and that figure of it. */
  readonly former: Evidence;
  readonly formerFigure: Figure;
}

/** Those of the evidence. What a correction leaves out of whom and what it tells, the corrected sentence has said. */
export function correctedFigures(evidence: readonly Evidence[], index: Slice): CorrectedFigure[] {
  const correcting = new Set<Article>();
  for (const passage of new Set(evidence.map((one) => one.passage))) {
    if (mayCorrect(passage, index)) correcting.add(passage.article);
  }
  const byArticle = Map.groupBy(
    evidence.filter(({ passage }) => correcting.has(passage.article)),
    ({ passage }) => passage.article,
  );
  return [...byArticle].flatMap(([article, own]) => {
    const sentences = own
      .slice(0, 1)
      .flatMap(({ passage }) => index.passagesOf(passage.article.id).flatMap((one) => one.sentences));
    return correctionsIn(article, sentences, index).flatMap(({ wrong, right }): CorrectedFigure[] => {
      const given = own.find(({ sentence }) => right !== null && sentence === sentences[right.sentence]);
      if (!given || right === null) return [];
      return own.flatMap((one) => {
        const at = one === given ? -1 : one.sentence.figures.findIndex((figure) => isSameAmount(figure, wrong));
        const figure = one.sentence.figures[at];
        if (!figure) return [];
        const formerFigure = { ...figure, denial: false };
        const figures = one.sentence.figures.with(at, formerFigure);
        return [
          {
            evidence: given,
            at: right.figure,
            former: { ...one, sentence: { ...one.sentence, figures } },
            formerFigure,
          },
        ];
      });
    });
  });
}

/** By article: read once for the first question that retrieves it. An article belongs to one index. */
const knownCorrections = new WeakMap<Slice, WeakMap<Article, readonly Correction[]>>();

function correctionsIn(article: Article, sentences: readonly IndexedSentence[], index: Slice): readonly Correction[] {
  const ofIndex = knownCorrections.get(index) ?? new WeakMap<Article, readonly Correction[]>();
  knownCorrections.set(index, ofIndex);
  const kept = ofIndex.get(article);
  if (kept) return kept;
  const read = sentences.map(({ start, end, figures }) => ({ text: article.text.slice(start, end), figures }));
  const corrections = correctionsOf(read, index.rings);
  ofIndex.set(article, corrections);
  return corrections;
}

/** Whether a sentence of the passage may give what holds: it corrects another, or goes on about a correction in the one before it. */
function mayCorrect(passage: IndexedPassage, index: Slice): boolean {
  if (correctingIn(passage, index).anywhere) return true;
  if (passage.place === 0) return false;
  const before = articleWords(passage, index).passages[passage.place - 1];
  return before !== undefined && correctingIn(before, index).atEnd;
}

/** Whether a passage has a word of a correction, and whether its last sentence has one. */
interface Correcting {
  readonly anywhere: boolean;
  readonly atEnd: boolean;
}

/** By passage: the same ones answer many questions. */
const known = new WeakMap<IndexedPassage, Correcting>();

function correctingIn(passage: IndexedPassage, index: Slice): Correcting {
  const kept = known.get(passage);
  if (kept) return kept;
  const words = seenWords(index.lexicon);
  const { tokens, sentences } = passage;
  const last = tokens.findLastIndex((token) => (words.traits(token >>> 1) & TRAIT.corrects) !== 0);
  const correcting = { anywhere: last >= 0, atEnd: last >= (sentences.at(-1)?.firstToken ?? 0) };
  known.set(passage, correcting);
  return correcting;
}
