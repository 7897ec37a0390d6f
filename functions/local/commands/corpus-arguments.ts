import * as v from 'valibot';
import type { Overrides } from '../../corpus/source.ts';
import { StatedMetadataSchema, schemaProblem } from '../../engine/articles/stated-metadata.ts';
import { EVERY } from '../../feeds/feed.ts';
import { parseEvery } from '../../feeds/feed-lines.ts';
import { feedAddress } from '../../feeds/watching.ts';
import { FORMATS } from '../../import/formats.ts';
import { UsageError } from './arguments.ts';

export type CorpusCommand =
  | {
      readonly kind: 'add';
      /** Paths and addresses as they were given. */
      readonly inputs: readonly string[];
      readonly overrides: Overrides;
      readonly dryRun: boolean;
      readonly json: boolean;
    }
  | { readonly kind: 'list' | 'check'; readonly json: boolean }
  | { readonly kind: 'show'; readonly id: string; readonly json: boolean }
  | { readonly kind: 'remove'; readonly ids: readonly string[]; readonly json: boolean }
  | FeedCommand
  | { readonly kind: 'help' };

/** What is done about feeds; addresses as `feedAddress` gives them. */
export type FeedCommand =
  | {
      readonly kind: 'watch';
      /** None: those that are watched already are looked at. */
      readonly urls: readonly string[];
      /** Minutes. */
      readonly every: number;
      /** Looks once, and does not stay. */
      readonly isOnce: boolean;
    }
  | { readonly kind: 'unwatch'; readonly urls: readonly string[] }
  | { readonly kind: 'feeds'; readonly json: boolean };

/** The options of every launcher; each has those beside them that say where the corpus is. */
export const CORPUS_OPTIONS = {
  id: { type: 'string' },
  title: { type: 'string' },
  publisher: { type: 'string' },
  author: { type: 'string' },
  published: { type: 'string' },
  url: { type: 'string' },
  kind: { type: 'string' },
  of: { type: 'string' },
  'dry-run': { type: 'boolean' },
  every: { type: 'string' },
  once: { type: 'boolean' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const METADATA = ['id', 'title', 'publisher', 'author', 'published', 'url', 'kind', 'of'] as const;

type Given = { readonly [Option in (typeof METADATA)[number]]?: string | undefined } & {
  readonly 'dry-run'?: boolean | undefined;
  readonly every?: string | undefined;
  readonly once?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly help?: boolean | undefined;
};

/** Columns of a terminal. */
const WIDTH = 118;

const LINE = new RegExp(`(.{1,${WIDTH - 2}})(?: |$)`, 'gu');

function wrapped(text: string): string {
  return text.replace(LINE, '  $1\n').trimEnd();
}

/** `places` are the lines of help on the launcher's own options. */
export function corpusHelp(places: string): string {
  return `Brings articles into a corpus and takes them out.

  npm run corpus -- add PATH|URL…     files of the formats below, and web addresses; folders are walked
  npm run corpus -- list              every article
  npm run corpus -- show ID           what is kept of one
  npm run corpus -- remove ID…        take some out, or none of them if one is not there
  npm run corpus -- check             what is left out and why, what is not stated, and which articles are much alike
  npm run corpus -- watch URL…        brings what is new in RSS, Atom and JSON feeds; without URL goes on with those before
  npm run corpus -- unwatch URL…      ends that; the articles stay
  npm run corpus -- feeds             what each feed brought, when, and what it left out

With add:
  --publisher NAME   --author NAME   --title TEXT   --url URL   --published DATE (2022-01-06)
                  stated for what is added, instead of what it says itself
  --kind summary --of TEXT
                  your own summary, and of which report
  --id ID         a name for the article; that of an article that is there replaces it (without it an article is
                  replaced by the same address, by an id in the file, or by an edit of its text under the same name)
  --dry-run       say what would happen, and write nothing

With watch:
  --every TIME    how often: 10m (the usual), 2h, 1d; 5m to 7d
  --once          look once and end, instead of until Ctrl+C

${places}
  --json          one JSON object
  --help          this text

Formats that are read:
${wrapped(FORMATS.map(({ name }) => name.replace(/^an? /u, '')).join(', '))}

Exit codes: 0 done · 1 failed, or nothing could be added · 2 wrong usage · 3 done, but something was left out
`;
}

/** What was asked for, from options that were read with {@link CORPUS_OPTIONS}. Throws {@link UsageError}. */
export function parseCorpusCommand(given: Given, positionals: readonly string[]): CorpusCommand {
  if (given.help) return { kind: 'help' };
  const [kind, ...rest] = positionals;
  const json = given.json ?? false;
  if (kind !== 'add') refuseAddOptions(given);
  if (kind !== 'watch') refuseWatchOptions(given);
  switch (kind) {
    case 'add': {
      if (rest.length === 0) throw new UsageError('add requires a path or URL: npm run corpus -- add PATH|URL…');
      if (rest.some((input) => input.trim() === ''))
        throw new UsageError('add requires a path or URL, got an empty one');
      return { kind, inputs: rest, overrides: overridesOf(given, rest), dryRun: given['dry-run'] ?? false, json };
    }
    case 'list':
    case 'check':
      if (rest.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(rest[0])}: ${kind} takes none`);
      return { kind, json };
    case 'show': {
      const [id, ...more] = rest;
      if (id === undefined || more.length > 0) throw new UsageError('show requires one id: npm run corpus -- show ID');
      return { kind, id, json };
    }
    case 'remove':
      if (rest.length === 0) throw new UsageError('remove requires an id: npm run corpus -- remove ID…');
      return { kind, ids: rest, json };
    case 'watch':
      return { kind, urls: addressesOf(rest), every: everyOf(given), isOnce: given.once ?? false };
    case 'unwatch':
      if (rest.length === 0) throw new UsageError('unwatch requires a URL: npm run corpus -- unwatch URL…');
      return { kind, urls: addressesOf(rest) };
    case 'feeds':
      if (rest.length > 0) throw new UsageError(`unexpected argument ${JSON.stringify(rest[0])}: feeds takes none`);
      return { kind, json };
    case undefined:
      throw new UsageError(`specify a command: ${COMMANDS}`);
    default:
      throw new UsageError(`unknown command ${JSON.stringify(kind)}. Commands: ${COMMANDS}`);
  }
}

const COMMANDS = 'add, list, show, remove, check, watch, unwatch, feeds';

function refuseWatchOptions({ every, once }: Given): void {
  if (every !== undefined) throw new UsageError('--every can only be used with watch');
  if (once) throw new UsageError('--once can only be used with watch');
}

function everyOf({ every }: Given): number {
  const minutes = every === undefined ? EVERY.usual : parseEvery(every);
  if (minutes === null)
    throw new UsageError(`--every wants a time from 5m to 7d, such as 10m, 2h or 1d, not ${JSON.stringify(every)}`);
  return minutes;
}

function addressesOf(given: readonly string[]): string[] {
  return given.map((text) => {
    const address = feedAddress(text);
    if (address === null) throw new UsageError(`${JSON.stringify(text)} is no address of the public internet`);
    return address;
  });
}

function refuseAddOptions(given: Given): void {
  const option = METADATA.find((key) => given[key] !== undefined) ?? (given['dry-run'] ? 'dry-run' : undefined);
  if (option !== undefined) throw new UsageError(`--${option} can only be used with add`);
}

function overridesOf(given: Given, inputs: readonly string[]): Overrides {
  const stated: Record<string, string> = {};
  for (const key of METADATA) {
    const value = given[key];
    if (value === undefined) continue;
    if (value.trim() === '') throw new UsageError(`--${key} requires a value`);
    stated[key] = value;
  }
  for (const key of ['id', 'title', 'url'] as const) {
    if (stated[key] !== undefined && inputs.length > 1) {
      throw new UsageError(`--${key} can only be used when one article is added`);
    }
  }
  const problem = stated.id === undefined ? null : idProblem(stated.id.trim());
  if (problem !== null) throw new UsageError(`--id ${problem}`);
  const result = v.safeParse(StatedMetadataSchema, stated);
  if (!result.success) throw new UsageError(`--${schemaProblem(result.issues[0])}`);
  const { kind, of } = result.output;
  if (kind === 'summary' && !of) throw new UsageError('--kind summary requires --of: the report that it summarises');
  if (of && kind !== 'summary') throw new UsageError('--of can only be used with --kind summary');
  return present(result.output);
}

/** Characters. An id is written out in messages and commands. */
const MOST_ID = 200;

/** Why an article may not have that id; `null` where it may. */
function idProblem(id: string): string | null {
  if (id.length > MOST_ID) return `has ${id.length} characters; ${MOST_ID} are the most`;
  if (/\p{C}/u.test(id)) return 'holds a character that cannot be seen; use letters, digits and hyphens';
  if (/[/\\]/u.test(id)) return `${JSON.stringify(id)} holds a slash, as a path does; use letters, digits and hyphens`;
  if (id.startsWith('.')) return `${JSON.stringify(id)} begins with a dot; use letters, digits and hyphens`;
  return null;
}

function present(output: v.InferOutput<typeof StatedMetadataSchema>): Overrides {
  const overrides: { -readonly [Key in keyof Overrides]: Overrides[Key] } = {};
  for (const key of ['id', 'title', 'publisher', 'author', 'published', 'url', 'of'] as const) {
    const value = output[key];
    if (value) overrides[key] = value;
  }
  if (output.kind) overrides.kind = output.kind;
  return overrides;
}
