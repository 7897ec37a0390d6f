import type { Key } from './keys.ts';
import { type Item, newVersion, type Table } from './table.ts';

/** What is to become of an item, and what the caller is told once it has. */
export type Decision<Value, Result> =
  | { readonly kind: 'leave'; readonly result: Result }
  | {
      readonly kind: 'replace';
      readonly value: Value;
      /** Milliseconds since 1970; `null` for ever. */
      readonly expires: number | null;
      readonly result: Result;
    };

interface Codec<Value> {
  readonly parse: (item: Item) => Value | null;
  readonly format: (value: Value) => string;
  readonly onWritten?: (known: Known<Value>) => void;
}

function guessed<Value>(first: 'expect-absent' | Known<Value>): Known<Value> | null {
  return first === 'expect-absent' ? null : first;
}

async function readAs<Value>(
  parse: (item: Item) => Value | null,
  table: Table,
  key: Key,
): Promise<{ readonly version: string; readonly value: Value | null } | null> {
  const item = await table.read(key);
  return item && { version: item.version, value: parse(item) };
}

/** Each lost race means that another write won; five others within milliseconds are a fault. */
const MOST_ROUNDS = 5;

export class CompareAndSwapError extends Error {
  override readonly name = 'CompareAndSwapError';

  constructor({ pk, sk }: Key) {
    super(`The item ${pk} / ${sk} was changed by others ${MOST_ROUNDS} times while it was to be changed`);
  }
}

/** An item as this process has written it. */
export interface Known<Value> {
  readonly version: string;
  readonly value: Value;
}

/**
 * Decides by what is stored and writes only if that has not changed meanwhile; else decides again. `first` spares the read
 * where the item is hardly ever there, or is known as it was written last. A write whose response was lost, and which the client then repeats, comes back as a
 * lost race: it is known by its version. Throws {@link CompareAndSwapError}, and whatever `decide` does.
 */
export async function changeItem<Value, Result>(
  table: Table,
  key: Key,
  first: 'read' | 'expect-absent' | Known<Value>,
  { parse, format, onWritten }: Codec<Value>,
  decide: (stored: Value | null) => Decision<Value, Result> | Promise<Decision<Value, Result>>,
): Promise<Result> {
  let lost: { readonly version: string; readonly result: Result } | null = null;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const stored = round === 0 && first !== 'read' ? guessed(first) : await readAs(parse, table, key);
    if (stored && stored.version === lost?.version) return lost.result;
    const decision = await decide(stored?.value ?? null);
    if (decision.kind === 'leave') return decision.result;
    const { value, expires, result } = decision;
    const version = newVersion();
    const body = format(value);
    const written = await table.write(
      key,
      { version, expires, body },
      stored ? { kind: 'unchanged', version: stored.version } : { kind: 'absent' },
    );
    if (written) {
      onWritten?.({ version, value });
      return result;
    }
    lost = { version, result };
  }
  throw new CompareAndSwapError(key);
}
