import { amountOf } from '../amounts.ts';
import { type Attribution, attributionOf, sameOrigin } from '../clauses/attribution.ts';
import type { Figure } from '../figures.ts';
import { canAgree } from './compatible-figures.ts';
import { type Cluster, type FigureSource, movedOf, type Statement, unitName } from './figure-groups.ts';

/**
 * By the figures of the sentence, which an index keeps: reading whom a sentence cites takes longer than all the rest of an
 * agreement, and the same sentences answer many questions.
 */
const attributions = new WeakMap<readonly Figure[], { readonly text: string; readonly cited: Attribution | null }>();

function citedBy({ text, figures }: FigureSource): Attribution | null {
  const known = attributions.get(figures);
  if (known?.text === text) return known.cited;
  const cited = attributionOf(text);
  attributions.set(figures, { text, cited });
  return cited;
}

/**
 * Origins, not files: two articles that cite one ministry for one figure are two reports of one origin, and an article
 * that repeats a figure without naming its source again does not add one. An edited copy of an article is that article.
 */
export function originsOf(members: readonly Statement[]): string[] {
  const cited: { attribution: Attribution; articles: Set<string> }[] = [];
  const uncited: FigureSource[] = [];
  for (const { source } of members) {
    const attribution = citedBy(source);
    if (!attribution) {
      uncited.push(source);
      continue;
    }
    const known = cited.find((other) => sameOrigin(other.attribution, attribution));
    if (!known) cited.push({ attribution, articles: new Set([source.original]) });
    else {
      known.articles.add(source.original);
      if (attribution.key.length > known.attribution.key.length) known.attribution = attribution;
    }
  }
  const origins = new Set(cited.map(({ attribution }) => attribution.name));
  const originals = new Set(cited.flatMap(({ articles }) => [...articles]));
  for (const { original, publisher, article } of uncited) {
    if (originals.has(original)) continue;
    originals.add(original);
    origins.add(publisher ?? article);
  }
  return [...origins];
}

/**
 * Whether two voices, articles or those whom one article cites, give figures of which no two can be one. Who shares a
 * figure with another does not differ from it by what else it says.
 */
export function voicesDiffer(clusters: readonly Cluster[]): boolean {
  const voices: { readonly source: FigureSource; readonly figures: Set<number> }[] = [];
  clusters.forEach((cluster, at) => {
    for (const { source } of cluster) {
      const known = voices.find((voice) => isSameVoice(voice.source, source));
      if (known) known.figures.add(at);
      else voices.push({ source, figures: new Set([at]) });
    }
  });
  const agree = (a: number, b: number): boolean => {
    const [one, other] = [clusters[a]?.[0], clusters[b]?.[0]];
    if (a === b) return true;
    if (one === undefined || other === undefined || isOpposite(one, other)) return false;
    return canAgree(one.figure, other.figure) || isOneSum(one.figure, other.figure);
  };
  return voices.some((one, at) =>
    voices
      .slice(at + 1)
      .some((other) => [...one.figures].every((figure) => [...other.figures].every((its) => !agree(figure, its)))),
  );
}

/** One rose by it, the other fell by it. */
function isOpposite(a: Statement, b: Statement): boolean {
  return (movedOf(a)?.sign ?? 0) * (movedOf(b)?.sign ?? 0) < 0;
}

/** "$27bn" and "$27.5bn": sums in millions are rounded and converted on their way, each time a little otherwise. */
function isOneSum(a: Figure, b: Figure): boolean {
  if (a.unit.kind !== 'money' || unitName(a.unit) !== unitName(b.unit)) return false;
  const [least, most] = [amountOf(a), amountOf(b)].toSorted((one, other) => one - other);
  return least !== undefined && most !== undefined && least >= A_MILLION && most - least <= SUMS_APART * most;
}

const A_MILLION = 1e6;

/** Share of the larger sum. */
const SUMS_APART = 0.02;

/** What an article says itself is no other voice than what it cites someone for. */
function isSameVoice(a: FigureSource, b: FigureSource): boolean {
  if (a.original !== b.original) return false;
  const [one, other] = [citedBy(a), citedBy(b)];
  return one === null || other === null || sameOrigin(one, other);
}
