/**
 * Makes a thing when it is first asked for, and again when it has grown old: a warm function must notice that the operator has
 * stored other secrets. What cannot be made again stays as it was; a first failure is not kept, so that one bad moment does
 * not break a warm function for good.
 */
export function renewing<Value>(
  make: () => Promise<Value>,
  { forMs, now }: { readonly forMs: number; readonly now: () => number },
): () => Promise<Value> {
  let kept: { readonly value: Value } | undefined;
  let madeAt = Number.NEGATIVE_INFINITY;
  let making: Promise<Value> | undefined;
  return () => {
    if (kept && now() - madeAt < forMs) return Promise.resolve(kept.value);
    making ??= make()
      .then((value) => {
        kept = { value };
        return value;
      })
      .catch((error: unknown) => {
        if (kept) return kept.value;
        throw error;
      })
      .finally(() => {
        madeAt = now();
        making = undefined;
      });
    return making;
  };
}

/** Milliseconds for which secrets are taken to be the stored ones. */
export const SECRETS_MS = 5 * 60 * 1000;
