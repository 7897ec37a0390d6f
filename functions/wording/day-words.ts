/** "6 January 2022": unlike 06/01, read the same on both sides of the ocean. */
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** A calendar date (`YYYY-MM-DD`) in words. */
export function dayWords(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

/** "6 Jan 2022", for the axis of a chart. "Sept" is cut to the three letters that all other months have. */
const SHORT_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

/** A calendar date (`YYYY-MM-DD`) in at most eleven characters. */
export function shortDayWords(date: string): string {
  return SHORT_DAY.format(new Date(`${date}T00:00:00Z`)).replace(/(?<=[A-Za-z]{3})[a-z]+/u, '');
}
