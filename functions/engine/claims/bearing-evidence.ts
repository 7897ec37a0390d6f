import { type Evidence, type EvidenceList, saidKey, sentenceText } from '../evidence/evidence.ts';
import { quotedVoices } from '../reported/quoted-voices.ts';
import { isStopWord } from '../text/stop-words.ts';
import { tokenize } from '../text/tokens.ts';
import { type Polarity, polarityOf } from './opposites.ts';
import { claimTerms, type Surroundings, surroundingsOf } from './surroundings.ts';

/**
 * What a passage must have of a statement to bear on it, as shares of the summed weight of terms. A name that is nowhere near
 * makes it a passage about another; a statement's other words say what is said of whom.
 */
const LEAST = {
  terms: 0.66,
  words: 0.25,
  names: 0.5,
  /** Of names, near a sentence that takes a side of what is claimed. */
  namesOfSide: 0.7,
  /** Of the terms that the sentence with most of them has. */
  ofBest: 0.5,
} as const;

/** How much a passage's names tell against its other words. */
const NAMES_SHARE = 0.5;

/**
 * Score that a sentence gains where it says the claimed thing or its opposite, and where something is denied in it: what
 * a check of a claim is read for.
 */
const GAIN = { sameMatter: 2.5, denial: 2 } as const;

/** Sentences whose words are read for what they say: the others are too far off to be shown. */
const MOST_READ = 40;

export interface BearingEvidence {
  /** The sentences that bear on the statement, or come nearest to it, best first. */
  readonly evidence: readonly Evidence[];
  /** Those of them that bear on it by themselves. */
  readonly telling: ReadonlySet<Evidence>;
  /** Some of them bear on it; a statement that takes a side needs a sentence that takes that or the other one. */
  readonly isCovered: boolean;
}

/**
 * Which sentences bear on a statement, by its names, its other words and, where the statement has one that has an opposite
 * ("resigned", "was acquitted"), by whether any says that or the opposite.
 */
export function bearingEvidence(statement: string, { evidence, terms }: EvidenceList): BearingEvidence {
  const wanted = claimTerms(terms);
  const claimed = polarityOf(statement);
  const seen = new Set<string>();
  const measured = evidence.flatMap((one) => {
    const text = sentenceText(one);
    if (seen.size >= MOST_READ || seen.has(saidKey(one))) return [];
    seen.add(saidKey(one));
    const near = surroundingsOf(one, wanted);
    const isSameMatter = shareMatter(claimed, polarityOf(text));
    const isDenial = quotedVoices(one).some(({ kind }) => kind !== 'claims');
    const score =
      one.score + (isSameMatter ? GAIN.sameMatter : 0) + (isDenial && near.inSentence > 0 ? GAIN.denial : 0);
    // "That is false." denies what another sentence tells of: no word of its own bears on anything.
    const isTelling = (isSameMatter || (isDenial && near.inSentence > 0)) && near.names >= LEAST.names;
    return [{ one, near, isSameMatter, isTelling, score }];
  });
  const most = Math.max(0, ...measured.map(({ near }) => near.inSentence));
  const isSaid =
    claimed.sides.size === 0 ||
    measured.some(({ near, isSameMatter }) => isSameMatter && near.names >= LEAST.namesOfSide);
  return {
    evidence: measured
      .filter(({ near, isTelling }) => isTelling || near.inSentence >= LEAST.ofBest * most)
      .sort((a, b) => b.score - a.score)
      .map(({ one }) => one),
    telling: new Set(measured.flatMap(({ one, near, isTelling }) => (isTelling || bears(near) ? [one] : []))),
    isCovered: isSaid && measured.some(({ near }) => bears(near)),
  };
}

function shareMatter(a: Polarity, b: Polarity): boolean {
  return [...a.sides.keys()].some((pair) => b.sides.has(pair));
}

function bears({ names, words }: Surroundings): boolean {
  return NAMES_SHARE * names + (1 - NAMES_SHARE) * words >= LEAST.terms && words >= LEAST.words;
}

/** Whether two texts share a word that is no name, or a matter of opposites: what is denied is then what is claimed. */
export function speakOfTheSame(statement: string, said: string): boolean {
  if (shareMatter(polarityOf(statement), polarityOf(said))) return true;
  const words = contentStems(said);
  return [...contentStems(statement)].some((stem) => words.has(stem));
}

function contentStems(text: string): ReadonlySet<string> {
  return new Set(
    tokenize(text).flatMap(({ word, stem, capitalised }) => (capitalised || isStopWord(word) ? [] : [stem])),
  );
}
