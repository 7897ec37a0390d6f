import { EVERY, type Feed } from './feed.ts';

/** What there is to say of a feed, in plain text: the terminal and the Home tab say the same. */
export interface FeedLines {
  /** When it is asked, and what it has brought. */
  readonly state: string;
  /** What a person may have to do something about; each a sentence without its full stop. */
  readonly problems: readonly string[];
}

/** `at`: how a time is shown, in milliseconds since 1970. */
export function feedLines(feed: Feed, at: (time: number) => string): FeedLines {
  const { state, askedAt, brought, waiting, added, edited } = feed;
  const asked = askedAt === null ? 'not asked yet' : `asked ${at(askedAt)}`;
  const total = `${counted(added, 'article')}${edited > 0 ? `, ${counted(edited, 'edit')}` : ''}`;
  const last = brought === null ? '' : `; last ${broughtWords(brought)} at ${at(brought.at)}`;
  const later = waiting > 0 ? `; ${waiting} wait${waiting === 1 ? 's' : ''} for the next look` : '';
  const pace = state === 'watched' ? everyWords(feed.every) : { gone: 'gone', stopped: 'stopped' }[state];
  return { state: `${pace} · ${asked} · brought ${total}${last}${later}`, problems: problemsOf(feed, at) };
}

function problemsOf(feed: Feed, at: (time: number) => string): string[] {
  const { state, problem, failures, failingSince, nextAt, url, address, isUnreliable, leftOut, reasons } = feed;
  const since = failingSince === null ? '' : ` since ${at(failingSince)}`;
  return [
    ...(state === 'gone' ? [`is gone, and asked no more: ${problem ?? 'it says so'}`] : []),
    ...(state === 'watched' && failures > 0 ? [`fails${since}: ${problem ?? ''}; asked again ${at(nextAt)}`] : []),
    ...(state === 'watched' && failures === 0 && problem !== null ? [problem] : []),
    ...(address === url ? [] : [`has moved to ${address}, and is asked there`]),
    ...(isUnreliable ? ['says that nothing has changed when something has, and is read in full each time'] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, 'item')} left out`] : []),
    ...reasons.map(({ item, reason }) => `“${item}” ${reason}`),
  ];
}

/** "2 articles, 1 edit". */
export function broughtWords({ added, edited }: { readonly added: number; readonly edited: number }): string {
  return [
    ...(added > 0 || edited === 0 ? [counted(added, 'article')] : []),
    ...(edited > 0 ? [counted(edited, 'edit')] : []),
  ].join(', ');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

const UNITS = [
  { minutes: 24 * 60, name: 'day' },
  { minutes: 60, name: 'hour' },
  { minutes: 1, name: 'minute' },
] as const;

/** "every 10 minutes". */
export function everyWords(minutes: number): string {
  const unit = UNITS.find((one) => minutes % one.minutes === 0) ?? UNITS[2];
  const times = minutes / unit.minutes;
  return times === 1 ? `every ${unit.name}` : `every ${times} ${unit.name}s`;
}

/** Minutes of `10`, `10m`, `2h` or `1d`; `null` for what is none, or beyond what a feed is asked. */
export function parseEvery(text: string): number | null {
  const [, number, unit = 'm'] = /^(\d{1,5})\s*(m|h|d)?$/u.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  const minutes = Number(number) * ({ m: 1, h: 60, d: 24 * 60 }[unit] ?? 1);
  return minutes >= EVERY.least && minutes <= EVERY.most ? minutes : null;
}
