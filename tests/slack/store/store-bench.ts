import type { LeaseReply, LeaseRequest, Store, StoreOptions } from '../../../functions/slack/store/store.ts';

export const START = Date.UTC(2026, 0, 1);
export const SECOND = 1000;
export const DAY = 24 * 60 * 60 * SECOND;
export const RETENTION = 30 * DAY;
export const LEASE = 60 * SECOND;

/** Opens an empty store. */
export type OpenStore = (options: StoreOptions) => Promise<Store>;

/** A store of its own for one test, and the clock that it goes by. */
interface StoreBench {
  readonly store: Store;
  pass(ms: number): void;
  now(): number;
  acquire(revision?: string, more?: Partial<LeaseRequest>): Promise<LeaseReply>;
}

export type OpenBench = () => Promise<StoreBench>;

export function benchFor(open: OpenStore): OpenBench {
  return async () => {
    let time = START;
    const now = () => time;
    const store = await open({ now, retentionMs: RETENTION });
    return {
      store,
      now,
      pass: (ms) => {
        time += ms;
      },
      acquire: (revision = '', more = {}) =>
        store.acquire({ key: 'T1:C1:1', revision, now: time, leaseMs: LEASE, ...more }),
    };
  };
}

/** So many at once; the results in the order of the calls. */
export function together<Result>(count: number, act: (at: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: count }, (_, at) => act(at)));
}
