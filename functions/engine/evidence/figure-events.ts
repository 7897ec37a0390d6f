import { canAgree } from '../figures/agreement/compatible-figures.ts';
import { isOfOwnTime } from '../figures/agreement/figure-answers.ts';
import { originOf } from '../search/corpus-index.ts';
import type { Slice } from '../search/slice.ts';
import { articleWords, nameLikeness } from './article-words.ts';
import { daysBetween } from './days-between.ts';
import type { FigureCandidate } from './figure-model.ts';

/** The figures of one event, likeliest first. */
export type EventFigures = readonly [FigureCandidate, ...FigureCandidate[]];

/** Share of the leading figure's probability from which another event fits the question, too. */
const FITS_TOO = 0.4;

/**
 * Likeness of names from which two articles tell of one event; below the second, where they are days apart, of two;
 * below the third, where no dates tell.
 */
const ONE_EVENT = 0.3;
const TWO_EVENTS = 0.1;

const NOTHING_SHARED = 0.02;

/** The same where both have a name that the question has, and a date: reports that are so many days apart and give other figures. */
const TWO_NAMED_EVENTS = 0.5;
const FAR_APART_DAYS = 90;

/** Names. An article with fewer says too little to be told apart by them. */
const ENOUGH_NAMES = 3;

/** Days between reports: so few may be one event's, and so many seldom are. */
const FEW_DAYS = 2;
const MOST_DAYS = 30;

/** Events: more than a reader would go through. */
const MOST_EVENTS = 8;

/**
 * The candidates by event, newest first and those without a date last, where a question fits several: one that names nothing
 * where articles share neither names nor days, and one that names something which `areTwo` has happen twice. `answering` are the
 * leading figure and those given for the same thing. Empty where one event is meant.
 */
export function eventsOf(
  answering: EventFigures,
  candidates: readonly FigureCandidate[],
  index: Slice,
  areTwo: typeof areTwoEvents = areTwoEvents,
): EventFigures[] {
  const [lead] = answering;
  const events: [FigureCandidate, ...FigureCandidate[]][] = [[...answering]];
  const isAsked = new Set<FigureCandidate>(answering);
  for (const one of candidates) {
    if (isAsked.has(one) || !mayFitToo(one, lead) || isBackground(one)) continue;
    const own = events.find(([first]) => isOneEvent(first, one, index));
    if (own) {
      // What else an article of a known event says is not what was found for it.
      if (own !== events[0] && !own.some((other) => sameSource(other, one, index))) own.push(one);
      continue;
    }
    if (events.every(([first]) => areTwo(first, one, index))) events.push([one]);
  }
  if (events.length === 1) return [];
  return events
    .slice(0, MOST_EVENTS)
    .sort(([a], [b]) => newest(b.evidence.passage.article.published, a.evidence.passage.article.published));
}

/** Whether a figure is likely enough, beside the leading one, to be of another event that the question fits. */
export function mayFitToo(one: FigureCandidate, lead: FigureCandidate): boolean {
  return one.probability >= FITS_TOO * lead.probability;
}

function sameSource(a: FigureCandidate, b: FigureCandidate, index: Slice): boolean {
  return originOf(a.evidence.passage.article.id, index) === originOf(b.evidence.passage.article.id, index);
}

function likenessOf(a: FigureCandidate, b: FigureCandidate, index: Slice): number {
  if (sameSource(a, b, index)) return 1;
  return nameLikeness(articleWords(a.evidence.passage, index), articleWords(b.evidence.passage, index));
}

function isOneEvent(a: FigureCandidate, b: FigureCandidate, index: Slice): boolean {
  return likenessOf(a, b, index) >= ONE_EVENT && !areTwoNamedEvents(a, b, index);
}

/** What an article tells of another time than its own is not its event's. */
function isBackground({ figure, evidence }: FigureCandidate): boolean {
  return isOfOwnTime(figure, evidence.passage.article.published) === false;
}

/**
 * Whether two figures tell of two events that one name fits ("the Brussels attack"): their reports are far apart in time and do
 * not name the same otherwise. Who comes back to an event gives its figure again.
 */
export function areTwoNamedEvents(a: FigureCandidate, b: FigureCandidate, index: Slice): boolean {
  const [one, other] = [a, b].map(({ evidence }) => evidence.passage.article.published);
  if (!one || !other || daysBetween(one, other) < FAR_APART_DAYS || canAgree(a.figure, b.figure)) return false;
  const enough = [a, b].every(({ evidence }) => articleWords(evidence.passage, index).names.size >= ENOUGH_NAMES);
  return enough && likenessOf(a, b, index) < TWO_NAMED_EVENTS;
}

/** Whether two figures tell of two events: their articles name much, and hardly anything in common, or lie far apart in time. */
export function areTwoEvents(a: FigureCandidate, b: FigureCandidate, index: Slice): boolean {
  const enough = [a, b].every(({ evidence }) => articleWords(evidence.passage, index).names.size >= ENOUGH_NAMES);
  const [one, other] = [a, b].map(({ evidence }) => evidence.passage.article.published);
  const days = one && other ? daysBetween(one, other) : null;
  if (!enough) return false;
  const likeness = likenessOf(a, b, index);
  if (days === null || days <= FEW_DAYS) return likeness < NOTHING_SHARED;
  return likeness < (days > MOST_DAYS ? ONE_EVENT : TWO_EVENTS);
}

function newest(a: string | null, b: string | null): number {
  return (a ?? '').localeCompare(b ?? '');
}
