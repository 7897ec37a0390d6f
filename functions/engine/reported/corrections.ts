import type { Rings } from '../concepts/rings.ts';
import { type Figure, figuresOf } from '../figures/figures.ts';

/** A sentence of an article with the figures that were read in it. */
export interface ReadSentence {
  readonly text: string;
  readonly figures: readonly Figure[];
}

/** What an article takes back. */
export interface Correction {
  /** The figure that does not hold, as it is printed in the correction. */
  readonly wrong: Figure;
  /** The figure in its place: which sentence states it, and which of its figures it is; `null` where none is given. */
  readonly right: { readonly sentence: number; readonly figure: number } | null;
}

const CORRECTS =
  /\bcorrections?\b|\bcorrected\b|\bclarification\b|\b(?:an? |the )?(?:earlier|previous|original|first|prior) (?:version|edition)s?\b|\bthis (?:article|story|report|page|text) (?:originally|previously|initially|wrongly|incorrectly|has been (?:updated|amended|corrected))|\bwe (?:originally|previously|initially|wrongly|incorrectly|mistakenly) (?:said|reported|stated|gave|wrote)|\bmisstated\b|\beditor['’]?s['’]? note\b/iu;
const EARLIER_SAID =
  /\b(?:(?:earlier|previous|original|first|prior) (?:version|edition)s?|originally|previously|initially|wrongly|incorrectly|mistakenly|misstated|in error)\b/iu;
/** The words right before a figure that is taken back. */
const TAKEN_BACK = /\b(?:not|rather than|instead of|and not|never)\s+(?:(?:the|as|a|an|at|in|that)\s+)*$/iu;
/** From here on a sentence about an earlier version tells what holds. */
const HOLDS =
  /\b(?:it (?:is|was)|in fact|the (?:correct|right|actual|true) |should (?:be|have been|read)|but|whereas|the figure is)\b|[;—–]/iu;

/** Whether a text may correct itself: a cheap look, before its sentences are read. */
export function mayCorrect(text: string): boolean {
  return CORRECTS.test(text);
}

/** "Correction: it is 9, not at least 11"; "An earlier version of this article said 11." The sentences of one article, in order. */
export function correctionsOf(sentences: readonly ReadSentence[], rings: Rings): Correction[] {
  return sentences.flatMap(({ text }, at): Correction[] => {
    if (!CORRECTS.test(text)) return [];
    // The next sentence often says what holds.
    const context = [at, at + 1].flatMap((sentence) => {
      const read = sentences[sentence];
      return read ? figuresIn(read, rings).map((figure, index) => ({ figure, index, sentence, text: read.text })) : [];
    });
    const isWrong = context.map(({ figure, text }) => isTakenBack(figure, text));
    const wrong = context.filter((_, i) => isWrong[i]);
    const right = context.filter(({ sentence }, i) => !isWrong[i] && (sentence === at || wrong.length > 0));
    return wrong.map(({ figure, sentence }) => {
      const kin = right.filter((other) => other.figure.unit.kind === figure.unit.kind);
      const nearest = kin.find((other) => other.sentence === sentence) ?? kin[0];
      return { wrong: figure, right: nearest ? { sentence: nearest.sentence, figure: nearest.index } : null };
    });
  });
}

/** A negated figure counts too: that it does not hold is what a correction says. */
function figuresIn({ text, figures }: ReadSentence, rings: Rings): readonly Figure[] {
  return figures.length > 0 ? figures : figuresOf(text, rings);
}

function isTakenBack({ start }: Figure, text: string): boolean {
  const before = text.slice(0, start);
  if (TAKEN_BACK.test(before)) return true;
  const earlier = EARLIER_SAID.exec(before);
  if (!earlier) return false;
  return !HOLDS.test(before.slice(earlier.index + earlier[0].length));
}
