import { findDate, isoDate } from '../engine/articles/dates.ts';

/** Longer values are no dates. */
const LIMIT = 60;

/**
 * The calendar day, `YYYY-MM-DD`, of a stated publication time: an ISO timestamp, `Fri, 07 Jan 2022 23:30:00 +0600` or
 * `January 7, 2022`. It is the day in the offset that is stated, as the publisher prints it. `null` for what may be two
 * days (`01/07/2022`), lacks a part or is no date: nothing is guessed.
 */
export function publishedDay(value: string | null | undefined): string | null {
  const stated = value?.trim() ?? '';
  if (stated === '' || stated.length > LIMIT) return null;
  return isoDate(stated) ?? findDate(stated)?.date ?? null;
}
