/** Quotations in the order in which they are given. */
export interface GivenFirst<Quoted> {
  readonly quoted: readonly Quoted[];
  /** So many of them, from the first, are given at once; the others only when more is asked for. */
  readonly given: number;
}

/** The first, then those that would be given alone, then the others; each in the order of `quoted`. */
export function givenFirst<Quoted>(
  quoted: readonly Quoted[],
  isGivenAlone: (one: Quoted) => boolean,
): GivenFirst<Quoted> {
  const isGiven = quoted.map((one, place) => place === 0 || isGivenAlone(one));
  const given = quoted.filter((_, place) => isGiven[place]);
  return { quoted: [...given, ...quoted.filter((_, place) => !isGiven[place])], given: given.length };
}
