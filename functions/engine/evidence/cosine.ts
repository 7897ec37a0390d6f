/** Cosine of two vectors, 0 to 1 where no weight is negative, by what each weight is of; 0 where one has none. */
export function cosine<Key>(a: ReadonlyMap<Key, number>, b: ReadonlyMap<Key, number>): number {
  let product = 0;
  for (const [key, weight] of a) product += weight * (b.get(key) ?? 0);
  const lengths = Math.sqrt(squares(a) * squares(b));
  return lengths === 0 ? 0 : product / lengths;
}

function squares<Key>(weights: ReadonlyMap<Key, number>): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight * weight;
  return sum;
}
