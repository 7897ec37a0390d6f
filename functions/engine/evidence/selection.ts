import { successorOf } from '../figures/agreement/superseded.ts';
import type { QuantityAsk } from '../figures/asks/quantity-ask.ts';
import { type Evidence, type EvidenceList, saidKey } from './evidence.ts';
import { AT } from './feature-row.ts';
import { LEAST_FIT } from './figure-fit.ts';

/** A sentence that has less than this share of what the best one has is about something else. */
const LEAST_RELEVANCE = 0.5;

/**
 * Score that a sentence loses for each one already chosen from its article. A reader who has one source's words wants
 * the other sources before the same source again.
 */
const REPEATED_SOURCE = 0.5;

/**
 * The evidence that bears on the question, best first; an article that repeats itself says it once. "The toll rose to 31" has
 * hardly a word of "how many people died in …", and answers it: where a concept tells what is counted (`quantity`), so does
 * the figure that fits it.
 */
export function relevantEvidence({ evidence, terms }: EvidenceList, quantity: QuantityAsk | null = null): Evidence[] {
  if (evidence.length === 0) return [];
  const least = LEAST_RELEVANCE * Math.max(...evidence.slice(0, 5).map(relevance));
  const names = terms.flatMap((term, at) => (term.isName ? [at] : []));
  const fits = (candidate: Evidence) =>
    quantity?.whatIsConcept === true &&
    candidate.features.of(AT.figure) >= LEAST_FIT &&
    names.every((at) => isNamed(candidate, at));
  const seen = new Set<string>();
  return evidence.filter((candidate) => {
    if ((candidate.features.of(AT.coverage) === 0 || relevance(candidate) < least) && !fits(candidate)) return false;
    const key = saidKey(candidate);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/**
 * The term is in the sentence, in the one before it or in its title; for a sentence that tells how a figure changed, and so goes
 * on about what was told before it, anywhere in its passage.
 */
function isNamed(evidence: Evidence, term: number): boolean {
  const { inSentence, inBefore, inContext, inPassage } = evidence;
  if (inSentence[term] === true || inBefore[term] === true || inContext[term] === true) return true;
  return inPassage[term] === true && tellsChange(evidence);
}

function tellsChange({ passage: { article }, sentence: { figures, start, end } }: Evidence): boolean {
  if (figures.length < 2) return false;
  const text = article.text.slice(start, end);
  return figures.some((figure) => successorOf(figure, figures, text) !== null);
}

/** Share of the question in the sentence, half of what the sentence before adds, and the names of its title. */
function relevance({ features }: Evidence): number {
  return (
    features.of(AT.coverage) +
    features.of(AT.coverageBefore) / 2 +
    features.of(AT.contextOnly) +
    features.of(AT.similar) / 2
  );
}

/**
 * Of the relevant evidence what to show: first the best sentence of every article, then further ones, those of articles
 * that have said less before those that have said more.
 *
 * `groups` is the evidence for each of the figures that sources give for what is asked. It comes before evidence that
 * gives none, and `limit` yields to it: what sources disagree on is never left out, so each group keeps at least its
 * best sentence.
 */
export function selectEvidence(
  relevant: readonly Evidence[],
  limit: number,
  groups: readonly (readonly Evidence[])[] = [],
): Evidence[] {
  const telling = new Set(groups.flat());
  const [first, second] = telling.size === 0 ? [relevant, []] : partition(relevant, (one) => telling.has(one));
  const order = [...bySource(first), ...bySource(second)];
  const shown = new Set(order.slice(0, limit));
  for (const group of groups) {
    if (group.some((one) => shown.has(one))) continue;
    const best = order.find((one) => group.includes(one));
    if (!best) continue;
    const spare = [...shown].findLast((one) => isSpare(one, shown, groups));
    if (spare && shown.size >= limit) shown.delete(spare);
    shown.add(best);
  }
  return order.filter((one) => shown.has(one));
}

/** Nothing that is said about any figure goes with it. */
function isSpare(one: Evidence, shown: ReadonlySet<Evidence>, groups: readonly (readonly Evidence[])[]): boolean {
  return groups.every((group) => !group.includes(one) || group.some((other) => other !== one && shown.has(other)));
}

/** Each article's sentences stay in order, so the next to show is always the first of some article's rest. */
function bySource(evidence: readonly Evidence[]): Evidence[] {
  const queues = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const queue = queues.get(one.passage.article.id);
    if (queue) queue.push(one);
    else queues.set(one.passage.article.id, [one]);
  }
  const order = [...queues.values()].flatMap((queue) => queue.slice(0, 1));
  const rests = [...queues.values()].filter((queue) => queue.length > 1).map((queue) => ({ queue, shown: 1 }));
  while (rests.length > 0) {
    const worth = ({ queue, shown }: (typeof rests)[number]) =>
      (queue[shown]?.score ?? Number.NEGATIVE_INFINITY) - REPEATED_SOURCE * shown;
    const next = rests.reduce((best, rest) => (worth(rest) > worth(best) ? rest : best));
    order.push(...next.queue.slice(next.shown, next.shown + 1));
    next.shown += 1;
    if (next.shown === next.queue.length) rests.splice(rests.indexOf(next), 1);
  }
  return order;
}

function partition<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
