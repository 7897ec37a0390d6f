/** How much of a text a reader gives, in shared runs of words. */

/** Words in a run. */
const GRAM = 4;

export interface Score {
  readonly precision: number | null;
  readonly recall: number | null;
}

function grams(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(words.length > 0 ? 1 : 0, words.length - GRAM + 1); at += 1) {
    const gram = words.slice(at, at + GRAM).join(' ');
    counts.set(gram, (counts.get(gram) ?? 0) + 1);
  }
  return counts;
}

export function score(truth: string | ReadonlyMap<string, number>, found: string): Score {
  const [wanted, given] = [typeof truth === 'string' ? grams(truth) : truth, grams(found)];
  const sum = (counts: Iterable<number>): number => [...counts].reduce((total, count) => total + count, 0);
  const shared = sum([...given].map(([gram, count]) => Math.min(count, wanted.get(gram) ?? 0)));
  const [all, expected] = [sum(given.values()), sum(wanted.values())];
  return { precision: all === 0 ? null : shared / all, recall: expected === 0 ? null : shared / expected };
}

/** F1, precision and recall, each averaged over the texts that have it. */
export function summary(scores: readonly Score[]): string[] {
  const mean = (values: readonly (number | null)[]): number => {
    const stated = values.filter((value) => value !== null);
    return stated.reduce((total, value) => total + value, 0) / stated.length;
  };
  const precision = mean(scores.map((one) => one.precision));
  const recall = mean(scores.map((one) => one.recall));
  return [(2 * precision * recall) / (precision + recall), precision, recall].map((value) => value.toFixed(3));
}

/** What at least two of the texts have, each run as often as two of them have it. */
export function agreed(texts: readonly string[]): Map<string, number> {
  const counted = texts.map(grams);
  const runs = new Set(counted.flatMap((counts) => [...counts.keys()]));
  const seconds = [...runs].map((run): [string, number] => {
    const [, second = 0] = counted.map((counts) => counts.get(run) ?? 0).sort((one, other) => other - one);
    return [run, second];
  });
  return new Map(seconds.filter(([, count]) => count > 0));
}
