import { roundedScore } from './slice.ts';

export interface Ranked {
  readonly score: number;
  /** Its number; equal scores in this order. */
  readonly at: number;
}

/** The best few of many: a common word matches half of a corpus, and sorting all of it costs more than finding it. */
export class BestPassages {
  readonly #limit: number;
  #kept: Ranked[] = [];
  #least = Number.NEGATIVE_INFINITY;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `false` for a score that is surely too low. */
  mayTake(sum: number): boolean {
    return sum > this.#least - ROUNDED_BY;
  }

  offer(at: number, sum: number): void {
    const score = roundedScore(sum);
    if (score < this.#least) return;
    this.#kept.push({ at, score });
    if (this.#kept.length >= 4 * this.#limit) this.#prune();
  }

  inOrder(): readonly Ranked[] {
    this.#prune();
    return this.#kept;
  }

  #prune(): void {
    this.#kept.sort((a, b) => b.score - a.score || a.at - b.at);
    this.#kept = this.#kept.slice(0, this.#limit);
    if (this.#kept.length === this.#limit) this.#least = this.#kept.at(-1)?.score ?? this.#least;
  }
}

/** More than a score changes by rounding. */
const ROUNDED_BY = 1e-9;
