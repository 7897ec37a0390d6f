/** Milliseconds. */
export const DAY_MS = 24 * 60 * 60 * 1000;

/** Milliseconds for which a reply is kept true: older ones are history, and no reader expects them to change. */
export const FOLLOWED_MS = 30 * DAY_MS;

/** "2022-01-06", in UTC, of milliseconds since 1970: compared as text, later days are later. */
export function dayOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 'YYYY-MM-DD'.length);
}
