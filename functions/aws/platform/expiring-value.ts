/**
 * Milliseconds between two times that something is made because it proved out of date: as often as a forger may have it
 * made, and as long as an operator who replaced it can wait.
 */
const LEAST_MS = 10_000;

/** A value that is made when it is first needed, and again when it has expired. */
export interface ExpiringValue<Value> {
  (): Promise<Value>;
  /**
   * Marks the value as out of date: the next caller has it made again. `false` where it was made a moment ago, so that a
   * forger who makes it seem out of date cannot have it made for every request.
   */
  expire(): boolean;
}

export interface ExpiringValueOptions {
  /** Milliseconds after which it counts as old. */
  readonly forMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** It could not be made again, and stays as it was. */
  readonly onStale: (error: unknown) => void;
}

/**
 * A warm function must notice that the operator has stored other secrets. What cannot be made again stays as it was; a first
 * failure is not kept, so that one bad moment does not break a warm function for good.
 */
export function expiringValue<Value>(
  make: () => Promise<Value>,
  { forMs, now, onStale }: ExpiringValueOptions,
): ExpiringValue<Value> {
  let kept: { readonly value: Value } | undefined;
  let madeAt = Number.NEGATIVE_INFINITY;
  let isExpired = false;
  let making: Promise<Value> | undefined;
  const value = (): Promise<Value> => {
    if (kept && !isExpired && now() - madeAt < forMs) return Promise.resolve(kept.value);
    making ??= make()
      .then((made) => {
        kept = { value: made };
        return made;
      })
      .catch((error: unknown) => {
        if (!kept) throw error;
        onStale(error);
        return kept.value;
      })
      .finally(() => {
        madeAt = now();
        isExpired = false;
        making = undefined;
      });
    return making;
  };
  const expire = (): boolean => {
    if (now() - madeAt < LEAST_MS) return false;
    isExpired = true;
    return true;
  };
  return Object.assign(value, { expire });
}
