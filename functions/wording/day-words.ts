/** Made when a date is first written: making one takes some 10 ms, which the start of the ingress would pay. */
let day: Intl.DateTimeFormat | undefined;
let shortDay: Intl.DateTimeFormat | undefined;

/** A calendar date (`YYYY-MM-DD`) in words: "6 January 2022" is, unlike 06/01, read the same on both sides of the ocean. */
export function dayWords(date: string): string {
  day ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  return day.format(midnight(date));
}

/**
 * A calendar date (`YYYY-MM-DD`) in at most eleven characters, for the axis of a chart. "Sept" is cut to the three letters of the
 * other months.
 */
export function shortDayWords(date: string): string {
  shortDay ??= new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
  return shortDay.format(midnight(date)).replace(/(?<=[A-Za-z]{3})[a-z]+/u, '');
}

function midnight(date: string): Date {
  return new Date(`${date}T00:00:00Z`);
}
