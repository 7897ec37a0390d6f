import type { FeedStore } from './feed-store.ts';
import { HOUR_MS } from './schedule.ts';

/** Requests that a run reserves at once, so that not every one of them is a write. */
const RESERVED = 10;

/** Requests an hour of all feeds together: twenty feeds every ten minutes are 120, and the rest is for the pages of their items. */
export const REQUESTS_AN_HOUR = 600;

/** No request is left of this hour's. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';

  constructor() {
    super('The requests of this hour are used up');
  }
}

/**
 * The requests of one run, out of those of the hour that all runs share. They are counted before they are made: of a run that is
 * killed, some count that were never made.
 */
export class RequestBudget {
  readonly #store: Pick<FeedStore, 'changeRequests'>;
  readonly #anHour: number;
  readonly #now: () => number;
  #reserved = 0;
  #hour = -1;
  #last: Promise<unknown> = Promise.resolve();

  constructor(store: Pick<FeedStore, 'changeRequests'>, anHour: number, now: () => number) {
    this.#store = store;
    this.#anHour = anHour;
    this.#now = now;
  }

  /** Counts one request. Rejects with {@link BudgetSpent}. */
  take(): Promise<void> {
    const next = this.#last.then(() => this.#take());
    this.#last = next.catch(() => {}); // the caller hears of it
    return next;
  }

  /** Gives back what was reserved and not used. */
  async close(): Promise<void> {
    await this.#last;
    const [left, hour] = [this.#reserved, this.#hour];
    this.#reserved = 0;
    if (left === 0) return;
    await this.#store.changeRequests((stored) => {
      const keep = stored?.hour === hour ? { hour, made: Math.max(0, stored.made - left) } : null;
      return { keep, result: undefined };
    });
  }

  async #take(): Promise<void> {
    const hour = Math.floor(this.#now() / HOUR_MS);
    if (hour !== this.#hour) this.#reserved = 0;
    if (this.#reserved === 0) {
      this.#reserved = await this.#store.changeRequests((stored) => {
        const made = stored?.hour === hour ? stored.made : 0;
        const granted = Math.max(0, Math.min(RESERVED, this.#anHour - made));
        return { keep: granted > 0 ? { hour, made: made + granted } : null, result: granted };
      });
      this.#hour = hour;
    }
    if (this.#reserved === 0) throw new BudgetSpent();
    this.#reserved -= 1;
  }
}
