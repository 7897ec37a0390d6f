/** "6 January 2022", as in replies, for a calendar date. */
export function dayWords(date: string | null): string {
  if (date === null) return 'not stated';
  return new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
}
