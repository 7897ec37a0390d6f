import * as v from 'valibot';

/** From 0 on, and exact: a count, an offset, a number of bytes, a time in milliseconds since 1970. */
export const Whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Likewise, and before 0 too. */
export const Integer = v.pipe(v.number(), v.safeInteger());
