import type { QuantityAsk } from '../asks/quantity-ask.ts';
import type { Figure } from '../figures.ts';

/** Figures of one sentence by whose they are, as their places in it. */
export interface AskedSubjects {
  /** Given to whom the question names. */
  readonly own: ReadonlySet<number>;
  /** Given to another subject, where others are given to whom the question names; empty where none is. */
  readonly others: ReadonlySet<number>;
}

/**
 * Which of a sentence's figures are whose: in "Norway won 14 medals and Germany 12", asked for Germany's, the 12 are its own
 * and the 14 another's. `bears` tells which figures bear on the question at all. A figure that the sentence gives to no subject is
 * neither; where the question names none of them, all may be meant.
 */
export function askedSubjects(
  ask: QuantityAsk,
  figures: readonly Figure[],
  bears: (figure: Figure, at: number) => boolean,
): AskedSubjects {
  if (figures.every(({ subject }) => subject.length === 0)) return NO_SUBJECTS;
  const names = new Set([...ask.terms, ...ask.concepts]);
  // "How many officers died?": they are the ones it happened to, and whose figure it is did it.
  if (ask.whatIsConcept && !ask.doer && ask.who !== null) names.delete(ask.who);
  const met = figures.map((figure, at) =>
    bears(figure, at) ? figure.subject.filter((name) => names.has(name)).length : 0,
  );
  const most = Math.max(0, ...met);
  const at = (holds: (figure: Figure, at: number) => boolean) =>
    new Set(figures.flatMap((figure, place) => (most > 0 && holds(figure, place) ? [place] : [])));
  return {
    own: at((_, place) => met[place] === most),
    others: at((figure, place) => bears(figure, place) && figure.subject.length > 0 && (met[place] ?? 0) < most),
  };
}

const NO_SUBJECTS: AskedSubjects = { own: new Set(), others: new Set() };
