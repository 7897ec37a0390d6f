import { tokenize } from '../../text/tokens.ts';
import type { QuantityAsk } from '../asks/quantity-ask.ts';
import type { Figure } from '../figures.ts';
import { isChange } from '../rules/changes.ts';
import { isAnybody, isPeople, namesDoersOf, namesPersons } from '../words/event-nouns.ts';
import { gradeAmong } from '../words/grades.ts';
import { atAskedPlace } from './asked-places.ts';
import { askedSubjects } from './asked-subjects.ts';
import { canAgree } from './compatible-figures.ts';
import { isNarrow, isOfOwnTime, matchFigure, sameManner, wholesOfAnswers } from './figure-answers.ts';
import {
  type Cluster,
  cluster,
  clusterParts,
  type FigureGroup,
  type FigureSource,
  groupOf,
  rank,
  type Statement,
  size,
  wholeOfPart,
} from './figure-groups.ts';
import { voicesDiffer } from './origins.ts';
import { withoutSuperseded } from './superseded.ts';

export interface Agreement {
  /** Totals by size, each followed by its parts; parts without a known whole come last. */
  readonly groups: readonly FigureGroup[];
  /**
   * `disputed`: the sources give different figures for the thing asked, each its own. One source that gives several without
   * a concept to hold them to one thing most likely speaks of several things. `none`: none gives any.
   */
  readonly verdict: 'disputed' | 'answered' | 'none';
}

/**
 * What the sources say to `ask`, grouped by value and bound. "About 8" joins 8, for it claims nothing else; "at least 18"
 * is not 18. Nothing is averaged and no one is judged. The order of the sources never changes the groups.
 */
export function agree(ask: QuantityAsk, sources: readonly FigureSource[]): Agreement {
  const current = timely(ask, stated(ask, withoutSuperseded(sources.flatMap((source) => statementsOf(ask, source)))));
  const statements = atAskedPlace(ask, current);
  const totals = cluster(
    statements.filter(({ scope }) => scope === 'asked'),
    ownPlace,
  );
  totals.sort((a, b) => size(a) - size(b) || rank(a) - rank(b));
  const parts = statements.filter(({ scope }) => scope === 'narrower');
  const wholeOf = new Map(parts.map((part) => [part, wholeOfPart(part, totals)]));
  const groups: FigureGroup[] = [];
  totals.forEach((total) => {
    const index = groups.length;
    groups.push(groupOf(total));
    groups.push(
      ...clusterParts(parts.filter((part) => wholeOf.get(part) === total)).map((part) => groupOf(part, index)),
    );
  });
  groups.push(...clusterParts(parts.filter((part) => wholeOf.get(part) === null)).map((part) => groupOf(part)));
  const places = Map.groupBy(totals, ([first]) => (first ? ownPlace(first) : ''));
  const differ = [...places.values()].some((figures) =>
    ask.whatIsConcept ? haveRivals(figures) : voicesDiffer(figures),
  );
  return { groups, verdict: differ ? 'disputed' : totals.length > 0 ? 'answered' : 'none' };
}

/** Two of the figures cannot both be true. */
function haveRivals(figures: readonly Cluster[]): boolean {
  return figures.some(([one], at) =>
    figures.slice(at + 1).some(([other]) => one && other && !canAgree(one.figure, other.figure)),
  );
}

/** What is said of two towns is no disagreement: see {@link atAskedPlace}. */
function ownPlace({ placed, figure }: Statement): string {
  return placed ? (figure.place ?? '') : '';
}

function statementsOf(ask: QuantityAsk, source: FigureSource): Statement[] {
  const found: Statement[] = [];
  const wholes = wholesOfAnswers(ask, source.figures);
  const all = source.figures.map((figure, at) => (wholes.has(at) ? 0 : matchFigure(ask, figure)));
  const { own, others } = askedSubjects(ask, source.figures, (_, at) => (all[at] ?? 0) > 0);
  // Where no concept holds a figure to the question, one without a subject gives way to the asked subject's own.
  const isOwn = (at: number) => (ask.whatIsConcept || own.size === 0 ? !others.has(at) : own.has(at));
  const matches = all.map((match, at) => (isOwn(at) ? match : 0));
  const best = Math.max(0, ...matches);
  source.figures.forEach((figure, index) => {
    const match = matches[index] ?? 0;
    const isAnswering = source.answering?.has(index);
    if (isAnswering === true) {
      const isWhole = match === 0 || standsForPeople(ask, figure);
      found.push({ source, figure, index, scope: isWhole ? 'asked' : scopeOf(ask, figure, matches, source.text) });
      return;
    }
    if (!sameUnit(ask, figure) || figure.denial || others.has(index)) return;
    if (match > 0) {
      if (!isOfAsked(ask, figure, source.text) || tellsOther(ask, figure)) return;
      // Without a concept to hold on to, a sentence speaks for what is asked by its best figure only.
      if (!ask.whatIsConcept && (match < best || match < 0.2)) return;
      const scope = scopeOf(ask, figure, matches, source.text);
      if (isAnswering === undefined || scope === 'narrower') found.push({ source, figure, index, scope });
    } else if (isPartOfMatch(ask, figure, matches) || isConsequence(ask, figure)) {
      found.push({ source, figure, index, scope: 'narrower' });
    }
  });
  return found;
}

function sameUnit(ask: QuantityAsk, { unit }: Figure): boolean {
  return ask.unit === 'amount' ? true : unit.kind === ask.unit;
}

/**
 * Not a figure of something wider ("rioters" for "armed rioters") nor of things where people are asked for. A word that
 * narrows the question may be elsewhere in the sentence: "Russia sent 2,500 troops" are Russian troops.
 */
function isOfAsked(ask: QuantityAsk, figure: Figure, text: string): boolean {
  // "A 28-acre school" tells the size of the school, whatever else its sentence is about.
  if (ask.unit === 'measure' && ask.who !== figure.who && text.slice(figure.start, figure.end).includes('-'))
    return false;
  if (ask.unit !== 'count') return true;
  const people = ask.who === null ? ask.whatIsConcept : isAnybody(ask.who);
  if (people && !isAnybody(figure.who) && !namesPersons(figure.noun)) return false;
  const missing = ask.modifiers.filter(
    (name) => name !== figure.who && !figure.modifiers.includes(name) && gradeAmong([name]) === null,
  );
  if (missing.length === 0) return true;
  const stems = tokenize(text).map((token) => token.stem);
  return missing.every((name) =>
    stems.some((stem) => stem === name || (stem.length >= 5 && name.startsWith(stem.slice(0, 5)))),
  );
}

/**
 * "How many people joined the protests?" is not answered by the injured: a figure whose fate is a ring that the question
 * does not name. That it is a ring shows where it differs from the printed word's stem.
 */
function tellsOther(ask: QuantityAsk, { what, manner }: Figure): boolean {
  if (ask.what === null || ask.whatIsConcept || what === null || what === manner || isChange(manner)) return false;
  return !ask.concepts.includes(what);
}

/** "with almost 400 of them hospitalized" is shown below the injured, whatever became of the 400. */
function isPartOfMatch(ask: QuantityAsk, figure: Figure, matches: readonly number[]): boolean {
  return ask.whatIsConcept && figure.subsetOf !== null && (matches[figure.subsetOf] ?? 0) > 0;
}

/** People taken to hospital are hurt: a part of the injured, never their number. By stems, like `isNarrow`. */
function isConsequence(ask: QuantityAsk, figure: Figure): boolean {
  if (
    !ask.whatIsConcept ||
    !/^(?:injur|wound|hurt|maim)$/u.test(ask.manner ?? '') ||
    !/^hospit/u.test(figure.manner ?? '')
  )
    return false;
  return ask.who === null || isAnybody(ask.who) || figure.who === ask.who;
}

/** Stems, and words of size that set some of the counted against others: "two larger ships". */
const PARTIAL: ReadonlySet<string> = new Set(
  'more other anoth further addit new fresh smaller larger bigger'.split(' '),
);

function scopeOf(ask: QuantityAsk, figure: Figure, matches: readonly number[], text: string): 'asked' | 'narrower' {
  const manner = sameManner(ask.manner, figure.manner);
  if (isNarrow(figure.manner) && !manner) return 'narrower';
  if (gradeAmong(figure.modifiers) !== gradeAmong(ask.modifiers)) return 'narrower';
  if (figure.part && !(isNarrow(ask.manner) && manner) && isPartOfAsked(figure, matches)) return 'narrower';
  if (
    figure.modifiers.some((name) => PARTIAL.has(name)) &&
    !figure.modifiers.some((name) => ask.modifiers.includes(name))
  )
    return 'narrower';
  if (ask.unit !== 'count') return 'asked';
  if (ask.who !== null && !isAnybody(ask.who)) return 'asked';
  return isAnybody(figure.who) || standsForAll(ask, figure, text) ? 'asked' : 'narrower';
}

/**
 * A part of what answers the question is no rival of it; a part of something else may be all that is asked: the police
 * among 44 dead, "7 of the 40 patients died". Where only words name the whole ("seven of the dead"), they name what is asked
 * unless they say whom.
 */
function isPartOfAsked(figure: Figure, matches: readonly number[]): boolean {
  return figure.subsetOf === null ? figure.who === null : (matches[figure.subsetOf] ?? 0) > 0;
}

/**
 * Whether a figure of some answers for people at large: those who do what is asked ("protesters" who joined a protest), and
 * an amount without an upper end whose noun only a list lends ("dozens of protesters dead and thousands in jail").
 */
function standsForAll(ask: QuantityAsk, figure: Figure, text: string): boolean {
  if (!ask.whatIsConcept && namesDoersOf(figure.noun, ask.terms)) return true;
  return figure.bound === 'vague' && !figure.part && !printsNoun(figure, text);
}

/** "How many people got a loan?", "new loans fell to 77,000": what is no people is none of them, and stands for all where it answers. */
function standsForPeople({ unit, who, whatIsConcept }: QuantityAsk, figure: Figure): boolean {
  if (unit !== 'count' || whatIsConcept || !isAnybody(who) || figure.part) return false;
  return figure.who !== null && !isPeople(figure.who) && !namesPersons(figure.noun);
}

/** "dozens of protesters", "tens of thousands of angry voters"; not "protesters in their tens of thousands". */
function printsNoun({ noun, end }: Figure, text: string): boolean {
  if (noun === null) return false;
  const at = text.indexOf(noun, end);
  return at >= 0 && /^,?(?: of(?: the| these| those| their)?)? $/u.test(text.slice(end, at));
}

/** What is foreseen or conditional counts only where nothing is stated, or where it is what the question asks for. */
function stated(ask: QuantityAsk, statements: readonly Statement[]): Statement[] {
  const foreseen = ask.future ? statements.filter(({ figure }) => figure.prediction) : [];
  if (foreseen.length > 0) return statements.filter((one) => one.figure.prediction || isJudged(ask, one));
  const facts = statements.filter(
    ({ figure, source, index }) => source.answering?.has(index) || !(figure.prediction || figure.condition),
  );
  return facts.length > 0 ? facts : [...statements];
}

/** What is known to answer has been judged by its time as well, unless a concept holds it to the question, which tells no time. */
function isJudged({ whatIsConcept }: QuantityAsk, { source, index }: Statement): boolean {
  return !whatIsConcept && source.answering?.has(index) === true;
}

/** Figures of another year or time give way to those of the event, unless the question names that year. */
function timely(ask: QuantityAsk, statements: readonly Statement[]): Statement[] {
  if (ask.years.length > 0) {
    const isNamed = ({ figure }: Statement) => figure.year !== null && ask.years.includes(figure.year);
    // "In 2012 it drew 67 million" beside "the first debate of that year drew 70": what is known to answer may leave the year unsaid.
    const answers = ({ figure, source, index }: Statement) =>
      figure.year === null && source.answering?.has(index) === true;
    if (statements.some(isNamed)) return statements.filter((one) => isNamed(one) || answers(one));
    return statements.filter(({ figure }) => figure.year === null && !figure.past);
  }
  const current = statements.filter((one) => {
    // Where both years are known they decide.
    return isJudged(ask, one) || (isOfOwnTime(one.figure, one.source.published) ?? !one.figure.past);
  });
  return current.length > 0 ? current : [...statements];
}
