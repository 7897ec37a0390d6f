import { setTimeout as sleep } from 'node:timers/promises';
import type { Feed } from '../../feeds/feed.ts';
import { feedId } from '../../feeds/feed.ts';
import { broughtWords, everyWords, feedLines } from '../../feeds/feed-lines.ts';
import type { FeedStore } from '../../feeds/feed-store.ts';
import type { Polled } from '../../feeds/poll-feed.ts';
import { listedFeeds, stopFeed, watchFeed } from '../../feeds/watching.ts';
import { visible } from '../terminal/visible.ts';
import type { FeedCommand } from './corpus-arguments.ts';
import type { Io } from './io.ts';
import { EXIT, type ExitCode } from './run-command.ts';

/** The feeds of a corpus, as its launcher has found it. */
export interface FeedPlace {
  readonly store: FeedStore;
  /** Goes behind "in". */
  readonly name: string;
  readonly now: () => number;
  /** Looks at every feed that is due, until the signal; `null` where a deployment does that by itself. */
  readonly poll: ((onPolled: (polled: Polled) => void, signal: AbortSignal) => Promise<unknown>) | null;
}

/** Milliseconds between two looks for feeds that are due. */
const LOOK_EVERY_MS = 20_000;

/** Does what was asked for and gives the exit code. */
export async function runFeedCommand(command: FeedCommand, place: FeedPlace, io: Io): Promise<ExitCode> {
  switch (command.kind) {
    case 'watch':
      return watch(command, place, io);
    case 'unwatch':
      return unwatch(command.urls, place, io);
    case 'feeds':
      return list(command.json, place, io);
  }
}

async function watch(
  { urls, every, isOnce }: Extract<FeedCommand, { kind: 'watch' }>,
  { store, name, now, poll }: FeedPlace,
  io: Io,
): Promise<ExitCode> {
  for (const url of urls) {
    const watched = await watchFeed({ url, every, by: null }, store, now());
    if (watched.kind === 'too many') {
      io.stderr.write('corpus: no more feeds can be watched; stop one with unwatch\n');
      return EXIT.failed;
    }
    print(io, `${watched.isNew ? 'watched' : 'watched already'}: ${url} ${everyWords(every)}`);
  }
  if (!poll) {
    print(io, `They are looked at within five minutes; npm run corpus -- feeds says what they bring`);
    return EXIT.done;
  }
  if (urls.length === 0 && (await listedFeeds(store)).every(({ state }) => state !== 'watched')) {
    io.stderr.write(`corpus: no feed is watched in ${visible(name)}; name one: npm run corpus -- watch URL\n`);
    return EXIT.failed;
  }
  return isOnce ? look(poll, io) : keepLooking(poll, io);
}

type Poll = NonNullable<FeedPlace['poll']>;

async function look(poll: Poll, io: Io): Promise<ExitCode> {
  let hasFailed = false;
  const stopping = new AbortController();
  await poll((polled) => {
    tell(polled, io);
    hasFailed ||= polled.kind === 'failed' || polled.kind === 'gone';
  }, stopping.signal);
  return hasFailed ? EXIT.leftOut : EXIT.done;
}

/** Until Ctrl-C, which ends it in good order; a second one ends it at once. */
async function keepLooking(poll: Poll, io: Io): Promise<ExitCode> {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  io.signals.once('SIGINT', stop);
  io.signals.once('SIGTERM', stop);
  print(io, 'Watching. Ctrl+C stops; npm run corpus -- watch goes on.');
  try {
    while (!stopping.signal.aborted) {
      await poll((polled) => tell(polled, io), stopping.signal);
      await sleep(LOOK_EVERY_MS, undefined, { signal: stopping.signal }).catch(() => {}); // it was stopped
    }
  } finally {
    io.signals.removeListener('SIGINT', stop);
    io.signals.removeListener('SIGTERM', stop);
  }
  return EXIT.done;
}

function tell(polled: Polled, { stdout, stderr }: Io): void {
  switch (polled.kind) {
    case 'read': {
      const { url, leftOut } = polled.feed;
      const { waiting } = polled.taken;
      const rest = [...(leftOut > 0 ? [`${leftOut} left out`] : []), ...(waiting > 0 ? [`${waiting} wait`] : [])];
      stdout.write(`${visible([`${url}: ${broughtWords(polled.taken)}`, ...rest].join(', '))}\n`);
      return;
    }
    case 'failed':
    case 'gone':
      stderr.write(`${polled.kind}: ${visible(`${polled.feed.url} ${polled.problem}`)}\n`);
      return;
    case 'put off':
      stderr.write(
        `put off: ${visible(polled.feed.url)} is asked in the next hour: the requests of this one are used up\n`,
      );
      return;
    case 'unchanged':
    case 'left':
      return;
  }
}

async function unwatch(urls: readonly string[], { store, name }: FeedPlace, io: Io): Promise<ExitCode> {
  let hasFailed = false;
  for (const url of urls) {
    const feed = await stopFeed(feedId(url), store);
    if (feed) print(io, `stopped: ${url}; its articles stay`);
    else io.stderr.write(`corpus: ${visible(`${url} is not watched in ${name}`)}\n`);
    hasFailed ||= feed === null;
  }
  return hasFailed ? EXIT.failed : EXIT.done;
}

async function list(json: boolean, { store, name }: FeedPlace, io: Io): Promise<ExitCode> {
  const feeds = await listedFeeds(store);
  if (json) print(io, JSON.stringify({ feeds: feeds.map(jsonFeed) }));
  else {
    for (const feed of feeds) {
      const { state, problems } = feedLines(feed, minute);
      print(io, [visible(feed.url), ...[state, ...problems].map((line) => `  ${visible(line)}`)].join('\n'));
    }
    print(io, visible(`${feeds.length} ${feeds.length === 1 ? 'feed' : 'feeds'} in ${name}`));
  }
  return feeds.some(({ state, failures }) => state === 'gone' || failures > 0) ? EXIT.leftOut : EXIT.done;
}

function jsonFeed({ lease: _, etag: __, lastModified: ___, body: ____, by: _____, ...feed }: Feed) {
  return feed;
}

/** "2026-01-06 12:00", of this machine's clock. */
function minute(time: number): string {
  const date = new Date(time);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}`;
}

function print(io: Io, text: string): void {
  io.stdout.write(`${text}\n`);
}
