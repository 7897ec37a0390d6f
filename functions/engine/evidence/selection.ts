import type { Evidence } from './evidence.ts';

/** A sentence that has less than this share of what the best one has is about something else. */
const LEAST_RELEVANCE = 0.5;

/**
 * Score that a sentence loses for each one already chosen from its article. A reader who has one source's words wants
 * the other sources before the same source again.
 */
const REPEATED_SOURCE = 0.5;

/** The evidence that bears on the question, best first; an article that repeats itself says it once. */
export function relevantEvidence(evidence: readonly Evidence[]): Evidence[] {
  if (evidence.length === 0) return [];
  const least = LEAST_RELEVANCE * Math.max(...evidence.slice(0, 5).map(relevance));
  const seen = new Set<string>();
  return evidence.filter((candidate) => {
    if (candidate.features.coverage === 0 || relevance(candidate) < least) return false;
    const { passage, sentence } = candidate;
    const key = `${passage.article.id} ${passage.article.text.slice(sentence.start, sentence.end)}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Share of the question in the sentence, half of what the sentence before adds, and the names of its title. */
function relevance({ features }: Evidence): number {
  return features.coverage + features.coverageBefore / 2 + features.contextOnly + features.similar / 2;
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

function bySource(evidence: readonly Evidence[]): Evidence[] {
  const order: Evidence[] = [];
  const perArticle = new Map<string, number>();
  const timesChosen = ({ passage }: Evidence) => perArticle.get(passage.article.id) ?? 0;
  const take = (candidate: Evidence) => {
    order.push(candidate);
    perArticle.set(candidate.passage.article.id, timesChosen(candidate) + 1);
  };
  for (const candidate of evidence) if (timesChosen(candidate) === 0) take(candidate);
  const rest = evidence.filter((candidate) => !order.includes(candidate));
  while (rest.length > 0) {
    const worth = (candidate: Evidence) => candidate.score - REPEATED_SOURCE * timesChosen(candidate);
    const next = rest.reduce((best, candidate) => (worth(candidate) > worth(best) ? candidate : best));
    take(next);
    rest.splice(rest.indexOf(next), 1);
  }
  return order;
}

function partition<Item>(items: readonly Item[], belongs: (item: Item) => boolean): [Item[], Item[]] {
  return [items.filter(belongs), items.filter((item) => !belongs(item))];
}
