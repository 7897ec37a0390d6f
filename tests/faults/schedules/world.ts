import type { Chances } from './chances.ts';
import type { Timeline } from './timeline.ts';

/** One invocation of a function. Once it is dead, none of its code goes on. */
export interface Invocation {
  isDead: boolean;
}

/** Services that are down for a while. `lost` is a Slack that does what it is asked and whose answers are lost. */
type Outage = 'slack 503' | 'slack 429' | 'slack hangs' | 'slack lost' | 'table';

const OUTAGES = ['slack 503', 'slack 429', 'slack hangs', 'slack lost', 'table'] as const;
const OUTAGE_MS = [2000, 20_000, 120_000, 600_000] as const;

/** Milliseconds of a schedule in which people ask and outages begin. */
export const BUSY_MS = 60_000;

/** How well the machines and the services of one schedule do, drawn once. */
export class World {
  readonly chances: Chances;
  readonly timeline: Timeline;
  /** Share of the calls that fail by themselves. */
  readonly failing: number;
  /** Share of the invocations that are killed. */
  readonly killing: number;
  readonly #slow: number;
  readonly #outages: { readonly what: Outage; readonly from: number; readonly to: number }[] = [];
  faults = 0;
  kills = 0;

  /** `slackOutMs`: for which Slack is out from the start on. */
  constructor(chances: Chances, timeline: Timeline, slackOutMs = 0) {
    this.chances = chances;
    this.timeline = timeline;
    this.failing = chances.pick([0, 0.01, 0.05, 0.15, 0.3]);
    this.killing = chances.pick([0, 0.1, 0.3, 0.6]);
    this.#slow = chances.pick([0, 0.02, 0.1]);
    this.#outages.push({ what: 'slack 503', from: timeline.now, to: timeline.now + slackOutMs });
    for (let left = chances.between(0, 2); left > 0; left -= 1) {
      const from = timeline.now + chances.between(0, BUSY_MS);
      this.#outages.push({ what: chances.pick(OUTAGES), from, to: from + chances.pick(OUTAGE_MS) });
    }
  }

  isOut(what: Outage): boolean {
    const { now } = this.timeline;
    const isOut = this.#outages.some((outage) => outage.what === what && outage.from <= now && now < outage.to);
    if (isOut) this.faults += 1;
    return isOut;
  }

  /** Whether this one call fails, though nothing is out. */
  fails(share = 1): boolean {
    const fails = this.chances.happens(this.failing * share);
    if (fails) this.faults += 1;
    return fails;
  }

  /** Milliseconds that a call takes. */
  latency(): number {
    return this.chances.happens(this.#slow) ? this.chances.between(1000, 9000) : this.chances.between(3, 90);
  }

  wait(invocation: Invocation, milliseconds: number): Promise<void> {
    if (invocation.isDead) return never();
    return new Promise((resolve) => {
      this.timeline.in(milliseconds, () => {
        if (invocation.isDead) return 'wakes nobody';
        return resolve();
      });
    });
  }

  /**
   * A call to a service: it travels, is done there, and the answer travels back. A caller that is killed meanwhile may or may not
   * have been heard.
   */
  call<Result>(invocation: Invocation, work: () => Result): Promise<Result> {
    if (invocation.isDead) return never();
    const there = this.latency();
    return new Promise((resolve, reject) => {
      this.timeline.in(there * this.chances.next(), () => {
        if (invocation.isDead && this.chances.happens(0.3)) return 'wakes nobody';
        let settle: () => void;
        try {
          const result = work();
          settle = () => resolve(result);
        } catch (error) {
          settle = () => reject(error);
        }
        this.timeline.in(there / 2, () => {
          if (invocation.isDead) return 'wakes nobody';
          return settle();
        });
        return 'wakes nobody';
      });
    });
  }
}

/** What a dead caller waits for. */
function never(): Promise<never> {
  return new Promise(() => {});
}
