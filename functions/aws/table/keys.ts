import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { dayOf } from '../../slack/store/day.ts';
import type { Asked, Quoted } from '../../slack/store/store.ts';

/** The one table, as it is created: both keys are strings, `expires` is its time to live, in seconds since 1970. */
export const TABLE_SCHEMA = { partitionKey: 'pk', sortKey: 'sk', expires: 'expires' } as const;

export type Key = Readonly<Record<typeof TABLE_SCHEMA.partitionKey | typeof TABLE_SCHEMA.sortKey, string>>;

/** The sort key of an item that is alone in its partition. */
const ALONE = '-';

export const INDEX_KEY: Key = { pk: 'index', sk: ALONE };

export function runKey(key: string): Key {
  return { pk: joined('run', key), sk: ALONE };
}

export function answerKey(id: string): Key {
  return { pk: joined('answer', id), sk: ALONE };
}

/**
 * Partition of the answers of a day with the articles that they quote, sorted by time: one item an answer, where a partition for each
 * article would take one item for each that is quoted.
 */
export function quotedPartition(day: string): string {
  return joined('quoted', day);
}

/** `articles`: told apart by them, so that what an answer quoted before stays beside what it quotes since. */
export function quotedKey({ articles, answer, at }: Quoted): Key {
  const those = createHash('sha256').update(JSON.stringify(articles.toSorted())).digest('base64url').slice(0, 8);
  return { pk: quotedPartition(dayOf(at)), sk: timed(at, answer, those) };
}

export function threadKey(team: string, channel: string, ts: string): Key {
  return { pk: joined('thread', team, channel, ts), sk: ALONE };
}

/** Partition of an answer's votes, sorted by user. */
export function votesPartition(answerId: string): string {
  return joined('votes', answerId);
}

export function voteKey(answerId: string, user: string): Key {
  return { pk: votesPartition(answerId), sk: joined(user) };
}

/** What was asked, and the truth about it: the two lists below only point here. */
export function askedKey({ team, key }: Pick<Asked, 'team' | 'key'>): Key {
  return { pk: joined('asked', team, key), sk: ALONE };
}

/** Partition of one person's questions, sorted by time. */
export function askedByPartition(team: string, user: string): string {
  return joined('asked-by', team, user);
}

export function askedByKey(asked: Asked): Key {
  return { pk: askedByPartition(asked.team, asked.user), sk: timed(asked.askedAt, asked.key) };
}

/**
 * Partition of a workspace's questions that found nothing, sorted by time. One for all of them: it is hot only when a
 * workspace has a thousand questions a second that find nothing, the most that a partition takes.
 */
export function unansweredPartition(team: string): string {
  return joined('unanswered', team);
}

export function unansweredKey(asked: Asked): Key {
  return { pk: unansweredPartition(asked.team), sk: timed(asked.askedAt, asked.key) };
}

/** Partition of what is watched, all of it: it is read as a whole for every new edition, 500 of them in some 50 read units. */
export const WATCHED_PARTITION = 'watched';

export function watchKey(id: string): Key {
  return { pk: WATCHED_PARTITION, sk: joined(id) };
}

/** Partition of all feeds that are watched. */
export const FEEDS_PARTITION = 'feeds';

export function feedKey(id: string): Key {
  return { pk: FEEDS_PARTITION, sk: joined(id) };
}

/** The items of a feed that were dealt with: apart from the feed, since they are written more rarely and are larger. */
export function feedSeenKey(id: string): Key {
  return { pk: joined('feed-seen', id), sk: ALONE };
}

export const FEED_REQUESTS_KEY: Key = { pk: 'feed-requests', sk: ALONE };

/** With what the partitions of each kind begin that a report reads. */
export const BEGINNINGS = { asked: 'asked#', answer: 'answer#', vote: 'votes#' } as const;

/** A key as text, from which a later run goes on. */
export function cursorOf({ pk, sk }: Key): string {
  return JSON.stringify([pk, sk]);
}

/** Throws where {@link cursorOf} did not write it. */
export function cursorKey(cursor: string): Key {
  const [pk, sk] = v.parse(v.pipe(v.string(), v.parseJson(), v.tuple([v.string(), v.string()])), cursor);
  return { pk, sk };
}

/** The lease of that name. */
export function leaseKey(name: string): Key {
  return { pk: joined('lease', name), sk: ALONE };
}

export function isSameKey(a: Key, b: Key): boolean {
  return a.pk === b.pk && a.sk === b.sk;
}

/** Milliseconds with as many digits as the greatest safe integer has, so that text sorts like numbers. */
function timed(at: number, ...keys: readonly string[]): string {
  return joined(String(at).padStart(16, '0'), ...keys);
}

/** Parts are joined by `#`, which no part holds any more: different parts make different keys. */
function joined(...parts: readonly string[]): string {
  return parts.map(escaped).join('#');
}

/** UTF-16 units, each five bytes at most: DynamoDB takes 1,024 bytes in a sort key and 2,048 in a partition key. */
const LONGEST_PART = 120;

/** Lone surrogates, which no UTF-8 can hold, are escaped too. What is too long is replaced by its hash. */
function escaped(part: string): string {
  if (part.length > LONGEST_PART) return `%h${createHash('sha256').update(part, 'utf16le').digest('hex')}`;
  return part.replace(/[%#\p{Cs}]/gu, (char) => `%${char.charCodeAt(0).toString(16)}`);
}
