import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Node } from 'constructs';
import * as v from 'valibot';
import { REQUESTS_AN_HOUR } from '../functions/feeds/request-budget.ts';
import { SEARCH_NODE_TYPES } from './search-nodes.ts';
import { DEFAULT_STACK, StackName } from './stack-name.ts';
import { BucketName, TAKES_UP, TableName } from './storage-names.ts';

/** What an operator may set: `npx cdk deploy -c name=value`, `npm run deploy -- --context name=value`, or in `cdk.json`. */

/**
 * Megabytes: less than the least would not hold an index of some thousand articles, and Lambda gives no more than the most. The
 * usual ones give a third of a processor: a warm answer takes some 20 ms of one, and waits for Slack several times as long.
 */
const WORKER_MB = { least: 512, usual: 512, most: 10_240 };

/**
 * Requests that a function URL takes at once; Lambda takes ten times as many a second, and answers 429 beyond. So many are reserved of
 * those that the account runs at once: strangers can take no more. Nothing is reserved with 0.
 */
const REQUESTS_AT_ONCE = { usual: 50, most: 10_000 };

/** Days for which answers, votes and questions are kept: ten years at most. */
const RETENTION_DAYS = 90;
const MOST_RETENTION_DAYS = 3650;

const LOG_RETENTION_DAYS = 30;

/** Requests for feeds and the pages of their items, all together; a feed that is asked every five minutes makes twelve. */
const FEED_REQUESTS = { least: 12, most: 10_000 };
/** Nodes of an OpenSearch Service domain. None: the index is in the worker's memory, which holds some hundred thousand passages. */
const SEARCH_NODE_COUNT = { usual: 0, most: 10 };

/** GB of each node. 100,000 articles take some; twice as much is free for what is merged and for the edition before. */
const SEARCH_DISK_GB = { least: 10, usual: 50, most: 1000 };

const Whole = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^\d{1,6}$/u), v.transform(Number))]),
  v.integer(),
);

/** Ids as a list, or as text with commas or spaces between them, as they come from a command line. */
const Ids = (id: RegExp, example: string) =>
  v.pipe(
    v.union([v.array(v.string()), v.string()]),
    v.transform((ids) => (typeof ids === 'string' ? ids.split(/[\s,]+/u).filter((one) => one !== '') : ids)),
    v.array(v.pipe(v.string(), v.regex(id, `wants ids such as ${example}`))),
  );

const Settings = v.object({
  stack: v.optional(StackName, DEFAULT_STACK),
  retentionDays: v.optional(v.pipe(Whole, v.minValue(1), v.maxValue(MOST_RETENTION_DAYS)), RETENTION_DAYS),
  /** Slack calls the function itself; `false`: through an HTTP API, which takes fifty requests a second and logs who sent them. */
  functionUrl: v.optional(v.picklist(['true', 'false']), 'true'),
  requestsAtOnce: v.optional(v.pipe(Whole, v.maxValue(REQUESTS_AT_ONCE.most)), REQUESTS_AT_ONCE.usual),
  workerMemory: v.optional(v.pipe(Whole, v.minValue(WORKER_MB.least), v.maxValue(WORKER_MB.most)), WORKER_MB.usual),
  admins: v.optional(Ids(/^[UW][A-Z0-9]{2,}$/u, 'U012AB3CD'), []),
  allowedWorkspaces: v.optional(Ids(/^[TE][A-Z0-9]{2,}$/u, 'T012AB3CD'), []),
  /** `off`: no thread is told of a new article that contradicts a reply; those who watch it still are. */
  followUps: v.optional(v.picklist(['on', 'off']), 'on'),
  /** Where the weekly digest is posted; nowhere without it. */
  digestChannel: v.optional(v.pipe(v.string(), v.regex(/^[CG][A-Z0-9]{2,}$/u, 'wants an id such as C012AB3CD'))),
  alarmEmail: v.optional(v.pipe(v.string(), v.email())),
  logRetentionDays: v.optional(v.pipe(Whole, v.check(isLogRetention, logRetentions())), LOG_RETENTION_DAYS),
  feedRequestsAnHour: v.optional(
    v.pipe(Whole, v.minValue(FEED_REQUESTS.least), v.maxValue(FEED_REQUESTS.most)),
    REQUESTS_AN_HOUR,
  ),
  searchNodes: v.optional(
    v.pipe(
      Whole,
      v.minValue(0),
      v.maxValue(SEARCH_NODE_COUNT.most),
      v.check((count) => count === 1 || count % 2 === 0, 'nodes are in two zones: 1, or an even number'),
    ),
    SEARCH_NODE_COUNT.usual,
  ),
  searchNodeType: v.optional(v.picklist(SEARCH_NODE_TYPES), 'r6g.large.search'),
  searchDiskGb: v.optional(
    v.pipe(Whole, v.minValue(SEARCH_DISK_GB.least), v.maxValue(SEARCH_DISK_GB.most)),
    SEARCH_DISK_GB.usual,
  ),
  /** Of an earlier deployment, which it has outlived. */
  table: v.optional(TableName),
  /** Of an earlier deployment, which it has outlived. */
  bucket: v.optional(BucketName),
  [TAKES_UP]: v.optional(v.literal('true')),
});

export type Settings = v.InferOutput<typeof Settings>;

/** What of it a search domain costs by. */
export const SearchSizes = v.pick(Settings, ['searchNodes', 'searchNodeType', 'searchDiskGb']);

export type SearchSizes = v.InferOutput<typeof SearchSizes>;

/** The message names the setting and what it wants. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(problems: readonly string[]) {
    super(`The context cannot be used: ${problems.join('; ')}`);
  }
}

/** Throws {@link SettingsError}, also for an unknown name: a misspelt `admins` would otherwise be ignored. */
export function readSettings(node: Node): Settings {
  const names = Object.keys(Settings.entries);
  const told = names.filter((name) => name !== TAKES_UP);
  const context: Record<string, unknown> = node.getAllContext();
  // The names of CDK's own context have colons or slashes in them.
  const unknown = Object.keys(context).filter((name) => /^[A-Za-z]+$/u.test(name) && !names.includes(name));
  const given = Object.fromEntries(names.flatMap((name) => (name in context ? [[name, context[name]]] : [])));
  const parsed = v.safeParse(Settings, given);
  const problems = [
    ...unknown.map((name) => `${JSON.stringify(name)} is no setting (there are ${told.join(', ')})`),
    ...(parsed.issues ?? []).map((issue) => `${v.getDotPath(issue) ?? 'it'}: ${issue.message}`),
  ];
  if (!parsed.success || problems.length > 0) throw new SettingsError(problems);
  return parsed.output;
}

function isLogRetention(days: number): days is RetentionDays {
  return days in RetentionDays;
}

function logRetentions(): string {
  const days = Object.values(RetentionDays).filter((day) => typeof day === 'number' && day !== RetentionDays.INFINITE);
  return `CloudWatch keeps logs for ${days.join(', ')} days`;
}
