import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { Integer } from '../../engine/whole.ts';
import { changeItem, type Decision } from './compare-and-swap.ts';
import { leaseKey } from './keys.ts';
import { formatRecord, parseRecord, type RecordSchema } from './stored-records.ts';
import { type Item, Table } from './table.ts';

/** What a holder was working on at its last renewal, and how often that work has begun. */
export interface Attempt {
  readonly at: string;
  readonly times: number;
  /** What has ended so many runs that it is left out, until a run gets to its end without it. */
  readonly ended?: readonly string[] | undefined;
}

interface StoredLease {
  readonly holder: string;
  /** Milliseconds since 1970: from then on the holder counts as dead. */
  readonly until: number;
  /** Another run found it taken: there is something new to look at. */
  readonly isWanted: boolean;
  readonly attempt: Attempt | null;
}

const StoredLease: RecordSchema<StoredLease> = v.strictObject({
  holder: v.string(),
  until: Integer,
  isWanted: v.boolean(),
  attempt: v.nullable(v.strictObject({ at: v.string(), times: Integer, ended: v.optional(v.array(v.string())) })),
});

/**
 * Three minutes: longer than a run is silent, which is while it builds an index of 50,000 passages, and not so long that a
 * run that was killed keeps new articles waiting.
 */
export const INDEXER_LEASE = { name: 'index', forMs: 180_000 } as const;

export interface LeaseOptions {
  readonly table: string;
  /** What is worked on. */
  readonly name: string;
  /** Milliseconds after which a holder that is not heard of counts as dead. */
  readonly forMs: number;
  readonly now: () => number;
}

export type Taking =
  /** `died`: what the holder before worked on, if it never released the lease. */
  { readonly kind: 'held'; readonly died: Attempt | null } | { readonly kind: 'busy' };

/** Another run holds the lease by now: this run was taken for dead. */
export class LeaseLostError extends Error {
  override readonly name = 'LeaseLostError';

  constructor(name: string) {
    super(`Another run has taken over the ${name}`);
  }
}

/**
 * Lets one run work at a time, as a rule: one item, written by condition. It spares work; what must not be lost is guarded
 * by the conditions on what the runs write.
 *
 * A run that finds the lease taken sets `isWanted` and exits; the holder checks `isWanted` in the write that releases the
 * lease. So the holder looks again at whatever was there when the other run came:
 *
 *     A takes ─ A looks ─────────────────── A releases: refused, it is wanted ─ A looks again ─ A releases
 *                    B's upload ─ B sets isWanted, exits
 */
export class Lease {
  readonly #table: Table;
  readonly #options: LeaseOptions;
  readonly #holder = randomUUID();

  constructor(client: DynamoDBClient, options: LeaseOptions) {
    this.#table = new Table(client, options.table);
    this.#options = options;
  }

  take(): Promise<Taking> {
    return this.#change<Taking>((stored) => {
      if (!stored || stored.until <= this.#options.now()) {
        const died = stored?.attempt ?? null;
        return this.#keep({ isWanted: false, attempt: died }, { kind: 'held', died });
      }
      if (stored.isWanted) return { kind: 'leave', result: { kind: 'busy' } };
      const wanted = { ...stored, isWanted: true };
      return { kind: 'replace', value: wanted, expires: null, result: { kind: 'busy' } };
    });
  }

  /** Says that this run lives, and what it begins now. Rejects with {@link LeaseLostError}. */
  renew(attempt: Attempt | null): Promise<void> {
    return this.#change((stored) => {
      if (stored?.holder !== this.#holder) throw new LeaseLostError(this.#options.name);
      return this.#keep({ isWanted: stored.isWanted, attempt }, undefined);
    });
  }

  /** `wanted`: the lease is still held, since another run came meanwhile. */
  letGo(): Promise<'free' | 'wanted'> {
    return this.#changeOwn(({ isWanted }) =>
      isWanted ? this.#keep({ isWanted: false, attempt: null }, 'wanted') : this.#free(),
    );
  }

  /** For a run that failed: the next run begins at once. */
  async giveUp(): Promise<void> {
    await this.#changeOwn(() => this.#free());
  }

  /** A lease that another run holds by now is left alone, and is `free` to this run. */
  #changeOwn(decide: (own: StoredLease) => Decision<StoredLease, 'free' | 'wanted'>): Promise<'free' | 'wanted'> {
    return this.#change((stored) =>
      stored?.holder === this.#holder ? decide(stored) : { kind: 'leave', result: 'free' },
    );
  }

  #free(): Decision<StoredLease, 'free' | 'wanted'> {
    const value = { holder: this.#holder, until: 0, isWanted: false, attempt: null };
    return { kind: 'replace', value, expires: null, result: 'free' };
  }

  #keep<Result>(
    { isWanted, attempt }: Pick<StoredLease, 'isWanted' | 'attempt'>,
    result: Result,
  ): Decision<StoredLease, Result> {
    const until = this.#options.now() + this.#options.forMs;
    return { kind: 'replace', value: { holder: this.#holder, until, isWanted, attempt }, expires: null, result };
  }

  #change<Result>(decide: (stored: StoredLease | null) => Decision<StoredLease, Result>): Promise<Result> {
    const parse = (item: Item) => parseRecord(StoredLease, item);
    const format = (value: StoredLease) => formatRecord(StoredLease, value);
    return changeItem(this.#table, leaseKey(this.#options.name), 'read', { parse, format }, decide);
  }
}
