import type { Evidence, QuestionEvidence } from './evidence.ts';

/** Words that tell that a number is not known: "has not been disclosed", "it is unclear how many", "no figure was given". */
const NOT_KNOWN =
  /\b(?:(?:not|never|nt) (?:yet )?(?:been )?(?:disclosed|published|released|known|given|revealed|confirmed|clear|said|announced|counted)|unknown|unclear|undisclosed|no (?:number|figure|count|estimate|toll)s? (?:was|were|is|are|has|have|of))\b/u;
/** "Had almost doubled": how much it is, as a ratio. */
const RATIO = /\b(?:doubled|tripled|trebled|quadrupled|halved)\b/u;
const ASKED_NUMBER = /\b(?:how (?:many|much)|number|numbers|figure|figures|count|toll|total)\b/u;

/** Words between "no" and what there is none of: "no urgent resolution". */
const MODIFIERS = 2;

/**
 * Whether the best sentence may answer a question for a number without one: it says that the number is not known, that there is none of
 * what is counted, or that it doubled.
 */
export function isToldWithoutNumber({ question, evidence: [best] }: QuestionEvidence): boolean {
  if (!best || question.quantity === null) return false;
  const text = best.passage.article.text
    .slice(best.sentence.start, best.sentence.end)
    .toLowerCase()
    .replace(/['’]/gu, '');
  if (RATIO.test(text)) return true;
  if (question.quantity.unit !== 'count') return false;
  return (NOT_KNOWN.test(text) && ASKED_NUMBER.test(text)) || saysNone(best, question.counted);
}

/** "Passed no resolution": the counted right behind "no". */
function saysNone({ scans: { here } }: Evidence, counted: readonly number[]): boolean {
  return counted.some((term) =>
    (here.positions[term] ?? []).some((noun) => here.nones.some((at) => noun > at && noun - at <= 1 + MODIFIERS)),
  );
}
